"""Which opening mark belongs to which closing one, within one stretch of prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.quotations.marks import CLOSE, EITHER, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.quotations.marks import Mark

DEEPEST = 8
_LOWER_AHEAD = re.compile(r"\s[^\W\d_A-Z]")


class Pair(NamedTuple):
    """An opening mark and the mark that closes it, None where it is missing; `end` is one past the quotation."""

    opening: Mark
    closing: Mark | None
    end: int

    @property
    def start(self) -> int:
        """Where the quotation begins, its mark included."""
        return self.opening.start


class Matched(NamedTuple):
    """Pairs in the order in which they were closed, and the marks that found no partner, in text order."""

    pairs: list[Pair]
    alone: list[Mark]


def match_doubles(text: str, marks: Sequence[Mark]) -> Matched:
    """Pair marks with their own partners; everything nests, and what stays open is left alone.

    A mark whose surroundings leave it open closes if something of its kind is open. The marks between a pair that
    found no partner stay alone: a stray one spoils nothing around it.
    """
    pairs: list[Pair] = []
    alone: list[Mark] = []
    stack: list[Mark] = []
    for at, mark in enumerate(marks):
        depth = None
        if mark.side != OPEN:
            depth = _partner(stack, mark)
            if depth is None and stack and mark.side == CLOSE and _mixed(stack[-1], mark, marks, at + 1):
                depth = len(stack) - 1
        elif mark.glyph.side == CLOSE and stack and stack[-1].glyph.side == OPEN:
            # “We won. ”He left: the blank is on the wrong side of the closing mark.
            depth = _partner(stack[-1:], mark)
            depth = None if depth is None else len(stack) - 1
        if depth is not None:
            alone += stack[depth + 1 :]
            pairs.append(Pair(stack[depth], mark, mark.end))
            del stack[depth:]
        elif mark.side == CLOSE:
            if (stack and pairs and stack[-1].start > pairs[-1].start) or not _was_inches(text, mark, pairs, alone):
                alone.append(mark)
        else:
            stack.append(mark)
            if len(stack) > DEEPEST:
                alone.append(stack.pop(0))
    alone += stack
    alone.sort()
    return Matched(pairs, alone)


def _partner(stack: Sequence[Mark], mark: Mark) -> int | None:
    """The innermost open mark that this one rightly closes."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark.glyph.text in stack[depth].glyph.closers:
            return depth
    return None


def _mixed(opening: Mark, mark: Mark, marks: Sequence[Mark], at: int) -> bool:
    """Whether a mark closes what one of another style opened, though a mark of the right style may still come.

    “We won," he said. "We did.” is twice the same slip; “Not "no," he said” has one stray mark.
    """
    if opening.glyph.family != mark.glyph.family:
        return False
    return at == len(marks) or marks[at].side == OPEN or marks[at].glyph.text not in opening.glyph.closers


def _was_inches(text: str, mark: Mark, pairs: list[Pair], alone: Sequence[Mark]) -> bool:
    """Whether the quotation before went on to this mark: "a 12" screen," he said."""
    if not pairs or mark.glyph.side != EITHER:
        return False
    opening, closing, _ = pairs[-1]
    if (
        closing is None
        or closing.glyph is not mark.glyph
        or (alone and alone[-1].start > opening.start)
        or not text[closing.start - 1].isdecimal()
        or text[max(0, closing.start - 3)].isdecimal()
        or not _LOWER_AHEAD.match(text, closing.end)
    ):
        return False
    pairs[-1] = Pair(opening, mark, mark.end)
    return True
