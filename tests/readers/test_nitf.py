"""NITF: headline, slug, byline, dateline and body; each row is one habit of a feed, in an invented story."""

from __future__ import annotations

import pytest
from nitf_story import LEAD, story, texts

import newsdoc

# --- headline and slug


@pytest.mark.parametrize(
    ("head", "body_head", "headline", "slug"),
    [
        ("<title>Ferry</title>", "<hedline><hl1>Ferry sinks</hl1></hedline>", "Ferry sinks", None),
        ("<title>Ferry sinks</title>", "", "Ferry sinks", None),
        (
            "<title>Harbour-Ferry-Loss</title>",
            "<hedline><hl1>Ferry sinks</hl1></hedline>",
            "Ferry sinks",
            "Harbour-Ferry-Loss",
        ),
        (
            "<title>1 POLITICS Budget</title>",
            "<hedline><hl1>Ferry sinks</hl1></hedline>",
            "Ferry sinks",
            "1 POLITICS Budget",
        ),
        (
            '<meta name="anpa-keyword" content="Ferry Lund"/>',
            "<hedline><hl1>Sunk</hl1></hedline>",
            "Sunk",
            "Ferry Lund",
        ),
        ('<meta name="NTBStikkord" content="ferge-lund"/>', "<hedline><hl1>Sank</hl1></hedline>", "Sank", "ferge-lund"),
        ('<docdata><du-key key="ferge"/></docdata>', "<hedline><hl1>Sank</hl1></hedline>", "Sank", "ferge"),
        ("", "<hedline><hl1>Sunk</hl1><hl2>LUND FERRY</hl2></hedline>", "Sunk", "LUND FERRY"),
        ("", "<hedline><hl1>Sunk</hl1><hl2>Sunk</hl2></hedline>", "Sunk", None),
    ],
)
def test_headline_and_slug(head: str, body_head: str, headline: str, slug: str | None) -> None:
    doc = story(head=head, body_head=body_head)
    assert doc.headline is not None
    assert doc.headline.text == headline
    assert (doc.slugline and doc.slugline.text) == slug


def test_line_breaks_in_a_headline_are_blanks() -> None:
    doc = story(body_head="<hedline><hl1>UPDATE\n 2-Ferry   sinks</hl1></hedline>")
    assert doc.headline is not None
    assert (doc.headline.text, doc.headline.update_mark) == ("Ferry sinks", "UPDATE 2")


def test_second_headline_stands_above_the_story() -> None:
    doc = story(body_head="<hedline><hl1>Sunk</hl1><hl2>The mayor calls it the worst day of her life</hl2></hedline>")
    assert texts(doc, "subhead") == ["The mayor calls it the worst day of her life"]
    assert len(doc.paragraphs) == 1


def test_version_of_a_slug_stands_after_a_comma_and_places_do_not() -> None:
    slugs = [
        story(head=f'<meta name="anpa-keyword" content="{words}"/>').slugline
        for words in ("BC-US--Ferry, 1st Ld-Writethru", "Ferry, Lund")
    ]
    assert [(slug.text, slug.version) for slug in slugs if slug] == [
        ("BC-US--Ferry", "1st Ld-Writethru"),
        ("Ferry, Lund", None),
    ]


# --- byline


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ("<byline>By Ada Stone</byline>", [("Ada Stone", None)]),
        ("<byline>Ada Stone and Bo Lund</byline>", [("Ada Stone", None), ("Bo Lund", None)]),
        (
            "<byline>By <person>ADA STONE</person><byttl>AP Science Writer</byttl></byline>",
            [("ADA STONE", "AP Science Writer")],
        ),
        ("<byline>By ADA STONE<byttl>AP Science Writer</byttl></byline>", [("ADA STONE", "AP Science Writer")]),
        ("<byline>By ADA STONE<virtloc>ada@lund.example</virtloc></byline>", [("ADA STONE", None)]),
        (
            "<byline><person><name.given>Ada</name.given><name.family>Stone</name.family></person></byline>",
            [("Ada Stone", None)],
        ),
        (
            "<byline><person>Ada Stone</person></byline><byline><person>Bo Lund</person></byline>",
            [("Ada Stone", None), ("Bo Lund", None)],
        ),
    ],
)
def test_authors(markup: str, authors: list[tuple[str, str | None]]) -> None:
    byline = story(body_head=markup).byline
    assert byline is not None
    assert [(author.name, author.title) for author in byline.authors] == authors


