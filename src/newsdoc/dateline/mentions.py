"""Dates in the story: "October 7, 2023", "5 мая", "on Friday".

A weekday is the nearest such day on or before the base date, which is the dateline's date or else the reference date:
"said on Friday" in a story of a Friday means that very day. It is resolved only where the sentence tells of the past (a
verb in the past, or a word such as "since") and nothing in it looks ahead ("will", "expected", "by Friday", "next
Friday"); "last Friday" only if it was in another week than the base. All else has no value and the rule "unresolved".
A day without a year is taken in the year that puts it nearest to the base date, or in the year before that if it were
more than two months ahead and the sentence tells of the past.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdoc.data import table
from newsdoc.dateline.calendars import day_of, fold, month_names, plain_day, short_code
from newsdoc.dateline.dates import match_date
from newsdoc.parts import DatePart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsdoc.parts import DatelinePart, Layout
    from newsdoc.text import Scan

# A day and the word after it, a word of three letters at most between them: "5 March", "1º de enero", "5. Januar".
_DAY_WORD = re.compile(r"\d{1,2}(?!\d)[^\s\d]{0,2}[ \xa0\n](?:[^\W\d_]{1,3}[ \xa0\n])?([^\W\d_]{3,16})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_FIGURES = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{2,4}(?!\d)|\d{1,4}[年月日년월일]")
# The first character stands alone so that the search can look for it at full speed.
_NUMBER = {True: re.compile(r"[0-9]\d*"), False: re.compile(r"\d\d*")}
_FIGURE_FOLLOWS = re.compile(r"\.?(?:,?[ \xa0\n]{1,2}|(?<=\.))\d")
_LAST_WORD = re.compile(r"([^\W\d_]{3,16})(?:[ \xa0\n][^\W\d_]{2,3})?[ \xa0\n]$")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?;…][\"'”’»]?\s|\n\s*\n")
# No date begins right after one of these; after a dash only in "3-5 March", not in "F-16 March".
_CLOSE_UP = frozenset("/.,:$€£#")
_DASHES = frozenset("-–")
_SOON = 60
_LONG = 5  # "need" is no past of "ne", nor "Bitte" of anything
_BEFORE, _AFTER = 110, 50  # how far round a weekday its sentence is read
_COMPOUND = re.compile(r"-[^\W\d]|%")  # "a June 30-year bond"


def find_dates(
    scan: Scan,
    layout: Layout,
    dateline: DatelinePart | None,
    *,
    reference_date: dt.date | None,
    language: str | None,
) -> tuple[DatePart, ...]:
    """The dateline's date and those that the paragraphs mention, in text order.

    Args:
        scan: The text.
        layout: Its paragraphs.
        dateline: Its dateline; the date there is the base for those in the story.
        reference_date: The day the story was sent, the base where the dateline has no date.
        language: Whose names of months and weekdays are looked for; with None only full names of months are.

    Returns:
        One part for each date.
    """
    dated = dateline.date if dateline else None
    told = bool(dated and dated.value and dated.precision == "day")
    base = dated.value if dated and told else plain_day(reference_date)
    found = [dated] if dated else []
    reader = _Reader(scan.text, base, "dateline" if told else "reference", short_code(language))
    if layout.paragraphs:
        found += reader.dates(layout.paragraphs)
    return tuple(sorted(found))


class _Reader:
    """One story with the base date of its mentions."""

    __slots__ = ("base", "language", "row", "rule", "text")

    def __init__(self, text: str, base: dt.date | None, rule: str, language: str | None) -> None:
        self.text, self.base, self.rule, self.language = text, base, rule, language
        self.row = _relative().get(language or "")

    def dates(self, paragraphs: Sequence[tuple[int, int]]) -> Iterator[DatePart]:
        """The dates of all paragraphs; one search over the whole body costs half of one for each paragraph."""
        bounds = iter(paragraphs)
        start, end = next(bounds)
        reach = 0
        for at, kind in self._candidates(start, paragraphs[-1][1]):
            while at >= end:
                start, end = next(bounds)
            if at < max(start, reach):
                continue
            begin = at if kind != "number" else self._begin(at, max(start, reach), end)
            part = None if begin is None else self._date(begin, start, end)
            if part is None and kind == "weekday":
                part = self._weekday(at, start, end)
            if part:
                reach = part.end
                yield part

    def _candidates(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where a date may begin, and what stands there, in text order."""
        text, row = self.text, self.row
        weekdays = _weekdays(row["language"]) if row else {}
        pattern = _beginnings(row["language"]) if row else _NUMBER[text.isascii()]
        for match in pattern.finditer(text, start, end):
            at, stop = match.span()
            before = text[at - 1 : at]
            if text[at].isdecimal():
                if before not in _CLOSE_UP and (before not in _DASHES or text[at - 2 : at - 1].isdecimal()):
                    yield at, "number"
            elif before.isalnum() or text[stop : stop + 1].isalnum():
                continue
            elif fold(match[0]) in weekdays:
                yield at, "weekday"
            elif _FIGURE_FOLLOWS.match(text, stop, end):
                yield at, "month"

    def _begin(self, at: int, start: int, end: int) -> int | None:
        """Where a date may begin that has this number, but for those that begin with a month in a language of `row`."""
        text, months = self.text, _month_words(self.language)
        word = _DAY_WORD.match(text, at, end)
        if (word and fold(word[1]) in months) or _FIGURES.match(text, at, end):
            return at
        if not (self.row and self.row["months_first"]) and _YEAR.match(text, at, end):
            before = _LAST_WORD.search(text, max(start, at - 22), at)
            if before and fold(before[1]) in months:
                return before.start()
        return None

    def _date(self, at: int, start: int, end: int) -> DatePart | None:
        text = self.text
        found = match_date(text, at, end, reference_date=self.base, language=self.language)
        if found is None or _COMPOUND.match(text, found.end, end):
            return None
        if text[found.end - 1] in "日일" and text[found.end : found.end + 1] in table("dates")["duration"]:
            return None
        if found.rule != "reference" or found.value is None or self.base is None:
            return DatePart(at, *found)
        value = found.value
        if self.row:
            after = _WORDS.search(text, found.end, min(end, found.end + 16))
            if after and after[0].lower() in self.row["anniversary"]:  # "the Sept. 11 attacks": some year's
                return DatePart(at, found.end, None, found.precision, "unresolved")
            # "was closed on Nov. 13" in a story of August; eleven months ago a year would have been written.
            if (value - self.base).days > _SOON and self._sentence(at, found.end, start, end).is_past(self.row):
                value = day_of(value.year - 1, value.month, value.day) or value
        return DatePart(at, found.end, value, found.precision, self.rule)

    def _weekday(self, at: int, start: int, end: int) -> DatePart | None:
        row, match = self.row, _names(self.language or "").match(self.text, at, end)
        if not row or not match or _others(row["language"]).match(self.text, match.end(), end):
            return None
        sentence = self._sentence(at, match.end(), start, end)
        while sentence.before and sentence.before[-1] in row["skip"]:
            sentence.before.pop()
        if sentence.before and sentence.before[-1] in row["any"]:
            return None
        value = self._meant(row, _weekdays(row["language"])[fold(match[0])], sentence)
        return DatePart(at, match.end(), value, "day", self.rule if value else "unresolved")

    def _meant(self, row: Mapping[str, Any], day: int, sentence: _Sentence) -> dt.date | None:
        base, last = self.base, sentence.before[-1] if sentence.before else ""
        if base is None or last in row["open"]:
            return None
        back = (base.weekday() - day) % 7
        if last in row["last"]:
            back = back or 7
            return _days_before(base, back) if back > base.weekday() else None
        # "Friday's vote" may lie ahead.
        if not _is_past(row, last) and (sentence.possessive or not sentence.is_past(row)):
            return None
        return _days_before(base, back)

    def _sentence(self, at: int, stop: int, start: int, end: int) -> _Sentence:
        left, right = max(start, at - _BEFORE), min(end, stop + _AFTER)
        for match in _SENTENCE_END.finditer(self.text, left, at):
            left = match.end()
        close = _SENTENCE_END.search(self.text, stop, right)
        before, after = self.text[left:at], self.text[stop : close.start() if close else right]
        return _Sentence(_words(before), _words(after), after.startswith(("'s", "’s")))


