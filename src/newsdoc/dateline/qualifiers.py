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
    readings = (*_hand_made()[0].get(_key(last), ()), *_country(last))
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
    return (*_hand_made()[1].get(_key(name), ()), *_country(name))


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


def _country(text: str) -> tuple[Qualifier, ...]:
    """The country of that name in one of the languages, unless its row of country_aliases.json has the name too."""
    country = table("countries").get(fold(text))
    reading = Qualifier(None, country)
    return (reading,) if country and reading not in _hand_made()[0].get(_key(text), ()) else ()


@cache
def _hand_made() -> tuple[dict[str, tuple[Qualifier, ...]], dict[str, tuple[Qualifier, ...]]]:
    """The readings of each key of the hand-made tables: all of them, and those of names that are no abbreviations."""
    every: dict[str, tuple[Qualifier, ...]] = {}
    spelt: dict[str, tuple[Qualifier, ...]] = {}
    for row in [*table("regions"), *table("country_aliases")]:
        reading = Qualifier(row.get("region"), row["country"])
        for name in (*filter(None, [reading.region]), *row["written"]):
            key = _key(name)
            short = name.isascii() and ("." in name or len(name) < 4)
            for readings in (every,) if short else (every, spelt):
                if reading not in readings.get(key, ()):
                    readings[key] = (*readings.get(key, ()), reading)
    return every, spelt
