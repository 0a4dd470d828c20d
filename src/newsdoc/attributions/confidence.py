"""How sure an attribution is: boosted trees over its evidence, fitted on articles that the scorers had not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.story import Story
    from newsdoc.attributions.weights import Weights

_CONTENT_ALONE = 0.25  # what a right content is worth whose source may be wrong


class Trees(NamedTuple):
    """Full binary trees of one depth; the log odds are the sum of one leaf a tree and `start`.

    Node n has the children 2n + 1, where the number is at most the threshold, and 2n + 2.
    """

    numbers: NDArray[np.int64]  # which number each node asks: trees by nodes
    thresholds: NDArray[np.float64]
    leaves: NDArray[np.float64]
    start: float

    def probability(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row.

        Example:
            >>> stump = Trees(np.array([[0]]), np.array([[2.5]]), np.array([[-1.0, 1.0]]), 0.0)
            >>> stump.probability(np.array([[2.0], [3.0]])).round(2).tolist()
            [0.27, 0.73]
        """
        count, nodes = self.numbers.shape
        # All tables are read as one long row, in a third of the time that two indices take.
        numbers, thresholds, values = self.numbers.ravel(), self.thresholds.ravel(), rows.ravel()
        tree, row = np.arange(count), np.arange(len(rows))[:, None] * rows.shape[1]
        node = np.zeros((len(rows), count), np.int64)
        for _ in range(nodes.bit_length()):
            at = tree * nodes + node
            node = 2 * node + 1 + (values.take(row + numbers.take(at)) > thresholds.take(at))
        odds = self.leaves.ravel().take(tree * (nodes + 1) + node - nodes).sum(axis=1) + self.start
        found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
        return found


def rate(story: Story, drafts: Sequence[Draft], learnt: Weights) -> list[Draft]:
    """The drafts, in the order of their heads, with the probability that content and source are right, and a worth."""
    if not drafts:
        return []
    ordered = sorted(drafts, key=lambda draft: draft.head)
    return rate_rows(ordered, evidence(story, ordered), learnt.trees)


def rate_rows(drafts: Sequence[Draft], rows: NDArray[np.float64], trees: tuple[Trees, Trees]) -> list[Draft]:
    """The drafts with what trees make of their evidence, a row for each."""
    sure, content = (some.probability(rows) for some in trees)
    worth = sure + _CONTENT_ALONE * (content - sure)
    return [
        draft._replace(confidence=a, worth=b) for draft, a, b in zip(drafts, sure.tolist(), worth.tolist(), strict=True)
    ]
