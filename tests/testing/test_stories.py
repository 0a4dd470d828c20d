"""The invented stories say the truth about themselves."""

from __future__ import annotations

import pytest

from newsdoc.testing import SyntheticStory, families, stories, story
from newsdoc.text import WHITE

ALL = [story(seed, family=family) for family in families() for seed in range(6)]


def test_the_same_seed_gives_the_same_story() -> None:
    assert story(11) == story(11)
    assert story(11) != story(32)


def test_the_families_take_turns() -> None:
    assert {each.family for each in stories(len(families()))} == set(families())


@pytest.mark.parametrize("made", ALL, ids=lambda made: f"{made.family}-{made.seed}")
def test_expected_spans_lie_in_the_text_trimmed_and_in_order(made: SyntheticStory) -> None:
    single = [made.headline, made.slugline, made.byline, made.dateline, made.sign_off, made.credit_line]
    lists = [made.paragraphs, made.quotations, made.places, made.agencies, made.authors]
    for span in [*filter(None, single), *(span for spans in lists for span in spans)]:
        words = made.words(span)
        assert words
        assert words == words.strip(WHITE)
        assert 0 <= span[0] < span[1] <= len(made.text)
    for spans in lists:
        assert list(spans) == sorted(spans)
    assert made.body_start == made.paragraphs[0][0]
    assert made.dateline is None or made.dateline[1] <= made.body_start


@pytest.mark.parametrize("made", ALL, ids=lambda made: f"{made.family}-{made.seed}")
def test_no_field_and_no_tag_is_left_in_the_text(made: SyntheticStory) -> None:
    assert "{" not in made.text
    assert "<q>" not in made.text
    assert "</" not in made.text


def test_a_dateline_is_told_in_parts() -> None:
    made = story(1, family="xinhua")
    assert made.date is not None
    assert made.words(made.dateline) == f"{made.words(made.places[0])}, {made.words(made.date_text)} (Xinhua)"
    assert str(made.date.day) in str(made.words(made.date_text))


def test_a_wrapped_family_keeps_to_its_columns() -> None:
    made = story(2, family="reuters-1987", paragraphs=12)
    lines = made.text[made.body_start :].split("\n")
    assert max(map(len, lines)) <= 64
    assert sum(line.startswith("    ") for line in lines) == len(made.paragraphs) - 1


def test_a_quotation_over_paragraphs_is_one_quotation() -> None:
    long = [
        made.text[start:end]
        for made in stories(80)
        for start, end in made.quotations
        if any(start < paragraph < end for paragraph, _ in made.paragraphs)
    ]
    assert long
    assert all(words[-1] in "\"”'" for words in long)


def test_the_number_of_paragraphs_can_be_told() -> None:
    assert len(story(5, family="ansa", paragraphs=40).paragraphs) == 40
