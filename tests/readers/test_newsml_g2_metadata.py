"""NewsML-G2: what is said about the story beside its text."""

from __future__ import annotations

import pytest
from g2_items import inline, item, message, read

from newsdoc.metadata import Subject


@pytest.mark.parametrize(
    ("part", "markup", "field", "value"),
    [
        ("meta", "<pubStatus qcode='stat:canceled'/>", "status", "canceled"),
        ("meta", "<provider qcode='nprov:XY'/>", "provider", "XY"),
        ("meta", "<provider literal='XY'/>", "provider", "XY"),
        ("meta", "<provider qcode='nprov:XY'><name>Example Agency</name></provider>", "provider", "Example Agency"),
        ("content_meta", "<infoSource/><infoSource literal='XY'/>", "provider", "XY"),
        ("meta", "<edNote>Public</edNote>", "ednote", "Public"),
        ("meta", "<edNote>See <em>both</em></edNote><edNote role='x:public'>Two</edNote>", "ednote", "See both\nTwo"),
        ("meta", "<edNote role='sttnote:private'>Secret</edNote>", "ednote", None),
        ("meta", "<edNote role='x:dpacontacts'>Secret</edNote>", "ednote", None),
        ("meta", "<edNote pubconstraint='x:non-public'>Secret</edNote>", "ednote", None),
        ("meta", "<edNote>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</edNote>", "ednote", "One Two"),
        ("content_meta", "<urgency>4</urgency>", "urgency", 4),
        ("content_meta", "<urgency></urgency>", "urgency", None),
        ("content_meta", "<language tag='fi'/>", "language", "fi"),
        ("content_meta", "<creditline>XY/Example</creditline>", "credit", "XY/Example"),
        ("content_meta", "<keyword>ferry</keyword><keyword/>", "keywords", ("ferry",)),
        ("content_meta", "<genre qcode='genre:Current'/>", "genre", "Current"),
        ("content_meta", "<genre qcode='genre:1'><name>Feature</name></genre>", "genre", "Feature"),
        ("content_meta", "<subject qcode='a1312cat:i'/>", "category", "i"),
        ("content_meta", "<subject qcode='subj:03010000'/>", "subjects", (Subject(code="03010000", scheme="subj"),)),
        (
            "content_meta",
            "<subject uri='http://cv.iptc.org/newscodes/mediatopic/20000139'><name>Disaster</name></subject>",
            "subjects",
            (Subject(code="20000139", name="Disaster", scheme="medtop"),),
        ),
        ("rest", "<rightsInfo><copyrightHolder literal='XY'/></rightsInfo>", "copyright", "XY"),
        ("rest", "<rightsInfo><usageTerms>Print only</usageTerms></rightsInfo>", "usage_terms", "Print only"),
        ("content", inline("<p>One.</p>", "wordcount='17'"), "word_count", 17),
        ("content", "<contentSet><inlineData wordcount='17'>One.</inlineData></contentSet>", "word_count", 17),
        ("content", inline("<p>One.</p>", "wordcount=''"), "word_count", None),
        ("content", inline("<p>One.</p>", "wordcount='0'"), "word_count", None),
    ],
)
def test_facts(part: str, markup: str, field: str, value: object) -> None:
    assert getattr(read(item(**{part: markup})).metadata, field) == value


@pytest.mark.parametrize("names", ["header sent priority", "Header Sent Priority"])
def test_header_of_the_message(names: str) -> None:
    header, sent, priority = names.split()
    inner = f"<{sent}>2026-02-03T10:00:00Z</{sent}><{priority}>4</{priority}>"
    meta = read(message(item(), header=f"<{header}>{inner}</{header}>")).metadata
    assert meta.priority == "4"
    assert meta.issued is not None
    assert meta.issued.isoformat() == "2026-02-03T10:00:00+00:00"


def test_names_in_the_language_of_the_story() -> None:
    names = "<name xml:lang='de'>Schweden</name><name xml:lang='en'>Sweden</name>"
    markup = f"<language tag='en-GB'/><subject qcode='x:1'>{names}</subject><genre qcode='x:2'>{names}</genre>"
    meta = read(item(content_meta=markup)).metadata
    assert (meta.subjects, meta.genre) == ((Subject(code="1", name="Sweden", scheme="x"),), "Sweden")


def test_guid_and_version_are_kept_apart() -> None:
    meta = read(item()).metadata
    assert (meta.guid, meta.version) == ("tag:x", "3")


@pytest.mark.parametrize(
    ("meta", "content_meta", "issued"),
    [
        ("<versionCreated>2026-02-03T10:20:30.000Z</versionCreated>", "", "2026-02-03T10:20:30+00:00"),
        ("<versionCreated/>", "<contentModified>2026-02-03T10:20:30</contentModified>", "2026-02-03T10:20:30"),
        ("", "<contentCreated>2026-02-03T10:20:30+0200</contentCreated>", "2026-02-03T10:20:30+02:00"),
    ],
)
def test_issued(meta: str, content_meta: str, issued: str) -> None:
    found = read(item(meta=meta, content_meta=content_meta)).metadata.issued
    assert found is not None
    assert found.isoformat() == issued


def test_rights_in_the_language_of_the_story() -> None:
    notices = (
        "<copyrightNotice xml:lang='en'>All</copyrightNotice><copyrightNotice xml:lang='fi'>Kaikki</copyrightNotice>"
    )
    doc = read(item(rest=f"<rightsInfo>{notices}</rightsInfo>", content_meta="<language tag='fi'/>"))
    assert doc.metadata.copyright == "Kaikki"
