"""Errors are for misuse only, and say what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from newsdoc import NewsdocError, OptionError, Options, Parser, parse


@pytest.mark.parametrize("wrong", [b"LONDON (Reuters) - Yes.", None, 5, ["text"], bytearray(b"x")])
def test_only_strings_parse(wrong: Any) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        parse(wrong)
    with pytest.raises(TypeError, match="str"):
        Parser().parse(wrong)


def test_a_subclass_of_str_parses() -> None:
    class Story(str):
        __slots__ = ()

    assert parse(Story("LONDON (Reuters) - Yes.")).text == "LONDON (Reuters) - Yes."


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope": "everything"},
        {"scope": None},
        {"scope": ["speech"]},
        {"language": 5},
        {"language": b"en"},
        {"language": "日本語"},
        {"reference_date": "2025-01-05"},
        {"reference_date": 20250105},
    ],
    ids=str,
)
def test_bad_options_are_told(wrong: Any) -> None:
    with pytest.raises(OptionError, match=next(iter(wrong))):
        parse("text", **wrong)
    with pytest.raises(NewsdocError):
        Options(**wrong)
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Options(**wrong)


def test_options_are_keyword_only_where_a_caller_could_mix_them_up() -> None:
    positional: Any = parse
    with pytest.raises(TypeError):
        positional("text", dt.date(2025, 1, 5))


def test_a_moment_is_a_date_too() -> None:
    moment = dt.datetime(2025, 1, 5, 23, 30, tzinfo=dt.UTC)
    by_moment = parse("LONDON, Jan 5 (Reuters) - Yes.", reference_date=moment)
    by_day = parse("LONDON, Jan 5 (Reuters) - Yes.", reference_date=moment.date())
    assert by_moment == by_day
