"""data/dates.json: what tools/build_dates.py writes, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from newsdoc.data import resource, table
from newsdoc.dateline.calendars import fold

if TYPE_CHECKING:
    from pathlib import Path

DATES: dict[str, Any] = table("dates")
OF_ISSUE = [
    "en", "de", "pt", "ar", "es", "ru", "ja", "it", "zh", "fr", "tr", "fa", "id", "ko", "nl", "pl", "da", "sv", "uk",
]  # fmt: skip
NUMBERED = {"ja", "zh", "ko"}


@pytest.mark.parametrize("row", DATES["months"], ids=lambda row: f"{row['language']}-{row['width']}-{row['calendar']}")
def test_months(row: dict[str, Any]) -> None:
    assert list(row) == ["language", "width", "calendar", "names"]
    assert row["calendar"] in {"gregorian", "jalali"}
    assert len(row["names"]) == 12
    check_names(row)


@pytest.mark.parametrize("row", DATES["weekdays"], ids=lambda row: f"{row['language']}-{row['width']}")
def test_weekdays(row: dict[str, Any]) -> None:
    assert list(row) == ["language", "width", "names"]
    assert len(row["names"]) == 7
    check_names(row)


def check_names(row: dict[str, Any]) -> None:
    assert row["width"] in {"full", "short"}
    assert row["width"] == "short" or all(row["names"]), "every month and weekday has a full name"
    names = [name for column in row["names"] for name in column]
    assert [name for name in names if fold(name) != name] == []
    assert [name for name in names if re.search(r"\d", name)] == []


def test_every_language_has_its_rows() -> None:
    full = {row["language"] for row in DATES["months"] if row["width"] == "full"}
    assert set(OF_ISSUE) - full == NUMBERED
    assert set(OF_ISSUE) <= {row["language"] for row in DATES["weekdays"] if row["width"] == "full"}
    particles = [row["language"] for row in DATES["particles"]]
    assert len(particles) == len(set(particles))
    assert set(OF_ISSUE) <= set(particles)


@pytest.mark.parametrize("row", DATES["particles"], ids=lambda row: str(row["language"]))
def test_particles(row: dict[str, Any]) -> None:
    assert list(row) == ["language", "order", "ordinals", "links", "year_words"]
    assert row["order"] in {"dmy", "mdy", "ymd"}


@pytest.mark.parametrize("row", DATES["relative"], ids=lambda row: str(row["language"]))
def test_words_round_a_weekday(row: dict[str, Any]) -> None:
    assert list(row) == [
        "language", "months_first", "last", "open", "any", "skip", "future", "past", "past_ending", "anniversary",
        "not_before",
    ]  # fmt: skip
    for name in ("last", "open", "any", "skip", "future", "past", "not_before"):
        assert all(word == word.lower().strip() for word in row[name])
    assert set(row["future"]).isdisjoint(row["past"])
    assert set(row["last"]).isdisjoint(row["open"])


def test_one_row_a_line() -> None:
    rows = [line for line in resource("dates.json").splitlines() if line.startswith("{") and len(line) > 1]
    assert len(rows) == sum(len(DATES[kind]) for kind in ("months", "weekdays", "particles", "relative"))
    assert all(json.loads(row.rstrip(",")) for row in rows)


def test_the_table_is_what_its_tool_makes(root: Path) -> None:
    babel = pytest.importorskip("babel")
    pinned = f'"babel=={".".join(babel.__version__.split(".")[:2])}.*"'
    if pinned not in (root / "pyproject.toml").read_text(encoding="utf-8"):
        pytest.skip("this babel has another CLDR than the one that the table was made from")
    tool = root / "tools" / "build_dates.py"
    done = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
