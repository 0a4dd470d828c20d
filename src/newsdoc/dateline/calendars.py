"""Names of months and weekdays in many languages, and the arithmetic that turns numbers into a day."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from newsdoc.data import table

# One letter, several code points: Persian and Arabic keyboards, the Turkish dotless i; the tatweel only stretches.
_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ı": "i", "ـ": None, "\u200c": None, "\u200e": None, "\u200f": None}
)
BLANK = r"[ \t\n\r\xa0\u2009\u202f\u3000]"
# A word of any script: what is neither blank nor digit nor one of the marks that stand around dates.
WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~«»‹›“”„‘’、。，：；（）［］【】〔〕—–―…·،؛\xad]{1,16}")
_SECOND_WORD = re.compile(rf"(?:{BLANK}{{1,2}}|-)({WORD.pattern})")
_NEAR = 184  # a day without a year is never further off than half a year


class MonthName(NamedTuple):
    """What a word means where a month can stand; `short` is an abbreviation, which may take a full stop."""

    month: int
    language: str
    short: bool
    calendar: str


@lru_cache(maxsize=2048)
def fold(word: str) -> str:
    """The form under which the table knows a word: no case, no accents, no full stop, a blank for a hyphen.

    Example:
        >>> fold("Août"), fold("SEPT."), fold("Şubat")
        ('aout', 'sept', 'subat')
    """
    if word.isascii():
        return word.lower().strip(".").replace("-", " ")
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_SAME)
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(".").replace("-", " ")


@cache
def month_names() -> dict[str, tuple[MonthName, ...]]:
    """Every name of a month, folded; where languages differ, all meanings in the order of the table."""
    out: dict[str, tuple[MonthName, ...]] = {}
    for row in table("dates")["months"]:
        for number, names in enumerate(row["names"], 1):
            meaning = MonthName(number, row["language"], row["width"] == "short", row["calendar"])
            for name in names:
                out[name] = (*out.get(name, ()), meaning)
    return out


@cache
def weekday_names() -> dict[str, tuple[tuple[int, str], ...]]:
    """Every name of a weekday, folded, with its number (Monday is 0) and language."""
    out: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in table("dates")["weekdays"]:
        for number, names in enumerate(row["names"]):
            for name in names:
                out[name] = (*out.get(name, ()), (number, row["language"]))
    return out


def name_at(text: str, pos: int, endpos: int) -> tuple[int, str] | None:
    """Where the longest name of a month or weekday that begins at `pos` ends, and its key in the tables.

    Example:
        >>> name_at("5 Sept. 2025", 2, 12)
        (6, 'sept')
    """
    match = WORD.match(text, pos, endpos)
    if not match:
        return None
    key, end = fold(match[0]), match.end()
    if key in _first_words() and (second := _SECOND_WORD.match(text, end, endpos)):
        joined = f"{key} {fold(second[1])}"
        if joined in month_names() or joined in weekday_names():
            return second.end(), joined
    return (end, key) if key in month_names() or key in weekday_names() else None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in (*month_names(), *weekday_names()) if " " in name)


@cache
def day_first() -> frozenset[str]:
    """The languages that write 5/1 for the fifth of January."""
    return frozenset(row["language"] for row in table("dates")["particles"] if row["order"] != "mdy")


def plain_day(moment: dt.date | None) -> dt.date | None:
    """The day of a date or of a datetime."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def short_code(language: str | None) -> str | None:
    """The language alone, without region or script.

    Example:
        >>> short_code("pt-BR")
        'pt'
    """
    return language.replace("_", "-").partition("-")[0].lower() if language else None


def day_of(year: int, month: int, day: int, calendar: str = "gregorian") -> dt.date | None:
    """The day, or None where the calendar has no such day.

    Example:
        >>> day_of(2025, 2, 30) is None
        True
        >>> day_of(1403, 10, 16, "jalali")
        datetime.date(2025, 1, 5)
    """
    try:
        return _jalali(year, month, day) if calendar == "jalali" else dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def nearest_year(month: int, day: int, reference: dt.date, calendar: str = "gregorian") -> dt.date | None:
    """The day of that name nearest to `reference`, the earlier one of two, never more than half a year away.

    Example:
        >>> nearest_year(12, 31, dt.date(2025, 1, 1))
        datetime.date(2024, 12, 31)
    """
    year = reference.year - 621 if calendar == "jalali" else reference.year
    days = [day_of(y, month, day, calendar) for y in (year - 1, year, year + 1)]
    return _nearest([d for d in days if d], reference)


@lru_cache(maxsize=1024)
def nearest_month(day: int, reference: dt.date) -> dt.date | None:
    """The day of that number nearest to `reference`: the "26日" of a Japanese dateline.

    Example:
        >>> nearest_month(31, dt.date(2025, 2, 2))
        datetime.date(2025, 1, 31)
    """
    months = [divmod(reference.year * 12 + reference.month - 1 + step, 12) for step in (-1, 0, 1)]
    return _nearest([d for y, m in months if (d := day_of(y, m + 1, day))], reference)


def _nearest(days: list[dt.date], reference: dt.date) -> dt.date | None:
    best = min(days, key=lambda d: (abs((d - reference).days), d), default=None)
    return best if best and abs((best - reference).days) <= _NEAR else None


def _jalali(year: int, month: int, day: int) -> dt.date:
    """Solar Hijri to Gregorian by the 33-year cycle, right for the years 1244 to 1472 (1865 to 2094)."""
    if not (1244 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        raise ValueError
    if month == 12 and day == 30 and (year * 8 + 29) % 33 >= 8:
        raise ValueError
    since = year - 979
    days = 365 * since + since // 33 * 8 + (since % 33 + 3) // 4 + (month - 1) * 30 + min(month - 1, 6) + day - 1
    return dt.date(1600, 3, 20) + dt.timedelta(days=days)
