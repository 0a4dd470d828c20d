"""The forms that a dateline takes, family by family."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from newsdoc.parts import AgencyPart, DatelinePart, DatePart, PlacePart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.text import Scan

_COMMA_AGENCY = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d) )?(\w+), ([A-Z]{2,8}) [–—-]+ ")


def find_dateline(
    scan: Scan, openings: Sequence[tuple[int, int]], *, reference_date: dt.date | None, language: str | None
) -> DatelinePart | None:
    """The dateline of the story, or None."""
    for begin, end in openings:
        match = _COMMA_AGENCY.search(scan.text, begin, min(end, begin + 120))
        if match:
            year, month, day = match.group(1, 2, 3)
            date = None
            if year:
                value = dt.date(int(year), int(month), int(day))
                date = DatePart(match.start(1), match.end(3), value, "day", "explicit")
            place = PlacePart(*match.span(4), city=match.group(4))
            return DatelinePart(match.start(), match.end(5), match.end(), (place,), (AgencyPart(*match.span(5)),), date)
    return None
