"""Drafts that compete for the same words: the surest stays, one inside another becomes its child."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsdoc.attributions.drafts import Draft

_SAME = 0.5  # drafts whose contents share this much of the shorter one say the same thing
_CELL = 5  # bits: contents are looked up by cells of 32 tokens


class Nested(NamedTuple):
    """The drafts that stay, each with the index of the one whose content holds it, or None."""

    draft: Draft
    parent: int | None


class _Field:
    """Drafts by the tokens that their contents hold."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._cells: dict[int, list[int]] = {}

    def add(self, draft: Draft, cells: Iterable[int]) -> None:
        for cell in cells:
            self._cells.setdefault(cell, []).append(len(self.drafts))
        self.drafts.append(draft)

    def near(self, cells: Iterable[int]) -> set[int]:
        """Numbers of the drafts that may share words with one in these cells."""
        return {k for cell in cells for k in self._cells.get(cell, ())}

    def at(self, token: int) -> list[int]:
        """Numbers of the drafts whose content may hold the token."""
        return self._cells.get(token >> _CELL, [])


def _cells(draft: Draft) -> set[int]:
    return {cell for a, b in draft.contents for cell in range(a >> _CELL, (b - 1 >> _CELL) + 1)}


def compete(drafts: Iterable[Draft], sure: Callable[[Draft], float] = lambda draft: draft.confidence) -> list[Draft]:
    """Drafts in text order without those that a surer one makes superfluous."""
    field = _Field()
    for draft in sorted(drafts, key=lambda d: (-sure(d), d.head)):
        cells = _cells(draft)
        if not any(_says_the_same(draft, field.drafts[k]) for k in field.near(cells)):
            field.add(draft, cells)
    return sorted(field.drafts, key=_place)


def _says_the_same(one: Draft, other: Draft) -> bool:
    shared = sum(max(0, min(b, e) - max(a, p)) for a, b in one.contents for p, e in other.contents)
    return shared > 0 and shared >= _SAME * min(_size(one), _size(other))


def nest(outer: Sequence[Draft], inner: Iterable[Draft]) -> list[Nested]:
    """Put each of `inner` under the smallest draft whose content holds its cue and content; others are dropped.

    Contents of drafts under the same parent do not overlap more than `compete` allows.
    """
    everyone = sorted([*outer, *compete(inner)], key=_place)
    outermost = set(map(id, outer))
    field = _Field()
    for draft in everyone:
        field.add(draft, _cells(draft))
    parents: dict[int, int | None] = {}
    for k, draft in enumerate(everyone):
        if id(draft) in outermost:
            parents[k] = None
            continue
        around = [j for j in field.at(draft.head) if j != k and _holds(everyone[j], draft)]
        if around:
            parents[k] = min(around, key=lambda j: (_size(everyone[j]), j))
    # A child of a dropped draft goes too; indices are those of the drafts that stay.
    stays = [k for k in range(len(everyone)) if _rooted(k, parents)]
    numbers = {k: at for at, k in enumerate(stays)}
    result = []
    for k in stays:
        parent = parents[k]
        result.append(Nested(everyone[k], None if parent is None else numbers[parent]))
    return result


def _rooted(k: int, parents: dict[int, int | None]) -> bool:
    seen: set[int] = set()
    at: int | None = k
    while at is not None:
        if at not in parents or at in seen:
            return False
        seen.add(at)
        at = parents[at]
    return True


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the outer draft's content holds the inner one's cue and content."""
    return _size(outer) > _size(inner) and all(
        any(a <= p and e <= b for a, b in outer.contents) for p, e in (*inner.contents, (inner.head, inner.head + 1))
    )


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.contents)


def _place(draft: Draft) -> tuple[int, int]:
    return (min(draft.head, draft.start), draft.head)