@pytest.mark.parametrize("markup", ["<byline>gr/bp</byline>", "<byline/>", "<byline> </byline>"])
def test_initials_are_no_byline(markup: str) -> None:
    assert story(body_head=markup).byline is None


# --- dateline


@pytest.mark.parametrize(
    ("markup", "text", "city"),
    [
        ("<dateline>PERTH June 3 AAP -</dateline>", "PERTH June 3 AAP", "Perth"),
        ("<dateline><location>Oslo</location></dateline>", "Oslo", "Oslo"),
        ("<dateline>Oslo<!-- desk --></dateline>", "Oslo", "Oslo"),
        (
            "<dateline><location><city>Lund</city><country>Sweden</country></location></dateline>",
            "Lund, Sweden",
            "Lund",
        ),
        (
            "<dateline><location><sublocation>Ferry pier</sublocation><city>Lund</city></location>, Sweden</dateline>",
            "Lund, Sweden",
            "Lund",
        ),
        (
            '<dateline><location>Oslo</location>, <story.date norm="20260203">99 xyz</story.date></dateline>',
            "Oslo",
            "Oslo",
        ),
    ],
)
def test_dateline_of_the_head(markup: str, text: str, city: str) -> None:
    doc = story(body_head=markup)
    assert doc.dateline is not None
    assert doc.dateline.text == text
    assert doc.dateline.places[0].city == city
    assert doc.text[doc.body_start :].startswith("A ferry sank")


@pytest.mark.parametrize(
    "markup",
    ["<dateline>20260203T1020</dateline>", "<dateline/>", '<dateline><story.date norm="20260203"/></dateline>'],
)
def test_a_time_is_no_dateline(markup: str) -> None:
    assert story(body_head=markup).dateline is None


def test_dateline_of_the_text_wins() -> None:
    doc = story(body_head="<dateline>Oslo</dateline>", content="<p>LUND, Sweden (AP) — A ferry sank.</p>")
    assert doc.dateline is not None
    assert doc.dateline.text == "LUND, Sweden (AP)"
    assert "Oslo" not in doc.text


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("OSLO (AP) - A buoy sank, too.", True),
        ("LUND, Sweden (AP) - A buoy sank, too.", False),
    ],
)
def test_a_dateline_below_the_first_sentence_counts_where_it_is_of_the_same_place(below: str, *, kept: bool) -> None:
    doc = story(body_head="<dateline>LUND, Sweden (AP)</dateline>", content=f"<p>A ferry sank.</p><p>{below}</p>")
    assert (doc.text.startswith("LUND, Sweden (AP)\n\nA ferry sank.")) is kept


def test_place_of_the_event_is_no_dateline() -> None:
    assert story(head='<docdata><evloc city="Lund" iso-cc="SWE"/></docdata>').dateline is None


# --- body


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("<p>One<br/>line.</p><p>Two.</p>", ["One line.", "Two."]),
        ("<p>The <person>mayor</person><em>,</em> she said.</p>", ["The mayor, she said."]),
        ("<block><p>One.</p><block><p>Two.</p></block></block>", ["One.", "Two."]),
        ("<p>One.</p><p/><p> </p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.</p><media><media-caption>A picture.</media-caption></media><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.</p><ul><li>Two.</li><li>Three.</li></ul>", ["One.", "Two.", "Three."]),
        ("<p>“No&amp;quot;, he said.</p>", ['“No", he said.']),
        ("<p>6\u202f000 kroner.</p>", ["6\u202f000 kroner."]),
    ],
)
def test_paragraphs(content: str, paragraphs: list[str]) -> None:
    assert [paragraph.text for paragraph in story(content=content).paragraphs] == paragraphs