class _Sentence(NamedTuple):
    """The words round a date in its sentence, in small letters; `possessive`: the date itself is one ("Friday's")."""

    before: list[str]
    after: list[str]
    possessive: bool

    def is_past(self, row: Mapping[str, Any]) -> bool:
        """It has a verb in the past and nothing that looks ahead."""
        if not row["future"].isdisjoint(self.before) or not row["future"].isdisjoint(self.after[:8]):
            return False
        words = self.before + self.after
        if not row["past"].isdisjoint(words):
            return True
        ending = row["past_ending"]
        return ending in {word[-len(ending) :] for word in words if len(word) >= _LONG}


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower().replace("’", "'"))


def _is_past(row: Mapping[str, Any], word: str) -> bool:
    return word in row["past"] or (len(word) >= _LONG and word.endswith(row["past_ending"]))


def _days_before(base: dt.date, days: int) -> dt.date | None:
    try:
        return base - dt.timedelta(days)
    except OverflowError:
        return None


@cache
def _relative() -> dict[str, Mapping[str, Any]]:
    """What tells past from future, by language; the lists as sets."""
    lists = ("last", "open", "any", "skip", "future", "past", "anniversary")
    return {row["language"]: row | {name: frozenset(row[name]) for name in lists} for row in table("dates")["relative"]}


@cache
def _month_words(language: str | None) -> frozenset[str]:
    """The first words of the months' names in one language, or all full names."""
    return frozenset(
        name.partition(" ")[0]
        for name, meanings in month_names().items()
        if any(m.language == language if language else not m.short for m in meanings)
    )


@cache
def _weekdays(language: str) -> dict[str, int]:
    rows = [row for row in table("dates")["weekdays"] if (row["language"], row["width"]) == (language, "full")]
    return {name: number for row in rows for number, names in enumerate(row["names"]) for name in names}


@cache
def _names(language: str) -> re.Pattern[str]:
    """Names with a capital: of weekdays, and of months where they come before the day."""
    return re.compile("|".join(_name_forms(language)))


def _name_forms(language: str) -> list[str]:
    names = list(_weekdays(language))
    if _relative()[language]["months_first"]:
        names += [name for name, meanings in month_names().items() if any(m.language == language for m in meanings)]
    names.sort(key=len, reverse=True)
    return [form for name in names for form in (name.capitalize(), name.upper())]


@cache
def _beginnings(language: str) -> re.Pattern[str]:
    """Names and numbers, by first characters: `re` looks for these at full speed, once for all."""
    rests = {digit: [r"\d*"] for digit in "0123456789"}
    for form in _name_forms(language):
        rests.setdefault(form[0], []).append(form[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(found)})" for first, found in rests.items()))


@cache
def _others(language: str) -> re.Pattern[str]:
    """What makes a name of a weekday: "Sunday Times", "Friday the 13th"."""
    names = "|".join(map(re.escape, _relative()[language]["not_before"])) or "(?!)"
    return re.compile(rf"[ \xa0\n](?:{names})(?!\w)", re.IGNORECASE)
