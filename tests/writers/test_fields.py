"""What stands where in each format of exchange."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

import newsdoc
from newsdoc.errors import OptionError
from newsdoc.metadata import Metadata, Subject
from newsdoc.parser import parse
from newsdoc.writers.write import FORMATS, write

if TYPE_CHECKING:
    from newsdoc.document import Document

N = "{http://iptc.org/std/NITF/2006-10-18/}"
G = "{http://iptc.org/std/nar/2006-10-01/}"
H = "{http://www.w3.org/1999/xhtml}"
HEADLINE = "UPDATE 2-Fire shuts harbor & market"
LEAD = "The ferry “will sail again”, the harbour master, Bo Lund, said."
PARAGRAPHS = [LEAD, "Nobody was hurt, he said. “We were <lucky>.”", "It sank in May."]


def with_metadata(text: str, **fields: Any) -> Document:
    return parse(text).model_copy(update={"metadata": Metadata(**fields)})


def ninjs(doc: Document, **options: Any) -> dict[str, Any]:
    loaded = json.loads(write(doc, "ninjs", **options))
    assert isinstance(loaded, dict)
    return loaded


ANPA = (
    b"\x16\x16\x01a2345\x1flund\nr i\x13\x11 BC-SWE--Ferry     02-03 0123\n\x02^BC-SWE--Ferry,123<\n^Ferry sinks<\n"
    b"\tLUND, Sweden (AP) _ A ferry sank on Monday.<\n\tIt was old.<\n^EASTERN COAST=\n\tNobody was hurt.<\n"
    b"\tBo Lund contributed to this report.<\n\x03AP-WF-02-03-26 1020GMT<\n"
)


@pytest.mark.parametrize("format_", ["nitf", "newsml-g2", "ninjs", "markdown", "jsonld"])
def test_codes_of_the_wire_stay_behind(format_: str) -> None:
    written = write(newsdoc.read(ANPA), format_)
    assert "EASTERN COAST" in written or format_ == "jsonld"
    for line in ("sank on Monday.", "was old.", "EASTERN COAST", "this report."):
        assert not any(f"{line}{mark}" in written for mark in ("&lt;", "=", "\\<", " ^"))


def test_a_date_in_figures_stays_in_the_story() -> None:
    doc = parse("8/24/2004 - A ferry sank off the coast on Tuesday, the harbour master said.")
    assert doc.dateline is not None
    back = newsdoc.read(write(doc, "nitf").encode())
    assert back.dateline is not None
    assert (back.dateline.text, back.paragraphs[0].text) == (doc.dateline.text, doc.paragraphs[0].text)


def test_write_is_a_public_name(wire: Document) -> None:
    assert newsdoc.write(wire, "markdown") == write(wire, "markdown")


def test_unknown_format_is_told_with_those_that_are_known(wire: Document) -> None:
    with pytest.raises(OptionError, match=r"newsdoc writes annotations, brat, .*nitf, not 'docx'"):
        write(wire, "docx")


@pytest.mark.parametrize("name", FORMATS)
def test_unknown_option_is_told(name: str, wire: Document) -> None:
    with pytest.raises(OptionError, match=f"{name} has no option 'colour'"):
        write(wire, name, colour="red")


def test_ninjs_3(wire: Document) -> None:
    item = ninjs(wire)
    assert item["uri"] == "urn:newsml:example.org:20260303:a2345"
    assert item["headlines"] == [{"role": "main", "contentType": "text/plain", "value": HEADLINE}]
    assert (item["by"], item["located"], item["slugline"]) == (
        "By ADA STONE",
        "Oslo",
        "Harbor Fire, 1st Ld-Writethru",
    )
    assert item["versionCreated"] == "2026-03-03T12:05:00+01:00"
    assert item["firstCreated"] == "2026-03-03T10:00:30+00:00"
    assert (item["pubStatus"], item["urgency"], item["version"], item["language"]) == ("usable", 3, "3", "en")
    (body,) = item["bodies"]
    assert (body["contentType"], body["wordCount"]) == ("text/html", 34)
    assert f"<p>OSLO, March 3 (Reuters) - {LEAD}</p>" in body["value"]
    assert "“We were &lt;lucky&gt;.”</p>" in body["value"]
    assert '<p class="credit">(Reporting by Ada Stone; Editing by Bo Berg)</p>' in body["value"]
    uris = [subject.get("uri") for subject in item["subjects"]]
    assert uris[:2] == [
        "http://cv.iptc.org/newscodes/subjectcode/15000000",
        "http://cv.iptc.org/newscodes/mediatopic/20000005",
    ]
    assert [s["name"] for s in item["subjects"] if s["rel"] == "keyword"] == ["ferry", "Øresund <sea>"]


def test_ninjs_2_has_the_names_of_2(wire: Document) -> None:
    old, new = ninjs(wire, version="2.2"), ninjs(wire)
    assert old.keys() == {key.lower() for key in new}
    assert old["bodies"][0]["contenttype"] == "text/html"
    assert (old["standard"]["version"], new["standard"]["version"]) == ("2.2", "3.1")
    embargoed = with_metadata("A.", embargoed=dt.datetime(2026, 3, 3, tzinfo=dt.UTC))
    assert ninjs(embargoed, version="2.2")["embargoed"] == ninjs(embargoed)["embargoedUntil"]
    with pytest.raises(OptionError, match=r"3\.1 and 2\.2"):
        write(wire, "ninjs", version="1.0")


def test_ninjs_guesses_no_offset() -> None:
    doc = with_metadata("A.", issued=dt.datetime(2026, 3, 3, 12, 5))  # noqa: DTZ001  sent without an offset
    assert "versionCreated" not in ninjs(doc)
    assert ninjs(doc, timezone="Europe/Oslo")["versionCreated"] == "2026-03-03T12:05:00+01:00"
    with pytest.raises(OptionError, match="timezone must be a name"):
        write(doc, "ninjs", timezone="Nowhere")


def test_identifier_that_is_no_uri_is_kept_beside_one() -> None:
    item = ninjs(with_metadata("It rained.", guid="20260303-a2345"))
    assert item["uri"].startswith("urn:uuid:")
    assert item["altIds"] == [{"role": "guid", "value": "20260303-a2345"}]
    assert item["uri"] == ninjs(with_metadata("It snowed.", guid="20260303-a2345"))["uri"]
    assert ninjs(parse("It rained."))["uri"] != ninjs(parse("It snowed."))["uri"]


def test_values_outside_their_scale_are_left_out() -> None:
    doc = with_metadata("OSLO (AP) - It rained.", urgency=0, status="maybe", version="first", word_count=-1)
    item = ninjs(doc)
    assert not {"urgency", "pubStatus"} & item.keys()
    assert "wordCount" not in item["bodies"][0]
    assert ET.fromstring(write(doc, "newsml-g2")).get("version") is None


def test_dateline_on_its_own_line_is_parted_from_the_story() -> None:
    doc = parse("Ferry sinks\nOSLO, March 3\n\nThe ferry sank. Nobody was hurt.\n\nIt was old.\n")
    assert doc.dateline
    assert "<p>OSLO, March 3 – The ferry sank. Nobody was hurt.</p>" in ninjs(doc)["bodies"][0]["value"]


def test_nitf(wire: Document) -> None:
    root = ET.fromstring(write(wire, "nitf"))
    head, body = root.find(f"{N}head"), root.find(f"{N}body")
    assert head is not None
    assert body is not None
    assert "".join(body.find(f".//{N}hl1").itertext()) == HEADLINE  # type: ignore[union-attr]
    byline = body.find(f".//{N}byline")
    assert byline is not None
    assert "".join(byline.itertext()) == "By ADA STONE Associated Press"
    assert byline.findtext(f"{N}person") == "ADA STONE"
    dateline = body.find(f".//{N}dateline")
    assert dateline is not None
    assert "".join(dateline.itertext()) == "OSLO, March 3 (Reuters) -"
    assert dateline.findtext(f"{N}location") == "OSLO"
    assert [p.text for p in body.findall(f"{N}body.content/{N}p")] == PARAGRAPHS
    assert body.findtext(f".//{N}tagline") == "(Reporting by Ada Stone; Editing by Bo Berg) REUTER"
    assert {m.get("name"): m.get("content") for m in head.iter(f"{N}meta")}["anpa-wordcount"] == "34"
    assert head.find(f".//{N}date.issue").get("norm") == "20260303T120500+0100"  # type: ignore[union-attr]
    assert dateline.find(f"{N}story.date").get("norm") == "20260303T100030+0000"  # type: ignore[union-attr]
    subjects = [dict(subject.attrib) for subject in head.iter(f"{N}tobject.subject")]
    assert subjects[0] == {
        "tobject.subject.ipr": "subj",
        "tobject.subject.refnum": "15000000",
        "tobject.subject.type": "sport",
    }
    assert [keyword.get("key") for keyword in head.iter(f"{N}keyword")] == ["ferry", "Øresund <sea>"]


def test_newsml_g2(wire: Document) -> None:
    root = ET.fromstring(write(wire, "newsml-g2"))
    assert (root.get("guid"), root.get("version")) == ("urn:newsml:example.org:20260303:a2345", "3")
    assert root.findtext(f".//{G}versionCreated") == "2026-03-03T12:05:00+01:00"
    assert root.findtext(f".//{G}contentMeta/{G}headline") == HEADLINE
    assert root.findtext(f".//{G}by") == "By ADA STONE"
    assert root.findtext(f".//{G}dateline") == "OSLO, March 3 (Reuters) -"
    assert root.findtext(f".//{G}provider/{G}name") == "Harbour News"
    assert [subject.get("qcode") for subject in root.iter(f"{G}subject")] == ["subj:15000000", "medtop:20000005"]
    assert {scheme.get("alias") for scheme in root.iter(f"{G}scheme")} >= {"subj", "medtop", "stat", "ninat"}
    lead = [p.text for p in root.iter(f"{H}p") if p.get("class") is None]
    assert lead == [f"OSLO, March 3 (Reuters) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]
    inner = ET.fromstring(write(wire, "newsml-g2", content="nitf")).find(f".//{N}nitf")
    assert inner is not None
    alone = ET.fromstring(write(wire, "nitf"))
    assert [e.text for e in inner.iter(f"{N}p")] == [e.text for e in alone.iter(f"{N}p")]
    with pytest.raises(OptionError, match="content must be one of html, nitf"):
        write(wire, "newsml-g2", content="pdf")


def test_newsml_g2_knows_when_it_was_made() -> None:
    now = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
    assert "<versionCreated>2026-03-03T12:00:00+00:00</versionCreated>" in write(parse("A."), "newsml-g2", now=now)


def test_house_schemes_are_named_in_the_item() -> None:
    doc = with_metadata("A.", subjects=(Subject(code="pl", scheme="deskcat"), Subject(code="1", scheme="no alias")))
    root = ET.fromstring(write(doc, "newsml-g2"))
    schemes = {scheme.get("alias"): scheme.get("uri") for scheme in root.iter(f"{G}scheme")}
    assert schemes["deskcat"] == "urn:x-newsdoc:scheme:deskcat:"
    found = [(subject.get("qcode"), subject.get("literal")) for subject in root.iter(f"{G}subject")]
    assert found == [("deskcat:pl", None), (None, "no alias:1")]


@pytest.mark.parametrize("name", ["ninjs", "nitf", "newsml-g2"])
def test_markup_and_control_characters_of_a_story_stay_text(name: str) -> None:
    doc = parse("OSLO (AP) - <script>alert('a & b')</script> ]]> El\x10Paso \x00\ud800 & more.\n\nTwo.")
    written = write(doc, name)
    written.encode()
    assert "<script" not in written
    assert "El Paso �" in written
    assert not {*map(chr, range(9)), "\x10", "\x7f"} & set(written)


def test_markdown(wire: Document) -> None:
    lines = write(wire, "markdown").split("\n\n")
    assert lines[0] == "# UPDATE 2-Fire shuts harbor \\& market"
    assert lines[1] == "*By ADA STONE*"
    assert f"**OSLO, March 3 (Reuters) -** {LEAD}" in lines
    assert "Nobody was hurt, he said. “We were \\<lucky\\>.”" in lines


@pytest.mark.parametrize(
    "text", ["- a list", "12. a list", "+ a list", "= a rule", "# no heading", "*stars*", "    code"]
)
def test_markdown_has_no_markup_of_the_story(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py, which reads Markdown, is not installed")
    html = markdown_it.MarkdownIt().render(write(parse(f"Ferry sinks.\n\n{text}\n\nThe ferry sank."), "markdown"))
    assert f"<p>{text.strip()}</p>" in html.replace("&gt;", ">")


def test_dateline_has_no_words_of_others() -> None:
    doc = parse("(서울=연합뉴스) 김하나 기자 = 부산항에서 여객선이 가라앉았다.\n\n다친 사람은 없었다.\n")
    assert doc.dateline
    assert ET.fromstring(write(doc, "nitf")).findtext(f".//{N}location") == "서울"
    assert "".join(ET.fromstring(write(doc, "nitf")).find(f".//{N}dateline").itertext()) == "(서울=연합뉴스)"  # type: ignore[union-attr]
    assert ET.fromstring(write(doc, "newsml-g2")).findtext(f".//{G}dateline") == "(서울=연합뉴스)"
    assert "(서울=연합뉴스) 김하나 기자 = 부산항에서" in ninjs(doc)["bodies"][0]["value"]


def test_titles_below_a_byline_are_no_part_of_it_in_newsml_g2() -> None:
    byline = "<byline>By ADA STONE<byttl>Associated Press</byttl></byline>"
    sent = f"<nitf><body><body.head>{byline}</body.head><body.content><p>It rained.</p></body.content></body></nitf>"
    doc = newsdoc.read(sent.encode())
    assert "<by>By ADA STONE</by>" in write(doc, "newsml-g2")
    assert "<byttl>Associated Press</byttl>" in write(doc, "newsml-g2", content="nitf")
