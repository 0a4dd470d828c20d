"""A dateline that a feed format names: "Oslo", "PERTH June 3 AAP -", "ANSA - MILANO, 03 GIU -"."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from newsdoc.dateline.grammar import find_dateline
from newsdoc.parts import AgencyPart, DatelinePart, DatePart, PlacePart
from newsdoc.text import scan as scan_text
from newsdoc.text import trim

if TYPE_CHECKING:
    import datetime as dt

_LONGEST = 240
_SEPARATORS = "-–—:_ "
# With a lead after it a bare city reads as a dateline; without one, it is any word.
_LEAD = " - The mayor said so on Monday."
_Part = TypeVar("_Part", PlacePart, AgencyPart, DatePart)


def read_given_dateline(
    text: str, start: int, end: int, *, reference_date: dt.date | None, language: str | None
) -> DatelinePart:
    """The dateline in a stretch that the format calls so; without places where the grammar knows none.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
        reference_date: The day the story was sent.
        language: ISO 639-1 code of the story's language, if known.

    Example:
        >>> line = read_given_dateline("Oslo -", 0, 6, reference_date=None, language="en")
        >>> line.end, line.places[0].country
        (4, 'NO')
    """
    start, end = trim(text, start, end)
    stop = end
    while stop > start + 1 and text[stop - 1] in _SEPARATORS:
        stop -= 1
    words = text[start : min(stop, start + _LONGEST)]
    whole = words + _LEAD
    found = find_dateline(scan_text(whole), [(0, len(whole))], reference_date=reference_date, language=language)
    if found is None or found.start > 0 or found.end > len(words):
        return DatelinePart(start, stop, end)
    rest = words[found.end :]
    return DatelinePart(
        start,
        stop if any(char.isalnum() for char in rest) else start + found.end,  # "Lund, 3 feb (EFE).-"
        end,
        tuple(_shifted(place, start) for place in found.places),
        tuple(_shifted(agency, start) for agency in found.agencies),
        _shifted(found.date, start) if found.date else None,
    )


def _shifted(part: _Part, by: int) -> _Part:
    return part._replace(start=part.start + by, end=part.end + by)
