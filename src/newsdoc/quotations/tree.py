"""Pairs become a tree: what stands inside what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.quotations.marks import Mark
    from newsdoc.quotations.pairing import Pair

_BLANK = frozenset(WHITE)


class Node:
    """A quotation of one stretch, still to be joined with those of the next; `end` may move, `closing` may come."""

    __slots__ = ("children", "closing", "end", "opening")

    def __init__(self, opening: Mark, closing: Mark | None, end: int) -> None:
        self.opening = opening
        self.closing = closing
        self.end = end
        self.children: list[Node] = []

    @property
    def start(self) -> int:
        """Where the quotation begins, its mark included."""
        return self.opening.start

    @property
    def inner_end(self) -> int:
        """One past the last character before the closing mark."""
        return self.end if self.closing is None else self.closing.start


def nest(text: str, pairs: Iterable[Pair]) -> list[Node]:
    """The outermost quotations in text order, each with its children.

    Where a quotation that nothing closes would run into another one's edge, it ends there.
    """
    roots: list[Node] = []
    stack: list[Node] = []
    for opening, closing, end in sorted(pairs):
        node = Node(opening, closing, end)
        while stack:
            top = stack[-1]
            if top.end <= opening.start:
                stack.pop()
            elif node.end <= top.inner_end:
                break
            elif closing is None and opening.end <= top.inner_end:
                node.end = trimmed(text, opening.end, top.inner_end)
            elif top.closing is None:
                top.end = trimmed(text, top.opening.end, opening.start)
            else:
                break
        if not stack:
            roots.append(node)
        elif node.end <= stack[-1].inner_end:
            stack[-1].children.append(node)
        else:
            continue
        stack.append(node)
    return roots


def trimmed(text: str, start: int, end: int) -> int:
    """`end` moved back over white space, not further than `start`."""
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return end
