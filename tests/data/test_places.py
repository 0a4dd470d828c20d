"""The tables of places: well-formed, sorted, and every hand-made row of use."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from newsdoc.data import table
from newsdoc.dateline.gazetteer import find_places, is_no_city, read_qualifier
from newsdoc.dateline.place_names import fold
from newsdoc.dateline.qualifiers import read_qualifiers, region_names


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    text = files("newsdoc.data").joinpath("places.txt").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def test_the_head_names_the_source(rows: list[list[str]]) -> None:
    assert rows[0][0] == "#"
    assert "GeoNames" in rows[0][1]
    assert "CC BY 4.0" in rows[0][1]


def test_the_table_is_sorted_by_bytes() -> None:
    blob = files("newsdoc.data").joinpath("places.txt").read_bytes()
    assert blob.endswith(b"\n")
    keys = [line.split(b"\t")[0] + b"\t" for line in blob.splitlines()]
    assert keys == sorted(keys)


def test_every_key_is_folded(rows: list[list[str]]) -> None:
    assert [row[0] for row in rows[1:] if row[0] != fold(row[0])] == []


def test_places_are_well_formed(rows: list[list[str]]) -> None:
    countries = set(table("countries").values())
    places = [row for row in rows[1:] if not row[1].startswith("@")]
    assert {len(row) for row in places} == {10}
    for _, _, country, _, number, latitude, longitude, _, population, capital in places:
        assert country in countries
        assert int(number) > 0
        assert int(population) >= 0
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert capital in {"", "*"}
    assert Counter(row[4] for row in places).most_common(1)[0][1] == 1


def test_time_zones_exist(rows: list[list[str]]) -> None:
    zones = {row[7] for row in rows[1:] if not row[1].startswith("@")}
    assert len(zones) > 300
    for zone in zones:
        assert ZoneInfo(zone).key == zone


def test_other_names_lead_somewhere(rows: list[list[str]]) -> None:
    places = {(row[0], row[2]) for row in rows[1:] if not row[1].startswith("@")}
    others = [row for row in rows[1:] if row[1].startswith("@")]
    assert {len(row) for row in others} == {3}
    assert [row for row in others if (row[1][1:], row[2]) not in places] == []


@pytest.mark.parametrize("country", ["US", "CA", "GB", "AU", "DE", "IR", "CN", "IN", "BR", "RU", "JP"])
def test_the_country_has_its_cities(rows: list[list[str]], country: str) -> None:
    assert sum(row[2] == country and not row[1].startswith("@") for row in rows[1:]) > 150


@pytest.mark.parametrize("row", table("place_names"), ids=lambda row: row["city"])
def test_hand_made_names(row: dict[str, object]) -> None:
    assert set(row) == {"geoname_id", "city", "country", "written"}
    for name in row["written"]:  # type: ignore[attr-defined]
        assert row["geoname_id"] in {place.geoname_id for place in find_places(name)}, name


@pytest.mark.parametrize("row", table("standalone_cities"), ids=lambda row: row["city"])
def test_standalone_cities(row: dict[str, str]) -> None:
    assert set(row) == {"city", "country", "list"}
    assert row["list"] in {"AP", "usage"}
    found = [place for place in find_places(row["city"]) if place.country == row["country"]]
    assert fold(row["city"]) in {fold(place.city) for place in found}


@pytest.mark.parametrize("row", table("disputed_places"), ids=lambda row: row["name"])
def test_disputed_places(row: dict[str, object]) -> None:
    assert set(row) == {"country", "geoname_id", "name", "region", "why"}
    if row["geoname_id"] is None:
        assert row["region"] in region_names().values()
    else:
        assert row["geoname_id"] in {place.geoname_id for place in find_places(str(row["name"]))}


def test_regions() -> None:
    regions = table("regions")
    assert Counter((row["country"], row["code"]) for row in regions).most_common(1)[0][1] == 1
    for row in regions:
        assert set(row) == {"country", "code", "region", "written"}
        for name in (row["region"], *row["written"]):
            assert (row["region"], row["country"]) in read_qualifiers(name), name


def test_every_state_and_province_is_there() -> None:
    count = Counter(row["country"] for row in table("regions"))
    assert (count["US"], count["CA"], count["GB"], count["AU"], count["DE"]) == (51, 13, 4, 8, 16)


def test_regions_are_those_of_the_places(rows: list[list[str]]) -> None:
    codes = {(row[2], row[3]) for row in rows[1:] if not row[1].startswith("@")}
    assert [key for key in region_names() if key not in codes] == []


def test_country_aliases() -> None:
    codes = set(table("countries").values())
    for row in table("country_aliases"):
        assert set(row) == {"country", "written"}
        assert row["country"] in codes
        for name in row["written"]:
            assert (None, row["country"]) in read_qualifiers(name), name


def test_countries() -> None:
    countries = table("countries")
    assert list(countries) == sorted(countries)
    assert [key for key in countries if key != fold(key)] == []
    assert len(set(countries.values())) > 240
    assert read_qualifier("Deutschland") == (None, "DE")


def test_language_countries() -> None:
    codes = set(table("countries").values())
    languages = [row["language"] for row in table("language_countries")]
    assert languages == sorted(set(languages))
    for row in table("language_countries"):
        assert set(row["countries"]) <= codes


def test_non_city_places() -> None:
    for row in table("non_city_places"):
        assert set(row) == {"kind", "text"}
        text = {"whole": row["text"], "start": f"{row['text']} xyzzy", "end": f"xyzzy {row['text']}"}[row["kind"]]
        assert is_no_city(text), row
