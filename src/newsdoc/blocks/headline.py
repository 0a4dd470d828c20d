"""Which of the first lines is the headline, how far it goes, and what mark of an update stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.blocks import patterns
from newsdoc.blocks.lines import ends_sentence
from newsdoc.blocks.pieces import Piece, is_shout
from newsdoc.data import table
from newsdoc.parts import HeadlinePart
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINS = ",;:–—-&"
# A stop after a word of three letters or more: "U.N. chief" and "N.Y. nears" are no sentences.
_SPLIT = re.compile(r"(?<=[^\W\d_]{3})[.!?][\"”’']? (?=[^\W\d_a-z]|[\"“‘])")
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,40}")
_TITLE_CASE = 0.8  # of the longer words begin with a capital
_ROOMY = 1.5  # a first paragraph that is no headline is not that much shorter than the second


def longest() -> int:
    """Characters that a headline may have at most."""
    return int(table("blocks_headlines")["longest"])


def is_headline(text: str, piece: Piece, following: Sequence[Piece]) -> bool:
    """A first line that no dateline follows is the headline of what comes after it.

    Without a stop at its end it has only to be short. With one it has to be a single short sentence of a paragraph of
    its own before a longer one, as pages write them ("Mayor opens bridge - at last."); a lead is rarely so.
    """
    size = piece.end - piece.start
    if not following or size > longest() or text[piece.end - 1] in ":,;":
        return False
    after = following[0]
    if not ends_sentence(text, piece.start, piece.end):
        return after.apart or after.indented or text[after.start].isupper() or not text[after.start].isalpha()
    if text[piece.start] in '"“«„' and text[piece.end - 1] in '"”»“':
        return False
    if not after.apart:
        return False
    words = _WORD.findall(text, piece.start, piece.end)
    if len(words) > 2 and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words):
        return True
    if size > table("blocks_headlines")["longest_closed"] or _SPLIT.search(text, piece.start, piece.end):
        return False
    return any(other.apart and other.end - other.start >= _ROOMY * size for other in following[:2])


def runs_on(text: str, first: Piece, second: Piece) -> bool:
    r"""The headline goes on in the next line: "MINES UNION CALLS OFF STRIKE AT\nNORTHERN PITS"."""
    if second.apart or second.indented != first.indented or second.kind != "text" or first.shut or second.caret:
        return False
    if second.end - first.start > longest():
        return False
    if text[first.end - 1] in _JOINS:
        return True
    if ends_sentence(text, first.start, first.end):
        return False
    if text[second.start].islower():
        return True
    last = text[first.start : first.end].rsplit(None, 1)[-1].lower()
    if last in table("blocks_headlines")["open_ends"]:
        return True
    return first.end - first.start >= 35 and is_shout(text, first) and is_shout(text, second)


def take_headline(text: str, pieces: Sequence[Piece], marks: Sequence[Piece]) -> HeadlinePart:
    """The headline of one or several lines, without the marks before it.

    Args:
        text: The whole text.
        pieces: Its lines.
        marks: Lines above it that hold a mark alone ("1ST LEAD").
    """
    start, end = pieces[0].start, pieces[-1].end
    if pieces[0].caret and text[end - 1] == "<":  # of a headline in two lines the wire marks the end of the second
        end -= 1
    found = [text[mark.start : mark.end].strip("(*): ") for mark in marks]
    for _ in range(3):
        match = patterns.match_update_mark(text, start, end)
        if match is None:
            break
        found.append(next(filter(None, match.groups())))
        start = match.end()
    while start < end - 1 and text[start] in WHITE:
        start += 1
    return HeadlinePart(start, end, " ".join(found) or None)
