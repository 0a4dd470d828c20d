"""IPTC 7901: header, keyword lines, head of the text, notebook, trailer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import newsdoc
from newsdoc.testing import problems

HEADER = b"eca062 4 i 211 ccccb   dpa 061"
KEYWORDS = b"Poland-shipping/Gdansk/Ferries/"
HEAD = b"Ferry runs aground off Gdansk\r\nBy Ada Stone, dpa ="
BODY = (
    b"   Gdansk (dpa) - A ferry ran aground on Sunday, the harbour office said\r\nafter a long night.\r\n\n"
    b'   "Nobody was hurt," it said. \r\n'
)
TRAILER = b"050912 GMT Nov 12"


def wire(
    header: bytes = HEADER,
    keywords: bytes = KEYWORDS,
    head: bytes = HEAD,
    body: bytes = BODY,
    book: bytes = b"",
    trailer: bytes = TRAILER,
) -> bytes:
    top = b"\x01" + header + b"\r\n\n" + keywords + b"\r\n\n\x02" + head + b"\r\n\n"
    return top + body + book + b"\x03\r\n" + trailer + b"\r\n\x7f\r\n\x7f\x04\r\n"


def book(*lines: str) -> bytes:
    return b"\n" + "\r\n".join(lines).encode("cp1252") + b"\r\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (HEADER, {"service": "eca", "sequence": "062", "priority": "4", "urgency": 4, "category": "i"}),
        (HEADER, {"word_count": 211, "selector": "ccccb", "provider": "dpa", "format": "iptc7901"}),
        (b"bdt0123 1 pl 98 vvvvb   dpa 0456", {"sequence": "0123", "urgency": 1, "category": "pl"}),
        (b"hes012 5 vm 98 cccce   lhe 045", {"provider": "lhe", "selector": "cccce"}),
        (b"bkn012 6 ku 9 KNA 170123-89-00065#2", {"provider": "KNA", "guid": "170123-89-00065#2", "selector": None}),
        (b"bid012 3 rs 900 vvvvb dpa-tns 12", {"provider": "dpa-tns", "guid": None}),
        (b"bid012 2 rs 900", {"provider": None, "word_count": 900, "urgency": 2}),
    ],
)
def test_header(line: bytes, expected: dict[str, Any]) -> None:
    facts = newsdoc.read(wire(header=line)).metadata
    assert {name: getattr(facts, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("lines", "keywords", "slug"),
    [
        (KEYWORDS, ("Poland-shipping", "Gdansk", "Ferries"), "Poland-shipping/Gdansk/Ferries"),
        (b"Motor Racing/Formula 1/", ("Motor Racing", "Formula 1"), "Motor Racing/Formula 1"),
        (b"Motor Racing/\r\nFormula 1/", ("Motor Racing", "Formula 1"), "Motor Racing/\r\nFormula 1"),
        (b"Wetter/Deutschland", ("Wetter", "Deutschland"), "Wetter/Deutschland"),
    ],
)
def test_keyword_lines(lines: bytes, keywords: tuple[str, ...], slug: str) -> None:
    doc = newsdoc.read(wire(keywords=lines))
    assert doc.metadata.keywords == keywords
    assert doc.slugline is not None
    assert doc.slugline.text == slug


@pytest.mark.parametrize(
    ("head", "headline", "authors", "take"),
    [
        (HEAD, "Ferry runs aground off Gdansk", ["Ada Stone"], None),
        (b"Ferry runs aground off Gdansk =", "Ferry runs aground off Gdansk", [], None),
        (b"1ST LEAD\r\nFerry runs aground off Gdansk =", "Ferry runs aground off Gdansk", [], "1ST LEAD"),
        (b"REFILE\r\nFerry runs aground\r\nBy Ada Stone, dpa =", "Ferry runs aground", ["Ada Stone"], "REFILE"),
        (b"EXTRA\r\nFerry runs aground\r\nVon Ada Stone, dpa =", "Ferry runs aground", ["Ada Stone"], "EXTRA"),
        (b"ROUNDUP\r\nFerry runs aground =", "Ferry runs aground", [], "ROUNDUP"),
        (b"(Achtung)\r\nFerry runs aground =", "Ferry runs aground", [], "Achtung"),
        (b"2ND ROUNDUP\r\nFerry runs aground =", "Ferry runs aground", [], "2ND ROUNDUP"),
        (b"BACKGROUND\r\nFerries: Why they float =", "Ferries: Why they float", [], "BACKGROUND"),
        (b"FEATURE\r\nThe ferry that ran\r\nBy Ada Stone, dpa =", "The ferry that ran", ["Ada Stone"], "FEATURE"),
    ],
)
def test_head_of_the_text(head: bytes, headline: str, authors: list[str], take: str | None) -> None:
    doc = newsdoc.read(wire(head=head))
    assert doc.headline is not None
    assert doc.headline.text == headline
    assert [author.name for author in (doc.byline.authors if doc.byline else ())] == authors
    assert doc.metadata.take_key == take


def test_body() -> None:
    doc = newsdoc.read(wire())
    assert doc.dateline is not None
    assert doc.dateline.text == "Gdansk (dpa)"
    assert [" ".join(paragraph.text.split()) for paragraph in doc.paragraphs] == [
        "A ferry ran aground on Sunday, the harbour office said after a long night.",
        '"Nobody was hurt," it said.',
    ]
    assert not doc.diagnostics
    assert not problems(doc)


@pytest.mark.parametrize("dateline", ["Berlin (tca/dpa)", "Berlin (dpa/tmn)", "Berlin (dpa-AFX)"])
def test_sources_share_the_brackets(dateline: str) -> None:
    doc = newsdoc.read(wire(body=f"{dateline} - It rained on the harbour all day, they said.\r\n".encode()))
    assert doc.dateline is not None
    assert doc.dateline.text == dateline


NOTES = ("# Notebook", "", "## Note to editors", "- Adds quotes", "  from the harbour", "- (c)2017 The Example Tribune")
LINKS = ("", "## Internet links", "- [Ferry](https://ferry.example)")
PRIVATE = ("", "* * * *", "The following information is not intended for publication", "", "- Reporting by: Ada Stone")


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ((*NOTES, *LINKS, *PRIVATE), "- Adds quotes from the harbour\n- (c)2017 The Example Tribune\nInternet links:\n- [Ferry](https://ferry.example)"),
        (("# dpa NOTEBOOK", "", "## Refile", "- corrects the age"), "- corrects the age"),
        (("# Notizblock", "", "## Orte", "- [Hafen](Kai 1)", *PRIVATE), "Orte:\n- [Hafen](Kai 1)"),
        (("# Notizblock", "", "## Redaktionelle Hinweise", "- Neu: Stimmen", *PRIVATE), "- Neu: Stimmen"),
        (("# Notizblock", "", "## Redaktioneller Kontakt", "- +49 30 000000"), None),
        (("# Notebook", "", "## Editorial contacts", "- +49 30 000000"), None),
        (PRIVATE, None),
        (("# Notebook",), None),
    ],
)  # fmt: skip
def test_notebook(lines: tuple[str, ...], note: str | None) -> None:
    doc = newsdoc.read(wire(book=book(*lines)))
    assert doc.metadata.ednote == note
    assert len(doc.paragraphs) == 2
    assert "Reporting by: Ada Stone" not in " ".join(each.text for each in doc.notes)


def test_copyright_stands_in_the_notebook() -> None:
    assert newsdoc.read(wire(book=book(*NOTES))).metadata.copyright == "(c)2017 The Example Tribune"


@pytest.mark.parametrize(
    ("lines", "copyright_"),
    [
        (("- (c)2017 The Example Tribune, distributed by Larkspur", "  Content Agency"), "Content Agency"),
        (("- Adds quotes",), "(c)2016 The Larkspur Herald"),
        (("- (c) is the third point",), "(c)2016 The Larkspur Herald"),
    ],
)
def test_copyright_may_be_broken_or_stand_below_the_text(lines: tuple[str, ...], copyright_: str) -> None:
    below = b"\n---\r\n\n(c)2016 The Larkspur Herald\r\nVisit The Larkspur Herald at www.larkspur.example\r\n"
    doc = newsdoc.read(wire(body=BODY + below, book=book("# Notebook", "## Note to editors", *lines)))
    assert doc.metadata.copyright is not None
    assert doc.metadata.copyright.endswith(copyright_)
    assert len(doc.paragraphs) == 2


def test_what_is_private_is_furniture() -> None:
    doc = newsdoc.read(wire(book=book(*NOTES, *PRIVATE)))
    assert [block.role for block in doc.blocks if "not intended for publication" in block.text] == ["furniture"]
    assert [note.kind for note in doc.notes] == ["editor"]


def offset(hours: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(
    ("trailer", "issued"),
    [
        ("050912 GMT Nov 12", dt.datetime(2012, 11, 5, 9, 12, tzinfo=dt.UTC)),
        ("211405 Mar 17", dt.datetime(2017, 3, 21, 14, 5)),  # noqa: DTZ001 - no zone was sent
        ("211405 MESZ Okt 17", dt.datetime(2017, 10, 21, 14, 5, tzinfo=offset(2))),
        ("211405 MEZ Dez 99", dt.datetime(1999, 12, 21, 14, 5, tzinfo=offset(1))),
        ("211405 MEZ Mär 17", dt.datetime(2017, 3, 21, 14, 5, tzinfo=offset(1))),
        ("211405 GMT Mrz 17", dt.datetime(2017, 3, 21, 14, 5, tzinfo=dt.UTC)),
        ("211405 GMT Mai 17", dt.datetime(2017, 5, 21, 14, 5, tzinfo=dt.UTC)),
        ("211405 XYZ Mai 17", dt.datetime(2017, 5, 21, 14, 5)),  # noqa: DTZ001 - nobody knows that zone
        ("991405 GMT Mai 17", None),
        ("211405 GMT Foo 17", None),
        ("", None),
    ],
)
def test_trailer(trailer: str, issued: dt.datetime | None) -> None:
    found = newsdoc.read(wire(trailer=trailer.encode("cp1252"))).metadata.issued
    assert found == issued
    assert (found and found.utcoffset()) == (issued and issued.utcoffset())


def test_umlauts_come_as_single_bytes() -> None:
    doc = newsdoc.read(wire(body="München (dpa) - Die Fähre fährt, sagte J\xfcrg\xa0Stein.\r\n".encode("cp1252")))
    assert doc.paragraphs[0].text == "Die Fähre fährt, sagte Jürg\xa0Stein."
    assert not doc.diagnostics


def test_the_time_is_found_without_the_end_of_the_text() -> None:
    doc = newsdoc.read(wire().replace(b"\x03", b""))
    assert doc.metadata.issued == dt.datetime(2012, 11, 5, 9, 12, tzinfo=dt.UTC)
    assert len(doc.paragraphs) == 2
