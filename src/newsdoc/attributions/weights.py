"""The learnt weights, in one table that the values of all templates are hashed into.

They are read from data/attribution_weights.bin, which tools/train_attributions.py makes; docs/model-card.md tells from
what, and how good it is.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsdoc.attributions.confidence import Trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Keys = NDArray[np.int64]
    Scores = NDArray[np.int64]
    Values = Sequence[NDArray[np.int64]] | NDArray[np.int64]

# A key is the number of a slot and a check that tells whether the slot is this key's: what was never seen in training
# finds a slot of another key, and is told from it by the check.
SLOT_BITS, CHECK_BITS = 21, 5
KEY_BITS = SLOT_BITS + CHECK_BITS
MOST = (1 << 15 - CHECK_BITS) - 1  # the greatest weight that a slot holds, in steps


class Weights(NamedTuple):
    """The slots; scores are whole numbers, and `step` is what 1 is worth in log odds.

    `trees` reckon how likely content and source are right, and how likely the content is; `scopes` has the least worth
    of each kind in each scope.
    """

    slots: NDArray[np.int16]
    step: float
    trees: tuple[Trees, Trees]
    scopes: dict[str, Any]

    def score(self, name: str, values: Values, after: NDArray[np.int64] | None = None) -> Scores:
        """The sum of the weights of one value per template, for many candidates at a time.

        Args:
            name: The scorer, such as "cue".
            values: For every template, a row each, its value for each candidate.
            after: Where that tells all templates apart: 1 for a candidate that lies after its cue, 0 for one before it.
        """
        found = keys(name, values, after)
        entries = self.slots.take(found >> CHECK_BITS)
        entries *= (entries ^ found.astype(np.int16)) & _CHECK == 0
        entries >>= CHECK_BITS
        total: Scores = entries.sum(axis=0, dtype=np.int64)
        return total


_CHECK = np.int16((1 << CHECK_BITS) - 1)


def keys(name: str, values: Values, after: NDArray[np.int64] | None = None) -> Keys:
    """The key of every value of every template: a row a template, a column a candidate."""
    found = np.array(values).view(np.uint64)
    if after is None:
        factors, salts = _hashes(name, len(values))
    else:
        factors, both = _hashes_by_side(name, len(values))
        salts = both.take(after, axis=1)
    found *= factors
    found += salts
    found >>= np.uint64(64 - KEY_BITS)
    return found.view(np.int64)


@cache
def _hashes(name: str, templates: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """An odd factor and a summand for each template: multiplicative hashing, one function a template (Knuth 6.4)."""
    numbers = [
        [int.from_bytes(blake2b(f"{name}.{at}.{use}".encode(), digest_size=8).digest(), "little") for use in "ab"]
        for at in range(templates)
    ]
    factors, salts = np.array(numbers, np.uint64).T[:, :, None]
    return factors | np.uint64(1), salts


@cache
def _hashes_by_side(name: str, templates: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The same for a value that has one bit more, 1 after the cue: twice the factor, and a summand for each side."""
    factors, salts = _hashes(name, templates)
    return factors * np.uint64(2), np.hstack((salts, salts + factors))


@cache
def weights() -> Weights:
    """The weights, read once when first asked for."""
    return unpack(files("newsdoc.data").joinpath("attribution_weights.bin").read_bytes())


def pack(keys: Keys, values: Keys, *, step: float, trees: tuple[Trees, Trees], scopes: dict[str, Any]) -> bytes:
    """What was learnt as bytes.

    Args:
        keys: The keys, each in a slot of its own, in ascending order.
        values: Their weights in steps, at most MOST.
        step: What 1 is worth in log odds.
        trees: What confidence and worth are reckoned with.
        scopes: Thresholds by scope.

    Example:
        >>> trees = Trees(np.zeros((1, 1), np.int64), np.ones((1, 1)), np.zeros((1, 2)), 0.5)
        >>> learnt = unpack(pack(np.array([7, 900]), np.array([-3, 12]), step=0.01, trees=(trees, trees), scopes={}))
        >>> [int(learnt.slots[key >> CHECK_BITS]) >> CHECK_BITS for key in (7, 900)]
        [-3, 12]
    """
    gaps = np.diff(keys >> CHECK_BITS, prepend=0).astype("<u4")
    entries = (values << CHECK_BITS | keys & int(_CHECK)).astype("<i2")
    # Planes of bytes of one kind compress better than bytes by turns.
    planes = [x.view(np.uint8).reshape(len(x), -1).T.tobytes() for x in (gaps, entries)]
    lists = [[*(np.round(x, 6).tolist() for x in some[:3]), some.start] for some in trees]
    head = json.dumps({"count": len(keys), "step": step, "trees": lists, "scopes": scopes}).encode()
    return len(head).to_bytes(4, "little") + head + zlib.compress(b"".join(planes), 9)


def unpack(packed: bytes) -> Weights:
    """Read what `pack` made."""
    size = int.from_bytes(packed[:4], "little")
    head = json.loads(packed[4 : 4 + size])
    planes = np.frombuffer(zlib.decompress(packed[4 + size :]), np.uint8).reshape(-1, head["count"])
    # Sums of the gaps, plane by plane: three of the four are hardly ever needed.
    sums = (np.cumsum(plane, dtype=np.int64) << 8 * at for at, plane in enumerate(planes[:4]) if plane.any())
    places = sum(sums, np.zeros(head["count"], np.int64))
    slots = np.zeros(1 << SLOT_BITS, np.int16)
    slots[places] = planes[4:].T.copy().view("<i2")[:, 0]
    both, content = (
        Trees(np.array(numbers), np.array(thresholds), np.array(leaves), start)
        for numbers, thresholds, leaves, start in head["trees"]
    )
    return Weights(slots, head["step"], (both, content), head["scopes"])
