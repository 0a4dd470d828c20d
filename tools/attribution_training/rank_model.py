"""The span rankers: log-linear choice among candidate stretches, trained by AdaGrad over all candidates of a cue."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions import source as sources
from newsdoc.attributions import spans, values
from newsdoc.attributions.ranker import NOWHERE
from newsdoc.attributions.source import Contents
from newsdoc.attributions.weights import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution_training.columns import Columns
    from attribution_training.gold import Article, Range

_EPOCHS, _CALM, _SEEDS = 4, 1.0, (1, 2, 3)
_AT_ONCE = 6  # choices of one step


@dataclass
class Rows:
    """What belongs to candidates: the keys of a scorer (a row a template), and of which choice each column is."""

    keys: np.ndarray
    choice: np.ndarray


@dataclass
class Choices:
    """The choices of one article: candidates of all its gold cues by turns, and how well they agree with gold.

    Attributes:
        edges: Places where candidates begin and end, which several of them share.
        pairs: The candidates, with the column of each of the two edges.
        none: The choice of none, a column for each cue.
        agreement: For each candidate, then for each none.
    """

    edges: tuple[Rows, Rows]
    pairs: Rows
    at: tuple[np.ndarray, np.ndarray]
    none: np.ndarray
    agreement: np.ndarray
    absent: np.ndarray

    def groups(self) -> tuple[np.ndarray, ...]:
        """The arrays of keys."""
        return (*(edge.keys for edge in self.edges), self.pairs.keys, self.none)

    def to_columns(self, columns: Columns) -> None:
        """Turn keys into columns."""
        for rows in (*self.edges, self.pairs):
            rows.keys = columns.of(rows.keys)
        self.none = columns.of(self.none)


def iou(one: Range | None, other: Range | None) -> float:
    """Intersection by union of two ranges; 1.0 if neither is there."""
    if one is None or other is None:
        return float(one is other)
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def _agreement(start: np.ndarray, stop: np.ndarray, choice: np.ndarray, gold: Sequence[Range | None]) -> np.ndarray:
    a, b = (np.array([g[k] if g else NOWHERE for g in gold])[choice] for k in (0, 1))
    shared = np.maximum(0, np.minimum(stop, b) - np.maximum(start, a))
    return shared / (stop - start + b - a - shared)


def _keys(name: str, found: list[np.ndarray], after: np.ndarray | None = None) -> np.ndarray:
    return keys(name, found, after).astype(np.int32)


def content_choices(article: Article) -> Choices:
    """The choices of a content before each gold cue, then after each."""
    story, heads = article.story, np.array([gold.head for gold in article.gold], np.int64)
    cues, after = spans.rows(heads)
    edges = []
    for name, make, found in (
        ("start", values.start_values, spans.starts(story, heads)),
        ("end", values.end_values, spans.ends(story, heads)),
    ):
        edges.append((_keys(name, make(story, cues[found.row], found.at), after[found.row]), found))
    (start, first), (end, last) = edges
    # All pairs of a start and an end of the same cue.
    a, b = np.nonzero(first.row[:, None] == last.row[None, :])
    row = first.row[a]
    allowed = (last.at[b] > first.at[a]) & ((last.at[b] <= cues[row]) | (after[row] > 0))
    a, b, row = a[allowed], b[allowed], row[allowed]
    begin, stop = first.at[a], last.at[b]
    pairs = _keys("pair", values.pair_values(story, cues[row], begin, stop), after[row])
    none = _keys("none", values.none_values(story, cues), after)
    gold = [g.left for g in article.gold] + [g.right for g in article.gold]
    agreement = _agreement(begin, stop, row, gold)
    absent = np.array([float(g is None) for g in gold])
    return Choices((Rows(start, first.row), Rows(end, last.row)), Rows(pairs, row), (a, b), none, agreement, absent)


def source_choices(article: Article) -> Choices:
    """The choices of the source of each gold cue with its gold contents."""
    story, heads = article.story, np.array([gold.head for gold in article.gold], np.int64)
    contents = Contents(*(_bounds([getattr(g, name) for g in article.gold]) for name in ("left", "right")))
    found = sources.phrases(story, heads)
    order = np.argsort(found.cue, kind="stable")
    cue, first, last = found.cue[order], found.start[order], found.end[order]
    start, stop, side = found.starts[cue, first], found.ends[cue, last], sources.after(first)
    edges, at = [], []
    for name, make, places in (
        ("source.start", sources.start_values, start),
        ("source.end", sources.end_values, stop),
    ):
        # Several candidates share an edge.
        packed, inverse = np.unique((cue * 2 + side) << 32 | places, return_inverse=True)
        own, own_side, place = packed >> 33, packed >> 32 & 1, packed & 0xFFFFFFFF
        edges.append(Rows(_keys(name, make(story, heads[own], place), own_side), own))
        at.append(inverse)
    around = Contents(*((a[cue], b[cue]) for a, b in contents))
    pairs = _keys("source.pair", sources.pair_values(story, heads[cue], start, stop, around), side)
    none = _keys("source.none", sources.none_values(story, heads, contents))
    gold = [g.source for g in article.gold]
    absent = np.array([float(g is None) for g in gold])
    agreement = _agreement(start, stop, cue, gold)
    return Choices((edges[0], edges[1]), Rows(pairs, cue), (at[0], at[1]), none, agreement, absent)


def _bounds(stretches: Sequence[Range | None]) -> tuple[np.ndarray, np.ndarray]:
    a, b = (np.array([s[k] if s else NOWHERE for s in stretches]) for k in (0, 1))
    return a, b


@dataclass
class Batch:
    """A few choices: the columns of their candidates as one list, with the candidate or edge that each speaks for."""

    choice: np.ndarray
    pairs: np.ndarray
    edges: tuple[tuple[np.ndarray, np.ndarray], ...]
    none: np.ndarray
    right: np.ndarray  # of the candidates, then of none

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The scores of the candidates, then of none."""
        total = weights[self.pairs].sum(axis=0)
        for rows, at in self.edges:
            total = total + weights[rows].sum(axis=0)[at]
        return np.concatenate((total, weights[self.none].sum(axis=0)))


