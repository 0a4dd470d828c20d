"""Credits at the end of a story: "(Reporting by Ada Stone in Lund; Editing by Bo Berg)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.blocks import patterns
from newsdoc.blocks.byline import is_name
from newsdoc.parts import CreditPart
from newsdoc.text import WHITE, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPLIT = re.compile(r"[;；.,]\s*")
_PARTS = re.compile(r"\s*,\s*(?:(?:and|und|et|y|e|en|och|og|и)\s+)?|\s+(?:and|und|et|y|e|en|och|og|и|&)\s+")
_PLACE = re.compile(r"\s(?:in|at|from|en|em|à|aus|i|в|из|for|and other)\s")
_EDGES = WHITE + ".,"
_LONGEST = 1500
_CONTRIBUTED = re.compile(
    r"(?:[\w.’']+ ){0,3}?(?:writers?|reporters?|correspondents?|journalists?|editors?|producers?)\s+"
)
_VERB = re.compile(r"\s+(?:also\s+)?contributed\b")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")


def is_credit(text: str, start: int, end: int) -> bool:
    """A stretch, in brackets or not, that begins as a credit does and has names in it."""
    if end - start > _LONGEST:
        return False
    at = start + (text[start] in "([")
    opening = patterns.match_credit(text, at, end)
    if opening is None:
        return False
    if at > start:
        return text[end - 1] in ")]." and text[opening.end() : opening.end() + 1] != ")"
    if text[end - 1] == ")" and text.rfind("(", start, end) < 0:
        return False  # "(Reporting by Ada Stone in Lund; / Editing by Bo Berg)": the credit begins further up
    part = next(_clauses(text, start, end), None)
    return part is not None and bool(part.names)


def is_contribution(text: str, start: int, end: int) -> bool:
    """A sentence such as "Associated Press writer Ada Stone in Lund contributed to this report."."""
    return end - start <= _LONGEST and patterns.contributor_pattern().match(text, start, end) is not None


def read_credits(text: str, start: int, end: int) -> tuple[CreditPart, ...]:
    """The clauses of a credit with their names.

    Example:
        >>> line = "(Reporting by Ada Stone; Editing by Bo Berg)"
        >>> [(part.role, [line[s:e] for s, e in part.names]) for part in read_credits(line, 0, len(line))]
        [('reporting', ['Ada Stone']), ('editing', ['Bo Berg'])]
    """
    found = tuple(_clauses(text, start, end))
    if found:
        return found
    verb = _VERB.search(text, start, end)
    if verb is None:
        return (CreditPart(start, end, "other"),)
    # "Stone reported from Boston. Associated Press writer Bo Berg contributed to this report."
    begin = max((match.end() for match in _SENTENCE.finditer(text, start, verb.start())), default=start)
    who = _CONTRIBUTED.match(text, begin, verb.start())
    names = _names(text, who.end() if who else begin, verb.start())
    return (CreditPart(start, end, "contributing", names),)


def _clauses(text: str, start: int, end: int) -> Iterator[CreditPart]:
    """One clause a semicolon, or a comma or a full stop before another opening; what opens with no role is left out."""
    start += text[start] in "(["
    while end > start and text[end - 1] in ")]. \n":
        end -= 1
    at = start
    for split in _SPLIT.finditer(text, start, end):
        if text[split.start()] in ";；" or patterns.match_credit(text, split.end(), end):
            yield from _clause(text, at, split.start())
            at = split.end()
    yield from _clause(text, at, end)


def _clause(text: str, start: int, end: int) -> Iterator[CreditPart]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    opening = patterns.match_credit(text, start, end)
    if opening is None:
        return
    words = " ".join(opening[1].lower().split())
    yield CreditPart(start, end, patterns.credit_roles()[words], _names(text, opening.end(), end))


def _names(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The names between commas and "and"; where someone sat ("in Lund") is no part of a name."""
    names, at = [], start
    for stop, after in [*((m.start(), m.end()) for m in _PARTS.finditer(text, start, end)), (end, end)]:
        place = _PLACE.search(text, at, stop)
        at, last = trim(text, at, place.start() if place else stop)
        while last > at and text[last - 1] in _EDGES:
            last -= 1
        if is_name(text[at:last]) and last - at <= 60:
            names.append((at, last))
        at = after
    return tuple(names)
