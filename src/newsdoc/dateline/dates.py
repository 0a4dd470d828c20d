"""A date that begins at a given character: the forms that news writes, in many languages.

How a missing year is found: the day is taken in the year that puts it nearest to the reference date (the day the
story was sent), the earlier of two, so never more than half a year away; a dateline's date is the day of sending or a
few days before it. A day without a month ("26日") is taken in the nearest month. Without a reference date it stays
open.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.dateline.calendars import (
    BLANK,
    WORD,
    MonthName,
    day_first,
    day_of,
    fold,
    month_names,
    name_at,
    nearest_month,
    nearest_year,
    plain_day,
    short_code,
    weekday_names,
)

_AFTER_WEEKDAY = re.compile(rf"\.?[,،]?{BLANK}{{1,3}}|[,،]")
_GAP = re.compile(rf"{BLANK}{{0,3}}")
_LONGEST_SPAN = 60
_END = r"(?!\d)(?![./:-]\d)"
_ISO = re.compile(rf"(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_END}")
_NUMBERS = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d\d){_END}")
_SLASH = re.compile(rf"(\d{{1,2}})/(\d{{1,2}}){_END}(?!/)")
_DOTS = re.compile(rf"(\d{{1,2}})\.{BLANK}?(\d{{1,2}})\.(?!\d)")
_CJK = re.compile(rf"(?:(\d{{4}}|[^\W\d]{{2}}\d{{1,2}})[年년]{BLANK}?)?(\d{{1,2}})[月월]{BLANK}?(\d{{1,2}})[日일号號]")
_CJK_MONTH = re.compile(rf"(\d{{4}}|[^\W\d]{{2}}\d{{1,2}})[年년]{BLANK}?(\d{{1,2}})[月월]")
_CJK_DAY = re.compile(r"(\d{1,2})[日일号號]")
_DAY = re.compile(r"(\d{1,2})(?!\d)")
_AFTER_DAY = re.compile(rf"\.?(?:{BLANK}{{1,3}}|-)|\.|")
# "May 30,000" and "Jan 5.5" are no days, "Jan 5,2025" is one.
_DAY_AFTER_MONTH = re.compile(rf"\.?(?:{BLANK}{{1,3}}|-|(?<=\.))(\d{{1,2}})(?![\d%])(?![.:]\d)(?!,\d{{1,3}}(?!\d))")
_YEAR = re.compile(rf"[,،-]?{BLANK}{{0,3}}(\d{{4}}){_END}")
_SLASH_NAME = re.compile(rf"{BLANK}?/{BLANK}?")


class DateMatch(NamedTuple):
    """A date: where it ends, the day, `precision` and `rule` as in `newsdoc.document.DateMention`.

    The rule is "explicit" if the year was written, "reference" if it came from the reference date, "unresolved" where
    no day can be told. Of a month ("March 1987") the value is the first day.
    """

    end: int
    value: dt.date | None
    precision: str
    rule: str


def match_date(
    text: str, pos: int, endpos: int, *, reference_date: dt.date | None = None, language: str | None = None
) -> DateMatch | None:
    """The date that begins exactly at `pos`, with the weekday before it, if any.

    Args:
        text: The text.
        pos: Where the date begins.
        endpos: Where it must have ended.
        reference_date: The day the story was sent; gives a year to dates that lack it (see the top of this file).
        language: Breaks ties between languages ("listopad") and between 5/1 and 1/5.

    Returns:
        The longest date, or None. An impossible one ("Feb. 30") has no value.

    Example:
        >>> match_date("Sept. 14 (AP) -", 0, 15, reference_date=dt.date(2006, 9, 15))
        DateMatch(end=8, value=datetime.date(2006, 9, 14), precision='day', rule='reference')
    """
    name = name_at(text, pos, endpos)
    if not name and not text[pos : pos + 1].isalnum():
        return None
    reader = _Reader(text, endpos, plain_day(reference_date), short_code(language))
    if name and name[1] in weekday_names() and (gap := _AFTER_WEEKDAY.match(text, name[0], endpos)):
        found = reader.read(gap.end(), name_at(text, gap.end(), endpos))
        if found and found.precision == "day":
            return found
    return reader.read(pos, name)


def match_weekday(text: str, pos: int, endpos: int) -> tuple[int, int] | None:
    """Where the name of a weekday that begins at `pos` ends, and its number (Monday is 0).

    Example:
        >>> match_weekday("on Friday", 3, 9)
        (9, 4)
    """
    name = name_at(text, pos, endpos)
    meanings = weekday_names().get(name[1]) if name else None
    return (name[0], meanings[0][0]) if name and meanings else None


def read_span(text: str, *, reference_date: dt.date | None, language: str | None) -> DateMatch | None:
    """What dateparser makes of a whole span that `match_date` could not read.

    Slow (the first call costs a quarter of a second): for a span that a grammar has isolated, and only then.

    Example:
        >>> read_span("the 5th of March 1987", reference_date=None, language="en").value
        datetime.date(1987, 3, 5)
    """
    from dateparser import parse

    if len(text) > _LONGEST_SPAN:
        return None
    base, code = plain_day(reference_date), short_code(language)
    # Without a base it would take today's: what two bases do not agree on was not written.
    bases = [base] if base else [dt.date(2001, 1, 1), dt.date(2012, 7, 19)]
    try:
        found = {
            parse(
                text,
                languages=[code] if code else None,
                settings={"RELATIVE_BASE": dt.datetime.combine(day, dt.time(12)), "RETURN_AS_TIMEZONE_AWARE": False},
            )
            for day in bases
        }
    except Exception:  # whatever it raises, the span stays unread
        return None
    value = found.pop() if len(found) == 1 else None
    return DateMatch(len(text), value.date(), "day", "dateparser") if value else None


class _Reader(NamedTuple):
    """One text with what helps to read its dates."""

    text: str
    endpos: int
    reference: dt.date | None
    language: str | None

    def read(self, pos: int, name: tuple[int, str] | None) -> DateMatch | None:
        """The date at `pos`, where a month's name may have been seen."""
        if name and name[1] in month_names():
            return self._month_day(*name)
        if name or pos >= self.endpos:
            return None
        return self._numbers(pos) or self._cjk(pos) or self._day_month(pos)

    def _numbers(self, pos: int) -> DateMatch | None:
        text, endpos = self.text, self.endpos
        if match := _ISO.match(text, pos, endpos):
            return self._found(match.end(), int(match[3]), int(match[4]), int(match[1]))
        if match := _NUMBERS.match(text, pos, endpos):
            year = int(match[4]) if len(match[4]) == 4 else _century(int(match[4]))
            month, day = self._order(int(match[1]), int(match[3]), year, dots=match[2] == ".")
            return self._found(match.end(), month, day, year=year)
        if match := _SLASH.match(text, pos, endpos):
            return self._found(match.end(), *self._order(int(match[1]), int(match[2]), None, dots=False))
        if match := _DOTS.match(text, pos, endpos):
            return self._found(match.end(), int(match[2]), int(match[1]))
        return None

    def _cjk(self, pos: int) -> DateMatch | None:
        if match := _CJK.match(self.text, pos, self.endpos):
            year = _cjk_year(match[1]) if match[1] else None
            return self._found(match.end(), int(match[2]), int(match[3]), year)
        if (match := _CJK_MONTH.match(self.text, pos, self.endpos)) and (year := _cjk_year(match[1])):
            return _month_of(match.end(), year, int(match[2]))
        if match := _CJK_DAY.match(self.text, pos, self.endpos):
            value = nearest_month(int(match[1]), self.reference) if self.reference else None
            return DateMatch(match.end(), value, "day", "reference" if value else "unresolved")
        return None

    def _order(self, first: int, second: int, year: int | None, *, dots: bool) -> tuple[int, int]:
        """Month and day of "5/1": as the language has it, if possible, else near the reference, else US order."""
        if dots or first > 12 or (self.language != "en" and self.language in day_first()):
            return second, first
        if second > 12 or not self.reference:
            return first, second
        readings = [(first, second), (second, first)]
        reference = self.reference

        def distance(reading: tuple[int, int]) -> int:
            value = day_of(year, *reading) if year else nearest_year(*reading, reference)
            return abs((value - reference).days) if value else 9999

        return min(readings, key=distance) if min(map(distance, readings)) <= 7 else readings[0]

    def _day_month(self, pos: int) -> DateMatch | None:
        """5 March 2025; 5. Januar; 1er mai; 4 de enero de 2025; 24 февраля 2022 года; 5 كانون الثاني/يناير."""
        match = _DAY.match(self.text, pos, self.endpos)
        if not match:
            return None
        at = self._past(_AFTER_DAY, self._skip(match.end(), "ordinals"))
        name = name_at(self.text, self._skip(at, "links"), self.endpos)
        if not name or name[1] not in month_names():
            return None
        end, month = name[0], self._meaning(name[1])
        slash = self._past(_SLASH_NAME, end)
        other = name_at(self.text, slash, self.endpos) if slash > end else None
        if other and any(m.month == month.month for m in month_names().get(other[1], ())):
            end = other[0]
        dot = end + self.text.startswith(".", end, self.endpos)
        year = self._year(self._skip(self._past(_GAP, dot), "links"), month) or self._year(dot, month)
        if year:
            return self._found(year[0], month.month, int(match[1]), year[1], month.calendar)
        # "6 gen." has a full stop of its own, in "5 июня. /ТАСС/" it is the sentence's, in "11 may.-" the separator's.
        if month.short and not self.text.startswith(("-", "–", "—"), dot):
            end = dot
        return self._found(end, month.month, int(match[1]), None, month.calendar)

    def _month_day(self, end: int, name: str) -> DateMatch | None:
        """March 5; Sept. 14; Jan 5, 2025; March 1987."""
        month = self._meaning(name)
        match = _DAY_AFTER_MONTH.match(self.text, end, self.endpos)
        if match:
            end = self._skip(match.end(), "ordinals")
            year = self._year(end, month)
            return self._found(year[0] if year else end, month.month, int(match[1]), year and year[1], month.calendar)
        dot = end + self.text.startswith(".", end, self.endpos)
        year = self._year(self._skip(self._past(_GAP, dot), "links"), month) or self._year(dot, month)
        if not year:
            return None
        return _month_of(year[0], year[1], month.month, month.calendar)

    def _year(self, pos: int, month: MonthName) -> tuple[int, int] | None:
        """Where the year ends, with the word after it ("года"), and its number."""
        match = _YEAR.match(self.text, pos, self.endpos)
        if not match:
            return None
        year = int(match[1])
        if not (1200 <= year <= 1499 if month.calendar == "jalali" else 1500 <= year <= 2199):
            return None
        gap = self._past(_GAP, match.end())
        end = self._skip(gap, "year_words")
        return (end if end > gap else match.end()), year

    def _past(self, pattern: re.Pattern[str], pos: int) -> int:
        match = pattern.match(self.text, pos, self.endpos)
        return match.end() if match else pos

    def _skip(self, pos: int, kind: str) -> int:
        """Past a word of that kind; a linking word is one only with a blank after it."""
        match = WORD.match(self.text, pos, self.endpos)
        if not match or fold(match[0]) not in _particles(kind):
            return pos
        if kind != "links":
            return match.end()
        after = self._past(_GAP, match.end())
        return after if after > match.end() else pos

    def _meaning(self, name: str) -> MonthName:
        meanings = month_names()[name]
        return next((m for m in meanings if m.language == self.language), meanings[0])

    def _found(
        self, end: int, month: int, day: int, year: int | None = None, calendar: str = "gregorian"
    ) -> DateMatch | None:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        if year is not None:
            value = day_of(year, month, day, calendar)
            return DateMatch(end, value, "day", "explicit" if value else "unresolved")
        value = nearest_year(month, day, self.reference, calendar) if self.reference else None
        return DateMatch(end, value, "day", "reference" if value else "unresolved")


def _month_of(end: int, year: int, month: int, calendar: str = "gregorian") -> DateMatch:
    value = day_of(year, month, 1, calendar)
    return DateMatch(end, value, "month", "explicit" if value else "unresolved")


def _century(year: int) -> int:
    return year + (1900 if year >= 70 else 2000)


def _cjk_year(year: str) -> int | None:
    if year[:2] in table("dates")["eras"]:
        return int(table("dates")["eras"][year[:2]]) + int(year[2:])
    return int(year) if year.isdecimal() else None


@cache
def _particles(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for row in table("dates")["particles"] for word in row[kind])
