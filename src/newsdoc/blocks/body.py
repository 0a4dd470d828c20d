"""The body of a story: paragraphs, and what stands among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks import patterns
from newsdoc.blocks.lines import all_capitals, ends_sentence, has_letters
from newsdoc.blocks.paragraphs import Convention, Group, cut, find_convention
from newsdoc.blocks.tail import note_kind, sign_off_span
from newsdoc.parts import Finding, NotePart, SignOffPart
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.blocks.tail import Tail
    from newsdoc.text import Scan

_SUBHEAD = 60  # characters
_SUBHEAD_WORDS = 9
_PROSE = 100  # characters of a paragraph that a subhead stands above
_SIGN = 12  # characters of a sign-off that may stand in the middle of a text


class Stretch(NamedTuple):
    """Where the body begins: the character, the line of the dateline, the line of the character."""

    start: int
    evidence: int
    first: int


class Body(NamedTuple):
    """The paragraphs, the (start, role) of the blocks of the body, and what was found among them."""

    paragraphs: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, str], ...]
    notes: tuple[NotePart, ...] = ()
    sign_offs: tuple[SignOffPart, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_body(scan: Scan, stretch: Stretch, tail: Tail, *, tables: bool) -> Body:
    """Cut the body into paragraphs and tell subheads, tables, notes and page furniture from them.

    Args:
        scan: The text in lines.
        stretch: Where the body begins.
        tail: What follows it.
        tables: Look for tables in texts whose paragraphs are indented, too.
    """
    if stretch.first >= tail.first or stretch.start >= scan.lines[tail.first - 1].end:
        return Body((), ())
    convention = find_convention(scan, stretch.evidence, tail.first)
    strict = convention.indents and not convention.tabs  # such texts are prose; tables stand in their paragraphs
    groups = cut(scan, stretch.first, tail.first, convention, tables=tables or not strict)
    spans = [_span(scan, group, stretch, tail, convention) for group in groups]
    roles = [_role(scan.text, spans, n, group, strict=strict, tabs=convention.tabs) for n, group in enumerate(groups)]
    if convention.tabs:
        roles = _with_headings(scan.text, spans, roles)
    kept = [(span, role) for span, role in zip(spans, roles, strict=True) if span[0] < span[1]]
    signs = [] if tail.sign_offs else [span for span, role in kept if role == "sign_off"]
    after = {span for span in signs[:1] for last in kept[-1:] if last[0] > span}
    return Body(
        tuple(span for span, role in kept if role == "paragraph"),
        tuple((span[0], role) for span, role in kept),
        tuple(NotePart(*span, note_kind(scan.text, *span) or "other") for span, role in kept if role == "note"),
        tuple(SignOffPart(*span) for span in signs),
        tuple(Finding("ND403", *span) for span in after),
    )


def _with_headings(text: str, spans: Sequence[tuple[int, int]], roles: Sequence[str]) -> list[str]:
    """Lines of ANPA that begin with "^" are headings among paragraphs that do not: "^Monday's Games="."""
    headed = [start > 0 and text[start - 1] == "^" for start, _ in spans]
    if all(headed):
        return list(roles)
    return ["subhead" if head and role == "paragraph" else role for head, role in zip(headed, roles, strict=True)]


def _span(scan: Scan, group: Group, stretch: Stretch, tail: Tail, convention: Convention) -> tuple[int, int]:
    """The visible characters of some lines, without the marks that wires put around them."""
    text = scan.text
    start, end = max(scan.lines[group.first].begin, stretch.start), scan.lines[group.last].end
    if tail.stop is not None and end > tail.stop:
        end = tail.stop
    if convention.tabs:
        start += text[start : start + 1] == "^"
        end -= end > start and text[end - 1] in "<="
    while end > start and text[end - 1] in WHITE:
        end -= 1
    while start < end and text[start] in WHITE:
        start += 1
    return start, end


def _role(text: str, spans: Sequence[tuple[int, int]], number: int, group: Group, *, strict: bool, tabs: bool) -> str:
    """What a group of lines is; `strict` texts have nothing but paragraphs."""
    start, end = spans[number]
    if group.table:
        return "table"
    if end - start <= _SIGN and text[start:end] in patterns.sure_sign_offs() and sign_off_span(text, start, end):
        return "sign_off"
    if strict:
        return "paragraph"
    if end - start <= _SUBHEAD:
        if not has_letters(text, start, end) or text[start:end].rstrip(".:").lower() in patterns.furniture():
            return "furniture"
        return (
            "subhead" if _is_subhead(text, spans, number) or (tabs and _is_label(text, spans, number)) else "paragraph"
        )
    return "note" if number and note_kind(text, start, end) else "paragraph"


def _is_label(text: str, spans: Sequence[tuple[int, int]], number: int) -> bool:
    """A line of capitals among the tabbed paragraphs of ANPA: "BOX SCORE"; "1. THE BRIDGE REOPENS" is one of a list."""
    start, end = spans[number]
    if text[start].isdigit():
        return False
    return 0 < number < len(spans) - 1 and all_capitals(text, start, end) and not ends_sentence(text, start, end)


def _is_subhead(text: str, spans: Sequence[tuple[int, int]], number: int) -> bool:
    """A short line without a stop between paragraphs: "Pilots in short supply"."""
    start, end = spans[number]
    if number == 0 or number + 1 == len(spans) or ends_sentence(text, start, end) or text[end - 1] in ",-–—\"”»'":
        return False
    if not (text[start].isupper() or text[start].isdigit()) or len(text[start:end].split()) > _SUBHEAD_WORDS:
        return False
    above, below = spans[number - 1], spans[number + 1]
    return below[1] - below[0] >= _PROSE and ends_sentence(text, *above) and not text[below[0]].islower()