def batches(choices: Choices, *, least: float) -> list[Batch]:
    """The choices of an article by few; those whose nearest candidate agrees less than `least` teach nothing."""
    count = len(choices.absent)
    best = choices.absent.copy()
    np.maximum.at(best, choices.pairs.choice, choices.agreement)
    good = np.flatnonzero(best >= least)
    found = []
    for at in range(0, len(good), _AT_ONCE):
        some = good[at : at + _AT_ONCE]
        number = np.full(count, -1)
        number[some] = np.arange(len(some))
        mine = np.flatnonzero(number[choices.pairs.choice] >= 0)
        edges = []
        for rows, of in zip(choices.edges, choices.at, strict=True):
            used, inverse = np.unique(of[mine], return_inverse=True)
            edges.append((rows.keys[:, used], inverse))
        choice = np.concatenate((number[choices.pairs.choice[mine]], np.arange(len(some))))
        agreement = np.concatenate((choices.agreement[mine], choices.absent[some]))
        right = agreement >= best[some][choice] - 1e-9
        found.append(Batch(choice, choices.pairs.keys[:, mine], tuple(edges), choices.none[:, some], right))
    return found


def train(found: Sequence[Batch], columns: int, rate: float) -> np.ndarray:
    """Weights that make the candidates nearest to the gold stretch likely.

    They are the mean over the epochs but the first and over several orders of the batches, which forgives the last
    updates.
    """
    total = np.zeros(columns)
    for seed in _SEEDS:
        weights, squares = np.zeros(columns), np.full(columns, _CALM)
        shuffler = random.Random(seed)
        for epoch in range(_EPOCHS):
            shuffled = list(found)
            shuffler.shuffle(shuffled)
            for batch in shuffled:
                _step(weights, squares, batch, rate)
            total += weights * (epoch > 0)
    return total / ((_EPOCHS - 1) * len(_SEEDS))


def _step(weights: np.ndarray, squares: np.ndarray, batch: Batch, rate: float) -> None:
    slope = slopes(batch.scores(weights), batch)
    count = batch.pairs.shape[1]
    columns = [batch.pairs.ravel(), batch.none.ravel()]
    steps = [np.tile(slope[:count], len(batch.pairs)), np.tile(slope[count:], len(batch.none))]
    for rows, at in batch.edges:
        columns.append(rows.ravel())
        steps.append(np.tile(np.bincount(at, slope[:count], rows.shape[1]), len(rows)))
    touched, inverse = np.unique(np.concatenate(columns), return_inverse=True)
    step = np.bincount(inverse, np.concatenate(steps))
    step[touched == 0] = 0.0
    squares[touched] += step * step
    weights[touched] -= rate * step / np.sqrt(squares[touched])


def slopes(value: np.ndarray, batch: Batch) -> np.ndarray:
    """How the loss grows with the score of each candidate: its probability less what it should be."""
    chance = _softmax(value, batch.choice)
    wanted = _softmax(np.where(batch.right, value, -1e9), batch.choice)
    return chance - wanted


def _softmax(value: np.ndarray, choice: np.ndarray) -> np.ndarray:
    top = np.full(choice.max() + 1, -1e9)
    np.maximum.at(top, choice, value)
    likely = np.exp(value - top[choice])
    return likely / np.bincount(choice, likely)[choice]


def all_choices(articles: Sequence[Article]) -> list[list[Choices]]:
    """The choices of contents and of sources of every article."""
    return [[make(article) for article in articles if article.gold] for make in (content_choices, source_choices)]
