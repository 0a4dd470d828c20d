"""Words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.text.tokens import CLOSING, INSIDE, OPENING, OUTSIDE, Mark, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada didn't go.", ["Ada", "did", "n't", "go", "."]),
        ("He's Ada Stone's boss", ["He", "'s", "Ada", "Stone", "'s", "boss"]),
        ("O'Brien's 43-year-old son", ["O'Brien", "'s", "43-year-old", "son"]),
        ("Mr. John D. Stone of the U.S. team", ["Mr.", "John", "D.", "Stone", "of", "the", "U.S.", "team"]),
        ("It cost $1,250.50, or 3,000 pounds.", ["It", "cost", "$1,250.50", ",", "or", "3,000", "pounds", "."]),
        ("``We won,'' he said", ["``", "We", "won", ",", "''", "he", "said"]),
        ("Wait... what?!", ["Wait", "...", "what", "?!"]),
        ("the students' union", ["the", "students", "'", "union"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text, [(0, len(text))]).words == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We won. It was close.", ["We won .", "It was close ."]),
        ("Mr. Stone met Sen. Hardy. They spoke.", ["Mr. Stone met Sen. Hardy .", "They spoke ."]),
        ("“We won.” He left.", ["“ We won . ”", "He left ."]),
        ("“We won!” he said.", ["“ We won ! ” he said ."]),
        ("Is it? Yes.", ["Is it ?", "Yes ."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    tokens = tokenize(text, [(0, len(text))])
    starts = sorted(set(tokens.begin))
    assert [" ".join(tokens.words[i : tokens.stop[i]]) for i in starts] == sentences


def test_marks_tell_what_is_quoted() -> None:
    text = "He said “yes, no” twice."
    marks = [Mark(8, 9, OPENING), Mark(16, 17, CLOSING)]
    tokens = tokenize(text, [(0, len(text))], marks)
    roles = dict(zip(tokens.words, tokens.quoted, strict=True))
    assert (roles["“"], roles["yes"], roles["”"], roles["twice"]) == (OPENING, INSIDE, CLOSING, OUTSIDE)


def test_paragraphs_are_numbered_and_end_sentences() -> None:
    tokens = tokenize("One two\nthree", [(0, 7), (8, 13)])
    assert tokens.paragraph == [0, 0, 1]
    assert tokens.stop == [2, 2, 3]


@given(st.text())
def test_tokens_are_slices_in_order_and_lose_no_visible_character(text: str) -> None:
    tokens = tokenize(text, [(0, len(text))])
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert all(a < b for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert all(b <= a for b, a in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert "".join(tokens.words) == "".join(text.split())
    assert all(tokens.begin[i] <= i < tokens.stop[i] for i in range(len(tokens)))
