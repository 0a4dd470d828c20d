"""What one line shows: how far it is indented, whether a sentence ends in it, whether it belongs to a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.text import Line

_CLOSERS = "\"'”’»)]」』）】<"
_STOPS = ".!?…。！？:：;；"
_GAP = re.compile(r"\S(?:[ \xa0]{3,}|[ \xa0]*\t[\s]*)(?=\S)")
_LETTER = re.compile(r"[^\W_]")
_NARROWEST = 5  # characters of two cells and a gap
INDENT = 3  # blanks; wires slip: four are meant, three or five come
WIDEST = 100  # no wire breaks its lines later than this
TABLE_LINE = "\x08"  # begins the rows of tables in ANPA, where two make one too


def indented(text: str, line: Line) -> bool:
    r"""The line begins with a tab, an ideographic blank or at least three blanks.

    Example:
        >>> from newsdoc.text import scan
        >>> text = "    Oil rose.\n Reuter"
        >>> [indented(text, line) for line in scan(text).lines]
        [True, False]
    """
    if line.begin == line.start:
        return False
    if line.begin - line.start < INDENT:
        lead = text[line.start : line.begin]
        return "\t" in lead or "\u3000" in lead
    lead = text[line.start : min(line.begin, line.start + 200)]
    return "\t" in lead or "\u3000" in lead or lead.count(" ") + lead.count("\xa0") >= INDENT


def indentation(text: str, line: Line) -> int:
    """The number of blanks before the first visible character."""
    lead = text[line.start : line.begin]
    return lead.count(" ") + lead.count("\xa0")


def ends_sentence(text: str, start: int, end: int) -> bool:
    """The stretch ends with a stop, inside quotation marks or brackets too."""
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > start and text[end - 1] in _STOPS


def has_letters(text: str, start: int, end: int) -> bool:
    """There is a letter or a digit in it, not only a rule such as "___" or "* * *"."""
    return _LETTER.search(text, start, end) is not None


def columns(text: str, line: Line) -> int:
    """How many cells of a table the line seems to have; 1 for prose."""
    if line.end - line.begin < _NARROWEST:
        return 1
    end = min(line.end, line.begin + 300)
    look = text[line.begin : end]
    if "   " in look or "\t" in look or "\xa0" in look:  # hardly any line of prose need be searched for gaps
        gaps = sum(1 for _ in _GAP.finditer(text, line.begin, end))
        if gaps:
            return gaps + 1
    fills = text.count("\x1e", line.begin, line.end) + text.count("\x1f", line.begin, line.end)
    if fills >= INDENT:  # ANPA pads its columns with RS
        return fills
    cells = text.count(";", line.begin, line.end)
    spaced = text.count("; ", line.begin, line.end)
    return cells + 1 if cells - spaced >= INDENT else 1


def all_capitals(text: str, start: int, end: int) -> bool:
    """Letters there are, and none of them is a small one."""
    stretch = text[start:end]
    return stretch.upper() == stretch and stretch.lower() != stretch
