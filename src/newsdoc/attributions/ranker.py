"""For many cues at a time: the best content on the left, on the right, and the source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions import source as sources
from newsdoc.attributions import spans, values
from newsdoc.attributions.source import LEFT, RIGHT, Contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from newsdoc.attributions.source import Phrases
    from newsdoc.attributions.spans import Edges
    from newsdoc.attributions.story import Numbers, Story
    from newsdoc.attributions.weights import Weights

_RIVALS, _UNLIKELY = 16, 600  # stretches among which the one is taken that agrees best with all of them
_STARTS, _ENDS, _SOURCES = 10, 16, 24  # only the best edges are paired; twice as many change hardly any choice
_BEHIND = 500  # pairs whose edges score this much less than the best are not looked at
_CLEAR = 12.0  # log odds beyond this say no more
NOWHERE = -(1 << 20)  # a place that is in no text; the score of what is not allowed


class Choices(NamedTuple):
    """For each cue the best stretch [start, stop), both NOWHERE if there is none.

    `margin` tells how likely it is that the right stretch is much like this one rather than none at all, `lead` how
    likely rather than another stretch, both as log odds.
    """

    start: Numbers
    stop: Numbers
    margin: NDArray[np.float64]
    lead: NDArray[np.float64]


class Side(NamedTuple):
    """What differs between contents before and after their cue."""

    name: str
    starts: Callable[[Story, Numbers], Edges]
    ends: Callable[[Story, Numbers], Edges]
    start_values: Callable[[Story, Numbers, Numbers], list[Numbers]]
    end_values: Callable[[Story, Numbers, Numbers], list[Numbers]]


SIDES = (
    Side("L", spans.left_starts, spans.left_ends, values.left_start_values, values.left_end_values),
    Side("R", spans.right_starts, spans.right_ends, values.right_start_values, values.right_end_values),
)


def choose_contents(story: Story, weights: Weights, heads: Numbers, side: Side) -> Choices:
    """The best content of each cue on one side."""
    first, begin = _best_edges(story, weights, heads, side, "start")
    last, end = _best_edges(story, weights, heads, side, "end")
    edges = first[:, :, None] + last[:, None, :]
    allowed = (end[:, None, :] > begin[:, :, None]) & (begin[:, :, None] >= 0)
    if side.name == "L":
        allowed &= (end <= heads[:, None])[:, None, :]
    cue, a, b = np.nonzero(allowed)
    cue, score, start, stop = _near_best(len(heads), cue, edges[cue, a, b], begin[cue, a], end[cue, b])
    score = score + weights.score("pair." + side.name, values.pair_values(story, heads[cue], start, stop))
    none = weights.score("none." + side.name, values.none_values(story, heads))
    return _choose(_top(len(heads), _RIVALS, cue, score, start, stop), none, weights.step)


def _best_edges(story: Story, weights: Weights, heads: Numbers, side: Side, edge: str) -> tuple[Numbers, Numbers]:
    """Scores and places of the likeliest starts or ends of a content, a row for each cue."""
    find, shared, own, most = (
        (side.starts, values.start_values, side.start_values, _STARTS)
        if edge == "start"
        else (side.ends, values.end_values, side.end_values, _ENDS)
    )
    cue, at = find(story, heads)
    scores = weights.score(f"{edge}.{side.name}", [*shared(story, at), *own(story, heads[cue], at)])
    best, places = _top(len(heads), most, cue, scores, at)
    return best, places


def choose_sources(story: Story, weights: Weights, heads: Numbers, contents: Contents) -> Choices:
    """The best source of each cue whose contents are given; NOWHERE where having none is best."""
    sides = [
        _phrases(story, weights, heads, side, find(story, heads))
        for side, find in ((LEFT, sources.left_phrases), (RIGHT, sources.right_phrases))
    ]
    cue, *found = _near_best(len(heads), *(np.concatenate(parts) for parts in zip(*sides, strict=True)))
    score, start, stop, side = _top(len(heads), _SOURCES, cue, *found)
    cue, k = np.nonzero(score > NOWHERE)
    around = Contents(*((a[cue], b[cue]) for a, b in contents))
    pairs = sources.pair_values(story, heads[cue], start[cue, k], stop[cue, k], side[cue, k], around)
    score[cue, k] += weights.score("source.pair", pairs)
    none = weights.score("source.none", sources.none_values(story, heads, contents))
    choices = _choose(_top(len(heads), _RIVALS, cue, score[cue, k], start[cue, k], stop[cue, k]), none, weights.step)
    absent = choices.margin <= 0
    return choices._replace(
        start=np.where(absent, NOWHERE, choices.start), stop=np.where(absent, NOWHERE, choices.stop)
    )


def _phrases(story: Story, weights: Weights, heads: Numbers, side: int, found: Phrases) -> tuple[Numbers, ...]:
    """Cue, score, start, stop and side of the candidate phrases on one side of the cues."""
    cue = found.cue
    start, stop = found.starts[cue, found.start], found.ends[cue, found.end]
    score = np.zeros_like(cue)
    for name, make, places, columns in (
        ("source.start", sources.start_values, found.starts, found.start),
        ("source.end", sources.end_values, found.ends, found.end),
    ):
        # What speaks for an edge is asked once, however many phrases have it.
        scores = np.zeros_like(places)
        scores[cue, columns] = 1
        row, k = np.nonzero(scores)
        at = places[row, k]
        scores[row, k] = weights.score(name, make(story, heads[row], at, np.full_like(at, side)))
        score += scores[cue, columns]
    return cue, score, start, stop, np.full_like(cue, side)


def _near_best(count: int, cue: Numbers, score: Numbers, *others: Numbers) -> tuple[Numbers, ...]:
    """Those whose score is not far behind the best one of their cue."""
    best = np.full(count, NOWHERE)
    np.maximum.at(best, cue, score)
    near = score >= best[cue] - _BEHIND
    return tuple(x[near] for x in (cue, score, *others))


def _top(count: int, most: int, cue: Numbers, score: Numbers, *others: Numbers) -> tuple[Numbers, ...]:
    """The highest scores of each cue as rows, best first, and what belongs to them; NOWHERE where there are fewer."""
    order = np.lexsort((-score, cue))
    cue = cue[order]
    rank = np.arange(len(cue)) - np.searchsorted(cue, cue)
    kept = rank < most
    cue, rank, order = cue[kept], rank[kept], order[kept]
    rows = np.full((1 + len(others), count, most), NOWHERE)
    for row, x in zip(rows, (score, *others), strict=True):
        row[cue, rank] = x[order]
    return tuple(rows)


def _choose(rivals: tuple[Numbers, ...], none: Numbers, step: float) -> Choices:
    """Of the likeliest stretches the one with the greatest expected overlap with the right one.

    Annotators and scorers differ on "Ada Stone" and "Ada Stone, who runs the port": the stretch in the middle of what
    is likely is right more often than the likeliest.
    """
    scores, start, stop = rivals
    found, best = start[:, 0] >= 0, scores[:, :1]
    chances = np.where(scores > best - _UNLIKELY, np.exp((scores - best) * step), 0.0)
    shared = np.minimum(stop[:, :, None], stop[:, None, :]) - np.maximum(start[:, :, None], start[:, None, :])
    size = stop - start
    ratio = shared / np.maximum(size[:, :, None] + size[:, None, :] - shared, 1)
    agreeing = (ratio >= 0.5) * chances[:, None, :]
    expected = (agreeing * (1 + ratio)).sum(axis=2)
    row, k = np.arange(len(scores)), np.where(chances > 0, expected, -1.0).argmax(axis=1)
    agreed = np.maximum(agreeing.sum(axis=2)[row, k], 1e-9)
    rest = np.maximum(chances.sum(axis=1) - agreed, 0.0)
    return Choices(
        np.where(found, start[row, k], NOWHERE),
        np.where(found, stop[row, k], NOWHERE),
        np.where(found, (best[:, 0] - none) * step + np.log(agreed), -_CLEAR),
        np.where(found, np.log(agreed / (rest + math.exp(-_CLEAR))), 0.0),
    )
