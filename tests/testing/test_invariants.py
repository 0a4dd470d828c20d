"""The checker finds what it should find, and nothing in a sound document."""

from __future__ import annotations

from typing import Any

import pytest

from newsdoc import Document, parse
from newsdoc.testing import problems

TEXT = "Tehran, IRNA – He called it “a start”.\n\nMore tomorrow."


def damaged(**change: Any) -> Document:
    return Document.model_validate(parse(TEXT).model_dump() | change)


def part(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"span": {"start": start, "end": end}, "text": TEXT[start:end], **more}


def quotation(start: int, end: int, **more: Any) -> dict[str, Any]:
    inner = {"start": start + 1, "end": end - 1}
    marks = {"inner": inner, "open": "“", "close": "”", "closed": True, "kind": "speech"}
    return part(start, end, **marks | more)


def test_a_sound_document_has_no_problems() -> None:
    assert problems(parse(TEXT)) == []
    assert problems(parse("")) == []
    assert problems(damaged(attributions=[said()])) == []


def said(**more: Any) -> dict[str, Any]:
    content = {"spans": [{"start": 28, "end": 37}], "text": TEXT[28:37]}
    return {"source": None, "cue": None, "content": content, "kind": "direct", "confidence": 1.0, "rule": "r"} | more


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"blocks": [part(0, 5, role="other")]}, "the blocks end at 5"),
        ({"blocks": [part(0, 5, role="other"), part(6, len(TEXT), role="other")]}, "block 1 begins at 6"),
        ({"paragraphs": [part(15, 38), part(30, 54)]}, "paragraphs: 15-38 and 30-54 overlap"),
        ({"paragraphs": [part(14, 38)]}, "is not trimmed"),
        ({"paragraphs": [part(40, 54) | {"text": "Less"}]}, "says 'Less'"),
        ({"paragraphs": [part(40, 99)]}, "has the span 40-99"),
        ({"body_start": 99}, "body_start is 99"),
        ({"body_start": 3}, "the body begins at 3, inside the dateline"),
        ({"quotations": [quotation(27, 36)]}, "does not begin with its mark"),
        ({"quotations": [quotation(28, 37, close="'")]}, "does not end with its mark"),
        ({"quotations": [quotation(28, 37, closed=False)]}, "closed=False"),
        ({"quotations": [quotation(28, 37, children=[quotation(0, 6)])]}, "lies outside"),
        ({"headline": part(0, 9, update_mark=None)}, "headline, byline, dateline, paragraphs: 0-"),
        ({"byline": part(0, 3, authors=[{"name": "IRNA", "span": {"start": 8, "end": 12}}])}, "the author 'IRNA'"),
        ({"attributions": [said(confidence=2.0)]}, "the confidence 2.0"),
        ({"attributions": [said(parent=3)]}, "the parent 3 of 1"),
        ({"attributions": [said(cue={"spans": [{"start": 18, "end": 24}], "text": "said"})]}, "says 'said'"),
        ({"diagnostics": [{"code": "ND000", "severity": "info", "message": ""}]}, "not in the table"),
    ],
)
def test_each_broken_promise_is_told(change: dict[str, Any], complaint: str) -> None:
    assert any(complaint in problem for problem in problems(damaged(**change))), problems(damaged(**change))
