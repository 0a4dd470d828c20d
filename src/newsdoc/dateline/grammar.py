"""The dateline of a story: the first part of a line near the top that reads as one and for which enough speaks."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from newsdoc.dateline.chains import Chain, Reader
from newsdoc.dateline.east_asia import Found, find_east_asian, may_be_east_asian
from newsdoc.dateline.evidence import NONE, SURE, WEAK, weigh
from newsdoc.dateline.gazetteer import resolve_place
from newsdoc.dateline.starts import find_starts, is_hopeless
from newsdoc.parts import AgencyPart, DatelinePart, DatePart, PlacePart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from newsdoc.dateline.agency_marks import Mention
    from newsdoc.dateline.place_runs import Place
    from newsdoc.text import Scan

_LONGEST = 240  # the longest dateline, in characters
_DEEP = 4  # so many openings are searched inside, not only at their beginning
_PATIENCE = 3  # so many openings after a weak dateline may have a better one


def find_dateline(
    scan: Scan, openings: Sequence[tuple[int, int]], *, reference_date: dt.date | None, language: str | None
) -> DatelinePart | None:
    """The dateline of the story, or None.

    Args:
        scan: The text.
        openings: The stretches near the top, (start, end), in which a dateline may stand.
        reference_date: The day the story was sent; gives the year to a date without one.
        language: ISO 639-1 code of the story's language, if known.

    Returns:
        The first dateline that is beyond doubt, else the first place that stands alone.

    Example:
        >>> from newsdoc.text import scan
        >>> text = "LAGOS, Nigeria (AP) — The bridge is open."
        >>> line = find_dateline(scan(text), [(0, len(text))], reference_date=None, language=None)
        >>> text[line.start : line.end], text[line.body_start :][:10]
        ('LAGOS, Nigeria (AP)', 'The bridge')
    """
    weak: tuple[int, Found] | None = None
    for number, (begin, end) in enumerate(openings):
        if weak and number > weak[0] + _PATIENCE:
            break
        reader = Reader(scan.text, end, reference_date, language)
        weight, found = _in_opening(reader, begin, deep=number < _DEEP)
        if found and weight > WEAK:
            return _part(found, language)
        if found and not weak:
            weak = number, found
    return _part(weak[1], language) if weak else None


def _in_opening(reader: Reader, begin: int, *, deep: bool) -> tuple[int, Found | None]:
    """The weightiest dateline of an opening, the first of equal ones."""
    best: tuple[int, Found | None] = (NONE, None)
    text, end = reader.text, reader.limit
    for start in find_starts(text, begin, end, deep=deep):
        if is_hopeless(text, start.pos, end) or (best[1] and start.least > WEAK):
            continue
        near = reader._replace(limit=min(end, start.pos + _LONGEST))
        if may_be_east_asian(text, start.pos, end):
            found = find_east_asian(text, start.pos, near.limit, reference_date=reader.reference_date)
            if found:
                return SURE, found
        weight, chain = max(
            ((weigh(text, chain), chain) for chain in near.read(start.pos)), key=itemgetter(0), default=(NONE, None)
        )
        # A place alone where the line begins counts more than anything less than certain further on.
        if chain and weight >= start.least and weight > best[0] + (best[0] > NONE):
            best = weight, _found(chain, start.label)
        if best[0] > WEAK:
            break
    return best


def _found(chain: Chain, label: int | None) -> Found:
    start = chain.parts[0].start if label is None else label
    return Found(start, chain.parts[-1].end, chain.body, chain.places, chain.mentions, chain.date)


def _part(found: Found, language: str | None) -> DatelinePart:
    agencies = [mention.agency for mention in found.mentions if mention.agency]
    countries = tuple(agency.country for agency in agencies)
    cities = tuple(agency.home_city for agency in agencies if agency.home_city)
    places = tuple(_place_part(place, countries, cities, language) for place in found.places)
    date = found.date and DatePart(found.date[0], *found.date[1])
    mentions = tuple(map(_agency_part, found.mentions))
    return DatelinePart(found.start, found.end, found.body, places, mentions, date)


def _place_part(place: Place, countries: Sequence[str], cities: Sequence[str], language: str | None) -> PlacePart:
    resolved = resolve_place(
        place.name, place.qualifier, agency_countries=countries, agency_cities=cities, language=language
    )
    return PlacePart(place.start, place.end, *resolved)


def _agency_part(mention: Mention) -> AgencyPart:
    agency = mention.agency
    if agency is None:
        return AgencyPart(mention.start, mention.end)
    return AgencyPart(mention.start, mention.end, agency.id, agency.name, agency.country, agency.wikidata)
