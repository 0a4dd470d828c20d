"""What stands after a place's name to tell it from others of that name: "Calif.", "Ont.", "Mexico", "England".

Regions stand in data/regions.json, hand-made names of countries in data/country_aliases.json, and their names in the
languages of the library in data/countries.json, made by tools/build_gazetteer.py.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.dateline.place_names import fold

_LONGEST = 80  # characters; no qualifier is longer, and hostile text is cut short


class Qualifier(NamedTuple):
    """The region (full name) and the country (ISO 3166-1 alpha-2) that a qualifier names."""

    region: str | None
    country: str | None


def read_qualifier(text: str, language: str | None = None) -> Qualifier | None:
    """What the words name, or None; of several readings the likeliest.

    Example:
        >>> read_qualifier("Calif."), read_qualifier("Mexiko")
        (Qualifier(region='California', country='US'), Qualifier(region=None, country='MX'))
    """
    readings = read_qualifiers(text, language)
    return readings[0] if readings else None


def read_qualifiers(text: str, language: str | None = None) -> tuple[Qualifier, ...]:
    """All that the words may name, the likeliest first: "Georgia" is a state and a country.

    Where a region and its country are written ("Ontario, Canada"), the region is told. Readings of a name that is
    spelt the same in several languages come first for the countries of `language`.

    Example:
        >>> [reading.country for reading in read_qualifiers("Georgia")]
        ['US', 'GE']
    """
    if len(text) > _LONGEST:
        return ()
    before, comma, last = text.rpartition(",")
    readings = _tables()[0].get(_key(last), ())
    if comma and readings:
        countries = {reading.country for reading in readings}
        inner = [reading for reading in read_qualifiers(before, language) if reading.country in countries]
        return tuple(inner) or readings
    if len(readings) > 1 and language:
        home = home_countries(language)
        return tuple(sorted(readings, key=lambda reading: reading.country not in home))
    return readings


def named_divisions(name: str) -> tuple[Qualifier, ...]:
    """The countries and regions of that name, no abbreviations: a story may be told from "IRAQ" or "WEST BANK"."""
    return _tables()[1].get(_key(name), ())


@cache
def home_countries(language: str) -> frozenset[str]:
    """The countries that a story in the language (a code such as "de" or "pt-BR") most likely tells of."""
    code = language.partition("-")[0]
    return frozenset(
        country for row in table("language_countries") if row["language"] == code for country in row["countries"]
    )


@cache
def region_names() -> dict[tuple[str, str], str]:
    """(country, GeoNames code) -> full name of the region."""
    return {(row["country"], row["code"]): row["region"] for row in table("regions")}


def _key(text: str) -> str:
    """The key of a qualifier: "W.Va." and "W. Va." are one; short ones keep their case ("Me." and "IN" are states)."""
    letters = "".join(text.replace(".", "").split()).strip("()[]")
    if len(letters) < 3 and letters.isascii():
        return letters
    return fold(text.replace(".", "")).replace(" ", "")


@cache
def _tables() -> tuple[dict[str, tuple[Qualifier, ...]], dict[str, tuple[Qualifier, ...]]]:
    """All readings of each key, and those of names that are no abbreviations."""
    found: dict[str, dict[Qualifier, bool]] = {}
    for row in [*table("regions"), *table("country_aliases")]:
        reading = Qualifier(row.get("region"), row["country"])
        for name in (*filter(None, [reading.region]), *row["written"]):
            short = name.isascii() and ("." in name or len(name) < 4)
            readings = found.setdefault(_key(name), {})
            readings[reading] = short and readings.get(reading, True)
    for name, country in table("countries").items():
        found.setdefault(name.replace(" ", ""), {})[Qualifier(None, country)] = False
    every = {key: tuple(readings) for key, readings in found.items()}
    spelt = {key: tuple(reading for reading, short in readings.items() if not short) for key, readings in found.items()}
    return every, {key: readings for key, readings in spelt.items() if readings}
