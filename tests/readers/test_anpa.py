"""ANPA 1312: header lines, keyword line, head of the text, trailer; one row of a table for everything wires do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import newsdoc
from newsdoc.testing import problems

FIRST = b"a2345\x1fasian"
SECOND = b"r i\x13\x11 BC-AS--HarborFire 1stLd-Writethru   03-14 0912"
KEYWORD = b"^BC-AS--Harbor Fire, 1st Ld-Writethru,412<"
HEAD = b"^Fire closes harbor bridge; 3 hurt<\n^By ADA STONE=\n^AP Science Writer=\n"
BODY = b"\tLUND, Sweden (AP) _ A fire closed the bridge on Tuesday. \n \n\tIt opens again on May 5. \n"
TRAILER = b"\t   \x03AP-WF-03-15-17 0210GMT<\n\n\x0c\n\x04"
GMT = dt.UTC


def wire(
    first: bytes = FIRST,
    second: bytes = SECOND,
    keyword: bytes = KEYWORD,
    head: bytes = HEAD,
    body: bytes = BODY,
    trailer: bytes = TRAILER,
) -> bytes:
    return b"\x16\x16\x01" + first + b"\n" + second + b"\n\x02" + keyword + b"\n" + head + body + trailer


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


@pytest.mark.parametrize(
    ("head", "headline", "notes"),
    [
        (b"^Fire closes harbor bridge that has carried\nthe road for years<\n", "the road for years", []),
        (b"^Here are the stories of today:\n^TOP STORIES:\n", "of today:", ["TOP STORIES:"]),
        (b"^Correction: US-Harbor Fire story<\n", "Correction: US-Harbor Fire story", []),
        (b"^Fire<\n^Eds: Adds a long list of quotes and of numbers, and\nphotos.<\n", "Fire", ["photos."]),
    ],
)
def test_lines_of_the_head(head: bytes, headline: str, notes: list[str]) -> None:
    doc = newsdoc.read(wire(head=head))
    assert doc.headline is not None
    assert doc.headline.text.endswith(headline)
    assert [note.text.splitlines()[-1] for note in doc.notes] == notes


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


def test_parts_of_the_story() -> None:
    doc = newsdoc.read(wire())
    assert doc.headline is not None
    assert doc.headline.text == "Fire closes harbor bridge; 3 hurt"
    assert doc.byline is not None
    assert [(author.name, author.title) for author in doc.byline.authors] == [("ADA STONE", "AP Science Writer")]
    assert doc.dateline is not None
    assert doc.dateline.text == "LUND, Sweden (AP)"
    assert [paragraph.text for paragraph in doc.paragraphs] == [
        "A fire closed the bridge on Tuesday.",
        "It opens again on May 5.",
    ]


def test_alerts_have_no_headline() -> None:
    doc = newsdoc.read(wire(keyword=b"^BC-APNewsAlert,0021<", head=b""))
    assert doc.headline is None
    assert doc.paragraphs[0].text.startswith("A fire")


def test_tables_are_no_paragraphs() -> None:
    table = b"^EASTERN DIVISION=\n\x08;W;L;Pct\n\x08El\x10Paso;3;4;.500\n\x08Lund;3;4;.500\n"
    doc = newsdoc.read(wire(second=b"d s\x13\x12 BC-Table 03-14 0100", head=b"^Tables<\n", body=table))
    assert not doc.paragraphs
    assert "table" in {block.role for block in doc.blocks}
    assert doc.byline is None


def test_titles_above_tables_are_no_notes() -> None:
    rows = b"\x08^\x1f\x1e W\x1e L\x1e Pts\n" + b"".join(
        b"\x08" + city + b"\x1f\x1e \x1e 3\x1e 4\x1e 29\n" for city in (b"El\x10Lund", b"Oslo")
    )
    head = b"^Northern Cup Glance<\n^By The Associated Press=\n^EASTERN DIVISION=\n"
    doc = newsdoc.read(wire(head=head, body=rows + b"^Sunday's Games=\n\tLund 3, Oslo 1<\n\tEND<\n"))
    assert doc.headline is not None
    assert doc.headline.text == "Northern Cup Glance"
    assert not doc.notes
    assert [block.role for block in doc.blocks if "EASTERN" in block.text] == ["subhead"]
    assert ["Oslo" in block.text for block in doc.blocks if block.role == "table"] == [True]
    assert [paragraph.text for paragraph in doc.paragraphs] == ["Lund 3, Oslo 1"]


def test_two_rows_of_a_line_score_are_a_table() -> None:
    body = b"\tLund;1;0;2_3<\n\tOslo;0;1;0_1<\n\tFirst Period_1, Lund, Stone 4 (Berg, Ek), 3:24.<\n"
    doc = newsdoc.read(wire(second=b"u z\x14\x12 BC-Box 03-14 0100", head=b"^Lund-Oslo, Box<\n", body=body))
    assert [paragraph.text for paragraph in doc.paragraphs] == ["First Period_1, Lund, Stone 4 (Berg, Ek), 3:24."]
    assert [block.text.split()[0] for block in doc.blocks if block.role == "table"] == ["Lund;1;0;2_3<"]


@pytest.mark.parametrize(
    "line",
    [
        b"More AP hockey: https://larkspur.example/hockey",
        b"Online: http://larkspur.example",
        b"Ada Stone can be reached at http://larkspur.example/stone",
    ],
)
def test_addresses_below_the_rule_are_no_paragraphs(line: bytes) -> None:
    doc = newsdoc.read(wire(body=BODY + b"\t___ \n\t" + line + b" \n"))
    assert len(doc.paragraphs) == 2
    assert [block.role for block in doc.blocks if block.text.startswith(line.decode()[:6])] == ["contact"]


def test_table_titles_are_no_bylines() -> None:
    body = BODY + b"^EASTERN DIVISION=\n\tBOX SCORE\n\tOne more paragraph follows here. \n"
    doc = newsdoc.read(wire(body=body))
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == ["ADA STONE"]
    assert [block.role for block in doc.blocks if "BOX SCORE" in block.text] == ["subhead"]


def test_rule_closes_the_story() -> None:
    body = BODY + b"\t___\n\tAP writer Bo Lund in Oslo contributed to this report. \n"
    doc = newsdoc.read(wire(body=body))
    assert len(doc.paragraphs) == 2
    assert [credit.names for credit in doc.credits] == [("Bo Lund",)]


def test_who_reported_from_elsewhere_is_no_contributor() -> None:
    line = b"\t___\n\tStone reported from Oslo. AP writer Bo Lund in Turku contributed to this report. \n"
    doc = newsdoc.read(wire(body=BODY + line))
    assert [credit.names for credit in doc.credits] == [("Bo Lund",)]


def test_digests_have_their_lines_as_body() -> None:
    head = b"^Top headlines<\n^Bridge closes in Lund after fire on ferry<\n^Mayor resigns over the harbor in Oslo<\n"
    doc = newsdoc.read(wire(head=head, body=b""))
    assert doc.headline is not None
    assert doc.headline.text == "Top headlines"
    assert [paragraph.text for paragraph in doc.paragraphs] == [
        "Bridge closes in Lund after fire on ferry",
        "Mayor resigns over the harbor in Oslo",
    ]


def test_padded_columns_are_a_table() -> None:
    rows = b"".join(b"\x08" + city + b"\x1f\x1e \x1e 3\x1e 4\x1e .429\n" for city in (b"Lund", b"Oslo", b"Turku"))
    doc = newsdoc.read(wire(body=BODY + rows + b"^Monday's Games=\n\tLund 3, Oslo 1<\n\tOslo 2, Lund 0<\n"))
    assert [block.role for block in doc.blocks if "Turku" in block.text] == ["table"]
    assert [block.role for block in doc.blocks if "Monday's" in block.text] == ["subhead"]
    assert [paragraph.text for paragraph in doc.paragraphs[2:]] == ["Lund 3, Oslo 1", "Oslo 2, Lund 0"]


def test_the_message_stays_as_it_came() -> None:
    data = wire()
    doc = newsdoc.read(data)
    assert doc.text.encode("ascii") == data
    assert not doc.diagnostics
    assert not problems(doc)


@pytest.mark.parametrize("ends", [b"\r\n", b"\n\r\n"])
def test_line_ends_change_nothing(ends: bytes) -> None:
    data = wire().replace(b"\n", b"\r\n") if ends == b"\r\n" else wire().replace(b"<\n", b"<\r\n")
    facts, expected = newsdoc.read(data).metadata, newsdoc.read(wire()).metadata
    assert facts == expected


def test_rubbish_before_the_header_is_passed_over() -> None:
    doc = newsdoc.read(b"end of the one before<\n\x03" + wire())
    assert doc.text.encode() == wire()
    assert doc.metadata == newsdoc.read(wire()).metadata
    assert [each.code for each in doc.diagnostics] == ["ND650"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"na\xefve", "naïve"),
        (b"\x93yes\x94", "“yes”"),
        ("naïve".encode(), "naïve"),
        (b"Lund\xa0City", "Lund\xa0City"),
    ],
)
def test_eight_bit_characters(raw: bytes, text: str) -> None:
    doc = newsdoc.read(wire(body=b"\tLUND (AP) _ It was " + raw + b" they said. \n"))
    assert text in doc.paragraphs[0].text
    assert not doc.diagnostics


@pytest.mark.parametrize(
    ("end", "codes"), [(b"\x02", ["ND404"]), (b"^BC-AS", ["ND607", "ND404"]), (b"asian", ["ND404"])]
)
def test_a_message_of_a_header_alone_is_told(end: bytes, codes: list[str]) -> None:
    data = wire()
    assert [each.code for each in newsdoc.read(data[: data.index(end)]).diagnostics] == codes
    assert [each.code for each in newsdoc.read(data[: data.index(b"\x02")] + b"\x02\n\x03\x04").diagnostics] == [
        "ND607"
    ]


def test_a_message_without_its_end_is_told() -> None:
    data = wire()
    doc = newsdoc.read(data[: data.index(b"It opens")])
    assert "ND404" in [each.code for each in doc.diagnostics]
    assert doc.metadata.word_count == 412
