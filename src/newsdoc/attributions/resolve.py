"""Drafts that compete for the same words: the surest stays, one inside another becomes its child."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.attributions.drafts import Draft

_SAME = 0.5  # drafts whose contents share this much of the shorter one say the same thing


class Nested(NamedTuple):
    """The drafts that stay, each with the index of the one whose content holds it, or None."""

    draft: Draft
    parent: int | None


def compete(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in text order without those that a surer one makes superfluous."""
    kept: list[tuple[set[int], Draft]] = []
    taken: dict[int, list[int]] = {}  # token -> the kept drafts whose content holds it
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.head)):
        tokens = {i for a, b in draft.contents for i in range(a, b)}
        shared: dict[int, int] = {}
        for i in tokens:
            for k in taken.get(i, ()):
                shared[k] = shared.get(k, 0) + 1
        if any(count >= _SAME * min(len(tokens), len(kept[k][0])) for k, count in shared.items()):
            continue
        for i in tokens:
            taken.setdefault(i, []).append(len(kept))
        kept.append((tokens, draft))
    return sorted((draft for _, draft in kept), key=_place)


def nest(outer: Sequence[Draft], inner: Iterable[Draft]) -> list[Nested]:
    """Put each of `inner` under the smallest draft whose content holds its cue and content; others are dropped.

    Contents of drafts under the same parent do not overlap more than `compete` allows.
    """
    everyone = sorted([*outer, *compete(inner)], key=_place)
    outermost = set(map(id, outer))
    holders: dict[int, list[int]] = {}
    for k, draft in enumerate(everyone):
        for a, b in draft.contents:
            for i in range(a, b):
                holders.setdefault(i, []).append(k)
    parents: dict[int, int | None] = {}
    for k, draft in enumerate(everyone):
        if id(draft) in outermost:
            parents[k] = None
            continue
        around = [j for j in holders.get(draft.head, ()) if j != k and _holds(everyone[j], draft)]
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
    return _size(outer) > _size(inner) and all(
        any(a <= p and e <= b for a, b in outer.contents) for p, e in inner.contents
    )


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.contents)


def _place(draft: Draft) -> tuple[int, int]:
    return (min(draft.head, draft.start), draft.head)
