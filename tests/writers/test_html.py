"""The page: complete in itself, joined by colour and number, and whatever a story holds stays text in it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from strategies import any_text, texts

import newsdoc
from newsdoc.document import (
    Agency,
    Attribution,
    Author,
    Block,
    Byline,
    Dateline,
    DateMention,
    Diagnostic,
    Document,
    Note,
    Phrase,
    Place,
    Source,
    SourcePhrase,
    Span,
)
from newsdoc.metadata import Metadata, Subject
from newsdoc.parser import parse
from newsdoc.writers.html import notebook_view, write_html
from newsdoc.writers.page.segments import Paint, segments

# What the page is made of; nothing that a story holds may add to it.
ELEMENTS = {
    "a", "article", "aside", "bdi", "blockquote", "body", "code", "dd", "details", "div", "dl", "dt", "fieldset", "h1",
    "h2", "h3", "head", "html", "input", "label", "legend", "li", "main", "meta", "nav", "ol", "p", "pre", "script",
    "section", "span", "style", "summary", "time", "title",
}  # fmt: skip
ATTRIBUTES = {
    "aria-hidden", "aria-label", "aria-labelledby", "charset", "checked", "class", "content", "data-label", "data-n",
    "data-s", "datetime", "dir", "href", "http-equiv", "id", "lang", "name", "rel", "tabindex", "title", "type",
}  # fmt: skip
VOID = {"meta", "input"}
HOSTILE = "</p></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;&#60;\x00\x1b\ud800\u202e$x"
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2400-\u2421\ud800-\udfff\ufffd-\uffff]")


class Page(HTMLParser):
    """A page as a program reads it: its elements with attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[list[str]] = []
        self._open: list[int] = []
        self._behind_pre = False
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(len(self.elements))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append([])
        self._behind_pre = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        data = data.removeprefix("\n") if self._behind_pre else data  # as browsers do
        self._behind_pre = False
        for at in self._open:
            self.texts[at].append(data)

    def find(self, name: str | None = None, class_: str | None = None) -> list[tuple[dict[str, str], str]]:
        """Attributes and text of the elements with this name and class."""
        return [
            (attributes, "".join(words))
            for (tag, attributes), words in zip(self.elements, self.texts, strict=True)
            if name in {None, tag} and (class_ is None or class_ in attributes.get("class", "").split())
        ]

    @property
    def story(self) -> str:
        return self.find("article", "story")[0][1]


def readable(text: str) -> str:
    return UNSHOWN.sub("", re.sub("\r\n?", "\n", text))


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(start=text.index(part), end=text.index(part) + len(part)) for part in words)


def phrase(text: str, *words: str) -> dict[str, Any]:
    return {"spans": spans(text, *words), "text": " ".join(words)}


def said(text: str, source: str, cue: str, *content: str, by: int, parent: int | None = None) -> Attribution:
    return Attribution(
        source=SourcePhrase(**phrase(text, source), kind="name", source_id=by),
        cue=Phrase(**phrase(text, cue)),
        content=Phrase(**phrase(text, *content)),
        kind="mixed",
        parent=parent,
        confidence=0.9,
        rule="cue",
    )


@pytest.fixture(scope="module")
def nested() -> Document:
    """The mayor reports what engineers told her, in two stretches with something between."""
    text = "Kari Nes said engineers had told her the pier was unsafe, a witness recalled, and “should go”."
    sources = (
        Source(id=4, name="Kari Nes", mentions=spans(text, "Kari Nes", "her"), kind="person", description="the mayor"),
        Source(id=7, name="engineers", mentions=spans(text, "engineers"), kind="group"),
    )
    outer = said(text, "Kari Nes", "said", "engineers had told her the pier was unsafe", "and “should go”", by=4)
    inner = said(text, "engineers", "had told her", "the pier was unsafe", by=7, parent=0)
    return parse(text).model_copy(update={"attributions": (outer, inner), "sources": sources})


