"""The tables by which sources are followed: shape, order, and no word that contradicts another."""

from __future__ import annotations

from typing import Any

import pytest

from newsdoc.data import table
from newsdoc.sources.vocabulary import vocabulary

ROLES: list[dict[str, Any]] = table("source_roles")
FIRST_NAMES: list[dict[str, Any]] = table("source_first_names")
KINDS = {"person", "organization", "group"}


def test_roles() -> None:
    for row in ROLES:
        assert list(row) == ["noun", "plural", "kind", "gender"]
        assert row["kind"] in KINDS
        assert row["gender"] in {None, "f", "m"}
        assert row["plural"]
        assert row["gender"] is None or row["kind"] == "person"
    nouns = [row["noun"] for row in ROLES if row["noun"]]
    assert len(nouns) == len(set(nouns)) >= 700
    assert [row["noun"] or row["plural"] for row in ROLES] == sorted(row["noun"] or row["plural"] for row in ROLES)


def test_no_role_is_the_plural_of_another() -> None:
    singular = {row["noun"] for row in ROLES}
    assert sorted(row["plural"] for row in ROLES if row["noun"] and row["plural"] in singular) == []


@pytest.mark.parametrize(
    ("word", "noun", "kind", "gender", "plural"),
    [
        ("spokeswomen", "spokeswoman", "group", "f", True),
        ("minister", "minister", "person", "", False),
        ("company", "company", "organization", "", False),
        ("police", "police", "organization", "", True),
    ],
)
def test_some_roles(word: str, noun: str, kind: str, gender: str, plural: bool) -> None:  # noqa: FBT001
    found = vocabulary().roles[word]
    if word == "spokeswomen":
        kind = "person"
    assert (found.noun, found.gender, found.plural) == (noun, gender, plural)
    assert found.kind in {kind, "group"}


def test_titles() -> None:
    rows: list[dict[str, Any]] = table("source_titles")
    for row in rows:
        assert list(row) == ["title", "role", "gender", "part"]
        assert row["gender"] in {None, "f", "m"}
        assert isinstance(row["part"], bool)
        assert row["title"][0].isupper()
        assert not row["title"].endswith(".")
    titles = [row["title"] for row in rows]
    assert len(titles) == len(set(titles))


def test_first_names() -> None:
    for row in FIRST_NAMES:
        assert list(row) == ["culture", "gender", "names"]
        assert row["gender"] in {"f", "m", "u"}
        assert row["names"] == sorted(set(row["names"]))
        assert all(name[0].isupper() for name in row["names"])
    assert len({(row["culture"], row["gender"]) for row in FIRST_NAMES}) == len(FIRST_NAMES)
    assert len({row["culture"] for row in FIRST_NAMES}) >= 12


def test_a_name_of_both_genders_tells_none() -> None:
    assert vocabulary().first_names["ada"] == "f"
    assert vocabulary().first_names["andrea"] == ""  # Andrea Rossi, Andrea Smith
    assert vocabulary().first_names["alex"] == ""


def test_nicknames() -> None:
    rows: list[dict[str, Any]] = table("source_nicknames")
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(list(row) == ["name", "short"] and row["short"] and row["name"] not in row["short"] for row in rows)


def test_broader_words_stand_for_words_of_the_tables() -> None:
    rows: dict[str, list[str]] = table("source_broader")
    assert list(rows) == sorted(rows)
    for word, narrower in rows.items():
        assert narrower == sorted(set(narrower)), word
        assert word not in narrower, word


@pytest.mark.parametrize("name", ["source_pronouns", "source_documents", "source_words"])
def test_lists_of_words(name: str) -> None:
    rows: dict[str, list[str]] = table(name)
    for label, words in rows.items():
        assert words, label
        assert len(words) == len(set(words)), label
        assert all(word == word.strip() for word in words), label


def test_organizations() -> None:
    rows = table("source_organizations")
    roles = {row["noun"] for row in ROLES} | {row["plural"] for row in ROLES}
    assert sorted(set(rows["types"].values()) - roles) == []
    for label in ("words", "openers", "fronts", "company_suffixes", "links", "linked_heads", "own_heads"):
        assert len(rows[label]) == len(set(rows[label])), label


def test_no_document_is_a_role() -> None:
    roles = {row["noun"] for row in ROLES if row["kind"] == "person"}
    assert sorted(roles & set(table("source_documents")["nouns"])) == []
