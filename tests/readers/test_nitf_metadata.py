"""NITF: what its head says about the story; each row is one habit of a feed, in an invented story."""

from __future__ import annotations

import datetime as dt

import pytest
from nitf_story import story

from newsdoc.metadata import Subject

TRANSPORT = """<tobject><tobject.subject tobject.subject.refnum="03010000" tobject.subject.type="Disaster"
    tobject.subject.matter="Transport" tobject.subject.ipr="IPTC"/></tobject>"""


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<docdata management-status="usable"/>', "status", "usable"),
        ('<docdata><doc-id id-string="x-1" regsrc="AAP"/></docdata>', "guid", "x-1"),
        ('<docdata><doc-id regsrc="AP"/></docdata>', "guid", None),
        ('<docdata><correction info="Corrects the name" id-string="x-0"/></docdata>', "ednote", "Corrects the name"),
        ('<revision-history norm="20260203T1020" comment="ADDS police comment"/>', "ednote", "ADDS police comment"),
        ('<docdata><doc.rights owner="Example"/></docdata>', "copyright", "Example"),
        ('<docdata><doc.rights limitations="Print only"/></docdata>', "usage_terms", "Print only"),
        (
            '<pubdata date.publication="20260203T102030Z"/>',
            "issued",
            dt.datetime(2026, 2, 3, 10, 20, 30, tzinfo=dt.UTC),
        ),
        ('<tobject tobject.type="Innenriks"/>', "category", "Innenriks"),
        ('<tobject tobject.type="News"/>', "category", None),
        ('<meta name="category" content="HHH"/><tobject tobject.type="Sport"/>', "category", "HHH"),
        ('<docdata><doc-id regsrc="AP"/></docdata>', "provider", "AP"),
        ('<docdata><du-key key="ferry" version="3"/></docdata>', "version", "3"),
        ('<docdata><urgency ed-urg="4"/></docdata>', "urgency", 4),
        ('<urgency ed-urg="2"/>', "urgency", 2),
        ('<docdata><urgency ed-urg=""/></docdata>', "urgency", None),
        ('<docdata><urgency ed-urg="high"/></docdata>', "urgency", None),
        ('<docdata><ed-msg info="Adds&#10; quotes"/></docdata>', "ednote", "Adds quotes"),
        (
            '<docdata><key-list><keyword key="a"/><keyword>b</keyword><keyword/></key-list></docdata>',
            "keywords",
            ("a", "b"),
        ),
        ('<docdata><doc.copyright year="2026" holder="Example"/></docdata>', "copyright", "Example"),
        ('<docdata><del-list><from-src src-name="XY" level-number="1"/></del-list></docdata>', "provider", "XY"),
        ('<meta name="anpa-takekey" content="2ND LEAD"/>', "take_key", "2ND LEAD"),
        ('<meta name="anpa-wordcount" content="00311"/>', "word_count", 311),
        ('<pubdata item-length="212" unit-of-measure="word"/>', "word_count", 212),
        ('<pubdata item-length="1212" unit-of-measure="character"/>', "word_count", None),
        ('<meta name="anpa-category" content="i"/>', "category", "i"),
        ('<meta name="categoria" content="POL"/>', "category", "POL"),
        ('<meta name="anpa-format" content="t"/>', "text_format", "t"),
        ('<meta name="anpa-sequence" content="4412"/>', "sequence", "4412"),
        ('<meta name="anpa-service" content="d"/>', "service", "d"),
        ('<meta name="NTBTjeneste" content="Innenriks"/>', "service", "Innenriks"),
        ('<meta name="aap-priority" content="u"/>', "priority", "u"),
        ('<meta name="aap-source" content="AAP"/>', "provider", "AAP"),
        ('<meta name="aap-selectors" content="BBNO"/>', "selector", "BBNO"),
        ('<tobject><tobject.property tobject.property.type="Current"/></tobject>', "genre", "Current"),
        (TRANSPORT, "subjects", (Subject(code="03010000", name="Transport", scheme="IPTC"),)),
        ("<tobject><tobject.subject/></tobject>", "subjects", None),
    ],
)
def test_facts_of_the_head(head: str, field: str, value: object) -> None:
    assert getattr(story(head=head).metadata, field) == value


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("20260203T102030+1100", "2026-02-03T10:20:30+11:00"),
        ("20260203T102030Z", "2026-02-03T10:20:30+00:00"),
        ("20260203T102030", "2026-02-03T10:20:30"),
        ("2026-02-03 10:20:30+00:00", "2026-02-03T10:20:30+00:00"),
        ("20260203", "2026-02-03T00:00:00"),
    ],
)
def test_times_keep_the_offset_that_was_sent(norm: str, expected: str) -> None:
    issued = story(head=f'<docdata><date.issue norm="{norm}"/></docdata>').metadata.issued
    assert issued is not None
    assert issued.isoformat() == expected


def test_a_template_is_no_time() -> None:
    doc = story(head='<docdata><date.expire norm="YYYYMMDD000000-HHMM"/></docdata>')
    assert doc.metadata.expires is None
    assert "ND609" in {found.code for found in doc.diagnostics}


@pytest.mark.parametrize(("status", "embargoed"), [("embargoed", True), ("usable", False)])
def test_release_is_an_embargo_only_where_the_status_says_so(status: str, *, embargoed: bool) -> None:
    head = f'<docdata management-status="{status}"><date.release norm="20260203T1000"/></docdata>'
    assert (story(head=head).metadata.embargoed is not None) is embargoed


def test_the_universal_name_is_a_guid() -> None:
    assert story(root='<nitf uno="urn:x:1">').metadata.guid == "urn:x:1"


def test_rights_of_the_body() -> None:
    rights = "<rights>All rights of <rights.owner>Example</rights.owner> reserved.</rights>"
    meta = story(body_head=rights).metadata
    assert (meta.copyright, meta.usage_terms) == ("Example", "All rights of Example reserved.")


def test_language_of_the_file_or_of_its_paragraphs() -> None:
    assert story(root='<nitf baselang="en-AU">').metadata.language == "en-AU"
    assert story(content='<p xml:lang="nb">En ferge sank utenfor kysten.</p>').metadata.language == "nb"


def test_date_of_the_story() -> None:
    doc = story(body_head='<dateline><story.date norm="20260203T1020Z"/></dateline>')
    assert doc.metadata.created == dt.datetime(2026, 2, 3, 10, 20, tzinfo=dt.UTC)
