"""Which keys of the templates get a weight: those seen often enough, one to a slot."""

from __future__ import annotations

import numpy as np

from newsdoc.attributions.weights import CHECK_BITS, KEY_BITS

_LEAST = 3  # a key seen fewer times in training gets no weight


class Columns:
    """Numbers the keys that may have a weight from 1; column 0 stands for all others.

    Args:
        groups: The keys of all scorers as they occur in training.
    """

    def __init__(self, groups: list[np.ndarray]) -> None:
        counts = np.zeros(1 << KEY_BITS, np.int32)
        for keys in groups:
            np.add.at(counts, keys.ravel(), 1)
        known = np.flatnonzero(counts >= _LEAST)
        # Of the keys of one slot the most frequent one has it.
        order = np.lexsort((known, -counts[known], known >> CHECK_BITS))
        slots = known[order] >> CHECK_BITS
        self.keys = known[order][np.concatenate(([True], slots[1:] != slots[:-1]))]
        self._numbers = np.zeros(1 << KEY_BITS, np.int32)
        self._numbers[self.keys] = np.arange(1, len(self.keys) + 1)

    @property
    def count(self) -> int:
        """How many columns there are, the one for all others included."""
        return len(self.keys) + 1

    def of(self, keys: np.ndarray) -> np.ndarray:
        """The columns of keys."""
        return self._numbers[keys]
