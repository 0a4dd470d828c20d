"""ANPA 1312: head and body of the text, its tables, and messages that are damaged or odd in their bytes."""

from __future__ import annotations

import pytest
from anpa_wire import BODY, wire

import newsdoc
from newsdoc.testing import problems


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
