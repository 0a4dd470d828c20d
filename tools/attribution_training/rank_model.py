"""The span rankers: log-linear choice among candidate stretches, trained by AdaGrad over all candidates of a cue."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions import source as sources
from newsdoc.attributions import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attribution_training.gold import Article, Gold, Range
    from newsdoc.attributions.story import Story

_SEEN, _EPOCHS, _RATE, _SEEDS = 3, 3, 0.1, (1, 2)


class Item(NamedTuple):
    """One choice: the values of its candidates as rows of columns, and how well each agrees with the gold stretch.

    `edges` are parts that several candidates share: (rows, the row of each candidate).
    """

    article: int
    edges: tuple[tuple[np.ndarray, np.ndarray], ...]
    pairs: np.ndarray
    none: np.ndarray
    agreement: np.ndarray


@dataclass
class Columns:
    """Numbers every value of every template of every named scorer."""

    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0])  # column 0 stands for values without a weight

    def rows(self, name: str, values: Iterable[tuple[int, ...]]) -> np.ndarray:
        """The columns of the values of one scorer, one row each."""
        rows = [[self._number(name, at, value) for at, value in enumerate(row)] for row in values]
        return np.array(rows, np.int32) if rows else np.zeros((0, 1), np.int32)

    def _number(self, name: str, at: int, value: int) -> int:
        key = (name, at, value)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.counts)
            self.counts.append(0)
        self.counts[number] += 1
        return number

    def rare(self) -> np.ndarray:
        """Which columns were seen too seldom for a weight."""
        return np.array(self.counts) < _SEEN

    def tables(self, weights: np.ndarray) -> dict[str, list[dict[int, float]]]:
        """The weights by scorer and template."""
        found: dict[str, dict[int, dict[int, float]]] = {}
        for (name, at, value), number in self.numbers.items():
            table = found.setdefault(name, {}).setdefault(at, {})
            if weights[number]:
                table[value] = float(weights[number])
        return {name: [tables.get(at, {}) for at in range(max(tables) + 1)] for name, tables in sorted(found.items())}


def iou(one: Range | None, other: Range | None) -> float:
    """Intersection by union of two ranges; 1.0 if neither is there."""
    if one is None or other is None:
        return float(one is other)
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def content_item(columns: Columns, number: int, story: Story, gold: Gold, side: str) -> Item:
    """The choice of a content on one side of a gold cue."""
    right, head = side == "R", gold.head
    starts = (spans.right_starts if right else spans.left_starts)(story, head)
    ends = (spans.right_ends if right else spans.left_ends)(story, head)
    pairs = [(a, b) for a, p in enumerate(starts) for b, e in enumerate(ends) if e > p and (right or e <= head)]
    first = np.hstack(
        [
            columns.rows("start." + side, (spans.start_features(story, p) for p in starts)),
            columns.rows("start.cue." + side, (spans.start_cue_features(story, head, p, right) for p in starts)),
        ]
    )
    last = np.hstack(
        [
            columns.rows("end." + side, (spans.end_features(story, e) for e in ends)),
            columns.rows("end.cue." + side, (spans.end_cue_features(story, head, e, right) for e in ends)),
        ]
    )
    both = columns.rows("pair." + side, (spans.pair_features(story, head, starts[a], ends[b]) for a, b in pairs))
    none = columns.rows("none." + side, [spans.none_features(story, head)])[0]
    target = gold.right if right else gold.left
    agreement = [iou((starts[a], ends[b]), target) for a, b in pairs] + [iou(None, target)]
    at_first, at_last = (np.array([pair[k] for pair in pairs], np.int32) for k in (0, 1))
    return Item(number, ((first, at_first), (last, at_last)), both, none, np.array(agreement))


def source_item(columns: Columns, number: int, story: Story, gold: Gold) -> Item:
    """The choice of the source of a gold cue with its gold contents."""
    head, contents = gold.head, [stretch for stretch in (gold.left, gold.right) if stretch]
    found = sources.source_candidates(story, head)
    starts = sorted({(p, side) for p, _, side in found})
    ends = sorted({(e, side) for _, e, side in found})
    first = columns.rows("source.start", (sources.source_start_features(story, head, *x) for x in starts))
    last = columns.rows("source.end", (sources.source_end_features(story, head, *x) for x in ends))
    both = columns.rows("source.pair", (sources.source_pair_features(story, head, x, contents) for x in found))
    none = columns.rows("source.none", [sources.no_source_features(story, head, contents)])[0]
    agreement = [iou((p, e), gold.source) for p, e, _ in found] + [iou(None, gold.source)]
    at_start, at_end = ({x: k for k, x in enumerate(known)} for known in (starts, ends))
    at_first = np.array([at_start[p, side] for p, _, side in found], np.int32)
    at_last = np.array([at_end[e, side] for _, e, side in found], np.int32)
    return Item(number, ((first, at_first), (last, at_last)), both, none, np.array(agreement))


def scores(weights: np.ndarray, item: Item) -> np.ndarray:
    """The score of every candidate, that of none last."""
    total = weights[item.pairs].sum(1) if len(item.pairs) else np.zeros(0)
    for rows, at in item.edges:
        if len(at):
            total = total + weights[rows].sum(1)[at]
    return np.append(total, weights[item.none].sum())


def train(items: Sequence[Item], rare: np.ndarray, *, least: float) -> np.ndarray:
    """Weights that make the candidate nearest to the gold stretch likely.

    Items whose nearest candidate agrees less than `least` are skipped. The weights are the mean over the epochs and
    over two orders of the items, which forgives the last updates.
    """
    order = [item for item in items if item.agreement.max() >= least]
    total = np.zeros(len(rare))
    for seed in _SEEDS:
        weights, squares = np.zeros(len(rare)), np.full(len(rare), 1e-3)
        shuffler = random.Random(seed)
        for _ in range(_EPOCHS):
            shuffled = order.copy()
            shuffler.shuffle(shuffled)
            for item in shuffled:
                _step(weights, squares, rare, item)
            total += weights
    return total / (_EPOCHS * len(_SEEDS))


def _step(weights: np.ndarray, squares: np.ndarray, rare: np.ndarray, item: Item) -> None:
    value = scores(weights, item)
    likely = np.exp(value - value.max())
    likely /= likely.sum()
    right = (item.agreement >= item.agreement.max() - 1e-9) * likely
    slope = likely - right / max(right.sum(), 1e-300)
    columns, slopes = [item.none], [np.full(len(item.none), slope[-1])]
    strong = np.abs(slope[:-1]) > 1e-4
    if strong.any():
        columns.append(item.pairs[strong].ravel())
        slopes.append(np.repeat(slope[:-1][strong], item.pairs.shape[1]))
    for rows, at in item.edges:
        if len(at):
            columns.append(rows.ravel())
            slopes.append(np.repeat(np.bincount(at, slope[:-1], len(rows)), rows.shape[1]))
    touched, inverse = np.unique(np.concatenate(columns), return_inverse=True)
    steps = np.bincount(inverse, np.concatenate(slopes))
    steps[rare[touched]] = 0.0
    squares[touched] += steps * steps
    weights[touched] -= _RATE * steps / np.sqrt(squares[touched])


def all_items(articles: Sequence[Article], columns: Columns) -> tuple[list[Item], list[Item], list[Item]]:
    """The choices of left content, right content and source of every gold attribution."""
    left, right, source = [], [], []
    for number, article in enumerate(articles):
        for gold in article.gold:
            left.append(content_item(columns, number, article.story, gold, "L"))
            right.append(content_item(columns, number, article.story, gold, "R"))
            source.append(source_item(columns, number, article.story, gold))
    return left, right, source
