"""Whatever happens to a file on its way: a document comes out, or a FormatError, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.readers.read import readings
from newsdoc.testing.invariants import problems

if TYPE_CHECKING:
    from newsdoc.readers.reading import Reading

STORY = (
    "<p>By Ada Stone</p><p>LUND, Sweden (AP) — A ferry sank, “they say”, on Monday.</p><p>(Reporting by Bo Berg)</p>"
)
TEXT_ITEM = "<itemMeta><itemClass qcode='a:text'/></itemMeta>"
FILES = (
    f"<nitf><head><urgency ed-urg='4'/></head><body><body.content>{STORY}</body.content></body></nitf>",
    f"<NewsML><NewsItem><ContentItem><DataContent>{STORY}</DataContent></ContentItem></NewsItem></NewsML>",
    f"<newsItem guid='x'>{TEXT_ITEM}<contentSet><inlineXML>{STORY}</inlineXML></contentSet></newsItem>",
    f"<newsItem><contentSet><inlineData>{STORY.replace('<', '&lt;')}</inlineData></contentSet></newsItem>",
)


def stories(data: bytes, format: str | None = None) -> list[Reading]:  # noqa: A002 - as in newsdoc.read
    try:
        return list(readings(data, format=format))
    except newsdoc.FormatError:
        return []


@given(st.sampled_from(FILES), st.data())
def test_damaged_files(markup: str, data: st.DataObject) -> None:
    raw = bytearray(markup.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    for reading in stories(bytes(raw)):
        doc = newsdoc.Parser().read(reading)
        assert not problems(doc)


@given(st.sampled_from(FILES), st.integers(0, 400))
def test_truncated_files(markup: str, size: int) -> None:
    raw = markup.encode()[:size]
    if size < len(markup.encode()):
        assert not stories(raw, "nitf")


@given(st.sampled_from(["nitf", "newsml12", "newsml-g2", "plain"]), st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    for reading in stories(data, name):
        assert not problems(newsdoc.Parser().read(reading))


TAGS = (
    "p", "block", "nitf", "body", "body.content", "body.head", "byline", "dateline",
    "hl1", "table", "tr", "td", "pre", "location", "NewsML", "NewsItem",
    "NewsLines", "DataContent", "newsItem", "contentMeta", "inlineXML", "headline", "itemMeta", "note",
    "br", "section", "h1", "ul", "li", "media",
)  # fmt: skip
WORDS = ("", "Text. ", "LUND (AP) - It rained. ", "By Ada Stone", "ends", "\n    x", "&amp;lt;b&amp;gt;")


def element(tag: str, parts: list[str]) -> str:
    return f"<{tag}>{''.join(parts)}</{tag}>"


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(element, st.sampled_from(TAGS), st.lists(inner, max_size=5))


TREES = st.recursive(st.sampled_from(WORDS), nested, max_leaves=25)


@given(st.sampled_from(["nitf", "NewsML", "newsItem", "newsMessage"]), TREES)
def test_elements_in_any_order(root: str, inner: str) -> None:
    for reading in stories(f"<{root}>{inner}</{root}>".encode()):
        assert not problems(newsdoc.Parser().read(reading))


@pytest.mark.parametrize("tag", ["p", "block", "b", "x"])
def test_deep_nesting(tag: str) -> None:
    markup = f"<nitf><body><body.content>{f'<{tag}>' * 50_000}x{f'</{tag}>' * 50_000}</body.content></body></nitf>"
    with pytest.raises(newsdoc.FormatError, match="too deeply"):
        newsdoc.read(markup.encode())


@pytest.mark.parametrize("tag", ["<p>x</p>", '<p a="" b="" c="" d="">'])
def test_more_tags_than_any_story_has_are_refused_before_they_fill_the_memory(tag: str) -> None:
    with pytest.raises(newsdoc.FormatError, match="more than 500,000 tags"):
        newsdoc.read(f"<nitf><body><body.content>{tag * 300_000}</body.content></body></nitf>".encode())


def test_a_doctype_longer_than_the_bytes_that_tell_a_format() -> None:
    doctype = f"<!DOCTYPE nitf [{'<!ELEMENT p (#PCDATA)>' * 600}]>"
    assert len(doctype) > 8192
    assert newsdoc.read(f"<?xml version='1.0'?>{doctype}{FILES[0]}".encode()).metadata.format == "nitf"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<!DOCTYPE nitf [<!ELEMENT p (#PCDATA)>" * 600, "the DOCTYPE never ends"),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd'>", "XML without a root element"),
    ],
)
def test_a_doctype_alone(markup: str, reason: str) -> None:
    with pytest.raises(newsdoc.FormatError, match=reason):
        newsdoc.read(markup.encode())


@pytest.mark.parametrize("data", [markup.encode("utf-16") for markup in FILES])
def test_wide_encodings(data: bytes) -> None:
    assert [reading.text.count("ferry") for reading in stories(data)] == [1]
