"""data/agencies.json: one row an agency, no name owned twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from newsdoc.data import resource, table

ROWS: list[dict[str, Any]] = table("agencies")
KEYS = [
    "id", "name", "kind", "aliases", "exact", "country", "home_city", "languages", "wikidata", "forms", "sign_offs",
]  # fmt: skip
FORMS = {"paren", "slash", "comma", "prefix", "dash", "plain", "cjk", "bracket"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_row(row: dict[str, Any]) -> None:
    assert list(row) == KEYS
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["id"])
    assert row["name"].strip()
    assert row["kind"] in {"agency", "release", "outlet"}
    assert re.fullmatch(r"[A-Z]{2}", row["country"])
    assert row["home_city"] is None or row["home_city"].strip() == row["home_city"] != ""
    assert row["kind"] != "agency" or row["home_city"]
    assert row["languages"]
    assert all(re.fullmatch(r"[a-z]{2}", language) for language in row["languages"])
    assert row["wikidata"] is None or re.fullmatch(r"Q[1-9]\d*", row["wikidata"])
    assert row["forms"]
    assert set(row["forms"]) <= FORMS
    assert row["aliases"] or row["exact"]
    for key in ("aliases", "exact"):
        assert row[key] == sorted(row[key])
        assert all(" ".join(name.split()) == name for name in row[key])
    assert all(len(name) > 1 for name in row["exact"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_short_latin_names_are_exact(row: dict[str, Any]) -> None:
    """In another case four letters are a word ("pa", "map", "sana")."""
    assert [name for name in row["aliases"] if name.isascii() and len(name) < 5 and name.isalpha()] == []


def test_rows_are_sorted_and_there_are_enough() -> None:
    ids = [row["id"] for row in ROWS]
    assert ids == sorted(set(ids))
    assert len(ids) >= 80


def test_every_name_is_owned_once() -> None:
    owners = Counter(name for row in ROWS for name in {n.casefold() for n in row["aliases"]} | set(row["exact"]))
    assert [name for name, count in owners.items() if count > 1] == []


def test_every_sign_off_is_owned_once() -> None:
    owners = Counter(sign for row in ROWS for sign in row["sign_offs"])
    assert [sign for sign, count in owners.items() if count > 1] == []


def test_identifiers_are_given_once() -> None:
    owners = Counter(row["wikidata"] for row in ROWS if row["wikidata"])
    assert [identifier for identifier, count in owners.items() if count > 1] == []


def test_one_row_a_line() -> None:
    lines = resource("agencies.json").splitlines()
    assert (lines[0], lines[-1]) == ("[", "]")
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == [row["id"] for row in ROWS]
