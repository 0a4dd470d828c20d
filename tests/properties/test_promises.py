"""Any string parses, and what comes out keeps the promises of the model."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, damaged_wires, newsy_text, wires

from newsdoc import Options, Parser, parse
from newsdoc.testing import SyntheticStory, problems


@given(any_text())
def test_any_characters(text: str) -> None:
    assert problems(parse(text)) == []


@given(newsy_text())
def test_the_words_of_wires_in_any_order(text: str) -> None:
    assert problems(parse(text)) == []


@given(wires())
def test_stories(made: SyntheticStory) -> None:
    assert problems(parse(made.text, reference_date=made.issued)) == []


@given(damaged_wires())
def test_damaged_stories(text: str) -> None:
    assert problems(parse(text)) == []


@given(
    damaged_wires(),
    st.builds(
        Options,
        reference_date=st.none() | st.dates() | st.datetimes(),
        language=st.sampled_from([None, "en", "de", "fr", "tr", "ja", "xx", ""]),
        scope=st.sampled_from(["speech", "all"]),
    ),
)
def test_under_any_options(text: str, options: Options) -> None:
    assert problems(Parser(options).parse(text)) == []


@given(newsy_text(), st.sampled_from([dt.date.min, dt.date.max]))
def test_at_the_ends_of_the_calendar(text: str, day: dt.date) -> None:
    assert problems(parse(text, reference_date=day)) == []


@given(any_text(), any_text())
def test_the_text_is_kept_as_it_came(before: str, after: str) -> None:
    text = before + "LONDON, Jan 5 (Reuters) - “Yes,” he said." + after
    doc = parse(text)
    assert doc.text == text
    assert "".join(block.text for block in doc.blocks) == text
