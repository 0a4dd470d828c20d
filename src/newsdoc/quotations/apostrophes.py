"""Single marks told apart: quotation marks that open or close, and apostrophes."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.quotations.marks import CLOSE, EITHER, OPEN

if TYPE_CHECKING:
    from newsdoc.quotations.marks import Mark

_WORD_AHEAD = re.compile(r"\w{1,14}")
_YEAR_AHEAD = re.compile(r"\d\ds?(?!\w)")
_WORD_BEHIND = re.compile(r"(?:(?<=[\s\u00a0([{«“\"'’‘—–-])|^)\w{1,14}\Z")
_LONGEST_WORD = 15
_SURE = frozenset('.,!?…;:—–)]。！？，%*"”»')
# Letters after which an apostrophe alone makes a possessive: the students' union, Marx' grave, Liz' car.
_POSSESSIVE = frozenset("sSxXzZß")
_DROPPED_G = frozenset({"in", "IN"})
_CURLY = frozenset("’´")


class Role(IntEnum):
    """What a single mark may be; the closing ones in order of trust."""

    APOSTROPHE = 0
    MAYBE_CLOSES = 1
    LIKELY_CLOSES = 2
    CLOSES = 3
    MAYBE_OPENS = 4
    OPENS = 5


class Words(NamedTuple):
    """Words that begin or end with an apostrophe, in lower case, without it."""

    leading: frozenset[str]
    trailing: frozenset[str]


@cache
def words() -> Words:
    """The words of all languages: a mark that is no apostrophe can be told by the one that answers it.

    Example:
        >>> "em" in words().leading, "em" in words().trailing
        (True, False)
    """
    rows = table("apostrophe_words")
    return Words(
        frozenset(word[1:] for row in rows for word in row["leading"]),
        frozenset(word[:-1] for row in rows for word in row["trailing"]),
    )


def role(text: str, mark: Mark, start: int, end: int) -> Role:
    """What a single mark of the stretch text[start:end] may be.

    Example:
        >>> from newsdoc.quotations.marks import find_marks, glyphs
        >>> text = "'No,' said the students' 'em."
        >>> [role(text, mark, 0, 29).name for mark in find_marks(text, 0, 29, glyphs(None, low_opens=False)).singles]
        ['OPENS', 'CLOSES', 'MAYBE_CLOSES', 'APOSTROPHE']
    """
    if mark.side == OPEN:
        return _opening(text, mark, start, end)
    if mark.side == CLOSE:
        return _closing(text, mark, start)
    return Role.APOSTROPHE


def _opening(text: str, mark: Mark, start: int, end: int) -> Role:
    ahead = _WORD_AHEAD.match(text, mark.end, end)
    if ahead:
        after = ahead.end()
        closed = after < end and text[after] in "'’‘" and not text[after + 1 : after + 2].isalnum()
        # '90s, 'em and rock 'n' roll, but also 'round' and '16' in single marks.
        if ahead.group().lower() in words().leading and (not closed or ahead.group() in "nN"):
            return Role.APOSTROPHE
        if not closed and _YEAR_AHEAD.match(text, mark.end, end):
            return Role.APOSTROPHE
    # al-'Abadi: after a hyphen inside a word it takes an answering mark to make it open.
    if mark.start > start + 1 and text[mark.start - 1] == "-" and text[mark.start - 2].isalnum():
        return Role.MAYBE_OPENS
    # The curly apostrophe at the head of a word (’Ndrangheta): opens in Swedish and Finnish only.
    if mark.glyph.side == CLOSE or mark.glyph.text in _CURLY:
        return Role.MAYBE_OPENS
    return Role.OPENS


def _closing(text: str, mark: Mark, start: int) -> Role:
    if mark.start == start:
        return Role.APOSTROPHE
    before = text[mark.start - 1]
    if before in _SURE or not before.isalnum():
        return Role.CLOSES
    if before in _POSSESSIVE or before.isdecimal():
        return Role.MAYBE_CLOSES
    # Makin', goin' and the like.
    if text[mark.start - 2 : mark.start] in _DROPPED_G:
        return Role.MAYBE_CLOSES
    word = _WORD_BEHIND.search(text, max(start, mark.start - _LONGEST_WORD), mark.start)
    if word and word.group().lower() in words().trailing:
        return Role.MAYBE_CLOSES
    # shouldn‘ t: the mark that opens elsewhere closes only what is open.
    return Role.MAYBE_CLOSES if mark.glyph.side == OPEN else Role.LIKELY_CLOSES


def lenient(mark: Mark) -> bool:
    """Whether a mark is an apostrophe unless another mark proves the contrary."""
    return mark.side == EITHER or mark.glyph.text in _CURLY
