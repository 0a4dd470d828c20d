"""The cost of each stage, by pytest-benchmark: `pytest benchmarks/test_speed.py`. Nothing here asserts a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsdoc
from newsdoc.assemble import assemble
from newsdoc.blocks import find_layout, read_head
from newsdoc.dateline import find_dateline
from newsdoc.quotations import find_quotations
from newsdoc.testing import stories
from newsdoc.text import scan

if TYPE_CHECKING:
    from collections.abc import Callable

POLNEAR = Path(__file__).parents[2] / "shared" / "gold" / "polnear-dev.jsonl"


def polnear() -> list[str]:
    if not POLNEAR.exists():
        pytest.skip("no gold data beside the checkout")
    return [json.loads(line)["text"] for line in POLNEAR.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module", params=["invented", "polnear-dev"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    """84 texts of each kind."""
    return [story.text for story in stories(84)] if request.param == "invented" else polnear()


def steps(text: str) -> dict[str, Callable[[], Any]]:
    """Every stage with what the stages before it hand over."""
    scanned = scan(text)
    head = read_head(scanned)
    dateline = find_dateline(scanned, head.openings, reference_date=None, language=None)
    layout = find_layout(scanned, head, dateline)
    analysis = newsdoc.Parser().analyse(text)
    doc = assemble(analysis)
    return {
        "scan": lambda: scan(text),
        "head": lambda: read_head(scanned),
        "dateline": lambda: find_dateline(scanned, head.openings, reference_date=None, language=None),
        "layout": lambda: find_layout(scanned, head, dateline),
        "quotations": lambda: find_quotations(scanned, layout, language=None),
        "assemble": lambda: assemble(analysis),
        "json": doc.model_dump_json,
    }


@pytest.mark.parametrize("step", ["scan", "head", "dateline", "layout", "quotations", "assemble", "json"])
def test_stage(benchmark: Any, texts: list[str], step: str) -> None:
    runs = [steps(text)[step] for text in texts]
    benchmark(lambda: [run() for run in runs])


def test_parse(benchmark: Any, texts: list[str]) -> None:
    docs = benchmark(lambda: [newsdoc.parse(text) for text in texts])
    assert [doc.text for doc in docs] == texts
