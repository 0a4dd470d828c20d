"""Dates at a given place: forms, languages, and the year that is not written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.dateline.calendars import day_of, month_names, name_at, nearest_month, nearest_year
from newsdoc.dateline.dates import DateMatch, match_date, match_weekday, read_span

SENT = dt.date(2025, 1, 5)


def read(text: str, *, language: str | None = None, reference: dt.date | None = SENT) -> DateMatch | None:
    return match_date(text, 0, len(text), reference_date=reference, language=language)


def day(text: str, *, language: str | None = None, reference: dt.date | None = SENT) -> dt.date | None:
    """The day that the whole of `text` means."""
    found = read(text, language=language, reference=reference)
    assert found is not None, text
    assert found.end == len(text)
    return found.value


@pytest.mark.parametrize(
    "text",
    [
        "Jan 5", "Jan. 5", "JAN. 5", "January 5", "Jan.  5", "january 5th", "5 January", "5 Jan", "5 Jan.", "05 JAN",
        "Jan. 5, 2025", "Jan 5 2025", "January 5,2025", "Sunday, January 5", "Sun, 5 Jan", "Sunday, January 5, 2025",
        "5 janvier", "5 janvier 2025", "5 jan 2025", "5. Januar", "5. Januar 2025", "5. Jänner", "Sonntag, 5. Januar",
        "5 ene", "5 de enero de 2025", "5 de janeiro", "05 jan", "5 gen.", "05 GEN", "5 gennaio", "5 января",
        "5 янв", "5-го января", "5 января 2025 года", "воскресенье, 5 января", "5 січня 2025 року", "5 stycznia",
        "5 stycznia 2025 r", "5 Ocak", "5 OCAK 2025", "5 Januari", "5 januari 2025", "5 januar", "5. tammikuuta",
        "1月5日", "2025年1月5日", "２０２５年１月５日", "令和7年1月5日", "5日", "1월 5일", "2025년 1월 5일", "5일",
        "5 يناير", "٥ يناير ٢٠٢٥", "5 كانون الثاني", "5 كانون الثاني/يناير 2025", "5 جانفي", "۱۶ دی", "۱۶ دی ۱۴۰۳",
        "۵ ژانویه", "2025-01-05", "2025/1/5", "05.01.2025", "5.1.2025", "05.01.", "1/5/2025", "01/05/25", "5/1", "1/5",
    ],
)  # fmt: skip
def test_the_fifth_of_january(text: str) -> None:
    assert day(text) == SENT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("March 5, 1987", dt.date(1987, 3, 5)),
        ("1er mai 2024", dt.date(2024, 5, 1)),
        ("1º de mayo de 2024", dt.date(2024, 5, 1)),
        ("24 февраля 2022 года", dt.date(2022, 2, 24)),
        ("15 sierpnia 2024", dt.date(2024, 8, 15)),
        ("30 Ağustos 2024", dt.date(2024, 8, 30)),
        ("17 Agustus 2024", dt.date(2024, 8, 17)),
        ("8/24/2004", dt.date(2004, 8, 24)),
        ("24/8/2004", dt.date(2004, 8, 24)),
        ("1 فروردین ۱۴۰۰", dt.date(2021, 3, 21)),
        ("30 اسفند 1403", dt.date(2025, 3, 20)),
        ("昭和64年1月5日", dt.date(1989, 1, 5)),
    ],
)
def test_a_written_year(text: str, value: dt.date) -> None:
    found = read(text, reference=None)
    assert found == DateMatch(len(text), value, "day", "explicit")


@pytest.mark.parametrize(
    ("text", "sent", "value"),
    [
        ("Dec. 31", dt.date(2025, 1, 1), dt.date(2024, 12, 31)),
        ("Jan 1", dt.date(2024, 12, 31), dt.date(2025, 1, 1)),
        ("Feb. 29", dt.date(2024, 3, 1), dt.date(2024, 2, 29)),
        ("31日", dt.date(2025, 2, 2), dt.date(2025, 1, 31)),
        ("۳۰ اسفند", dt.date(2025, 3, 21), dt.date(2025, 3, 20)),
    ],
)
def test_the_nearest_year(text: str, sent: dt.date, value: dt.date) -> None:
    assert read(text, reference=sent) == DateMatch(len(text), value, "day", "reference")


def test_a_datetime_is_a_reference_too() -> None:
    assert day("Dec. 31", reference=dt.datetime(2025, 1, 1, 23, 59, tzinfo=dt.UTC)) == dt.date(2024, 12, 31)


@pytest.mark.parametrize("text", ["Jan 5", "5日", "5/1", "Monday, March 3"])
def test_no_reference_no_day(text: str) -> None:
    assert read(text, reference=None) == DateMatch(len(text), None, "day", "unresolved")


@pytest.mark.parametrize("text", ["Feb. 30", "31 June", "30 February 2025", "Feb. 29, 2025", "31 مهر 1403"])
def test_impossible_days_have_no_value(text: str) -> None:
    assert read(text) == DateMatch(len(text), None, "day", "unresolved")


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "March", "May", "Sunday", "Mar a Lago", "May 30,000", "May 5.5", "5", "2025", "5 cats", "99/99/2004",
        "32 May", "May 32", "1,5 May", "12:30", "1.2.3.4", "Marchand 5", "Sunday Times", "\ud8005 May", "月5日",
        "(May 5)", "4 + 1",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Aug. 25. - Rain", 7),
        ("6 gen. - Piove", 6),
        ("5 июня. /ТАСС/", 6),
        ("11 may.- Llueve", 6),
        ("Jan 5 (AP)", 5),
        ("May 5, 2,000 people", 5),
        ("Feb 7-8", 5),
        ("5 May 1430 GMT", 5),
        ("3月15日電", 5),
        ("Jan 5, IRNA", 5),
    ],
)
def test_where_a_date_ends(text: str, end: int) -> None:
    found = read(text)
    assert found is not None
    assert found.end == end


def test_nothing_is_read_beyond_the_end() -> None:
    found = match_date("May 5, 2024", 0, 5, reference_date=SENT)
    assert found == DateMatch(5, dt.date(2025, 5, 5), "day", "reference")
    assert match_date("May 5", 0, 4) is None
    assert match_date("May 5", 5, 5) is None


@pytest.mark.parametrize(
    ("language", "value"), [(None, dt.date(2025, 11, 5)), ("hr", dt.date(2025, 10, 5)), ("cs-CZ", dt.date(2025, 11, 5))]
)
def test_the_language_breaks_ties(language: str | None, value: dt.date) -> None:
    assert day("5. listopad 2025", language=language) == value


def test_figures_in_the_order_of_the_language() -> None:
    far = dt.date(2020, 7, 1)
    assert day("3/5/2017", language="fr", reference=far) == dt.date(2017, 5, 3)
    assert day("3/5/2017", language="en", reference=far) == dt.date(2017, 3, 5)
    assert day("3/5/2017", reference=dt.date(2017, 5, 3)) == dt.date(2017, 5, 3)


def test_a_month_of_a_year() -> None:
    assert read("March 1987") == DateMatch(10, dt.date(1987, 3, 1), "month", "explicit")
    assert read("enero de 2025") == DateMatch(13, dt.date(2025, 1, 1), "month", "explicit")
    assert read("2025年1月") == DateMatch(7, dt.date(2025, 1, 1), "month", "explicit")


def test_weekdays() -> None:
    assert match_weekday("on Friday", 3, 9) == (9, 4)
    assert match_weekday("terça-feira", 0, 11) == (11, 1)
    assert match_weekday("سه‌شنبه", 0, 8) == (7, 1)
    assert match_weekday("Harbor", 0, 6) is None


def test_read_span_leaves_it_to_dateparser() -> None:
    found = read_span("the 5th of March 1987", reference_date=None, language="en")
    assert found == DateMatch(21, dt.date(1987, 3, 5), "day", "dateparser")
    assert read_span("yesterday", reference_date=SENT, language="en") == DateMatch(
        9, dt.date(2025, 1, 4), "day", "dateparser"
    )


@pytest.mark.parametrize("text", ["", "yesterday", "\ud800", "no date at all", "5 " * 100])
def test_read_span_needs_no_rescue(text: str) -> None:
    assert read_span(text, reference_date=None, language=None) is None


def test_edges_of_time() -> None:
    assert nearest_year(1, 1, dt.date.min) == dt.date.min
    assert nearest_year(12, 31, dt.date.max) == dt.date.max
    assert nearest_month(1, dt.date.max) == dt.date(9999, 12, 1)
    assert day_of(0, 1, 1) is None
    assert day_of(1403, 13, 1, "jalali") is None


@pytest.mark.parametrize("name", ["jan", "enero", "کانون الثانی", "ocak", "سرطان"])
def test_names_are_found_as_the_table_has_them(name: str) -> None:
    assert name in month_names()
    assert name_at(name, 0, len(name)) == (len(name), name)


PIECES = st.sampled_from(
    [
        "5", "31", "2025", "٥", "０", "May", "mai", "März", "Jan.", "Friday", "de", "th", "º", "年", "月", "日", "令和",
        "/", "-", ".", ",", " ", "\n", "\u200c", "İ", "كانون", "الثاني", "دی", "\ud800", "\x00", "²", "года",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30),
    st.none() | st.dates(),
    st.sampled_from([None, "en", "fa", "pt-BR", "xx", ""]),
)
def test_any_text_at_any_place(text: str, reference: dt.date | None, language: str | None) -> None:
    for pos in range(len(text) + 1):
        found = match_date(text, pos, len(text), reference_date=reference, language=language)
        if found:
            assert pos < found.end <= len(text)
            assert found.precision in {"day", "month"}
            assert (found.value is None) == (found.rule == "unresolved")
            assert reference or found.rule != "reference"
