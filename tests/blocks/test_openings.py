"""Where a dateline may be: the first lines without slugs, notes, bylines and furniture."""

from __future__ import annotations

import pytest

from newsdoc.blocks import read_head
from newsdoc.text import scan


def openings(text: str) -> list[str]:
    return [text[start:end] for start, end in read_head(scan(text)).openings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LUND (AP) — A ferry sank.", ["LUND (AP) — A ferry sank."]),
        ("Ferry sinks\n\nBy Ada Stone\n\nLUND (AP) — A ferry sank.", ["Ferry sinks", "LUND (AP) — A ferry sank."]),
        ("By Ada Stone     LUND (AP) -- A ferry sank.", ["LUND (AP) -- A ferry sank."]),
        ("(Adds quotes) LUND (AP) -- A ferry sank.", ["LUND (AP) -- A ferry sank."]),
        ("BC-US--Ferry, 1st Ld,120\n\nLUND (AP) -- A ferry sank.", ["LUND (AP) -- A ferry sank."]),
        ("Advertisement\n\nLUND (AP) -- A ferry sank.", ["LUND (AP) -- A ferry sank."]),
        ("FERRY - SINKS\n    LUND, March 3 - A ferry sank.", ["LUND, March 3 - A ferry sank."]),
        ("FERRY SINKS\n    LUND, March\n3 - A ferry sank.\n", ["LUND, March\n3 - A ferry sank.", "3 - A ferry sank."]),
        ("^Fire - a night out<\n\tLUND (AP) _ A ferry sank.", ["LUND (AP) _ A ferry sank."]),
        ("EXTRA\nFerry - sinks =\n\nLund (dpa) - A ferry sank.", ["Lund (dpa) - A ferry sank."]),
        ("Lund, IRNA\n\nA ferry sank.", ["Lund, IRNA", "A ferry sank."]),
        ("", []),
        ("\n \x00\n", []),
    ],
)
def test_openings(text: str, expected: list[str]) -> None:
    assert openings(text) == expected


def test_the_body_is_not_searched_to_its_end() -> None:
    paragraph = (
        "The mayor cut the ribbon at noon with the governor at her side, and the band played on till the end came."
    )
    assert 3 <= len(openings("\n\n".join([paragraph] * 50))) <= 4
    assert len(openings("\n".join(["short line"] * 500))) <= 16


def test_openings_are_short() -> None:
    assert all(end - start <= 1000 for start, end in read_head(scan("a" * 100_000)).openings)
