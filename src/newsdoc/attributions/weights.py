"""The learnt weights: for every template a table from a value to a weight, read from data/attribution_weights.bin.

The file is made by tools/train_attributions.py; docs/model-card.md tells from what, and how good it is.
"""

from __future__ import annotations

import json
import zlib
from array import array
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Table = dict[int, int]
Tables = list[Table]  # for every template its table
_get: Callable[[Table, int], int | None] = dict.get
_WIDTH = 8  # bytes of a key


class Weights(NamedTuple):
    """`tables` by the name of the scorer ("cue", "start.right" ...); scores are integers, `step` is the worth of 1."""

    tables: dict[str, Tables]
    step: float
    confidence: dict[str, Any]


def score(tables: Tables, values: Sequence[int]) -> int:
    """The sum of the weights of one value per template."""
    # Without a loop in Python: this is called a thousand times a story, with a dozen values each.
    return sum(filter(None, map(_get, tables, values)))


@cache
def weights() -> Weights:
    """The weights, read once when first asked for."""
    return unpack(files("newsdoc.data").joinpath("attribution_weights.bin").read_bytes())


def unpack(packed: bytes) -> Weights:
    """Read what `pack` made."""
    size = int.from_bytes(packed[:4], "little")
    head = json.loads(packed[4 : 4 + size])
    body = zlib.decompress(packed[4 + size :])
    tables: dict[str, Tables] = {}
    at = 0
    for name, counts in head["tables"]:
        group: Tables = []
        for count in counts:
            keys = bytearray(_WIDTH * count)
            for plane in range(_WIDTH):
                keys[plane::_WIDTH] = body[at : at + count]
                at += count
            low, high = body[at : at + count], body[at + count : at + 2 * count]
            at += 2 * count
            values = bytearray(2 * count)
            values[0::2], values[1::2] = low, high
            table: Table = dict(zip(accumulate(_array("Q", keys)), _array("h", values), strict=True))
            group.append(table)
        tables[name] = group
    return Weights(tables, head["step"], head["confidence"])


def pack(tables: dict[str, list[Table]], *, step: float, confidence: dict[str, Any]) -> bytes:
    """Tables as bytes: sorted keys as differences, split into planes of equal bytes, so that they compress well.

    Example:
        >>> packed = pack({"cue": [{7: -3, 900: 12}]}, step=0.01, confidence={})
        >>> score(unpack(packed).tables["cue"], [900])
        12
    """
    body = bytearray()
    for group in tables.values():
        for table in group:
            keys = sorted(table)
            steps = array("Q", [key - before for before, key in zip([0, *keys], keys, strict=False)]).tobytes()
            for plane in range(_WIDTH):
                body += steps[plane::_WIDTH]
            values = array("h", [table[key] for key in keys]).tobytes()
            body += values[0::2] + values[1::2]
    counts = [[name, [len(table) for table in group]] for name, group in tables.items()]
    head = json.dumps({"tables": counts, "step": step, "confidence": confidence}).encode()
    return len(head).to_bytes(4, "little") + head + zlib.compress(bytes(body), 9)


def _array(kind: str, raw: bytearray) -> array[int]:
    out = array(kind)
    out.frombytes(bytes(raw))
    return out
