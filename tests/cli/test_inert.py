"""What a story may do to a terminal: nothing."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.cli.inert import inert, inert_json

DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters(codec=None)))
def test_any_text_keeps_its_length_and_loses_its_controls(text: str) -> None:
    shown = inert(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n"]
    assert not set(shown) & set(DIRECTIONS)


def test_letters_and_marks_stay() -> None:
    text = "«Ça va?» “yes”\n\t我说：「好」 שָׁלוֹם\u200f 👩‍👩‍👧"
    assert inert(text) == text


@given(st.text(st.characters(codec=None)))
def test_json_stays_the_same_data(text: str) -> None:
    for written in (json.dumps(text, ensure_ascii=False), json.dumps(text, ensure_ascii=False, indent=1)):
        shown = inert_json(written)
        assert json.loads(shown) == text
        assert shown == inert(shown)
