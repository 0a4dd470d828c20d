"""For one cue: the best content on its left, on its right, and its source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.attributions.source import (
    no_source_features,
    source_candidates,
    source_end_features,
    source_pair_features,
    source_start_features,
)
from newsdoc.attributions.spans import (
    end_cue_features,
    end_features,
    left_ends,
    left_starts,
    none_features,
    pair_features,
    right_ends,
    right_starts,
    start_cue_features,
    start_features,
)
from newsdoc.attributions.weights import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.attributions.story import Story
    from newsdoc.attributions.weights import Weights

_RIVALS, _UNLIKELY = 8, 400  # stretches among which the one is taken that agrees best with all of them
_BEHIND = 500  # pairs whose edges score this much less than the best are not looked at
_STARTS, _ENDS, _SOURCES = 8, 10, 16  # only the best edges are paired: more changes hardly any choice


class Choice(NamedTuple):
    """The best stretch (tokens [start, stop)) or None, by how much it beats having none, and beats the next one."""

    stretch: tuple[int, int] | None
    margin: int
    lead: int


class Ranker:
    """Chooses spans in one story; scores that do not depend on the cue are kept for the next cue."""

    __slots__ = ("_edges", "story", "weights")

    def __init__(self, story: Story, weights: Weights) -> None:
        self.story = story
        self.weights = weights
        self._edges: dict[str, dict[int, int]] = {name: {} for name in ("start.L", "start.R", "end.L", "end.R")}

    def content(self, h: int, side: str) -> Choice:
        """The best content of the cue `h` on one side, "L" or "R"."""
        story, tables, right = self.story, self.weights.tables, side == "R"
        starts = (right_starts if right else left_starts)(story, h)
        ends = (right_ends if right else left_ends)(story, h)
        start_tables, end_tables = tables["start.cue." + side], tables["end.cue." + side]
        first = sorted(
            ((self._start(p, side) + score(start_tables, start_cue_features(story, h, p, right)), p) for p in starts),
            reverse=True,
        )[:_STARTS]
        last = sorted(
            ((self._end(e, side) + score(end_tables, end_cue_features(story, h, e, right)), e) for e in ends),
            reverse=True,
        )[:_ENDS]
        pairs = tables["pair." + side]
        likely = [(a + b, p, e) for a, p in first for b, e in last if e > p and (right or e <= h)]
        least = max(likely)[0] - _BEHIND if likely else 0
        found = sorted(
            ((edges + score(pairs, pair_features(story, h, p, e)), (p, e)) for edges, p, e in likely if edges >= least),
            reverse=True,
        )
        none = score(tables["none." + side], none_features(story, h))
        if not found:
            return Choice(None, -(10**6), 0)
        best = found[0][0]
        return Choice(
            _safest(found[:_RIVALS], self.weights.step), best - none, best - (found[1][0] if len(found) > 1 else none)
        )

    def source(self, h: int, contents: Sequence[tuple[int, int]]) -> Choice:
        """The best source of the cue `h`; its `stretch` is None where having none is best."""
        story, tables = self.story, self.weights.tables
        start, end, pair = tables["source.start"], tables["source.end"], tables["source.pair"]
        none = score(tables["source.none"], no_source_features(story, h, contents))
        candidates = source_candidates(story, h)
        first = {x: score(start, source_start_features(story, h, *x)) for x in {(p, side) for p, _, side in candidates}}
        last = {x: score(end, source_end_features(story, h, *x)) for x in {(e, side) for _, e, side in candidates}}
        likely = sorted(((first[p, side] + last[e, side], p, e, side) for p, e, side in candidates), reverse=True)
        found = sorted(
            (
                (edges + score(pair, source_pair_features(story, h, (p, e, side), contents)), (p, e))
                for edges, p, e, side in likely[:_SOURCES]
                if edges >= likely[0][0] - _BEHIND
            ),
            reverse=True,
        )
        if not found or found[0][0] <= none:
            return Choice(None, none - (found[0][0] if found else 0), 0)
        best = found[0][0]
        return Choice(
            _safest(found[:_RIVALS], self.weights.step),
            best - none,
            best - max(none, found[1][0] if len(found) > 1 else none),
        )

    def _start(self, p: int, side: str) -> int:
        cache = self._edges["start." + side]
        known = cache.get(p)
        if known is None:
            known = cache[p] = score(self.weights.tables["start." + side], start_features(self.story, p))
        return known

    def _end(self, e: int, side: str) -> int:
        cache = self._edges["end." + side]
        known = cache.get(e)
        if known is None:
            known = cache[e] = score(self.weights.tables["end." + side], end_features(self.story, e))
        return known


def _safest(found: Sequence[tuple[int, tuple[int, int]]], step: float) -> tuple[int, int]:
    """The stretch with the greatest expected overlap with the right one, the scores taken as log odds.

    Annotators and scorers differ on "Ada Stone" and "Ada Stone, who runs the port": the stretch in the middle of what
    is likely is right more often than the likeliest.
    """
    best = found[0][0]
    rivals = [(math.exp((value - best) * step), stretch) for value, stretch in found if value > best - _UNLIKELY]
    if len(rivals) == 1:
        return rivals[0][1]
    return max(((sum(weight * _agreement(one, other) for weight, other in rivals), one) for _, one in rivals))[1]


def _agreement(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection by union of two stretches, from a half on."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    ratio = shared / (one[1] - one[0] + other[1] - other[0] - shared)
    return 0.5 + 0.5 * ratio if ratio >= 0.5 else 0.0
