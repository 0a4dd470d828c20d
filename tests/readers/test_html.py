"""HTML pages and fragments: what the page says of itself, and its story without its furniture."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

import pytest

import newsdoc
from newsdoc.testing import problems

LD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry sinks",
    "datePublished": "2026-03-03T10:00:00+01:00",
    "dateCreated": "2026-03-03T09:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Stone"}, {"@type": "Person", "name": "Bo Lund"}],
    "publisher": {"@type": "Organization", "name": "The Example"},
    "keywords": ["ferry", "lund"],
    "articleSection": "World",
    "inLanguage": "en",
    "wordCount": 40,
    "copyrightNotice": "(c) Example",
    "url": "https://example.org/ferry",
    "genre": "News",
}
STORY = "<p>LUND, Sweden (AP) — A ferry sank on Tuesday.</p><h2>Rain</h2><p>It rained “all day”, the mayor said.</p>"


def page(head: str = "", body: str = f"<article><h1>Ferry sinks</h1>{STORY}</article>", ld: object = None) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    html = f'<!DOCTYPE html><html lang="en"><head><title>Ferry sinks | The Example</title>{head}{script}</head>'
    return f"{html}<body>{body}</body></html>".encode()


@pytest.fixture(autouse=True)
def _no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests say what this package does alone; that of the extra asks for it."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("format", "html"),
        ("guid", "https://example.org/ferry"),
        ("issued", dt.datetime(2026, 3, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
        ("created", dt.datetime(2026, 3, 3, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
        ("category", "World"),
        ("keywords", ("ferry", "lund")),
        ("language", "en"),
        ("word_count", 40),
        ("copyright", "(c) Example"),
        ("provider", "The Example"),
        ("genre", "News"),
    ],
)
@pytest.mark.parametrize("wrap", [lambda ld: ld, lambda ld: [ld], lambda ld: {"@graph": [{"@type": "WebPage"}, ld]}])
def test_json_ld(wrap: Any, field: str, expected: object) -> None:
    assert getattr(newsdoc.read(page(ld=wrap(LD))).metadata, field) == expected


OPEN_GRAPH = """
<meta property="og:title" content="Ferry sinks"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2026-03-03T10:00:00Z"><meta property="article:section" content="World">
<meta property="article:tag" content="ferry"><meta property="article:tag" content="lund">
<meta name="author" content="Ada Stone"><link rel="canonical" href="https://example.org/ferry">
"""


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("guid", "https://example.org/ferry"),
        ("issued", dt.datetime(2026, 3, 3, 10, tzinfo=dt.UTC)),
        ("category", "World"),
        ("keywords", ("ferry", "lund")),
        ("language", "en"),
        ("provider", "The Example"),
    ],
)
def test_open_graph(field: str, expected: object) -> None:
    assert getattr(newsdoc.read(page(OPEN_GRAPH)).metadata, field) == expected


FURNITURE = "<nav><p>Home</p></nav><div class='share'>Share</div><aside><p>Read more</p></aside><p class='ad'>Buy!</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Ferry sinks</h1>{STORY}</article>",
        f"{FURNITURE}<article><header><h1>Ferry sinks</h1></header>{FURNITURE}{STORY}</article><footer>(c)</footer>",
        f"<h1>Ferry sinks</h1><div itemprop='articleBody'>{STORY}</div><div><p>{'Other news. ' * 50}</p></div>",
        f"<div><p>Menu</p></div><h1>Ferry sinks</h1><div class='story-body'>{STORY}</div>",
        f"<main><h1>Ferry sinks</h1>{STORY}</main><div class='related'><p>{'Other news. ' * 50}</p></div>",
        f"<h1>Ferry sinks</h1><div><div>{STORY}</div></div><div><p>Short.</p></div>",
        f"<article>{STORY}</article>",
        f"<article><h1>Ferry sinks</h1><time>March 3, 2026</time>{STORY}<figure><p>A ferry.</p></figure></article>",
    ],
)
def test_the_story_without_its_furniture(body: str) -> None:
    doc = newsdoc.read(page(OPEN_GRAPH, body))
    assert doc.headline is not None
    assert doc.headline.text == "Ferry sinks"
    assert doc.dateline is not None
    assert doc.dateline.text == "LUND, Sweden (AP)"
    assert [block.role for block in doc.blocks if block.role not in ("headline", "byline", "dateline")] == [
        "paragraph",
        "subhead",
        "paragraph",
    ]
    assert not problems(doc)


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ('<p class="byline">By Ada Stone and Bo Lund</p>', ["Ada Stone", "Bo Lund"]),
        ('<div class="byline">By <a rel="author">Ada Stone</a> <time>3 March</time></div>', ["Ada Stone"]),
        ('<a rel="author" href="/ada">Ada Stone</a>', ["Ada Stone"]),
        ("", ["Ada Stone", "Bo Lund"]),
    ],
)
def test_bylines(markup: str, authors: list[str]) -> None:
    doc = newsdoc.read(page(body=f"<article><h1>Ferry sinks</h1>{markup}{STORY}</article>", ld=LD))
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == authors
    assert len(doc.paragraphs) == 2


@pytest.mark.parametrize(
    ("data", "headline", "paragraphs"),
    [
        (b"<p>It rained.</p><p>It snowed.</p>", None, ["It rained.", "It snowed."]),
        (b"<h1>Rain</h1><p>It rained.<br>All day.</p>", "Rain", ["It rained. All day."]),
        (b"<P>It rained.<P>It snowed &amp; froze.", None, ["It rained.", "It snowed & froze."]),
        (b"<div><ul><li>One.</li><li>Two.</li></ul></div>", None, ["One.", "Two."]),
        (b"<!-- x --><p>It rained.</p><script>var p = '<p>no</p>';</script>", None, ["It rained."]),
    ],
)
def test_fragments(data: bytes, headline: str | None, paragraphs: list[str]) -> None:
    doc = newsdoc.read(data)
    assert doc.metadata.format == "html"
    assert (doc.headline.text if doc.headline else None) == headline
    assert [paragraph.text for paragraph in doc.paragraphs] == paragraphs


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "cp1252"), ("utf-8", "utf-8"), ("iso-8859-1", "utf-8"), ("cp1251", "cp1251")],
)
def test_encodings(charset: str, encoding: str) -> None:
    word = "Паром" if encoding == "cp1251" else "Fähre"
    markup = f'<html><head><meta charset="{charset}"></head><body><p>{word} sinkt im Hafen.</p></body></html>'
    assert newsdoc.read(markup.encode(encoding)).text == f"{word} sinkt im Hafen."


def test_pages_without_paragraphs_have_the_text_that_they_tell_others() -> None:
    doc = newsdoc.read(page(body="<div id='app'></div>", ld=LD | {"articleBody": "It rained.\n\nIt snowed."}))
    assert [paragraph.text for paragraph in doc.paragraphs] == ["It rained.", "It snowed."]


def test_pages_without_a_story_are_told() -> None:
    assert "ND607" in [each.code for each in newsdoc.read(page(body="<nav>Home</nav>")).diagnostics]


def test_damaged_json_ld_is_passed_over() -> None:
    data = page().replace(b"</head>", b'<script type="application/ld+json">{"@type": "NewsArticle", </script></head>')
    assert newsdoc.read(data).metadata.guid is None


def test_the_extra_finds_the_story_of_pages_that_do_not_mark_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "trafilatura")
    pytest.importorskip("trafilatura")
    from newsdoc.readers.html_extract import extract

    prose = "".join(
        f"<p>The harbour office said on day {n} that the ferry would sail again soon.</p>" for n in range(9)
    )
    body = extract(f"<html><body><div><a href='/'>Home</a></div><div>{prose}</div><div>Imprint</div></body></html>")
    assert [words[:30] for _, words in body.paragraphs][:1] == ["The harbour office said on day"]
    assert len(body.paragraphs) == 9
