"""A dateline's place: which city, region and country its name means, or None where that is not sure.

What is trusted, in this order: the qualifier, what is said of disputed places, cities that stand alone in datelines by
convention, countries and regions by name, the agency's home, the countries of the language, and size.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.dateline.place_names import fold
from newsdoc.dateline.places import Candidate, Gazette, find_candidates, find_places, is_known_place
from newsdoc.dateline.qualifiers import Qualifier, home_countries, named_divisions, read_qualifier, read_qualifiers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = [
    "Gazette",
    "Qualifier",
    "Resolved",
    "find_places",
    "is_known_place",
    "is_no_city",
    "read_qualifier",
    "resolve_place",
]

_DOMINANT = 4.0  # Birmingham in England has five times the people of the one in Alabama
# A place in the agency's country is meant though another is likelier, if it is not that much smaller, and a city:
# "BIRMINGHAM (AP)" is in Alabama, but "STAMFORD (Reuters)" is no market town in Lincolnshire.
_AT_HOME = 0.1
_CITY = 100_000
_LONGEST = 120  # characters; no place is longer, and hostile text is cut short


class Resolved(NamedTuple):
    """What is known of a place; None where nothing is."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None


def resolve_place(
    name: str,
    qualifier: str | None,
    *,
    agency_countries: Sequence[str] = (),
    agency_cities: Sequence[str] = (),
    language: str | None = None,
) -> Resolved:
    """The place that a name and its qualifier mean, as far as that is sure.

    Args:
        name: The name as written, without its qualifier.
        qualifier: What is written to tell the place from others ("Calif."), or None.
        agency_countries: ISO 3166-1 alpha-2 codes of the countries where the agencies of the dateline are at home.
        agency_cities: The cities where they are at home.
        language: The language of the story, a code such as "de".

    Example:
        >>> resolve_place("PARIS", None)[:3], resolve_place("PARIS", "Texas")[:3]
        (('Paris', 'Île-de-France', 'FR'), ('Paris', 'Texas', 'US'))
    """
    if len(name) > _LONGEST or is_no_city(name):
        return Resolved()
    candidates = find_candidates(fold(name))
    if qualifier:
        readings = read_qualifiers(qualifier, language)
        if readings:
            return _by_qualifier(candidates, readings, agency_countries)
    if candidates and _is_disputed(candidates[0].place):
        return Resolved(*candidates[0].place[:7])._replace(region=None, country=None)
    alone = _listed(candidates, _standing_alone(), name)
    if alone:
        return _agreed([alone])
    divisions = named_divisions(name)
    if divisions and not _is_rather_a_city(candidates, divisions):
        return _by_division(candidates, divisions, agency_countries)
    seat = _listed(candidates, {(fold(city), country) for city in agency_cities for country in agency_countries}, name)
    if seat:
        return _agreed([seat])
    for countries in (agency_countries, home_countries(language) if language else ()):
        chosen = _at_home(candidates, countries)
        if chosen.country:
            return chosen
    return _dominant(candidates)


def is_no_city(name: str) -> bool:
    """Whether the words say where a story is from without naming a place: a vehicle, a border, a body.

    Example:
        >>> is_no_city("ABOARD AIR FORCE ONE"), is_no_city("UNITED NATIONS"), is_no_city("GENEVA")
        (True, True, False)
    """
    key = fold(name[:_LONGEST])
    wholes, starts, ends = _non_cities()
    if key in wholes:
        return True
    words = f" {key} "
    return (words.startswith(starts) or words.endswith(ends)) and not find_candidates(key)


def _by_qualifier(
    candidates: Sequence[Candidate], readings: Sequence[Qualifier], agency_countries: Collection[str]
) -> Resolved:
    """The place that fits a reading of the qualifier; where none is known, what the qualifier alone says."""
    for reading in readings:
        fitting = [candidate for candidate in candidates if _fits(candidate.place, reading)]
        if fitting:
            return _agreed(fitting)
    if len(readings) > 1:
        readings = [reading for reading in readings if reading.country in agency_countries]
    return Resolved(region=readings[0].region, country=readings[0].country) if readings else Resolved()


