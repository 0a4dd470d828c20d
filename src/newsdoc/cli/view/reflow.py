"""A stretch of the story with its line breaks taken out and its elements styled."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from rich.text import Text

from newsdoc.cli.inert import inert

_VISIBLE = re.compile(r"\S+")


class Mark(NamedTuple):
    """A style for the characters from start to end, offsets into the document's text."""

    start: int
    end: int
    style: str


class Reflowed:
    r"""Words of a stretch, one blank between them, and where each came from.

    Example:
        >>> flowed = Reflowed("Call it\n  a day.", 0, 16)
        >>> flowed.plain, flowed.place(10)
        ('Call it a day.', 8)
    """

    __slots__ = ("_shown", "_sources", "_stops", "plain")

    def __init__(self, text: str, start: int, end: int) -> None:
        words = [(found.start(), found.end()) for found in _VISIBLE.finditer(text, start, end)]
        self.plain = inert(" ".join(text[begin:stop] for begin, stop in words))
        self._sources = [begin for begin, _ in words]
        self._stops = [stop for _, stop in words]
        self._shown: list[int] = []
        at = 0
        for begin, stop in words:
            self._shown.append(at)
            at += stop - begin + 1

    def place(self, offset: int) -> int:
        """Where an offset of the text stands in `plain`; white space belongs to the end of the word before it."""
        word = bisect_right(self._sources, offset) - 1
        return 0 if word < 0 else self._shown[word] + min(offset, self._stops[word]) - self._sources[word]

    def styled(self, marks: list[Mark], style: str = "") -> Text:
        """The text with each mark's style on its words."""
        line = Text(self.plain, style=style)
        for mark in marks:
            line.stylize(mark.style, self.place(mark.start), self.place(mark.end))
        return line
