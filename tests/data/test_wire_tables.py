"""The tables that wires, pages and records are read by: their rows have the right shape, and their words are found."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsdoc.data import table
from newsdoc.feed_parts import Facts
from newsdoc.readers.records import text_column
from newsdoc.readers.wire_times import wire_time


def test_anpa_has_an_urgency_for_every_priority() -> None:
    rows = table("anpa")
    assert rows.keys() == {"priorities", "formats", "categories", "desks"}
    assert all(re.fullmatch("[a-z]", letter) and 1 <= urgency <= 6 for letter, urgency in rows["priorities"].items())
    assert set(rows["formats"]) == {"\x11", "\x12"}


@pytest.mark.parametrize(("kind", "shape"), [("categories", "[a-z]"), ("desks", "[A-Z]{2,3}")])
def test_codes_of_anpa_have_names(kind: str, shape: str) -> None:
    rows = table("anpa")[kind]
    assert all(row.keys() == {"code", "name"} and re.fullmatch(shape, row["code"]) and row["name"] for row in rows)
    assert len({row["code"] for row in rows}) == len(rows)


def test_words_of_notebooks_are_small_and_unlike() -> None:
    rows: dict[str, list[str]] = table("iptc7901")
    assert rows.keys() == {"contacts", "editors"}
    words = [word for kind in rows.values() for word in kind]
    assert len(set(words)) == len(words)
    assert all(word == word.lower() and re.fullmatch(r"[a-z ]+", word) for word in words)


@pytest.mark.parametrize("row", table("wire_zones"), ids=lambda row: row["zone"])
def test_zones_give_an_offset(row: dict[str, str]) -> None:
    assert row.keys() == {"zone", "offset"}
    assert re.fullmatch("[A-Z]{2,4}", row["zone"])
    assert re.fullmatch(r"[+-]\d\d:\d\d", row["offset"]) or ZoneInfo(row["offset"])
    time = wire_time("17", "06", "15", "1200", row["zone"])
    assert time is not None
    assert time.utcoffset() is not None


@pytest.mark.parametrize("zone", ["XYZ", None])
def test_unknown_zones_give_none(zone: str | None) -> None:
    assert wire_time("17", "06", "15", "1200", zone) == dt.datetime(2017, 6, 15, 12)  # noqa: DTZ001 - none is known


def test_words_of_pages_are_sorted_and_small() -> None:
    rows: dict[str, list[Any]] = table("html_pages")
    assert rows.keys() == {"furniture", "roles", "types", "byline", "dateline", "bodies"}
    for kind, words in rows.items():
        assert len(set(words)) == len(words)
        assert kind == "types" or all(word == word.lower() for word in words)


def test_fields_of_records_are_those_of_a_story() -> None:
    rows: dict[str, list[str]] = table("record_fields")
    assert set(rows) <= {field.name for field in fields(Facts)} | {"text", "headline", "slugline", "byline", "dateline"}
    names = [name for words in rows.values() for name in words]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() for name in names)
    assert all(text_column([name.title()]) == name for name in rows["text"])
