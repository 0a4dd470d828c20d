"""The frame of control characters that wires put around a story, and the header lines inside it.

ANPA 1312: SYN SYN SOH header, STX text ETX trailer; IPTC 7901: SOH header, keyword lines, STX text ETX trailer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parts import SluglinePart
from newsdoc.text import trim

if TYPE_CHECKING:
    from newsdoc.text import Line, Scan

_HEADING, _START, _END = "\x01", "\x02", "\x03"
_ENDS = (_END, "\x04")
_HEADER_CHARACTERS = 4000
_HEADER_LINES = 15
_TRAILER_LINES = 6
# "h f BC-HARBOR-OIL-<HRB>   03-26 0067", "r a\x13\x11 BC-US--HarborFire 1stLd-Writethru   11-13 0512"
# Cycle and desk are no part of a keyword, nor is a reference ("TB06") of its version.
_ANPA = re.compile(
    r"[A-Za-z] [A-Za-z][\x13\x14]?[\x11\x12]? +(\S+)( (?![A-Z]{2}\d\d )\S[^\n]{0,40}?)??(?: +[A-Z]{2}\d\d)?"
    r" +\d{1,2}-\d{1,2}(?: ?\d{1,5})?"
)
_CYCLE = re.compile(r"(?:(?:BC|AM|PM|AP)-)?(?:[A-Z]{2,3}--)?")
# "eca062 4 i 211 ccccb   dpa 061", then "France-cycling/Paris/Martin/"
_IPTC = re.compile(r"[A-Za-z]{2,4}\d{3,4} [1-9] [A-Za-z]{1,3} \d{1,5}(?: |$)")
# "\x16\x16\x01a2345\x1fasian", "\x01eca062 4 i 211": a message that broke off in its header has no more than that.
_FIRST = re.compile(r"[\x00\x0c\x16\x7f\s]{0,64}\x01(?:[A-Za-z]?\d{4}[^\x1f\n]{0,15}\x1f|[A-Za-z]{2,4}\d{3,4} [1-9] )")
_KEYWORDS = re.compile(r"[^/\s][^/\n]{0,60}(?:/[^/\n]{0,60}){1,8}")


class Frame(NamedTuple):
    """Which lines hold the story: `first` up to, not including, `last`; and the keyword line of the header.

    `cut_off` says that a header came, but not the character that ends a text.
    """

    first: int
    last: int
    slug: SluglinePart | None = None
    cut_off: bool = False


def find_frame(scan: Scan) -> Frame:
    r"""Tell header and trailer of a wire message from its text.

    Example:
        >>> from newsdoc.text import scan
        >>> frame = find_frame(scan("\x16\x01f1234\x1freute\nu f BC-OIL   03-26 0067\n\x02\nOIL UP\n\x03"))
        >>> frame.first, frame.last
        (2, 4)
    """
    first = _first_line(scan)
    last = _last_line(scan, first)
    headed = scan.text.find(_HEADING, 0, _HEADER_CHARACTERS) >= 0 and (first > 0 or _FIRST.match(scan.text))
    cut_off = bool(headed) and not any(end in scan.text for end in _ENDS)
    return Frame(first, last, _header_slug(scan, first), cut_off)


def _line_at(scan: Scan, at: int) -> int:
    return max(0, bisect_right(scan.lines, at, key=_start_of) - 1)


def _start_of(line: Line) -> int:
    return line.start


def _first_line(scan: Scan) -> int:
    start = scan.text.find(_START, 0, _HEADER_CHARACTERS)
    if start >= 0:
        number = _line_at(scan, start)
        if sum(not line.blank for line in scan.lines[:number]) <= _HEADER_LINES:
            return number
    for number, line in enumerate(scan.lines[:8]):  # control characters may have been taken out on the way
        if not line.blank and _ANPA.fullmatch(scan.text, line.begin, line.end):
            return number + 1
    return 0


def _last_line(scan: Scan, first: int) -> int:
    end = scan.text.find(_END)
    if end < 0:
        return len(scan.lines)
    number = _line_at(scan, end)
    after = scan.lines[number + 1 : number + 100]
    if number < first or sum(not line.blank for line in after) > _TRAILER_LINES or len(scan.lines) > number + 100:
        return len(scan.lines)
    line = scan.lines[number]
    return number if line.blank or end < line.begin else number + 1


def _header_slug(scan: Scan, first: int) -> SluglinePart | None:
    text = scan.text
    header = [line for line in scan.lines[max(0, first - _HEADER_LINES) : first] if not line.blank]
    for line in header:
        match = _ANPA.fullmatch(text, line.begin, line.end)
        if match:
            cycle = len(_CYCLE.match(match[1])[0])  # type: ignore[index]  # matches anywhere
            start, end = trim(text, match.start(1) + cycle, match.end(1))
            return SluglinePart(start, end, match[2].strip() if match[2] else None) if start < end else None
    if header and _IPTC.match(text, header[0].begin, header[0].end):
        keywords = [line for line in header[1:] if _KEYWORDS.fullmatch(text, line.begin, line.end)]
        if keywords:
            start, end = keywords[0].begin, keywords[-1].end
            return SluglinePart(*trim(text, start, end - text.endswith("/", start + 1, end)))
    return None