def test_subheads_and_tables_are_told_apart() -> None:
    table = "<table><tr><td>Lund</td><td>1</td></tr><tr><td>Oslo</td><td>2</td></tr></table>"
    doc = story(content=f"{LEAD}<hl2>More ferries</hl2>{LEAD}{table}")
    assert texts(doc, "subhead") == ["More ferries"]
    assert texts(doc, "table") == ["Lund\t1\nOslo\t2"]
    assert len(doc.paragraphs) == 2


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts(story(content=f"{LEAD}<pre>\nLund   1\nOslo   2\n</pre>"), "table") == ["Lund   1\nOslo   2"]


@pytest.mark.parametrize(
    "sign",
    [
        "AAP rtv ar",
        "AAP RTV ar/bl",
        "AFP as-bl/cm",
        "as-bl/cm",
        "(AAP)",
        "ends",
        "AFP sn",
        "/ritzau/",
        "(©NTB)",
        "hh/ph/ts",
    ],
)
def test_sign_offs_are_no_paragraphs(sign: str) -> None:
    doc = story(content=f"{LEAD}<p>{sign}</p>")
    assert doc.sign_off is not None
    assert doc.sign_off.text == sign
    assert len(doc.paragraphs) == 1


def test_a_rule_before_the_contributors_is_furniture() -> None:
    line = "Associated Press writer Bo Lund in Oslo contributed to this report."
    doc = story(content=f"{LEAD}{LEAD}<p>___</p><p>{line}</p>")
    assert len(doc.paragraphs) == 2
    assert [credit.role for credit in doc.credits] == ["contributing"]


def test_note_is_no_body() -> None:
    doc = story(body_head="<note><body.content><p>Eds: The ferry was old.</p></body.content></note>")
    assert [note.text for note in doc.notes] == ["Eds: The ferry was old."]
    assert doc.metadata.ednote == "Eds: The ferry was old."
    assert len(doc.paragraphs) == 1


def test_abstract_repeats_the_lead_and_is_left_out() -> None:
    assert "summary" not in story(body_head="<abstract><p>A summary</p></abstract>").text


@pytest.mark.parametrize(("words", "role"), [("ada@example.org", "contact"), ("Reporting by Ada Stone", "credit")])
def test_tagline(words: str, role: str) -> None:
    doc = story(end=f"<body.end><tagline>{words}</tagline></body.end>")
    assert texts(doc, role) == [words]


def test_byline_and_dateline_of_a_block() -> None:
    doc = story(content=f"<block><byline>By Ada Stone</byline><dateline>Oslo</dateline>{LEAD}</block>")
    assert doc.byline is not None
    assert doc.dateline is not None
    assert (doc.byline.text, doc.dateline.text) == ("By Ada Stone", "Oslo")


@pytest.mark.parametrize(
    "root",
    [
        "<nitf>",
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">',
        '<nitf xmlns="http://iptc.org/std/nar/2006-10-01/" version="-//IPTC//DTD NITF 3.6//EN">',
        '<?xml version="1.1"?><!DOCTYPE nitf SYSTEM "../dtd/nitf-3-2.dtd"><nitf>',
        '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- by desk --><nitf>',
    ],
)
def test_namespaces_and_prologs(root: str) -> None:
    assert len(story(root=root).paragraphs) == 1


@pytest.mark.parametrize(
    "markup", ["<nitf/>", "<nitf><body/></nitf>", "<nitf><head><title/></head><body><body.content/></body></nitf>"]
)
def test_empty_stories_are_told(markup: str) -> None:
    doc = newsdoc.read(markup.encode())
    assert doc.paragraphs == ()
    assert "ND607" in {found.code for found in doc.diagnostics}
