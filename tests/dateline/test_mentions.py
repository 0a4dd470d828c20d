"""Dates in the body of a story: which are found, and which day a weekday means."""

from __future__ import annotations

import datetime as dt

import pytest

from newsdoc.dateline.mentions import find_dates
from newsdoc.parts import DatelinePart, DatePart, Layout
from newsdoc.text import scan

WEDNESDAY = dt.date(2024, 3, 6)


def mentions(
    text: str, *, language: str | None = "en", sent: dt.date | None = WEDNESDAY, dateline: DatelinePart | None = None
) -> list[tuple[str, dt.date | None]]:
    """What is found in a story of paragraphs parted by line breaks, and the day it means."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    layout = Layout((), 0, tuple(paragraphs))
    found = find_dates(scan(text), layout, dateline, reference_date=sent, language=language)
    assert all(part.rule == "unresolved" for part in found if part.value is None)
    return [(text[part.start : part.end], part.value) for part in found]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The ferry sank on March 2, 2019, off the cape.", "March 2, 2019", dt.date(2019, 3, 2)),
        ("The ferry sank on Feb. 27.", "Feb. 27", dt.date(2024, 2, 27)),
        ("Voters go to the polls on 5 November 2024.", "5 November 2024", dt.date(2024, 11, 5)),
        ("The fair is held on 8-9 March.", "9 March", dt.date(2024, 3, 9)),
        ("The fair opens March 8-9 in Oslo.", "March 8", dt.date(2024, 3, 8)),
        ("The vote is on Aug. 30.", "Aug. 30", dt.date(2024, 8, 30)),
        ("The mill was closed on Aug. 30 after a fire.", "Aug. 30", dt.date(2023, 8, 30)),
        ("It opened in May 1987 on the quay.", "May 1987", dt.date(1987, 5, 1)),
        ("He was born on Monday, March 4.", "Monday, March 4", dt.date(2024, 3, 4)),
        ("The log of 2024-03-01 names the ship.", "2024-03-01", dt.date(2024, 3, 1)),
        ("The mayor said on Monday the port was safe.", "Monday", dt.date(2024, 3, 4)),
        ("The port reopened Wednesday, officials said.", "Wednesday", WEDNESDAY),
        ("Late on Thursday the crew left the ship.", "Thursday", dt.date(2024, 2, 29)),
        ("The crew met last Friday.", "Friday", dt.date(2024, 3, 1)),
        ("The crew met last Wednesday.", "Wednesday", dt.date(2024, 2, 28)),
        ("She said Friday's vote was fair.", "Friday", dt.date(2024, 3, 1)),
    ],
)
def test_resolved(text: str, phrase: str, value: dt.date) -> None:
    assert mentions(text) == [(phrase, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on Friday.",
        "On Friday, the council is expected to vote.",
        "The council votes on Friday.",
        "The report is due by Friday.",
        "The crew won’t sail on Friday.",
        "The crew sails next Friday.",
        "They were told to leave before Friday.",
        "Friday’s vote is close.",
        "The crew met last Tuesday.",  # this week's, or the week's before
    ],
)
def test_what_may_lie_ahead_stays_open(text: str) -> None:
    found = mentions(text)
    assert len(found) == 1
    assert found[0][1] is None


@pytest.mark.parametrize(
    "text",
    [
        "May said he may march in the sun.",
        "She sat with April and June.",
        "You may 5 times a day.",
        "On Sundays the port was shut.",
        "Every Friday the band played.",
        "The Sunday Times said so.",
        "Black Friday was quiet.",
        "Some May 30,000 people came.",
        "Shares fell 5.3 to 12.4, or 3/4.",
        "Version 1.2.3 of 192.168.1.10 was shown at 10:30.",
        "A June 30-year bond was sold.",
        "Marchand 5, Augustin 10.",
        "Its F-16 March past was seen.",
    ],
)
def test_words_and_figures_are_no_dates(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("language", "text", "phrase", "value"),
    [
        ("de", "Er sagte am Montag, das sei gut.", "Montag", dt.date(2024, 3, 4)),
        ("de", "Das Schiff sank am 2. März 2019 im Hafen.", "2. März 2019", dt.date(2019, 3, 2)),
        ("es", "El barco se hundió el 2 de marzo de 2019.", "2 de marzo de 2019", dt.date(2019, 3, 2)),
        ("es", "Abrió en marzo de 2019 otra vez.", "marzo de 2019", dt.date(2019, 3, 1)),
        ("fr", "Le bateau a coulé le 1er mars.", "1er mars", dt.date(2024, 3, 1)),
        ("ru", "Судно затонуло 2 марта 2019 года.", "2 марта 2019 года", dt.date(2019, 3, 2)),
        ("ar", "غرقت السفينة في 2 مارس 2019 قرب الميناء", "2 مارس 2019", dt.date(2019, 3, 2)),
        ("zh", "该船于2019年3月2日沉没。", "2019年3月2日", dt.date(2019, 3, 2)),
        ("ja", "船は2日に沈没した。", "2日", dt.date(2024, 3, 2)),
        ("ko", "배는 3월 2일 침몰했다.", "3월 2일", dt.date(2024, 3, 2)),
        (None, "Statek zatonął 2 marca 2019.", "2 marca 2019", dt.date(2019, 3, 2)),
    ],
)
def test_other_languages(language: str | None, text: str, phrase: str, value: dt.date) -> None:
    assert mentions(text, language=language) == [(phrase, value)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Sono partiti 20 dic alla volta."),
        ("en", "Some 20 set out for the cape."),
        ("en", "Am 2. März kam das Schiff."),
        ("ja", "3日間続いた。"),
        ("zh", "会议为期3日内结束。"),
    ],
)
def test_a_language_reads_its_own_months(language: str, text: str) -> None:
    assert mentions(text, language=language) == []


def test_an_anniversary_is_not_this_year() -> None:
    assert mentions("He spoke of the Sept. 11 attacks.") == [("Sept. 11", None)]


def test_without_a_base_only_written_years_count() -> None:
    found = mentions("It was said on Monday, and on March 2, and on March 2, 2019.", sent=None)
    assert found == [("Monday", None), ("March 2", None), ("March 2, 2019", dt.date(2019, 3, 2))]


def test_the_dateline_is_the_base_and_comes_first() -> None:
    text = "OSLO, Feb. 1 (AP) — Rain fell.\nIt was said on Friday."
    date = DatePart(6, 12, dt.date(2024, 2, 1), "day", "reference")
    dateline = DatelinePart(0, 17, 20, date=date)
    at = text.index("Friday")
    layout = Layout((), 20, ((20, 30), (31, len(text))))
    found = find_dates(scan(text), layout, dateline, reference_date=WEDNESDAY, language="en")
    assert found[0] == date
    assert found[1] == DatePart(at, at + 6, dt.date(2024, 1, 26), "day", "dateline")


def test_a_dateline_without_a_day_is_no_base() -> None:
    dateline = DatelinePart(0, 4, 7, date=DatePart(0, 4, None, "day", "unresolved"))
    found = mentions("1/1x - It was said on Monday.", dateline=dateline)
    assert found == [("1/1x", None), ("Monday", dt.date(2024, 3, 4))]


def test_only_paragraphs_are_read() -> None:
    text = "Monday, March 4\n\nRain was seen on Monday.\nEnds March 5"
    layout = Layout((), 17, ((17, 41),))
    found = find_dates(scan(text), layout, None, reference_date=WEDNESDAY, language="en")
    assert [text[part.start : part.end] for part in found] == ["Monday"]


def test_no_paragraphs_no_dates() -> None:
    assert find_dates(scan(""), Layout((), 0), None, reference_date=None, language=None) == ()


@pytest.mark.parametrize("sent", [dt.date.min, dt.date.max])
def test_edges_of_time(sent: dt.date) -> None:
    found = mentions("It was said on Friday and on Dec. 30 and on Tuesday.", sent=sent)
    assert [phrase for phrase, _ in found] == ["Friday", "Dec. 30", "Tuesday"]


@pytest.mark.parametrize(
    "part", ["5 ", "May ", "Friday ", "May 5, ", "5日", "Sept. ", "2024-", "1/1/", "said on Friday, "]
)
def test_runs_are_read_to_the_end(part: str) -> None:
    found = mentions(part * 3000)
    assert all(phrase.strip() == phrase for phrase, _ in found)
