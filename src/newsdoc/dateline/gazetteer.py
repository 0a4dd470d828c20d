"""A dateline's place: which city, region and country its name means, or None where that is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.dateline.place_names import fold
from newsdoc.dateline.places import Candidate, Gazette, find_candidates, find_places, is_known_place
from newsdoc.dateline.qualifiers import Qualifier, read_qualifier, read_qualifiers

if TYPE_CHECKING:
    from collections.abc import Sequence

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

_DOMINANT = 4


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
    """The place that a name and its qualifier mean."""
    candidates = find_candidates(fold(name))
    if qualifier:
        for reading in read_qualifiers(qualifier, language):
            for candidate in candidates:
                place = candidate.place
                if place.country == reading.country and reading.region in {None, place.region}:
                    return Resolved(*place[:7])
        known = read_qualifier(qualifier, language)
        if known:
            return Resolved(region=known.region, country=known.country)
    if not candidates:
        return Resolved()
    for candidate in candidates:
        if candidate.place.country in agency_countries and candidate.weight > candidates[0].weight / 10:
            return Resolved(*candidate.place[:7])
    if len(candidates) == 1 or candidates[0].weight > _DOMINANT * candidates[1].weight:
        return Resolved(*candidates[0].place[:7])
    return Resolved()


def is_no_city(name: str) -> bool:
    """Whether the words name no city at all: "UNITED NATIONS", "ABOARD AIR FORCE ONE"."""
    return fold(name) in {"united nations"}
