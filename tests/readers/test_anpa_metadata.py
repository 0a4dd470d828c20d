"""ANPA 1312: what header lines, keyword line, notes and trailer say; one row of a table for everything wires do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from anpa_wire import FIRST, KEYWORD, SECOND, TRAILER, wire

import newsdoc

GMT = dt.UTC


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        (FIRST, "service", "a"),
        (b"V0042\x1fglbsm", "service", "V"),
        (b"0042\x1fglbsm", "service", None),
        (FIRST, "sequence", "2345"),
        (b"z0007\x1fglbsm", "sequence", "0007"),
        (FIRST, "selector", "asian"),
        (b"s0007\x1f-----", "selector", None),
        (b"s0007\x1f\x1e cpstf ", "selector", "cpstf"),
        (b"a2345 upi extra\x1fasian", "selector", "asian"),
        (FIRST, "format", "anpa"),
    ],
)
def test_first_header_line(line: bytes, field: str, expected: object) -> None:
    assert getattr(newsdoc.read(wire(first=line)).metadata, field) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SECOND, {"priority": "r", "urgency": 4, "category": "i", "text_format": "text"}),
        (b"f f\x13\x12 BC-Ferry 03-14 0912", {"priority": "f", "urgency": 1, "text_format": "tabular"}),
        (b"b s\x14\x11 BC-Ferry 03-14", {"urgency": 2, "category": "s", "text_format": "text"}),
        (b"u s\x14\x12 BC-Ferry   03-14 0012", {"urgency": 3, "text_format": "tabular"}),
        (b"d s\x13\x11 BC-Ferry 31-10 0012", {"urgency": 5}),
        (b"s s\x13\x11 BC-Ferry TB06 03-14 0012", {"urgency": 6}),
        (b"h s\x13\x11 BC-Ferry 03-14 0012", {"urgency": 6, "priority": "h"}),
    ],
)
def test_second_header_line(line: bytes, expected: dict[str, Any]) -> None:
    facts = newsdoc.read(wire(second=line)).metadata
    assert {name: getattr(facts, name) for name in expected} == expected


def test_categories_and_desks_have_names() -> None:
    subjects = newsdoc.read(wire()).metadata.subjects
    assert subjects is not None
    assert [(each.code, each.name, each.scheme) for each in subjects] == [
        ("i", "international", "anpa-category"),
        ("AS", "Asia", "anpa-desk"),
    ]


@pytest.mark.parametrize(
    ("line", "cycle", "slug", "version", "words"),
    [
        (KEYWORD, "BC", "Harbor Fire", "1st Ld-Writethru", 412),
        (b"^BC-HKN--Stars-Kings, 2nd Ld-Writethru,512<", "BC", "Stars-Kings", "2nd Ld-Writethru", 512),
        (b"^BC-SOC--Cup Glance<", "BC", "Cup Glance", None, 912),
        (b"^BC-WEA--City Forecasts,<", "BC", "City Forecasts", None, 912),
        (b"^*9012< ^AP-Top-World-Headlines,0203<", "AP", "Top-World-Headlines", None, 203),
        (b"^PM-Harbor Probe, 1st Ld-Writethru, a0512,300<", "PM", "Harbor Probe", "1st Ld-Writethru", 300),
        (b"^AM-Harbor Probe, 7thWritethru,300<", "AM", "Harbor Probe", "7thWritethru", 300),
    ],
)
def test_keyword_line(line: bytes, cycle: str, slug: str, version: str | None, words: int) -> None:
    doc = newsdoc.read(wire(second=b"r i\x13\x11 BC-AS--HarborF   03-14 0912", keyword=line))
    assert doc.slugline is not None
    assert (doc.slugline.text, doc.slugline.version) == (slug, version)
    facts = doc.metadata
    assert (facts.cycle, facts.take_key, facts.word_count) == (cycle, version, words)


def test_header_speaks_where_the_text_has_no_keyword_line() -> None:
    facts = newsdoc.read(wire(keyword=b"", head=b"")).metadata
    assert (facts.cycle, facts.take_key, facts.word_count) == ("BC", "1stLd-Writethru", 912)


@pytest.mark.parametrize(
    ("second", "version"),
    [
        (b"r i\x13\x11 BC-AS--HarborF TB06  03-14 0912", None),
        (b"r i\x13\x11 BC-AS--HarborF 2ndLd TB06  03-14 0912", "2ndLd"),
        (b"r i\x13\x11 BC-AS--HarborF 7thWritethru  03-14 0912", "7thWritethru"),
    ],
)
def test_references_to_other_parts_are_no_versions(second: bytes, version: str | None) -> None:
    facts = newsdoc.read(wire(second=second, keyword=b"", head=b"")).metadata
    assert (facts.take_key, facts.word_count) == (version, 912)


def test_the_keyword_of_the_header_is_the_slug_where_the_text_has_none() -> None:
    doc = newsdoc.read(wire(keyword=b"", head=b""))
    assert doc.slugline is not None
    assert (doc.slugline.text, doc.slugline.version) == ("HarborFire", "1stLd-Writethru")


def test_a_keyword_with_a_blank_is_no_version() -> None:
    facts = newsdoc.read(
        wire(second=b"r s\x13\x11 BC-SOC--Cup Glance 03-14 0912", keyword=b"^BC-SOC--Cup Glance<")
    ).metadata
    assert facts.take_key is None


@pytest.mark.parametrize(
    ("head", "note"),
    [
        (b"^Eds: Adds quotes. Will be updated.<\n", "Adds quotes. Will be updated."),
        (b"^(Eds: With AP Photos.)<\n", "With AP Photos."),
        (b"^EDITOR'S NOTE _ First of two parts.<\n", "First of two parts."),
        (b"^AP Photo NY101, NY102<\n^Eds: Adds quotes.<\n^EDITOR'S NOTE _ One of two.<\n", "Adds quotes.\nOne of two."),
        (b"^Eds: A note that was broken\ninto two lines.<\n", "A note that was broken into two lines."),
        (b"^AP Photo NY101<\n", None),
        (b"", None),
    ],
)
def test_notes_to_editors(head: bytes, note: str | None) -> None:
    assert newsdoc.read(wire(head=b"^Fire closes bridge<\n" + head)).metadata.ednote == note


def test_notes_are_looked_for_in_the_head_only() -> None:
    body = b"\tLUND (AP) _ A fire.\n\tThe sign said: \n^Eds: not one.<\n"
    assert newsdoc.read(wire(body=body)).metadata.ednote is None


@pytest.mark.parametrize(
    ("trailer", "issued", "provider"),
    [
        (TRAILER, dt.datetime(2017, 3, 15, 2, 10, tzinfo=GMT), "AP"),
        (b"\n\x03AP-NY-12-31-99 2359GMT<\n\x04", dt.datetime(1999, 12, 31, 23, 59, tzinfo=GMT), "AP"),
        (b"\nAP-WS-03-15-17 0210GMT<\n", dt.datetime(2017, 3, 15, 2, 10, tzinfo=GMT), "AP"),
        (b"\n\x03AP-WS-03-15-17 0210<\n\x04", dt.datetime(2017, 3, 15, 2, 10), "AP"),  # noqa: DTZ001 - none was sent
        (
            b"\n\x0314:05ET 31-10-17<\n\x04",
            dt.datetime(2017, 10, 31, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=-4))),
            None,
        ),
        (b"\n\x03AP-WF-13-45-17 0210GMT<\n\x04", None, None),
        (b"\n\x03\x04", None, None),
        (b"", None, None),
    ],
)
def test_trailer(trailer: bytes, issued: dt.datetime | None, provider: str | None) -> None:
    facts = newsdoc.read(wire(trailer=trailer)).metadata
    assert facts.issued == issued
    assert facts.provider == provider
    assert (facts.issued and facts.issued.utcoffset()) == (issued and issued.utcoffset())


def test_day_of_the_trailer_gives_the_year() -> None:
    doc = newsdoc.read(wire())
    assert [mention.value for mention in doc.dates if mention.text == "May 5"] == [dt.date(2017, 5, 5)]
