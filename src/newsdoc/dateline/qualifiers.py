"""What stands after a place's name to tell it from others of that name: "Calif.", "Ont.", "Mexico", "England"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.dateline.place_names import fold


class Qualifier(NamedTuple):
    """The region (full name) and the country (ISO 3166-1 alpha-2) that a qualifier names."""

    region: str | None
    country: str | None


def read_qualifier(text: str, language: str | None = None) -> Qualifier | None:
    """What the words name, or None.

    Example:
        >>> read_qualifier("Calif."), read_qualifier("Mexiko")
        (Qualifier(region='California', country='US'), Qualifier(region=None, country='MX'))
    """
    readings = read_qualifiers(text, language)
    return readings[0] if readings else None


def read_qualifiers(text: str, language: str | None = None) -> tuple[Qualifier, ...]:  # noqa: ARG001
    """All that the words may name, the likeliest first: "Georgia" is a state and a country."""
    return _readings().get(key_of(text), ())


def key_of(text: str) -> str:
    """The key of a qualifier: "W.Va." and "W. Va." are one, "D.C." is "dc"."""
    return fold(text.replace(".", " " if " " in text.strip() else "")).replace(" ", "")


@cache
def _readings() -> dict[str, tuple[Qualifier, ...]]:
    found: dict[str, dict[Qualifier, None]] = {}
    for row in table("regions"):
        for name in (row["region"], *row["written"]):
            found.setdefault(key_of(name), {})[Qualifier(row["region"], row["country"])] = None
    for row in table("country_aliases"):
        for name in row["written"]:
            found.setdefault(key_of(name), {})[Qualifier(None, row["country"])] = None
    for name, country in table("countries").items():
        found.setdefault(key_of(name), {})[Qualifier(None, country)] = None
    return {key: tuple(readings) for key, readings in found.items()}
