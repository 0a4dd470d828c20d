"""The seed story, where it is at hand: every source of its attributions is followed to the name that people gave it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsdoc.parts import AttributionPart
from newsdoc.testing.attributed import Case

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import SourcePart

SEED = Path(__file__).parents[3] / "shared" / "gold" / "seed-irna.json"


@pytest.mark.skipif(not SEED.exists(), reason="the seed story is not part of the project")
def test_every_source_is_resolved(
    link: Callable[[Case], tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]],
) -> None:
    seed: dict[str, Any] = json.loads(SEED.read_text(encoding="utf-8"))

    def spans(found: list[list[int]]) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end in found)

    rows = seed["attributions"]
    parts = tuple(
        AttributionPart(
            spans(row["source"]),
            spans(row["cue"]),
            spans(row["content"]),
            row["kind"],
            1.0,
            "gold",
            parent=row["nested_in"],
        )
        for row in rows
    )
    sources, linked = link(Case("seed", seed["text"], parts, ("",) * len(parts), {}))
    found = [
        part.source_id if part.source_id is None else seed["text"][slice(*sources[part.source_id].name)]
        for part in linked
    ]
    assert found == [row["resolved_source"] for row in rows]
