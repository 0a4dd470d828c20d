"""On undamaged stories all that they say of themselves comes out, to the character."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from newsdoc import Document, parse
from newsdoc.testing import SyntheticStory, families, story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Span

SEEDS = range(24)
family = pytest.mark.parametrize("family", families())


@cache
def parsed(name: str) -> list[tuple[SyntheticStory, Document]]:
    made = [story(seed, family=name) for seed in SEEDS]
    return [(each, parse(each.text, reference_date=each.issued)) for each in made]


def pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def compare(name: str, element: str) -> None:
    """A span of the story against the document's; what differs is told with its words."""
    wrong = []
    for made, doc in parsed(name):
        expected = made.words(getattr(made, element)), getattr(made, element)
        part = getattr(doc, element)
        got = (None, None) if part is None else (part.text, (part.span.start, part.span.end))
        if got != expected:
            wrong.append(f"seed {made.seed}: expected {expected}, got {got}")
    assert not wrong


@family
def test_headline(family: str) -> None:
    compare(family, "headline")


@family
def test_byline(family: str) -> None:
    compare(family, "byline")


@family
def test_slugline(family: str) -> None:
    compare(family, "slugline")


@family
def test_sign_off(family: str) -> None:
    compare(family, "sign_off")


@family
def test_dateline(family: str) -> None:
    compare(family, "dateline")


@family
def test_authors(family: str) -> None:
    for made, doc in parsed(family):
        authors = doc.byline.authors if doc.byline else ()
        assert [author.name for author in authors] == [made.words(span) for span in made.authors], made.seed


@family
def test_parts_of_the_dateline(family: str) -> None:
    for made, doc in parsed(family):
        if made.dateline is None:
            continue
        assert doc.dateline is not None, made.seed
        assert [part.text for part in doc.dateline.places] == [made.words(span) for span in made.places], made.seed
        assert [part.text for part in doc.dateline.agencies] == [made.words(span) for span in made.agencies], made.seed
        assert all(agency.id for agency in doc.dateline.agencies), doc.dateline.agencies
        assert all(place.country for place in doc.dateline.places), doc.dateline.places
        assert (doc.dateline.date and doc.dateline.date.value) == made.date, made.seed
        assert (doc.dateline.date and doc.dateline.date.text) == made.words(made.date_text), made.seed


@family
def test_paragraphs(family: str) -> None:
    for made, doc in parsed(family):
        assert doc.body_start == made.body_start, made.seed
        assert pairs(part.span for part in doc.paragraphs)[: len(made.paragraphs)] == list(made.paragraphs), made.seed
        extra = [part.text for part in doc.paragraphs[len(made.paragraphs) :]]
        assert all(words.startswith(("Associated Press writer", "SOURCE")) for words in extra), extra


@family
def test_quotations(family: str) -> None:
    for made, doc in parsed(family):
        body = [part for part in doc.quotations if part.span.start >= made.body_start]
        assert [part.text for part in body] == [made.words(span) for span in made.quotations], made.seed
        assert pairs(part.span for part in body) == list(made.quotations), made.seed
        assert all(part.closed for part in body), made.seed


@family
def test_credits(family: str) -> None:
    for made, doc in parsed(family):
        if made.credit_line is None:
            continue
        assert doc.credits, made.seed
        start, end = made.credit_line
        assert all(start <= part.span.start and part.span.end <= end for part in doc.credits), made.seed
        assert {"reporting", "editing"} <= {part.role for part in doc.credits}, made.seed


@family
def test_nothing_to_complain_of(family: str) -> None:
    for made, doc in parsed(family):
        assert [part.code for part in doc.diagnostics if part.severity != "info"] == [], made.seed
