"""Offsets for programs that do not count Python characters but UTF-16 units (Java, JavaScript) or UTF-8 bytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, get_args

from newsdoc.errors import OffsetError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Encoding = Literal["utf-8", "utf-16"]


class Offsets:
    """Translates between offsets into one text and offsets into the same text in another encoding.

    A lone surrogate counts as one UTF-16 unit and as three UTF-8 bytes, as Python's "surrogatepass" writes it.

    Args:
        text: The text.
        encoding: "utf-16" counts code units of two bytes, "utf-8" counts bytes; neither counts a byte order mark.

    Raises:
        OptionError: Another encoding.

    Example:
        >>> offsets = Offsets("𝄞 “Ja”", "utf-16")
        >>> offsets.to_units(2), offsets.to_offset(3)
        (3, 2)
    """

    __slots__ = ("_units",)

    def __init__(self, text: str, encoding: Encoding) -> None:
        if encoding not in get_args(Encoding):
            raise OptionError(f"encoding must be one of {', '.join(get_args(Encoding))}, not {encoding!r}")
        # _units[i] is the number of units before character i; where every character is one unit, a range says it.
        self._units: Sequence[int] = range(len(text) + 1)
        if encoding == "utf-8" and not text.isascii():
            self._units = _running(1 + (c > "\x7f") + (c > "\u07ff") + (c > "\uffff") for c in text)
        elif encoding == "utf-16" and max(text, default="") > "\uffff":
            self._units = _running(1 + (c > "\uffff") for c in text)

    def to_units(self, offset: int) -> int:
        """How many units stand before the character at `offset`.

        Raises:
            OffsetError: `offset` lies outside the text.

        Example:
            >>> Offsets("né", "utf-8").to_units(2)
            3
        """
        if not 0 <= offset < len(self._units):
            raise OffsetError(f"offset {offset} is outside the text of {len(self._units) - 1} characters")
        return self._units[offset]

    def to_offset(self, units: int) -> int:
        """The offset in Python characters that stands for a number of units.

        Raises:
            OffsetError: `units` lies outside the text or inside a character.

        Example:
            >>> Offsets("né", "utf-8").to_offset(3)
            2
        """
        offset = bisect_left(self._units, units)
        if offset == len(self._units) or self._units[offset] != units:
            raise OffsetError(f"{units} is not the beginning of a character in a text of {self._units[-1]} units")
        return offset


def _running(widths: Iterable[int]) -> array[int]:
    return array("Q", accumulate(widths, initial=0))
