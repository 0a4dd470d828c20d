"""Attributions of invented sentences, written beside them in cases.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import newsdoc


class Expected(NamedTuple):
    source: str
    cue: str
    kind: str
    content: str


class Case(NamedTuple):
    name: str
    text: str
    expected: tuple[Expected, ...]


def read_cases() -> list[Case]:
    cases = []
    for chunk in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        name, *lines = chunk.strip().split("\n")
        told = [Expected(*(part.strip() for part in line[3:].split(" | "))) for line in lines if line.startswith("-> ")]
        text = "\n\n".join(line for line in lines if line and not line.startswith("-> "))
        cases.append(Case(name, text, tuple(told)))
    return cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    doc = newsdoc.parse(case.text, language="en")
    found = [a for a in doc.attributions if a.parent is None]
    assert [
        (a.source.text if a.source else "-", a.kind, " ... ".join(case.text[s.start : s.end] for s in a.content.spans))
        for a in found
    ] == [(e.source, e.kind, e.content) for e in case.expected]
    for attribution, expected in zip(found, case.expected, strict=True):
        assert attribution.cue is not None
        assert expected.cue in attribution.cue.text


def test_enough_cases() -> None:
    assert len(read_cases()) >= 24
