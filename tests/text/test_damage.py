"""Damage in the characters of a text."""

from __future__ import annotations

import pytest

from newsdoc import parse
from newsdoc.text import find_damage, scan


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The mayor said no.", []),
        ("Größe, café, naïve, Ãrea", []),
        ("half a pair \ud83d here", ["ND101"]),
        ("a whole pair \U0001f600 here", []),
        ("a\x00b", ["ND102"]),
        ("a\x00\x00\x00b\ufffe", ["ND102", "ND102"]),
        ("a lost character\ufffd.", ["ND103"]),
        ("donâ€™t, cafÃ©", ["ND104", "ND104"]),
        ("she said &quot;no&#8221;", ["ND105", "ND105"]),
        ("AT&T and R&D; both", []),
        ("\ufffd " * 100, ["ND103"] * 5),
    ],
)
def test_damage_is_told_by_its_code(text: str, codes: list[str]) -> None:
    found = find_damage(scan(text))
    assert [finding.code for finding in found] == codes
    assert all(text[finding.start : finding.end].strip() for finding in found)


def test_fill_characters_at_the_end_are_no_damage() -> None:
    assert find_damage(scan("The mayor said no.\n\x00\x00")) == ()


def test_a_document_tells_where() -> None:
    doc = parse("The mayor said no\ufffd to the bridge.")
    assert [(each.code, each.span and each.span.start) for each in doc.diagnostics] == [("ND103", 17)]
