"""Places by name: the order of trust, and silence where a name may mean several."""

from __future__ import annotations

import pytest

from newsdoc.dateline.gazetteer import (
    Resolved,
    find_places,
    is_known_place,
    is_no_city,
    read_qualifier,
    resolve_place,
)
from newsdoc.dateline.place_names import fold
from newsdoc.dateline.qualifiers import read_qualifiers


@pytest.mark.parametrize(
    ("name", "qualifier", "expected"),
    [
        ("LONDON", "Ontario", ("London", "Ontario", "CA")),
        ("LONDON", "Ont.", ("London", "Ontario", "CA")),
        ("LONDON", "England", ("London", "England", "GB")),
        ("Cambridge", "Mass.", ("Cambridge", "Massachusetts", "US")),
        ("PARIS", "Texas", ("Paris", "Texas", "US")),
        ("GEORGETOWN", "Guyana", ("Georgetown", None, "GY")),
        ("SYDNEY", "NSW", ("Sydney", "New South Wales", "AU")),
        ("SYDNEY", "Nova Scotia", ("Sydney", "Nova Scotia", "CA")),
        ("BELFAST", "Northern Ireland", ("Belfast", "Northern Ireland", "GB")),
        ("GAZA CITY", "Gaza Strip", ("Gaza", "Gaza Strip", "PS")),
        ("WASHINGTON", "D.C.", ("Washington", "District of Columbia", "US")),
        ("SAN JUAN", "Puerto Rico", ("San Juan", None, "PR")),
        ("Montréal", "Quebec, Canada", ("Montreal", "Quebec", "CA")),
        ("Manchester", "United Kingdom", ("Manchester", "England", "GB")),
        ("Guadalajara", "México", ("Guadalajara", "Jalisco", "MX")),
    ],
)
def test_the_qualifier_decides(name: str, qualifier: str, expected: tuple[str | None, ...]) -> None:
    assert resolve_place(name, qualifier)[:3] == expected


@pytest.mark.parametrize(
    ("name", "country"), [("TBILISI", "GE"), ("ROME", "US"), ("ATLANTA", "US"), ("NOWHEREVILLE", None)]
)
def test_a_qualifier_with_two_meanings_is_read_by_the_city(name: str, country: str | None) -> None:
    assert resolve_place(name, "Georgia").country == country


def test_one_congo_is_told_from_the_other() -> None:
    assert resolve_place("KINSHASA", "Congo").country == "CD"
    assert resolve_place("BRAZZAVILLE", "Congo").country == "CG"


def test_an_unknown_city_keeps_what_its_qualifier_says() -> None:
    assert resolve_place("NOWHEREVILLE", "S.D.") == Resolved(region="South Dakota", country="US")
    assert resolve_place("CAMP NOWHERE", "Cuba") == Resolved(country="CU")


def test_an_unknown_qualifier_does_not_hide_the_city() -> None:
    assert resolve_place("NAIROBI", "Upper Hill").country == "KE"


def test_a_resolved_place_has_its_coordinates() -> None:
    place = resolve_place("KUALA LUMPUR", None)
    assert place.geoname_id == 1735161
    assert place.latitude == pytest.approx(3.14, abs=0.05)
    assert place.longitude == pytest.approx(101.69, abs=0.05)
    assert place.timezone == "Asia/Kuala_Lumpur"


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [
        ("تهران", "Tehran", "IR"),
        ("القاهرة", "Cairo", "EG"),
        ("САНКТ-ПЕТЕРБУРГ", "St. Petersburg", "RU"),
        ("КИЇВ", "Kyiv", "UA"),
        ("ワシントン", "Washington", "US"),
        ("パリ", "Paris", "FR"),
        ("日内瓦", "Geneva", "CH"),
        ("釜山", "Busan", "KR"),
        ("서울", "Seoul", "KR"),
        ("Genf", "Geneva", "CH"),
        ("Ginevra", "Geneva", "CH"),
        ("København", "Copenhagen", "DK"),
        ("İSTANBUL", "Istanbul", "TR"),
        ("MUENCHEN", "Munich", "DE"),
        ("Nowy Jork", "New York", "US"),
        ("Cidade do México", "Mexico City", "MX"),
        ("Den Haag", "The Hague", "NL"),
        ("Göteborg", "Gothenburg", "SE"),
        ("Medan", "Medan", "ID"),
    ],
)
def test_names_in_many_languages(name: str, city: str, country: str) -> None:
    place = resolve_place(name, None)
    assert (place.city, place.country) == (city, country)


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [
        ("PEKING", "Beijing", "CN"),
        ("LENINGRAD", "St. Petersburg", "RU"),
        ("BOMBAY", "Mumbai", "IN"),
        ("EAST BERLIN", "Berlin", "DE"),
        ("SAIGON", "Ho Chi Minh City", "VN"),
        ("KIEV", "Kyiv", "UA"),
    ],
)
def test_names_that_old_stories_use(name: str, city: str, country: str) -> None:
    place = resolve_place(name, None)
    assert (place.city, place.country) == (city, country)


def test_the_agency_is_at_home() -> None:
    assert resolve_place("BIRMINGHAM", None, agency_countries=["GB"]).region == "England"
    assert resolve_place("BIRMINGHAM", None, agency_countries=["US"]).region == "Alabama"
    assert resolve_place("HAMILTON", None, agency_countries=["NZ"]).country == "NZ"
    assert resolve_place("HAMILTON", None).country is None


def test_the_agency_is_not_at_home_in_every_village() -> None:
    assert resolve_place("ATHENS", None, agency_countries=["US"]).country == "GR"
    assert resolve_place("WELLINGTON", None, agency_countries=["AU"]).country == "NZ"
    assert resolve_place("STAMFORD", None, agency_countries=["GB"]).country != "GB"


