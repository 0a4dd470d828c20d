"""NewsML-G2: which item is the story, its headline, byline and dateline, and the bodies that agencies put inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from g2_items import LEAD, inline, item, message, read

import newsdoc

if TYPE_CHECKING:
    from newsdoc import Document


def codes(doc: Document) -> set[str]:
    return {found.code for found in doc.diagnostics}


# --- which item is the story

PACKAGE = "<packageItem guid='p'><contentMeta><headline>Packet</headline></contentMeta></packageItem>"
PICTURE = item(item_class="<itemClass qcode='ninat:picture'/>", attributes="guid='pic'")


@pytest.mark.parametrize("kind", ["ninat:text", "icls:text", "http://cv.iptc.org/newscodes/ninature/text"])
def test_the_text_item_of_a_message_is_the_story(kind: str) -> None:
    text = item(item_class=f"<itemClass qcode='{kind}'/>")
    doc = read(message(PACKAGE, PICTURE, text))
    assert doc.metadata.guid == "tag:x"
    assert not codes(doc) & {"ND606", "ND608", "ND610"}


def test_all_text_items_of_a_message_are_offered() -> None:
    data = message(item(attributes="guid='a'"), PICTURE, item(attributes="guid='b'")).encode()
    assert [doc.metadata.guid for doc in newsdoc.read_feed(data)] == ["a", "b"]
    assert "ND606" in codes(newsdoc.read(data))


def test_a_package_is_told() -> None:
    doc = read(PACKAGE)
    assert "ND608" in codes(doc)
    assert doc.headline is not None
    assert doc.headline.text == "Packet"


def test_a_picture_gives_its_caption() -> None:
    caption = "<description role='drol:caption'>The ferry before it sank.</description>"
    doc = read(item(item_class="<itemClass qcode='ninat:picture'/>", content_meta=caption, content=""))
    assert "ND610" in codes(doc)
    assert [paragraph.text for paragraph in doc.paragraphs] == ["The ferry before it sank."]


@pytest.mark.parametrize("kind", ["conceptItem", "knowledgeItem", "planningItem"])
def test_items_that_are_no_news_are_refused(kind: str) -> None:
    with pytest.raises(newsdoc.FormatError, match=f"a {kind} holds no story"):
        read(f"<{kind}><conceptSet/></{kind}>")


@pytest.mark.parametrize(
    "markup",
    [
        message(item()).replace("xmlns=", "xmlns:ns0=").replace("<", "<ns0:").replace("<ns0:/", "</ns0:"),
        message(item()).replace('xmlns="http://iptc.org/std/nar/2006-10-01/"', ""),
        "\ufeff<?xml version='1.0' encoding='utf-8'?>" + message(item()),
    ],
    ids=["prefixed", "none", "mark"],
)
def test_namespaces_do_not_matter(markup: str) -> None:
    assert len(read(markup).paragraphs) == 1


# --- headline, slug, byline, dateline


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<headline/><headline>Ferry sinks</headline>", "Ferry sinks"),
        ("<headline role='hld:subHeadline'>Sub</headline><headline>Ferry sinks</headline>", "Ferry sinks"),
        ("<headline rank='2'>Second</headline><headline rank='1'>Ferry sinks</headline>", "Ferry sinks"),
        ("<headline role='hld:main'>Ferry sinks</headline><headline role='hld:other'>Other</headline>", "Ferry sinks"),
        ("<headline>Ferry\n   sinks</headline>", "Ferry sinks"),
        ("<headline>3&lt;endash&gt;–&lt;/endash&gt;4 &amp;amp; out</headline>", "3–4 & out"),
        ("<headline>Ferry&amp;#39;s end</headline>", "Ferry's end"),
    ],
)
def test_headline(markup: str, headline: str) -> None:
    doc = read(item(content_meta=markup))
    assert doc.headline is not None
    assert doc.headline.text == headline


def test_slugline() -> None:
    doc = read(item(content_meta="<slugline separator='-'>FERRY-LUND</slugline>"))
    assert doc.slugline is not None
    assert doc.slugline.text == "FERRY-LUND"


@pytest.mark.parametrize(
    ("content_meta", "content", "name"),
    [
        ("<by>By ADA STONE</by>", inline(f"<p>{LEAD}</p>"), "ADA STONE"),
        ("<by>ADA STONE</by>", inline(f"<p>{LEAD}</p>"), "ADA STONE"),
        ("<by/>", inline(f"<p>By Ada Stone</p><p>{LEAD}</p>"), "Ada Stone"),
        ("", inline(f"<p class='byline'>By Ada Stone</p><p>{LEAD}</p>"), "Ada Stone"),
        ("<creator type='cpnat:person'><name>Ada Stone</name></creator>", inline(f"<p>{LEAD}</p>"), "Ada Stone"),
        ("<creator qcode='x:1'><name>Ada Stone</name></creator>", inline(f"<p>{LEAD}</p>"), "Ada Stone"),
    ],
)
def test_byline(content_meta: str, content: str, name: str) -> None:
    doc = read(item(content_meta=content_meta, content=content))
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == [name]
    assert [paragraph.text for paragraph in doc.paragraphs] == [LEAD]


def test_several_elements_for_the_byline() -> None:
    byline = read(item(content_meta="<by>Ada Stone</by><by/><by>Bo Lund</by>")).byline
    assert byline is not None
    assert [author.name for author in byline.authors] == ["Ada Stone", "Bo Lund"]


@pytest.mark.parametrize(
    "markup",
    [
        "<creator qcode='x:stone.ada'/>",
        "<creator literal='Reuters'/>",
        "<creator><name>stone.ada</name></creator>",
        "<creator><name>The Associated Press</name></creator>",
        "<creator type='cpnat:organisation'><name>Lund Herald</name></creator>",
    ],
)
def test_logins_and_agencies_are_no_authors(markup: str) -> None:
    assert read(item(content_meta=markup)).byline is None


@pytest.mark.parametrize(
    ("markup", "text", "country"),
    [
        ("<dateline>SPRINGFIELD, Ill.</dateline>", "SPRINGFIELD, Ill.", "US"),
        ("<dateline>Wien (dpa) - </dateline>", "Wien (dpa)", "AT"),
        ("<dateline>ANSA - MILANO, 03 GIU -</dateline>", "ANSA - MILANO, 03 GIU", "IT"),
        ("<dateline>Turku</dateline>", "Turku", "FI"),
    ],
)
def test_dateline(markup: str, text: str, country: str) -> None:
    doc = read(item(content_meta=markup))
    assert doc.dateline is not None
    assert (doc.dateline.text, doc.dateline.places[0].country) == (text, country)
    assert doc.text[doc.body_start :] == LEAD


def test_a_stamp_is_no_dateline_and_neither_is_the_desk() -> None:
    markup = "<located qcode='x:1'><name>Bangalore</name></located><dateline>2026-02-03 10:20:30 GMT+00:00</dateline>"
    assert read(item(content_meta=markup)).dateline is None


def test_dateline_of_the_text_wins() -> None:
    content = inline("<p><span class='dateline'>Wien (dpa) - </span>Eine Fähre sank am Montag.</p>")
    doc = read(item(content_meta="<dateline>Wien (dpa) - </dateline>", content=content))
    assert doc.dateline is not None
    assert doc.text == "Wien (dpa) - Eine Fähre sank am Montag."


def test_date_of_issue_gives_the_year_to_the_dateline() -> None:
    content = inline(f"<p>LUND, Sweden, Feb 3 (Reuters) - {LEAD}</p>")
    doc = read(item(meta="<versionCreated>2026-02-03T10:20:30Z</versionCreated>", content=content))
    assert doc.dateline is not None
    assert doc.dateline.date is not None
    assert str(doc.dateline.date.value) == "2026-02-03"


# --- bodies

TWO = f"<p>{LEAD}</p><p>Two.</p>"
HEADER = "<header><h1>No</h1><p>a/b/c</p></header>"
NOTEPAD = "<section class='notepad'><p>Secret</p></section>"


@pytest.mark.parametrize(
    "content",
    [
        inline(f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title></head><body>{TWO}</body></html>"),
        inline(f"<html><body>{LEAD}<p>Two.</p></body></html>", "contenttype='application/xhtml+html'"),
        inline(f"<nitf><body><body.head><hl1>No</hl1></body.head><body.content>{TWO}</body.content></body></nitf>"),
        inline(f"<html><body><section class='main'>{HEADER}{TWO}</section>{NOTEPAD}</body></html>"),
        inline(f"<html><body><p>{LEAD}<br/><br/>Two.</p></body></html>"),
        inline(f"<html><body>{LEAD}\n \nTwo.\n</body></html>", "contenttype='xhtml/xml'"),
        inline(f"<html><body><p>{LEAD}<br/>    Two.</p></body></html>"),
        inline(f"<html><body><p>{LEAD[:29]}\n{LEAD[30:]}\n    Two.\n</p></body></html>"),
        f"<contentSet><inlineData>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData></contentSet>",
        f"<contentSet><inlineData contenttype='text/plain'>{LEAD}\n\nTwo.</inlineData></contentSet>",
    ],
    ids=["xhtml", "loose", "nitf", "sections", "breaks", "blank lines", "indent", "hard lines", "escaped", "plain"],
)  # fmt: skip
def test_bodies(content: str) -> None:
    doc = read(item(content_meta="<headline>Ferry</headline>", content=content))
    assert [paragraph.text for paragraph in doc.paragraphs] == [LEAD, "Two."]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["By Ada Stone", "    LUND (AP) - A ferry sank.", "    It was old.", "    It rusted."], 3),
        (["By Ada Stone", "    LUND (AP) - A ferry sank on", "Monday.", "    It was old.", "    It rusted."], 3),
        (["    A ferry sank on", "    Monday off Lund, the", "    mayor said. It was", "    old."], 1),
    ],
)
def test_lines_that_are_indented_are_paragraphs_where_sentences_end_before_them(
    lines: list[str], paragraphs: int
) -> None:
    doc = read(item(content=inline(f"<html><body><p>{chr(10).join(lines)}</p></body></html>")))
    assert len(doc.paragraphs) == paragraphs


def test_subheads_inside_paragraphs() -> None:
    doc = read(item(content=inline(f"<html><body><p>{LEAD}<h2>Old ferry</h2>It was old.</p></body></html>")))
    assert [block.role for block in doc.blocks] == ["paragraph", "subhead", "paragraph"]


def test_what_stands_above_the_dateline_is_no_paragraph() -> None:
    paragraphs = [
        "By Ada Stone", "(Adds comments, detail)", "* Ferry was fifty years old", f"LUND, Sweden (Reuters) - {LEAD}",
        "“It is sad,” she said on the quay where the ferry used to land.",
        "(Reporting by Ada Stone; Editing by Bo Berg)",
    ]  # fmt: skip
    doc = read(item(content=inline("".join(f"<p>{words}</p>" for words in paragraphs))))
    roles = [block.role for block in doc.blocks]
    assert roles == ["byline", "note", "note", "dateline", "paragraph", "paragraph", "credit"]
    assert [paragraph.text for paragraph in doc.paragraphs] == [LEAD, paragraphs[4]]
    assert [credit.names for credit in doc.credits] == [("Ada Stone",), ("Bo Berg",)]


def test_a_kill_has_no_body() -> None:
    doc = read(item(meta="<pubStatus qcode='stat:canceled'/>", content=inline("<html><body/></html>")))
    assert doc.paragraphs == ()
    assert doc.metadata.status == "canceled"
    assert "ND607" in codes(doc)
