"""data/languages.json: what tells a language. The marks it quotes with are in quotation_marks.json."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from newsdoc.data import resource, table

ROWS: dict[str, dict[str, Any]] = table("languages")
OF_ISSUE = [
    "en", "de", "pt", "ar", "es", "ru", "ja", "it", "zh", "fr", "tr", "fa", "id", "ko", "nl", "pl", "da", "sv", "uk",
]  # fmt: skip
ONE_LANGUAGE_SCRIPTS = {"Jpan", "Hani", "Kore", "Grek", "Hebr"}
SCRIPTS = ONE_LANGUAGE_SCRIPTS | {"Latn", "Cyrl", "Arab"}


@pytest.mark.parametrize("language", ROWS)
def test_row(language: str) -> None:
    row = ROWS[language]
    assert re.fullmatch("[a-z]{2}", language)
    assert list(row) == ["name", "script", "letters", "words"]
    assert row["script"] in SCRIPTS
    assert row["words"] == sorted(set(row["words"]))
    assert all(word == word.lower() and word.isalpha() for word in row["words"])
    assert all(len(row["words"]) >= 30 for _ in [0] if row["script"] not in ONE_LANGUAGE_SCRIPTS)


def test_the_languages_of_the_wires_are_there() -> None:
    assert list(ROWS)[: len(OF_ISSUE)] == OF_ISSUE


def test_scripts_of_one_language_have_one_row() -> None:
    for script in ONE_LANGUAGE_SCRIPTS:
        assert len([row for row in ROWS.values() if row["script"] == script]) == 1


def test_one_row_a_line() -> None:
    lines = resource("languages.json").splitlines()
    assert len(lines) == len(ROWS) + 2
    assert [next(iter(json.loads("{" + line.rstrip(",") + "}"))) for line in lines[1:-1]] == list(ROWS)
