"""Whole stories, marked by hand: which speaker each source is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdoc.testing.attributed import judge, read_cases, tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import AttributionPart, SourcePart
    from newsdoc.testing.attributed import Case

    Link = Callable[[Case], tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]]

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for case in read_cases(path.read_text(encoding="utf-8"))
]
# Mentions that are followed to somebody else, with what stands in the way.
KNOWN = {
    ("Fishing quota", "He"): "a spokesman spoke between him and his last words",
    ("Kyiv", "He"): "the name comes after the pronoun",
}


def test_there_are_enough_stories() -> None:
    assert len(CASES) >= 80
    assert sum(len(case.attributions) for case in CASES) >= 400


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_nobody_is_taken_for_another(case: Case, link: Link) -> None:
    wrong = [v for v in judge(case, *link(case)) if v.outcome.startswith("wrong")]
    assert [(v.mention, v.found) for v in wrong if (case.title, v.mention) not in KNOWN] == []


def test_known_failures_still_fail(link: Link) -> None:
    """A line of `KNOWN` that is mended goes away."""
    wrong = {(c.title, v.mention) for c in CASES for v in judge(c, *link(c)) if v.outcome.startswith("wrong")}
    assert wrong == set(KNOWN)


def test_precision_and_recall(link: Link) -> None:
    scores = tally(verdict for case in CASES for verdict in judge(case, *link(case)))
    assert scores["links"] >= 320
    assert scores["precision"] >= 99
    assert scores["recall"] >= 97


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_sources_hold_together(case: Case, link: Link) -> None:
    sources, attributions = link(case)
    assert [source.id for source in sources] == list(range(len(sources)))
    assert {part.source_id for part in attributions} - {None} == {source.id for source in sources}
    for source in sources:
        assert list(source.mentions) == sorted(set(source.mentions))
        assert all(case.text[start:end].strip() == case.text[start:end] != "" for start, end in source.mentions)
