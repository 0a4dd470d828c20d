"""The story that the library began with, and one of our own in the same form: label, date, comma before the agency."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

import newsdoc

if TYPE_CHECKING:
    from pathlib import Path

Span = tuple[int, int]


class Expected(NamedTuple):
    """What must come out, in offsets; a dateline may begin at the label or at the digits after it."""

    text: str
    datelines: tuple[Span, Span]
    date: tuple[str, dt.date]
    place: tuple[str, str, str]
    agency: tuple[str, str]
    body_start: int
    paragraphs: list[Span]
    quotations: list[Span]


def own_story() -> Expected:
    """The same form, invented: the text is written down as its parts, so that offsets follow from lengths."""
    label, dateline, dash = " date ", "2024-11-18 Muscat, ONA", " – "
    paragraphs = [
        "Three fishing boats that Thursday’s storm drove out to sea are back in harbour, the coast guard said Sunday.",
        "Their crews, whom relatives had given up, called the passage “a long prayer”.",
        "The oldest of the boats, built in 1961, is to be shown in the town’s museum.",
    ]
    text = label + dateline + dash + "\n\n".join(paragraphs) + "\n\n"
    starts = [text.index(paragraph) for paragraph in paragraphs]
    quoted = text.index("“a long prayer”")
    return Expected(
        text=text,
        datelines=((1, len(label + dateline)), (len(label), len(label + dateline))),
        date=("2024-11-18", dt.date(2024, 11, 18)),
        place=("Muscat", "Muscat", "OM"),
        agency=("ONA", "Oman News Agency"),
        body_start=starts[0],
        paragraphs=[(start, start + len(paragraph)) for start, paragraph in zip(starts, paragraphs, strict=True)],
        quotations=[(quoted, quoted + len("“a long prayer”"))],
    )


def shared_story(shared: Path) -> Expected:
    """The story of the gold data, which stays outside the repository."""
    gold = json.loads((shared / "gold" / "seed-irna.json").read_text(encoding="utf-8"))
    text = (shared / "samples" / f"{gold['id']}.txt").read_text(encoding="utf-8")
    structure = gold["structure"]
    (place,), (agency,), date = structure["places"], structure["agencies"], structure["date"]
    start, end = structure["dateline"]
    assert text == gold["text"]
    return Expected(
        text=text,
        datelines=((start, end), (text.index(date["text"]), end)),
        date=(date["text"], dt.date.fromisoformat(date["value"])),
        place=(place["text"], place["city"], place["country_iso2"]),
        agency=(agency["text"], agency["name"]),
        body_start=structure["body_start"],
        paragraphs=[(start, end) for start, end in structure["paragraphs"]],
        quotations=[(start, end) for start, end in gold["quotations"]],
    )


@pytest.fixture(params=["own", "shared"])
def expected(request: pytest.FixtureRequest) -> Expected:
    return own_story() if request.param == "own" else shared_story(request.getfixturevalue("shared"))


@pytest.fixture
def doc(expected: Expected) -> newsdoc.Document:
    return newsdoc.parse(expected.text)


def test_dateline(doc: newsdoc.Document, expected: Expected) -> None:
    assert doc.dateline is not None
    assert (doc.dateline.span.start, doc.dateline.span.end) in expected.datelines


def test_place(doc: newsdoc.Document, expected: Expected) -> None:
    assert doc.dateline is not None
    assert [(place.text, place.city, place.country) for place in doc.dateline.places] == [expected.place]


def test_agency(doc: newsdoc.Document, expected: Expected) -> None:
    assert doc.dateline is not None
    assert [(agency.text, agency.name) for agency in doc.dateline.agencies] == [expected.agency]


def test_date(doc: newsdoc.Document, expected: Expected) -> None:
    assert doc.dateline is not None
    date = doc.dateline.date
    assert date is not None
    assert (date.text, date.value) == expected.date
    assert (date.precision, date.rule) == ("day", "explicit")


def test_body_and_paragraphs(doc: newsdoc.Document, expected: Expected) -> None:
    assert doc.body_start == expected.body_start
    assert [(p.span.start, p.span.end) for p in doc.paragraphs] == expected.paragraphs


def test_quotations(doc: newsdoc.Document, expected: Expected) -> None:
    assert [(q.span.start, q.span.end) for q in doc.quotations] == expected.quotations
    assert all(quotation.closed and not quotation.children for quotation in doc.quotations)


def test_nothing_else_is_found(doc: newsdoc.Document) -> None:
    assert (doc.headline, doc.slugline, doc.byline, doc.sign_off) == (None, None, None, None)
    assert (doc.notes, doc.credits, doc.diagnostics) == ((), (), ())