def test_page_is_whole_and_its_links_lead_somewhere(wire: Document) -> None:
    page = Page(newsdoc.write(wire, "html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for attributes, _ in page.find("a")]
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(ids)
    assert [len(page.find(name)) for name in ("main", "h1", "nav", "aside", "article", "title")] == [1] * 6
    labels = {attributes.get("aria-labelledby") for attributes, _ in page.find("section")}
    assert labels <= set(ids)


def test_nothing_comes_from_elsewhere(wire: Document) -> None:
    page = Page(write_html(wire))
    assert not [attributes for _, attributes in page.elements if attributes.keys() & {"src", "style", "srcset"}]
    assert not page.find("link")
    (style, script) = (page.find(name)[0][1] for name in ("style", "script"))
    assert not re.search(r"url\(|@import|@font-face", style)
    policy = next(a["content"] for a, _ in page.find("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    for kind, content in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_story_has_its_parts_in_order(wire: Document) -> None:
    page = Page(write_html(wire))
    parts = [(a["class"].split()[1], a.get("data-label")) for a, _ in page.find(class_="part")]
    assert parts == [
        ("slug", "slug"), ("headline", "headline"), ("byline", "byline"), ("note", "update"), ("paragraph", "1"),
        ("paragraph", "2"), ("paragraph", "3"), ("credit", "reporting, editing"), ("sign-off", "sign-off"),
    ]  # fmt: skip
    lead = page.find("p", "paragraph")[0][1]
    assert lead.startswith("OSLO, March 3 (Reuters) - The ferry")
    assert page.find("h1")[0][1].strip() == "UPDATE 2-Fire shuts harbor & market"
    assert [a["title"] for a, _ in page.find(class_="place")] == ["Oslo, NO"]


def test_text_of_the_page_is_the_text(wire: Document, nested: Document) -> None:
    assert Page(write_html(wire)).story == wire.text
    assert Page(write_html(nested)).story == nested.text


def test_parts_of_one_attribution_share_number_and_hue(wire: Document) -> None:
    page = Page(write_html(wire))
    words = "".join(words for _, words in page.find("span", "x1"))
    assert words == "The ferry “will sail again”the harbour master, Bo Lundsaid."
    hues = {part for a, _ in page.find(class_="x1") for part in a["class"].split() if re.fullmatch(r"h\d", part)}
    assert hues == {"h0"}
    (reference, none) = page.find("a", "ref")[0]
    assert (reference["href"], reference["data-n"], none) == ("#a1", "1", "")
    assert reference["aria-label"] == "Attribution 1, mixed: Bo Lund, said."


def test_attribution_without_a_source_is_listed_apart(wire: Document) -> None:
    page = Page(write_html(wire))
    assert [name for _, name in page.find("h3")] == ["Bo Lund", "Source not named"]
    assert "Nobody was … hurt" in page.find("li", "statement")[1][1]
    assert page.find("nav")[0][1] == "StorySources 1Diagnostics 0"


def test_nested_attribution_stands_inside_the_other(nested: Document) -> None:
    page = Page(write_html(nested))
    inside = [(words, a["class"]) for a, words in page.find(class_="nested")]
    assert [words for words, _ in inside] == ["engineers", "had told ", "her", "the pier was unsafe"]
    assert all({"x1", "x2", "i2", "h1", "o0", "s1", "s2"} <= set(classes.split()) for _, classes in inside)
    outer = [words for a, words in page.find(class_="i1") if "content" in a["class"].split()]
    assert "and " in outer
    assert [words for _, words in page.find("p", "nesting")] == ["holds engineers (2)", "in the words of Kari Nes (1)"]


def test_a_mention_belongs_to_its_source(nested: Document) -> None:
    page = Page(write_html(nested))
    assert [words for _, words in page.find(class_="m1")] == ["Kari Nes", "her"]
    assert [words for _, words in page.find(class_="m2")] == ["engineers"]
    assert "the mayorperson · 2 mentions" in page.find("li", "speaker")[0][1]


def test_marks_that_cross_are_cut_at_their_edges() -> None:
    crossing = [Paint(0, 6, "quotation", "speech"), Paint(4, 9, "attribution", "content"), Paint(4, 5, "fact", "date")]
    cut = list(segments(crossing, [7], 10))
    assert [(s.start, s.end) for s in cut] == [(0, 4), (4, 5), (5, 6), (6, 7), (7, 9), (9, 10)]
    assert [len(s.paints) for s in cut] == [1, 3, 2, 1, 1, 0]


def test_marks_outside_the_text_are_left_out() -> None:
    wild = [Paint(-1, 2, "fact", "date"), Paint(1, 1, "fact", "date"), Paint(1, 9, "fact", "date")]
    assert [(s.start, s.end, s.paints) for s in segments(wild, [-4, 40], 3)] == [(0, 3, ())]


def test_damage_is_flagged_and_listed() -> None:
    doc = parse('OSLO (AP) - He left.\n\n"We were lied to, she said. She left.\n\nIt rained.')
    assert doc.diagnostics
    page = Page(write_html(doc))
    (flag, _), (row, words) = page.find("a", "flag")[0], page.find("li", "diagnostic")[0]
    assert flag["href"] == f"#{row['id']}"
    assert words.startswith(doc.diagnostics[0].code)
    assert doc.diagnostics[0].message in words
    assert page.find("span", "finding")


def test_feed_and_dateline_are_told(wire: Document) -> None:
    page = Page(write_html(wire))
    told = dict(zip([w for _, w in page.find("dt")], [w for _, w in page.find("dd")], strict=True))
    assert told["Issued"] == "2026-03-03 12:05:00+01:00"
    assert told["Place"].startswith("Oslo, NO 59.91°\xa0N 10.75°\xa0E")
    assert told["Subjects"] == "sport; dance & song"
    assert told["By"] == "ADA STONE Associated Press"


def test_titles() -> None:
    assert Page(write_html(parse("x"), title="a <b>")).find("title")[0][1] == "a <b>"
    assert Page(write_html(Document(text=""))).find("title")[0][1] == "A story without words"
    long = Page(write_html(parse("OSLO (AP) - " + "It rained again. " * 40))).find("title")[0][1]
    assert long.startswith("It rained")
    assert long.endswith(" …")


def test_table_keeps_its_first_line_end() -> None:
    text = "\nCar  12\nBus  14\n"
    block = Block(span=Span(start=0, end=len(text)), text=text, role="table")
    assert Page(write_html(Document(text=text, blocks=(block,)))).story == text


def test_arabic_tells_its_language_and_direction() -> None:
    page = Page(write_html(parse("بيروت 3 مارس (رويترز) - قال وزير النقل علي حداد “العبارة ستعود” يوم الاثنين.")))
    assert page.find("article")[0][0]["lang"] == "ar"
    assert {attributes["dir"] for attributes, _ in page.find(class_="part")} == {"auto"}


def test_notebook_view_is_the_same_without_script(nested: Document) -> None:
    page, view = Page(write_html(nested)), Page(nested._repr_html_())
    assert view.story == page.story
    assert not view.find("script")
    assert not view.find("main")
    prefix = view.find("section", "sheet")[0][0]["id"].removesuffix("story")
    assert prefix
    assert all(a["id"].startswith(prefix) for _, a in view.elements if "id" in a)
    assert all(a["href"].startswith(f"#{prefix}") for a, _ in view.find("a") if a["href"].startswith("#"))


def test_notebook_styles_touch_nothing_else(nested: Document) -> None:
    style = re.sub(r"/\*.*?\*/", "", Page(notebook_view(nested)).find("style")[0][1], flags=re.DOTALL)
    depth, outermost, selectors = 0, "", []
    for character in style:
        depth += (character == "{") - (character == "}")
        if character == "{" and depth == 1:
            selectors.append(outermost.strip())
            outermost = ""
        elif depth == 0 and character != "}":
            outermost += character
    assert depth == 0
    assert selectors
    assert all(re.search(r"^(body:is\(.*\) )?\.newsdoc\.", selector) for selector in selectors), selectors


def test_two_texts_in_one_notebook_have_ids_of_their_own(nested: Document, wire: Document) -> None:
    ids = [a["id"] for doc in (nested, wire) for _, a in Page(notebook_view(doc)).elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_hostile_words_stay_words_in_every_field() -> None:
    text = HOSTILE
    whole = (Span(start=0, end=len(text)),)
    where: dict[str, Any] = {"span": whole[0], "text": text}
    doc = Document(
        text=text,
        language=HOSTILE,
        blocks=(Block(**where, role="note"),),
        byline=Byline(**where, authors=(Author(name=HOSTILE, span=whole[0], title=HOSTILE, affiliation=HOSTILE),)),
        dateline=Dateline(
            **where,
            places=(Place(**where, city=HOSTILE, region=HOSTILE, country=HOSTILE, geoname_id=1, timezone=HOSTILE),),
            agencies=(Agency(**where, id=HOSTILE, name=HOSTILE, country=HOSTILE, wikidata=HOSTILE),),
            date=DateMention(**where, value=dt.date(985, 3, 3), precision="day", rule="explicit"),
        ),
        notes=(Note(**where, kind="editor"),),
        attributions=(
            Attribution(
                source=SourcePhrase(spans=whole, text=HOSTILE, kind="name", source_id=0),
                cue=Phrase(spans=whole, text=HOSTILE),
                content=Phrase(spans=whole, text=HOSTILE),
                kind="direct",
                confidence=1,
                rule=HOSTILE,
            ),
        ),
        sources=(Source(id=0, name=HOSTILE, mentions=whole, kind="person", description=HOSTILE),),
        metadata=Metadata(guid=HOSTILE, language=HOSTILE, subjects=(Subject(name=HOSTILE),), keywords=(HOSTILE,)),
        diagnostics=(Diagnostic(code=HOSTILE, severity="error", message=HOSTILE, span=whole[0]),),
    )
    for written in (write_html(doc, title=HOSTILE), notebook_view(doc)):
        page = Page(written)
        assert {tag for tag, _ in page.elements} <= ELEMENTS
        assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
        assert len(page.find("script")) == ("<html" in written)
        assert readable(page.story) == readable(text)
        assert not [a for a, _ in page.find("a") if not a["href"].startswith(("#", "https://www.geonames.org/1"))]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", written)


@given(text=texts() | any_text(40))
def test_any_text_is_inert_and_stays_what_it_is(text: str) -> None:
    doc = parse(text)
    for written in (write_html(doc), notebook_view(doc)):
        page = Page(written)
        assert {tag for tag, _ in page.elements} <= ELEMENTS
        assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
        assert readable(page.story) == readable(text)
        written.encode()
