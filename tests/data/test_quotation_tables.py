"""The tables of quotation marks, apostrophes, titles and speech."""

from __future__ import annotations

import re

import pytest

from newsdoc.data import table

SIDES = {"open", "close", "either"}
FAMILIES = {"double", "single", "angle", "small angle", "corner", "white corner", "title", "small title"}
MARKS = {row["mark"] for row in table("quotation_marks")["marks"]}


def test_marks_have_a_family_a_side_and_closers() -> None:
    rows = table("quotation_marks")["marks"]
    assert len(MARKS) == len(rows)
    for row in rows:
        assert set(row) - {"fixed"} == {"mark", "family", "side", "closers"}
        assert row["family"] in FAMILIES
        assert row["side"] in SIDES
        assert set(row["closers"]) <= MARKS
        assert row.get("fixed", True) is True
        if row["side"] != "close":
            assert row["closers"], "a mark that opens must be closed by something"


def test_a_mark_of_two_characters_repeats_one_that_is_known() -> None:
    for mark in MARKS:
        assert len(mark) == 1 or (len(mark) == 2 and mark[0] == mark[1] and mark[0] in MARKS)


def test_languages_name_known_marks_once() -> None:
    rows = table("quotation_marks")["languages"]
    assert [row["language"] for row in rows] == sorted({row["language"] for row in rows})
    for row in rows:
        assert set(row) == {"language", *SIDES}
        named = [mark for side in SIDES for mark in row[side]]
        assert len(named) == len(set(named))
        assert set(named) <= MARKS


@pytest.mark.parametrize("name", ["apostrophe_words", "title_words", "speech_tails"])
def test_every_language_has_one_row(name: str) -> None:
    languages = [row["language"] for row in table(name)]
    assert len(languages) == len(set(languages))
    assert all(re.fullmatch("[a-z]{2}", language) for language in languages)


def test_apostrophe_words_have_their_apostrophe() -> None:
    for row in table("apostrophe_words"):
        assert all(re.fullmatch(r"'\w+", word) and word == word.lower() for word in row["leading"])
        assert all(re.fullmatch(r"\w+'", word) and word == word.lower() for word in row["trailing"])


def test_title_words_and_speech_tails_are_single_words() -> None:
    for row in table("title_words"):
        for word in (*row["works"], *row["small"]):
            assert word == word.lower().strip()
            assert " " not in word
    for row in table("speech_tails"):
        assert row["words"]
        assert all(re.fullmatch(r"\w+", word) and word == word.lower() for word in row["words"])
