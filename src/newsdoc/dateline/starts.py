"""Where in a line near the top a dateline may begin: at its start, or after what wires and pages put before it."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.dateline.runs import case_of
from newsdoc.dateline.vocabulary import brackets, words
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEW_WORDS = 6
_PLAIN_WORD = re.compile(r"[^\W\d_]{1,40}+(?:[.'’-][^\W\d_]{1,20}+){0,4}\.?")
_AFTER_COMMA = re.compile(r", {1,2}([^\W\d_]{1,40}+) {1,2}[^\W\d_]")
_LOWER_HEAD = re.compile(r"[^\W\d_]{1,30}+(?:[ -][^\W\d_]{1,30}+){0,3}(?:, ?\d|/|:?[ \xa0]\d)")
_WORD_AFTER = re.compile(r" {1,2}[^\W\d_]")
_NEAR = 60  # a label before a dateline is not longer
_FAR = 320  # a subhead before a dateline is not longer
_JUNK = re.compile(rf"[{re.escape(WHITE)}*^•·>|#.…_=-]{{1,40}}")
_CLOCK = re.compile(
    r"\(?\d{1,2}[:.h]\d\d(?:[ \xa0]?([^\W\d]{1,4}\.?(?:[^\W\d]\.)?)(?![^\W_]))?\)?[ \xa0]?[,:|–—-]?[ \xa0]{1,3}"
)
_NOTE = re.compile(r"\([^()\n]{4,120}\)\.?[ \xa0]{0,4}(?:[–—-]{1,2}[ \xa0])?")
_STOP = re.compile(r"[.!?…:][\"”»“’')\]]{0,2}[ \xa0]{1,4}(?=\S)")
_WIDE = re.compile(r"[ \xa0]{2,40}(?=\S)|\t{1,4}(?=\S)|(?<=[^\W_])[ ]?/[ ]?(?=[^\W\d_])")
_MARK = re.compile(r"[ \xa0][–—|-]{1,2}[ \xa0](?=\S)")
_HYPHEN = re.compile(r"[ \xa0]{0,2}[-–—][ \xa0]{1,2}(?=\S)")
_LINE = re.compile(r"[\r\n]{1,4}[ \t\xa0]{0,40}(?=\S)")
_WORD = re.compile(r"[^\s,;:()/]{1,40}")


def is_hopeless(text: str, pos: int, limit: int) -> bool:
    """A cheap look: a sentence ("The mayor said") begins here, as words in small letters come before any mark.

    Example:
        >>> is_hopeless("The mayor said so", 0, 17), is_hopeless("Rio de Janeiro – Rain", 0, 21)
        (True, False)
    """
    if pos >= limit or not (text[pos].isalnum() or text[pos] in "'’(/" or text[pos] in brackets()):
        return True
    if text[pos].islower():  # "москва, 1 дек — риа новости", "dpa/Bonn – "
        return _LOWER_HEAD.match(text, pos, limit) is None
    for _ in range(_FEW_WORDS):
        match = _PLAIN_WORD.match(text, pos, limit)
        if match is None:
            return False
        if _is_small(match[0]):
            return _WORD_AFTER.match(text, match.end(), limit) is not None
        if not text.startswith(" ", match.end()):  # "The mayor, who resigned in May"
            after = _AFTER_COMMA.match(text, match.end(), limit)
            return after is not None and _is_small(after[1])
        pos = match.end() + 1
    return False


def _is_small(word: str) -> bool:
    """Whether a word is in small letters and none of those that stand in names."""
    return word[0].islower() and word.islower() and word not in words("particles") and word not in words("joins")


class Start(NamedTuple):
    """A character at which a dateline may begin; `least` is how much must speak for it there."""

    pos: int
    least: int
    label: int | None = None


def find_starts(text: str, begin: int, end: int, *, deep: bool) -> Iterator[Start]:
    """The places in a line at which a dateline may begin; `deep` also looks behind a subhead or a byline.

    Example:
        >>> [start.pos for start in find_starts("10:15 ROMA - Piove.", 0, 19, deep=False)]
        [0, 6]
    """
    junk = _JUNK.match(text, begin, end)
    at = junk.end() if junk else begin
    if at >= end:
        return
    # "****** LYON - Firm says it will sell" is a flash, a headline, unless an agency or a date says otherwise.
    yield Start(at, 2 if "*" in text[begin:at] else 1)
    char = text[at]
    if (char.isdigit() or char == "(") and (clock := _CLOCK.match(text, at, end)):
        yield Start(_past_clock(clock), 1)
    if char == "(" and (note := _NOTE.match(text, at, end)):
        yield Start(note.end(), 1)
    if (char.isalpha()) and (label := _label_pattern().match(text, at, end)):
        yield Start(label.end(), 1, at)
    if deep:
        yield from _inside(text, at, min(end, begin + _FAR))


def _past_clock(match: re.Match[str]) -> int:
    """Where what follows a time of day begins: after "10:15 Uhr ", but before the word of "10:15 ROMA - "."""
    return match.start(1) if match[1] and match[1].lower() not in words("clocks") else match.end()


def _inside(text: str, begin: int, end: int) -> list[Start]:
    """Starts further on in the line, in their order."""
    found = [
        Start(match.end(), 1)
        for match in _STOP.finditer(text, begin, end)
        if text[max(begin, match.start() - 4) : match.start()].rpartition(" ")[2].lower() not in words("titles")
    ]
    line = text[begin:end]
    if "\n" in line or "\r" in line:
        found += [Start(match.end(), 1) for match in _LINE.finditer(text, begin, end)]
    if "  " in line or "/" in line or "\t" in line or "\xa0" in line:
        for match in _WIDE.finditer(text, begin, end):
            found.append(Start(match.end(), 1 if match.end() - match.start() > 2 else 2))
    first = _WORD.match(text, begin, end)
    if first and first[0].lower() in words("bylines"):
        found += _after_byline(text, first.end(), min(end, begin + 160))
    for match in itertools.islice(_MARK.finditer(text, begin, min(end, begin + _NEAR)), 2):
        found.append(Start(match.end(), 3))
    if first and case_of(first[0]) == "uncased":
        found += [Start(match.end(), 1) for match in _HYPHEN.finditer(text, begin, min(end, begin + 60))]
    return sorted(found)


def _after_byline(text: str, begin: int, end: int) -> list[Start]:
    """Where capitals follow a name: "Por Ana Lima BRASÍLIA (Reuters) - "."""
    before, found = "caps", []
    for match in _WORD.finditer(text, begin, end):
        case = case_of(match[0])
        if case == "caps" and before != "caps":
            found.append(Start(match.start(), 3))
        before = case
    return found


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, sorted(words("date_labels"), key=len, reverse=True)))
    return re.compile(rf"(?:{labels}):?[ \xa0]{{1,3}}(?=\w)", re.IGNORECASE)
