"""The tables that blocks are told apart by: their rows have the right shape, and their examples are recognised."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from newsdoc.blocks import byline, patterns
from newsdoc.blocks.credits import read_credits
from newsdoc.blocks.tail import note_kind, sign_off_span
from newsdoc.data import table
from newsdoc.document import CreditRole, NoteKind

ENDINGS = {"sign_off", "more", "notebook", "contact", "contributor", "private", "trailer", "copyright", "address"}
FORMS = {"bracket", "dated", "label", "dash", "line", "alone"}


@pytest.mark.parametrize("row", table("blocks_marks"), ids=lambda row: row["mark"])
def test_marks_are_found_in_their_examples(row: dict[str, str]) -> None:
    assert row.keys() == {"mark", "example"}
    example = row["example"]
    match = patterns.match_update_mark(example, 0, len(example))
    lone = patterns.is_lone_mark(example)
    assert match or lone
    if match:
        assert example.startswith(next(filter(None, match.groups())))
        assert match.end() < len(example)


@pytest.mark.parametrize(
    "words", ["Updates from the harbor", "UPDATED rules", "Ferry sinks", "URGENTLY NEEDED - PILOTS"]
)
def test_headlines_without_a_mark_keep_their_words(words: str) -> None:
    assert patterns.match_update_mark(words, 0, len(words)) is None
    assert not patterns.is_lone_mark(words)


@pytest.mark.parametrize(
    "row", table("blocks_notes"), ids=lambda row: "-".join((row["language"], row["form"], row["kind"]))
)
def test_notes_have_a_language_a_form_and_a_kind(row: dict[str, str]) -> None:
    assert row.keys() == {"language", "form", "kind", "words"}
    assert re.fullmatch("[a-z]{2}", row["language"])
    assert row["form"] in FORMS
    assert row["kind"] in get_args(NoteKind)
    shape = {
        "bracket": "({} more of it)",
        "dated": "(In March 2 story, {} the age)",
        "label": "{}: more of it",
        "dash": "{} — more of it",
        "line": "{} Monday",
        "alone": "{}.",
    }[row["form"]]
    for words in row["words"]:
        note = shape.format(words.rstrip(":") if row["form"] == "label" else words)
        assert note_kind(note, 0, len(note)) in get_args(NoteKind), note


@pytest.mark.parametrize(
    "words", ["(Without more ado)", "Addsworth: a village", "Edsel sales", "Corrections officers strike"]
)
def test_prose_is_no_note(words: str) -> None:
    assert note_kind(words, 0, len(words)) is None


@pytest.mark.parametrize("row", table("blocks_bylines"), ids=lambda row: row["language"])
def test_bylines_open_with_each_of_their_words(row: dict[str, list[str]]) -> None:
    assert (
        {"language", "by", "and", "in", "titles"}
        <= row.keys()
        <= {"language", "by", "by_below", "and", "in", "titles", "media"}
    )
    for words in row["by"] + row.get("by_below", []):
        line = f"{words} Ada Stone"
        part = byline.read_byline(line, 0, len(line))
        assert part is not None, line
        assert [line[a.start : a.end] for a in part.authors] == ["Ada Stone"], line
    for words in row["and"]:
        line = f"By Ada Stone {words} Bo Berg"
        part = byline.read_byline(line, 0, len(line))
        assert part is not None, line
        assert len(part.authors) == 2, line


@pytest.mark.parametrize(
    "line",
    [
        "By nightfall the ice was hard",
        "By the numbers: how the bridge was built",
        "Von der Leyen warnt vor Eile",
        "Par for the course at Augusta",
        "By",
        "By and by",
        "London, Berlin and Paris",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert byline.read_byline(line, 0, len(line)) is None


@pytest.mark.parametrize("row", table("blocks_credits"), ids=lambda row: f"{row['language']}-{row['role']}")
def test_credits_open_with_each_of_their_words(row: dict[str, str]) -> None:
    assert row.keys() == {"language", "role", "words"}
    assert row["role"] in get_args(CreditRole)
    for words in row["words"]:
        line = f"({words} Ada Stone)"
        parts = read_credits(line, 0, len(line))
        assert [line[start:end] for part in parts for start, end in part.names] == ["Ada Stone"], line


@pytest.mark.parametrize("row", table("blocks_endings"), ids=lambda row: row.get("text") or row["example"])
def test_endings_are_texts_or_patterns_with_an_example(row: dict[str, str]) -> None:
    assert row["kind"] in ENDINGS
    assert ("text" in row) != ("pattern" in row)
    if "pattern" in row:
        assert re.match(row["pattern"], row["example"])
    elif row["kind"] == "sign_off":
        assert sign_off_span(row["text"], 0, len(row["text"])) == (0, len(row["text"]))
        assert isinstance(row["inline"], bool)


def test_sign_offs_of_the_agencies_are_known() -> None:
    missing = [
        (row["id"], words)
        for row in table("agencies")
        for words in row["sign_offs"]
        if not sign_off_span(words, 0, len(words))
    ]
    assert missing == []


def test_furniture_is_words() -> None:
    words = [word for row in table("blocks_furniture") for word in row["words"]]
    assert all(word == word.strip() and word for word in words)
    assert {row["role"] for row in table("blocks_furniture")} == {"furniture", "kicker", "stamp"}


@pytest.mark.parametrize(
    "words", ["Published: March 3, 2025 10:15 a.m.", "Updated 2 hours ago", "March 3, 2025", "Stand: 3. März 2025"]
)
def test_stamps_are_told_from_prose(words: str) -> None:
    assert patterns.is_stamp(words)
    assert not patterns.is_stamp(f"{words} ferry sinks")


def test_names_and_headlines() -> None:
    names, headlines = table("blocks_names"), table("blocks_headlines")
    assert names.keys() == {"particles", "suffixes"}
    assert all(word == word.lower() for word in names["particles"] + headlines["open_ends"])
    assert 0 < headlines["longest_closed"] < headlines["longest"]


def test_first_words_can_be_looked_up() -> None:
    # Before a pattern is asked, which takes some letters for i, s and k, a line is told by its first word, and for
    # notes by the first two letters of that.
    notes = [words.split()[0] for row in table("blocks_notes") for words in row["words"]]
    others = [words.split()[0] for row in table("blocks_credits") for words in row["words"]]
    assert not set("".join(notes + others)) & set("ıİſ\u212a")
    assert min(map(len, notes)) >= 2
