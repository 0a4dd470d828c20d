"""The text cut into lines, with what is visible in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

# What nobody sees: control characters (wires are full of them), every kind of blank, byte order mark, zero-width marks.
WHITE = (
    "".join(map(chr, range(0x21)))
    + "\x7f\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000\ufeff"
    + "".join(map(chr, [*range(0x80, 0xA0), *range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]))
)
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n?|[\n\v\f\x85\u2028\u2029])?")


class Line(NamedTuple):
    """A line: `start`, its first visible character, one past its last visible one, and `stop`, where the next begins.

    In a blank line `begin == end == start`.
    """

    start: int
    begin: int
    end: int
    stop: int

    @property
    def blank(self) -> bool:
        """Nothing to see in it."""
        return self.begin == self.end


@dataclass(frozen=True, slots=True)
class Scan:
    """The text and what one pass over it found."""

    text: str
    lines: tuple[Line, ...]


def scan(text: str) -> Scan:
    r"""Cut the text into lines.

    Example:
        >>> [tuple(line) for line in scan("  A b\r\n\nc").lines]
        [(0, 2, 5, 7), (7, 7, 7, 8), (8, 8, 9, 9)]
    """
    return Scan(text, tuple(_lines(text)))


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for whole in _pieces(text):
        stop = start + len(whole)
        visible = whole.strip(WHITE)
        begin = start + whole.index(visible[0]) if visible else start
        # Line(...) would go through one more function call, and there are as many lines as there are.
        lines.append(tuple.__new__(Line, (start, begin, begin + len(visible), stop)))
        start = stop
    return lines


def _pieces(text: str) -> list[str]:
    """The lines with what ends them; `str.splitlines` is fast, but ends lines at the separators of ANPA tables, too."""
    if any(separator in text for separator in "\x1c\x1d\x1e"):
        return _LINE.findall(text)[:-1]
    return text.splitlines(keepends=True)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    r"""The stretch without the blanks, control characters and other invisible marks around it.

    Example:
        >>> trim("(\x0f AP\u200b)", 1, 6)
        (3, 5)
    """
    while start < end and text[start] in WHITE:
        start += 1
    while end > start and text[end - 1] in WHITE:
        end -= 1
    return start, end
