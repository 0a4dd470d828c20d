"""The tables that invented stories are made of."""

from __future__ import annotations

import re

import pytest

from newsdoc.data import table

KINDS = {
    "place", "us_place", "months", "ap_months", "short_months", "weekdays", "first", "last", "person", "title", "group",
    "slug", "headline", "sentence", "quote", "long_quote",
}  # fmt: skip
FIELDS = {
    "language",
    "agency",
    "marks",
    "apostrophe",
    "gap",
    "columns",
    "newline",
    "joint",
    "year",
    "head",
    "lead",
    "tail",
}


def test_words_have_a_language_a_kind_and_a_text() -> None:
    rows = table("story_words")
    assert len({tuple(row) for row in rows}) == len(rows)
    for language, kind, text in rows:
        assert re.fullmatch("[a-z]{2}", language)
        assert kind in KINDS
        assert text == text.strip()
        assert text.count("<q>") == text.count("</q>")
        assert "'" not in text, "apostrophes are written ’; each family puts its own"


@pytest.mark.parametrize("kind", ["months", "ap_months", "short_months"])
def test_rows_of_months_have_twelve(kind: str) -> None:
    assert all(len(text.split()) == 12 for _, row_kind, text in table("story_words") if row_kind == kind)


@pytest.mark.parametrize("name", table("story_families"))
def test_families_have_known_fields(name: str) -> None:
    row = table("story_families")[name]
    assert FIELDS >= row.keys() >= {"language", "agency", "marks", "apostrophe", "head", "lead", "tail"}
    assert len(row["marks"]) == 4
    assert all(isinstance(template, str) for part in ("head", "lead", "tail") for template in row[part])
    kinds = {kind for language, kind, _ in table("story_words") if language == row["language"]}
    assert kinds >= {"place", "person", "headline", "sentence", "quote"}


def test_pieces_are_strings_none_twice() -> None:
    pieces = table("story_pieces")
    assert all(isinstance(piece, str) and piece for piece in pieces)
    assert len(set(pieces)) == len(pieces)
    assert {"“", "''", "\n", "\0", "\ud800", "LONDON", "(Reuters)", "By "} <= set(pieces)