def test_a_city_that_stands_alone_is_stronger_than_the_agency() -> None:
    assert resolve_place("PARIS", None, agency_countries=["US"]).country == "FR"
    assert resolve_place("BARCELONA", None, agency_countries=["VE"]).country == "ES"


def test_the_agencys_own_city() -> None:
    assert resolve_place("CAMBRIDGE", None).country is None
    place = resolve_place("CAMBRIDGE", None, agency_countries=["US"], agency_cities=["Cambridge"])
    assert (place.region, place.country) == ("Massachusetts", "US")


def test_the_language_helps_where_nothing_else_does() -> None:
    assert resolve_place("San José", None).country is None
    assert resolve_place("San José", None, language="es").country == "CR"
    assert resolve_place("Halle", None, language="de").country == "DE"


@pytest.mark.parametrize("name", ["SAN JOSE", "CAMBRIDGE", "VALENCIA", "RICHMOND", "GEORGIA", "GRANADA", "QWERTZ", ""])
def test_undecided_stays_undecided(name: str) -> None:
    assert resolve_place(name, None).country is None


def test_one_country_but_several_cities() -> None:
    assert resolve_place("SPRINGFIELD", None) == Resolved(city="Springfield", country="US")


@pytest.mark.parametrize("name", ["JERUSALEM", "القدس", "LUGANSK", "ДОНЕЦК", "SEVASTOPOL", "Simferopol"])
def test_a_disputed_place_has_no_country(name: str) -> None:
    place = resolve_place(name, None, agency_countries=["RU", "IL", "UA"])
    assert place.country is None
    assert place.region is None
    assert place.timezone is not None


def test_a_story_may_give_a_disputed_place_a_country() -> None:
    assert resolve_place("DONETSK", "Ukraine").country == "UA"


@pytest.mark.parametrize(
    ("name", "region", "country"),
    [
        ("IRAQ", None, "IQ"),
        ("LEBANON", None, "LB"),
        ("WEST BANK", "West Bank", "PS"),
        ("CALIFORNIA", "California", "US"),
    ],
)
def test_countries_and_regions_by_name(name: str, region: str | None, country: str) -> None:
    assert resolve_place(name, None) == Resolved(region=region, country=country)


def test_a_city_with_the_name_of_its_country() -> None:
    assert resolve_place("SINGAPORE", None).city == "Singapore"
    assert resolve_place("KUWAIT", None).city == "Kuwait City"


@pytest.mark.parametrize(
    "name",
    [
        "UNITED NATIONS",
        "ABOARD AIR FORCE ONE",
        "EN ROUTE TO BEIJING",
        "ON THE TURKEY-SYRIA BORDER",
        "AT SEA",
        "Nations unies",
        "НА БОРТУ САМОЛЕТА",
    ],
)
def test_no_city(name: str) -> None:
    assert is_no_city(name)
    assert resolve_place(name, None) == Resolved()


@pytest.mark.parametrize("name", ["GENEVA", "CARMEL-BY-THE-SEA", "ROUTE", "BORDER TOWN", ""])
def test_a_city_is_no_vehicle(name: str) -> None:
    assert not is_no_city(name)


@pytest.mark.parametrize(
    ("text", "region", "country"),
    [
        ("Calif.", "California", "US"),
        ("CALIF.", "California", "US"),
        ("N.Y.", "New York", "US"),
        ("N. Y.", "New York", "US"),
        ("W.Va.", "West Virginia", "US"),
        ("TX", "Texas", "US"),
        ("BC", "British Columbia", "CA"),
        ("P.E.I.", "Prince Edward Island", "CA"),
        ("NSW", "New South Wales", "AU"),
        ("(Scotland)", "Scotland", "GB"),
        ("U.S.", None, "US"),
        ("Mexique", None, "MX"),
        ("日本", None, "JP"),
        ("ایران", None, "IR"),
        ("Niemcy", None, "DE"),
        ("Burma", None, "MM"),
    ],
)
def test_qualifiers(text: str, region: str | None, country: str) -> None:
    assert read_qualifier(text) == (region, country)


@pytest.mark.parametrize("text", ["in", "or", "me", "hi", "pa", "", " ", ".", ",", "soon", "A" * 500])
def test_words_that_are_no_qualifiers(text: str) -> None:
    assert read_qualifier(text) is None


def test_the_language_orders_the_readings_of_a_qualifier() -> None:
    assert [reading.country for reading in read_qualifiers("Salzburg", "de")] == ["AT"]
    assert read_qualifiers("Georgia", "en")[0].country == "US"


def test_places_come_with_the_likeliest_first() -> None:
    places = find_places("Vienna")
    assert places[0].country == "AT"
    assert {place.region for place in places if place.country == "US"} >= {"Virginia", "West Virginia"}


@pytest.mark.parametrize(
    "name", ["Tehran", "ST. LOUIS", "St Louis", "東京", "IRAQ", "Ciudad de México", "Port-au-Prince"]
)
def test_known(name: str) -> None:
    assert is_known_place(name)


@pytest.mark.parametrize("name", ["Mass", "Qwertz", "", "\ud800", "\n", "@", "*", "#", "A" * 10_000])
def test_not_known(name: str) -> None:
    assert not is_known_place(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ST. JOHN’S", "Saint John's"),
        ("Zürich", "ZURICH"),
        ("كراچي", "کراچی"),
        ("Київ", "КИІВ"),
        ("Łódź", "LODZ"),
        ("ﾊﾟﾘ", "パリ"),
    ],
)
def test_spellings_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_voicing_marks_are_kept() -> None:
    assert fold("パリ") != fold("バリ")
