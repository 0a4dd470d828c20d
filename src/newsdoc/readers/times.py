"""Times as feeds write them; the offset is kept, and none is made up."""

from __future__ import annotations

import datetime as dt
import re

_TIME = re.compile(
    r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?:(?:T|\s{1,3})(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r"\s{0,3}(?:(?:GMT|UTC)?\s?([+-])(\d\d):?(\d\d)?|(Z|GMT|UTC))?\s{0,9}",
    re.IGNORECASE,
)


def read_time(written: str | None) -> dt.datetime | None:
    """The time of a feed, naive where no offset was sent; None where the words are no time ("YYYYMMDD").

    Example:
        >>> read_time("20170203T102030+1100").isoformat()
        '2017-02-03T10:20:30+11:00'
        >>> read_time("2017-02-03 10:20:30 GMT+00:00").isoformat()
        '2017-02-03T10:20:30+00:00'
        >>> read_time("20170203T1020").tzinfo, read_time("YYYYMMDD000000-HHMM")
        (None, None)
    """
    match = _TIME.fullmatch(written) if written else None
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, sign, hours, minutes, zulu = match.groups()
    zone = dt.UTC if zulu else None
    try:
        if sign:
            offset = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = dt.timezone(-offset if sign == "-" else offset)
        micro = int((fraction or "0").ljust(6, "0")[:6])
        return dt.datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), micro, tzinfo=zone
        )
    except ValueError:
        return None


def is_time(written: str) -> bool:
    """The words are a time or a date in figures and nothing else: "2015-02-03 10:20:30 GMT+00:00", "3/5/2017".

    Example:
        >>> is_time("3/5/2017"), is_time("SPRINGFIELD, Ill.")
        (True, False)
    """
    return read_time(written) is not None or not any(char.isalpha() for char in written)