def _fits(place: Gazette, reading: Qualifier) -> bool:
    return place.country == reading.country and reading.region in {None, place.region}


def _by_division(
    candidates: Sequence[Candidate], divisions: Sequence[Qualifier], agency_countries: Collection[str]
) -> Resolved:
    """A country or region by name ("IRAQ"), or the city of that name in it ("SINGAPORE").

    Where a big city elsewhere has the name too ("GRANADA" is Spanish for Grenada), the agency's home decides.
    """
    inside = [each for each in candidates if any(_fits(each.place, division) for division in divisions)]
    if inside:
        return _dominant(inside)
    home = [division for division in divisions if division.country in agency_countries]
    if candidates and candidates[0].weight >= _CITY and not home:
        return _at_home(candidates, agency_countries)
    return Resolved(region=divisions[0].region, country=divisions[0].country) if len(divisions) == 1 else Resolved()


def _is_rather_a_city(candidates: Sequence[Candidate], divisions: Sequence[Qualifier]) -> bool:
    """Whether the likeliest city has nothing to do with the country or region: "SALVADOR" is in Brazil."""
    fitting = [any(_fits(each.place, division) for division in divisions) for each in candidates]
    return any(fitting) and not fitting[0]


def _at_home(candidates: Sequence[Candidate], countries: Collection[str]) -> Resolved:
    home = [
        candidate
        for candidate in candidates
        if candidate.place.country in countries
        and (candidate is candidates[0] or candidate.place.population > _CITY)
        and candidate.weight >= candidates[0].weight * _AT_HOME
    ]
    return _dominant(home)


def _dominant(candidates: Sequence[Candidate]) -> Resolved:
    """The first candidate if those of other countries are far less likely."""
    if not candidates:
        return Resolved()
    country = candidates[0].place.country
    others = [candidate.weight for candidate in candidates if candidate.place.country != country]
    if others and candidates[0].weight < others[0] * _DOMINANT:
        return Resolved()
    return _agreed([candidate for candidate in candidates if candidate.place.country == country])


def _agreed(candidates: Sequence[Candidate]) -> Resolved:
    """The first of candidates of one country, or what it has in common with the next where both are likely."""
    first = Resolved(*candidates[0].place[:7])
    rivals = [candidate.place for candidate in candidates[1:] if candidate.weight * _DOMINANT > candidates[0].weight]
    if not rivals:
        return first
    city = first.city if all(rival.city == first.city for rival in rivals) else None
    region = first.region if all(rival.region == first.region for rival in rivals) else None
    return Resolved(city=city, region=region, country=first.country)


def _listed(candidates: Sequence[Candidate], cities: Collection[tuple[str, str]], name: str) -> Candidate | None:
    """The candidate that is one of the cities (key, country), those first that are called that in English."""
    found = [each for each in candidates if (fold(each.place.city), each.place.country) in cities]
    return min(found, key=lambda each: fold(each.place.city) != fold(name), default=None)


def _is_disputed(place: Gazette) -> bool:
    return any(
        row["country"] == place.country
        and (row["geoname_id"] == place.geoname_id or (row["region"] and row["region"] == place.region))
        for row in table("disputed_places")
    )


@cache
def _standing_alone() -> frozenset[tuple[str, str]]:
    return frozenset((fold(row["city"]), row["country"]) for row in table("standalone_cities"))


@lru_cache(maxsize=1)
def _non_cities() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Keys of whole names, and the first and last words of others between blanks."""
    keys: dict[str, list[str]] = {"whole": [], "start": [], "end": []}
    for row in table("non_city_places"):
        keys[row["kind"]].append(fold(row["text"]))
    starts, ends = (tuple(f" {key} " for key in keys[kind]) for kind in ("start", "end"))
    return frozenset(keys["whole"]), starts, ends
