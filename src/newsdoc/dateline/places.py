"""The table of places, looked up where it lies: data/places.txt, sorted, nothing of it parsed beforehand.

Places come from GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (see NOTICE), selected and sorted by
tools/build_gazetteer.py, which also tells the columns. Names that it lacks stand in data/place_names.json.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from math import inf
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.dateline.place_names import fold, plain_case
from newsdoc.dateline.qualifiers import named_divisions, region_names

_CAPITAL = 8  # a national capital is meant before a town eight times its size
_OTHER_NAME = 0.25  # "Bergen" is also Dutch for Mons: a second name counts a quarter
_LISTED_NAME = 0.5  # and one that has a row in place_names.json a half
_FAMOUS = 300_000  # but no more: "CANTON" may be the one in Ohio
_LONGEST = 120  # characters; no place is longer, and hostile text is cut short


class Gazette(NamedTuple):
    """One place; `country` is an ISO 3166-1 alpha-2 code, `region` the full name of a first-level division."""

    city: str
    region: str | None
    country: str
    geoname_id: int
    latitude: float
    longitude: float
    timezone: str
    population: int


class Candidate(NamedTuple):
    """A place that a name may mean; `weight` tells how likely it is meant where nothing else is known."""

    weight: float
    place: Gazette


def find_places(name: str) -> tuple[Gazette, ...]:
    """Every place of that name in any of the languages, the likeliest first.

    Example:
        >>> [(place.city, place.country) for place in find_places("MÜNCHEN")][:1]
        [('Munich', 'DE')]
    """
    return tuple(candidate.place for candidate in find_candidates(fold(name[:_LONGEST])))


def is_known_place(name: str) -> bool:
    """Whether a place, a region or a country of that name is in the tables.

    Example:
        >>> is_known_place("COSTA MESA"), is_known_place("IRAQ"), is_known_place("COST CUTTING")
        (True, True, False)
    """
    if len(name) > _LONGEST:
        return False
    key = fold(name)
    return bool(key) and bool(key in _other_names() or find_candidates(key) or named_divisions(name))


@lru_cache(maxsize=1024)
def find_candidates(key: str) -> tuple[Candidate, ...]:
    """The places of a folded name, by weight."""
    found: dict[int, Candidate] = {}
    for row in _rows(key):
        if row[1].startswith("@"):
            _add(found, row[1][1:], row[2], share=_OTHER_NAME)
        else:
            place = _place(row)
            _keep(found, Candidate((place.population + 1) * (_CAPITAL if row[9] else 1), place))
    for city, country in _other_names().get(key, ()):
        _add(found, city, country, share=_LISTED_NAME, most=_FAMOUS)
    return tuple(sorted(found.values(), key=lambda candidate: (-candidate.weight, candidate.place.geoname_id)))


def _add(found: dict[int, Candidate], key: str, country: str, *, share: float, most: float = inf) -> None:
    """Add the largest place of a key and country, which another name led to."""
    rows = [row for row in _rows(key) if row[2] == country and not row[1].startswith("@")]
    if rows:
        place = _place(max(rows, key=lambda row: int(row[8])))
        _keep(found, Candidate(min((place.population + 1) * share, most), place))


def _keep(found: dict[int, Candidate], candidate: Candidate) -> None:
    before = found.get(candidate.place.geoname_id)
    if before is None or before.weight < candidate.weight:
        found[candidate.place.geoname_id] = candidate


def _place(row: list[str]) -> Gazette:
    key, name, country, code, number, latitude, longitude, timezone, population, _ = row
    region = region_names().get((country, code))
    where = float(latitude), float(longitude)
    return Gazette(name or plain_case(key), region, country, int(number), *where, timezone, int(population))


def _rows(key: str) -> list[list[str]]:
    """The rows of a key: bisection by bytes, each probe going back to the beginning of its line."""
    blob, wanted = _blob(), key.encode("utf-8", "replace") + b"\t"
    low, high = 0, len(blob)
    while low < high:
        start = blob.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = blob.index(b"\n", start) + 1
        if blob[start:end] < wanted:
            low = end
        else:
            high = start
    rows: list[list[str]] = []
    while blob.startswith(wanted, low):
        end = blob.index(b"\n", low)
        rows.append(blob[low:end].decode().split("\t"))
        low = end + 1
    return rows


@cache
def _blob() -> bytes:
    return files("newsdoc.data").joinpath("places.txt").read_bytes()


@cache
def _other_names() -> dict[str, list[tuple[str, str]]]:
    """Hand-made names: folded -> (key, country) of the places."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("place_names"):
        for name in row["written"]:
            found.setdefault(fold(name), []).append((fold(row["city"]), row["country"]))
    return found
