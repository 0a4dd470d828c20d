"""Times in the trailers of wires: two figures for the year, names of months and zones."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsdoc.data import table
from newsdoc.dateline.calendars import fold

_OLD = 70  # years from here on are of the last century
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


def wire_time(year: str, month: str, day: str, clock: str, zone: str | None) -> dt.datetime | None:
    """The time of a trailer; naive where no zone, or an unknown one, was sent, None where it is no time.

    Args:
        year: Two figures.
        month: Two figures, or a name in English or German ("Okt").
        day: The day of the month.
        clock: Hours and minutes ("0210").
        zone: The name of a zone ("GMT", "MESZ").

    Example:
        >>> wire_time("12", "Nov", "05", "0912", "GMT").isoformat()
        '2012-11-05T09:12:00+00:00'
        >>> wire_time("17", "Mär", "21", "1405", None).isoformat()
        '2017-03-21T14:05:00'
    """
    number = int(month) if month.isdecimal() else _months().get(fold(month)[:3])
    century = 1900 if int(year) >= _OLD else 2000
    try:
        time = dt.datetime(  # noqa: DTZ001 - naive where no zone was sent
            century + int(year), number or 0, int(day), int(clock[:2]), int(clock[2:])
        )
    except ValueError:
        return None
    return _in_zone(time, zone) if zone else time


def _in_zone(time: dt.datetime, zone: str) -> dt.datetime:
    written = next((row["offset"] for row in table("wire_zones") if row["zone"] == zone.upper()), None)
    if written is None:
        return time
    match = _OFFSET.fullmatch(written)
    if match:
        size = dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
        return time.replace(tzinfo=dt.timezone(-size if match[1] == "-" else size))
    try:
        offset = time.replace(tzinfo=ZoneInfo(written)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):  # a system without the table of zones
        return time
    return time.replace(tzinfo=dt.timezone(offset)) if offset is not None else time


@cache
def _months() -> dict[str, int]:
    """The first three letters of the months in English and German, "mrz" too."""
    rows = [row for row in table("dates")["months"] if row["language"] in ("en", "de")]
    return {name[:3]: number for row in rows for number, names in enumerate(row["names"], 1) for name in names}
