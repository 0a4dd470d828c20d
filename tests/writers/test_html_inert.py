"""The page takes nothing from elsewhere, and whatever a story holds stays text in it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from typing import Any

from html_page import Page
from hypothesis import given
from strategies import any_text, texts

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
HOSTILE = "</p></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;&#60;\x00\x1b\ud800\u202e$x"
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2400-\u2421\ud800-\udfff\ufffd-\uffff]")


def readable(text: str) -> str:
    return UNSHOWN.sub("", re.sub("\r\n?", "\n", text))


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
