"""For many cues at a time: the best content on the left, on the right, and the source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions import source as sources
from newsdoc.attributions import spans, values
from newsdoc.attributions.source import Contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from newsdoc.attributions.spans import Edges
    from newsdoc.attributions.story import Numbers, Story
    from newsdoc.attributions.weights import Weights

    Templates = Callable[[Story, Numbers, Numbers], list[Numbers]]

_RIVALS, _UNLIKELY = 24, 800  # stretches among which the one is taken that agrees best with all of them
_STARTS, _ENDS, _SOURCES = 10, 16, 32  # only the best edges are paired; twice as many change hardly any choice
_BEHIND = 800  # pairs whose edges score this much less than the best are not looked at
_CLEAR = 12.0  # log odds beyond this say no more
_LATER = np.triu(np.ones((_RIVALS, _RIVALS), bool), 1)  # cells that pair with a cell
_HIGHEST = 1 << 19  # no sum of weights is as high, nor as far below zero
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

    def of(self, some: slice) -> Choices:
        """Those of some cues."""
        return Choices(self.start[some], self.stop[some], self.margin[some], self.lead[some])


def choose_contents(story: Story, weights: Weights, heads: Numbers) -> tuple[Choices, Choices]:
    """The best content of each cue before it, and the best one after it."""
    rows = spans.rows(heads)
    count = len(rows.heads)

    def best(name: str, make: Templates, edges: Edges, most: int) -> tuple[Numbers, ...]:
        found = make(story, rows.heads[edges.row], edges.at)
        return _top(count, most, edges.row, weights.score(name, found, rows.after[edges.row]), edges.at)

    first, begin = best("start", values.start_values, spans.starts(story, heads), _STARTS)
    last, end = best("end", values.end_values, spans.ends(story, heads), _ENDS)
    allowed = (end[:, None, :] > begin[:, :, None]) & (begin[:, :, None] >= 0)
    allowed[: len(heads)] &= (end[: len(heads)] <= heads[:, None])[:, None, :]
    # Every start with every end that it may have: their cells in the two tables.
    one, b = np.divmod(np.flatnonzero(allowed), _ENDS)
    row = one // _STARTS
    other = row * _ENDS + b
    score = first.ravel()[one] + last.ravel()[other]
    near = _near_best(count, row, score)
    row, score, start, stop = row[near], score[near], begin.ravel()[one[near]], end.ravel()[other[near]]
    score += weights.score("pair", values.pair_values(story, rows.heads[row], start, stop), rows.after[row])
    none = weights.score("none", values.none_values(story, rows.heads), rows.after)
    found = _choose(_top(count, _RIVALS, row, score, start, stop), none, weights.step)
    return found.of(slice(len(heads))), found.of(slice(len(heads), count))


def choose_sources(story: Story, weights: Weights, heads: Numbers, contents: Contents) -> Choices:
    """The best source of each cue whose contents are given; NOWHERE where having none is best."""
    found, count = sources.phrases(story, heads), len(heads)
    score = np.zeros_like(found.cue)
    for name, make, places, columns in (
        ("source.start", sources.start_values, found.starts, found.start),
        ("source.end", sources.end_values, found.ends, found.end),
    ):
        # What speaks for an edge is asked once, however many phrases have it.
        edge = found.cue * places.shape[1] + columns
        scores = np.zeros(places.size, np.int64)
        scores[edge] = 1
        asked = np.flatnonzero(scores)
        row, k = np.divmod(asked, places.shape[1])
        scores[asked] = weights.score(name, make(story, heads[row], places.ravel()[asked]), sources.after(k))
        score += scores[edge]
    near = _near_best(count, found.cue, score)
    best = near[_ranked(count, _SOURCES, found.cue[near], score[near])[0]]
    cue, score, first = found.cue[best], score[best], found.start[best]
    start, stop, after = found.starts[cue, first], found.ends[cue, found.end[best]], sources.after(first)
    around = Contents(*((a[cue], b[cue]) for a, b in contents))
    score += weights.score("source.pair", sources.pair_values(story, heads[cue], start, stop, around), after)
    none = weights.score("source.none", sources.none_values(story, heads, contents))
    choices = _choose(_top(count, _RIVALS, cue, score, start, stop), none, weights.step)
    absent = choices.margin <= 0
    return choices._replace(
        start=np.where(absent, NOWHERE, choices.start), stop=np.where(absent, NOWHERE, choices.stop)
    )


def _near_best(count: int, row: Numbers, score: Numbers) -> Numbers:
    """The places of those whose score is not far behind the best one of their row."""
    best = np.full(count, NOWHERE)
    np.maximum.at(best, row, score)
    return np.flatnonzero(score >= best[row] - _BEHIND)


def _ranked(count: int, most: int, row: Numbers, score: Numbers) -> tuple[Numbers, Numbers]:
    """The places of the highest scores of each row, best first, and their ranks."""
    # Sorting single numbers is several times as fast as sorting by two.
    packed = (row << 44 | (_HIGHEST - score) << 24) | np.arange(len(row))
    packed.sort()
    order, row = packed & 0xFFFFFF, packed >> 44
    rank = np.arange(len(row)) - np.searchsorted(row, np.arange(count))[row]
    kept = rank < most
    return order[kept], rank[kept]


def _top(count: int, most: int, row: Numbers, score: Numbers, *others: Numbers) -> tuple[Numbers, ...]:
    """The highest scores of each row, best first, and what belongs to them; NOWHERE where there are fewer."""
    order, rank = _ranked(count, most, row, score)
    place = row[order] * most + rank
    table = np.full((1 + len(others), count * most), NOWHERE)
    for cells, x in zip(table, (score, *others), strict=True):
        cells[place] = x[order]
    return tuple(table.reshape(-1, count, most))


def _choose(rivals: tuple[Numbers, ...], none: Numbers, step: float) -> Choices:
    """Of the likeliest stretches the one with the greatest expected overlap with the right one.

    Annotators and scorers differ on "Ada Stone" and "Ada Stone, who runs the port": the stretch in the middle of what
    is likely is right more often than the likeliest.
    """
    scores, start, stop = rivals
    count, most = scores.shape
    found, best = start[:, 0] >= 0, scores[:, :1]
    likely = (scores > best - _UNLIKELY) & found[:, None]
    chances = np.exp((scores - best) * step) * likely
    # Of all pairs of a row's cells, each listed once, only few are likely.
    pair = np.flatnonzero(likely[:, :, None] & likely[:, None, :] & _LATER)
    one, other = np.divmod(pair, most)
    other += one // most * most
    starts, stops, chance = start.ravel(), stop.ravel(), chances.ravel()
    shared = np.minimum(stops[one], stops[other]) - np.maximum(starts[one], starts[other])
    both = (stops - starts)[one] + (stops - starts)[other]
    # Those that share half of what they hold together agree, and are worth the more the more they share.
    agree = np.flatnonzero(3 * shared >= both)
    one, other, shared, both = one[agree], other[agree], shared[agree], both[agree]
    worth = both / (both - shared)
    one, other, worth = (np.concatenate(x) for x in ((one, other), (other, one), (worth, worth)))
    agreeing = chance[other]
    agreed = chances + np.bincount(one, agreeing, count * most).reshape(count, most)
    expected = 2 * chances + np.bincount(one, agreeing * worth, count * most).reshape(count, most)
    row, k = np.arange(count), np.where(likely, expected, -1.0).argmax(axis=1)
    support = np.maximum(agreed[row, k], 1e-9)
    rest = np.maximum(chances.sum(axis=1) - support, 0.0)
    return Choices(
        np.where(found, start[row, k], NOWHERE),
        np.where(found, stop[row, k], NOWHERE),
        np.where(found, (best[:, 0] - none) * step + np.log(support), -_CLEAR),
        np.where(found, np.log(support / (rest + math.exp(-_CLEAR))), 0.0),
    )
