"""The tables of words and marks that datelines are made of."""

from __future__ import annotations

import pytest

from newsdoc.data import table
from newsdoc.dateline.vocabulary import brackets, marks, words

KINDS = sorted(table("dateline_words"))


@pytest.mark.parametrize("kind", KINDS)
def test_words_stand_in_lists_by_language_in_lower_case(kind: str) -> None:
    rows = table("dateline_words")[kind]
    assert rows
    for language, row in rows.items():
        assert language == language.lower()
        assert row
        assert len(set(row)) == len(row)
        assert all(word == word.lower().strip() != "" for word in row)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read(kind: str) -> None:
    assert all(word in words(kind) for row in table("dateline_words")[kind].values() for word in row)


def test_no_mark_is_of_two_kinds() -> None:
    kinds = [kind for kind in table("dateline_marks") if kind != "brackets"]
    every = "".join(marks(kind) for kind in kinds)
    assert len(set(every)) == len(every)


def test_brackets_come_in_pairs() -> None:
    for opening, closing in brackets().items():
        assert len(opening) == len(closing) == 1
        assert closing not in brackets()
