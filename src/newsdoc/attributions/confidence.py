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
        count = len(self.numbers)
        tree, row = np.arange(count), np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), count), np.int64)
        nodes = self.numbers.shape[1]
        while nodes > int(node[0, 0]):
            node = 2 * node + 1 + (rows[row, self.numbers[tree, node]] > self.thresholds[tree, node])
        odds = self.leaves[tree, node - nodes].sum(axis=1) + self.start
        found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
        return found


def rate(story: Story, drafts: Sequence[Draft], trees: Trees) -> list[Draft]:
    """The drafts, in the order of their heads, with the probability that content and source are right."""
    if not drafts:
        return []
    ordered = sorted(drafts, key=lambda draft: draft.head)
    sure = trees.probability(evidence(story, ordered)).tolist()
    return [draft._replace(confidence=value) for draft, value in zip(ordered, sure, strict=True)]
