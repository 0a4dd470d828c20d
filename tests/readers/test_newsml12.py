"""NewsML 1.x: components inside components, values in attributes, four kinds of body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc.metadata import Subject

if TYPE_CHECKING:
    from newsdoc import Document

LEAD = "A ferry sank off the coast on Monday, the harbour master said."
BODY = f"<ContentItem><MediaType FormalName='Text'/><DataContent><p>{LEAD}</p></DataContent></ContentItem>"

ADVISORY, PRODUCT = "<NewsLineType FormalName='AdvisoryLine'/>", "<NewsLineType FormalName='ProductLine'/>"
TRANSPORT = (Subject(code="03010000"),)
ATHENS = "<Property FormalName='City' Value='Athens'/>"


def story(*, envelope: str = "", item: str = "", lines: str = "", component: str = "", content: str = BODY) -> Document:
    return newsdoc.read(
        f"""<NewsML><NewsEnvelope>{envelope}</NewsEnvelope><NewsItem>{item}<NewsComponent>
        <NewsLines>{lines}</NewsLines>{component}<NewsComponent>{content}</NewsComponent></NewsComponent></NewsItem>
        </NewsML>""".encode()
    )


@pytest.mark.parametrize(
    ("place", "path", "markup", "field", "value"),
    [
        ("envelope", "", "<Priority FormalName='4'/>", "priority", "4"),
        ("item", "NewsManagement", "<Urgency FormalName='3'/>", "urgency", 3),
        ("item", "NewsManagement", "<Status FormalName='Usable'/>", "status", "usable"),
        ("item", "Identification NewsIdentifier", "<PublicIdentifier>urn:x:1</PublicIdentifier>", "guid", "urn:x:1"),
        ("item", "Identification NewsIdentifier", "<RevisionId Update='N'>2</RevisionId>", "version", "2"),
        ("component", "DescriptiveMetadata", "<Language FormalName='sv'/>", "language", "sv"),
        ("component", "DescriptiveMetadata", "<Genre FormalName='Current'/>", "genre", "Current"),
        ("component", "AdministrativeMetadata Provider", "<Party FormalName='AFP'/>", "provider", "AFP"),
        ("lines", "CopyrightLine", "(c) 2026 Example", "copyright", "(c) 2026 Example"),
        ("lines", "NewsLine", f"{ADVISORY}<NewsLineText>RECASTS</NewsLineText>", "ednote", "RECASTS"),
        ("lines", "NewsLine", f"{PRODUCT}<NewsLineText>Photos</NewsLineText>", "ednote", None),
        ("component", "DescriptiveMetadata", "<Property FormalName='Keyword' Value='ferry'/>", "keywords", ("ferry",)),
        ("component", "DescriptiveMetadata", "<Property FormalName='Keyword' Role='P' Value='x'/>", "keywords", None),
        ("component", "DescriptiveMetadata", "<Property FormalName='Words' Value='211'/>", "word_count", 211),
        (
            "component",
            "DescriptiveMetadata SubjectCode",
            "<SubjectMatter FormalName='03010000'/>",
            "subjects",
            TRANSPORT,
        ),
        ("component", "DescriptiveMetadata SubjectCode", "<Subject FormalName='1' cat='DIS'/>", "category", "DIS"),
        ("component", "RightsMetadata UsageRights UsageType", "Print only", "usage_terms", "Print only"),
    ],
)
def test_facts(place: str, path: str, markup: str, field: str, value: object) -> None:
    for name in reversed(path.split()):
        markup = f"<{name}>{markup}</{name}>"
    assert getattr(story(**{place: markup}).metadata, field) == value


def test_times_and_embargo() -> None:
    doc = story(
        item="""<NewsManagement><FirstCreated>20260203T101500+0300</FirstCreated>
        <ThisRevisionCreated>20260203T111500Z</ThisRevisionCreated><Status FormalName='Embargoed'/><StatusWillChange>
        <FutureStatus FormalName='Usable'/><DateAndTime>20260204T000000Z</DateAndTime></StatusWillChange>
        </NewsManagement>"""
    )
    times = doc.metadata.created, doc.metadata.issued, doc.metadata.embargoed
    assert [time and time.isoformat() for time in times] == [
        "2026-02-03T10:15:00+03:00", "2026-02-03T11:15:00+00:00", "2026-02-04T00:00:00+00:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "item", "slug"),
    [
        ("<SlugLine>ferry-lund</SlugLine>", "", "ferry-lund"),
        ("", "<Identification><NameLabel>Sweden-ferry</NameLabel></Identification>", "Sweden-ferry"),
    ],
)
def test_slug(lines: str, item: str, slug: str) -> None:
    doc = story(lines=lines, item=item)
    assert doc.slugline is not None
    assert doc.slugline.text == slug


@pytest.mark.parametrize(
    ("lines", "component", "text", "city"),
    [
        ("<DateLine>LISBON, Feb 3, 2026 (AFP) -</DateLine>", "", "LISBON, Feb 3, 2026 (AFP)", "Lisbon"),
        ("<DateLine>Lyon, 4 juil 2023 (AFP)</DateLine>", "", "Lyon, 4 juil 2023 (AFP)", "Lyon"),
        (
            "<DateLine>3/5/2026</DateLine>",
            "<DescriptiveMetadata><Location HowPresent='Origin'>" + ATHENS + "</Location></DescriptiveMetadata>",
            "Athens",
            "Athens",
        ),
        ("<DateLine>3/5/2026</DateLine>", f"<DescriptiveMetadata>{ATHENS}</DescriptiveMetadata>", "Athens", "Athens"),
    ],
)
def test_dateline(lines: str, component: str, text: str, city: str) -> None:
    doc = story(lines=lines, component=component)
    assert doc.dateline is not None
    assert (doc.dateline.text, doc.dateline.places[0].city) == (text, city)


def test_place_of_the_event_is_no_dateline() -> None:
    where = "<Location HowPresent='Event'><Property FormalName='City' Value='Athens'/></Location>"
    assert story(component=f"<DescriptiveMetadata>{where}</DescriptiveMetadata>").dateline is None


@pytest.mark.parametrize(
    ("lines", "component", "name"),
    [
        ("<ByLine>By Ada Stone</ByLine>", "", "Ada Stone"),
        (
            "",
            "<AdministrativeMetadata><Creator><Party FormalName='Ada Stone'/></Creator></AdministrativeMetadata>",
            "Ada Stone",
        ),
    ],
)
def test_byline(lines: str, component: str, name: str) -> None:
    doc = story(lines=lines, component=component)
    assert doc.byline is not None
    assert doc.byline.authors[0].name == name


@pytest.mark.parametrize("name", ["Agence France-Presse", "stone.ada", "Staff Writer", "AS"])
def test_creators_that_are_no_persons(name: str) -> None:
    made = f"<AdministrativeMetadata><Creator><Party FormalName='{name}'/></Creator></AdministrativeMetadata>"
    assert story(component=made).byline is None


def test_the_agency_is_no_author() -> None:
    party = "<Party FormalName='Agence Example'/>"
    made = f"<AdministrativeMetadata><Provider>{party}</Provider><Creator>{party}</Creator></AdministrativeMetadata>"
    assert story(component=made).byline is None


@pytest.mark.parametrize(
    "content",
    [
        f"<nitf><body><body.content><p>{LEAD}</p><p>Two.</p></body.content></body></nitf>",
        f"<p>{LEAD}</p><p>Two.</p>",
        f"<![CDATA[<P>{LEAD}<BR><P>Two.</P>]]>",
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>{LEAD}</p><p>Two.</p></body></html>',
        f"{LEAD}\n\nTwo.",
    ],
    ids=["nitf", "bare", "cdata", "xhtml", "plain"],
)
def test_bodies(content: str) -> None:
    doc = story(content=f"<ContentItem><DataContent>{content}</DataContent></ContentItem>")
    assert [paragraph.text for paragraph in doc.paragraphs] == [LEAD, "Two."]


def test_of_several_contents_the_story_is_taken() -> None:
    style = (
        "<ContentItem><Format FormalName='text/css'/><DataContent>"
        + "p { margin: 0 } " * 30
        + "</DataContent></ContentItem>"
    )
    photo = (
        "<ContentItem><MediaType FormalName='Photo'/><DataContent><p>A long caption.</p></DataContent></ContentItem>"
    )
    doc = story(content=f"<NewsComponent>{style}{photo}</NewsComponent><NewsComponent>{BODY}</NewsComponent>")
    assert [paragraph.text for paragraph in doc.paragraphs] == [LEAD]


def test_names_of_the_format_inside_a_body_are_words_of_the_story() -> None:
    body = f"<p>{LEAD} <Language FormalName='xx'>Two</Language> <HeadLine>were</HeadLine> saved.</p>"
    doc = story(content=f"<ContentItem><DataContent>{body}</DataContent></ContentItem>")
    assert doc.paragraphs[0].text == f"{LEAD} Two were saved."
    assert (doc.headline, doc.metadata.language) == (None, None)


def test_language_of_the_item_where_no_other_is_sent() -> None:
    data = f"<NewsML><NewsItem xml:lang='en'><NewsComponent>{BODY}</NewsComponent></NewsItem></NewsML>"
    assert newsdoc.read(data.encode()).metadata.language == "en"


def test_second_headline_stands_above_the_story() -> None:
    doc = story(lines="<HeadLine>Sunk</HeadLine><SubHeadLine>Nobody hurt</SubHeadLine>")
    assert [(block.role, block.text.strip()) for block in doc.blocks[:2]] == [
        ("headline", "Sunk"), ("subhead", "Nobody hurt"),
    ]  # fmt: skip


def test_several_items_are_several_stories() -> None:
    item = "<NewsItem><NewsComponent>" + BODY + "</NewsComponent></NewsItem>"
    data = f"<NewsML>{item}<NewsItem><NewsComponent/></NewsItem>{item}</NewsML>".encode()
    assert len(list(newsdoc.read_feed(data))) == 2
    assert "ND606" in {found.code for found in newsdoc.read(data).diagnostics}
