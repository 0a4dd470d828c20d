"""Damaged files of every format: a story with diagnostics, or FormatError, and never another error."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.errors import FormatError
from newsdoc.readers.read import readings
from newsdoc.readers.sniff import FORMATS
from newsdoc.testing import problems

if TYPE_CHECKING:
    from collections.abc import Callable

WIRES = {
    "anpa": (
        b"\x16\x16\x01a2345\x1fasian\nr i\x13\x11 BC-Ferry   03-14 0012\n\x02^BC-US--Ferry, 1st Ld,12<\n^Ferry sinks<\n"
        b"^Eds: Adds quotes.<\n^By ADA STONE=\n\tLUND (AP) _ ``It sank,'' he said. \n\x03AP-WF-03-15-17 0210GMT<\n\x04"
    ),
    "iptc7901": (
        b"\x01eca062 4 i 12 ccccb   dpa 061\r\nShips/\r\n\x02Ferry sinks =\r\n\r\nLund (dpa) - \"A ferry\" sank.\r\n"
        b"# Notebook\r\n## Note to editors\r\n- New\r\n* * * *\r\nPrivate\r\n\x03\r\n050912 GMT Nov 12\r\n\x7f\x04"
    ),
    "ninjs": json.dumps(
        {
            "uri": "urn:x:1",
            "versionCreated": "2026-03-03T10:00:00Z",
            "headlines": [{"role": "main", "value": "Ferry sinks"}],
            "bodies": [{"contentType": "text/html", "value": "<p>LUND (AP) — “A ferry” sank.</p>"}],
            "subjects": [{"uri": "http://cv.iptc.org/newscodes/mediatopic/20000001", "name": "x"}],
        }
    ).encode(),
    "json": b'[{"text": "It rained.", "title": "Rain", "date": "2026-03-03"}]',
    "jsonl": b'{"text": "It rained.", "title": "Rain"}\n{"text": "It snowed."}\n',
    "csv": b'id,title,text\n1,Rain,"It rained, ""all"" day."\n2,Snow,It snowed.\n',
    "html": (
        b"<!doctype html><html><head><meta charset=utf-8><meta property='og:title' content='Ferry sinks'>"
        b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry"}</script></head><body>'
        b"<article><h1>Ferry sinks</h1><p class=byline>By Ada Stone</p><p>A <b>ferry</b> sank.</p></article></html>"
    ),
}  # fmt: skip
EVERY = pytest.mark.parametrize("name", WIRES)


def read_all(data: bytes, format_: str | None = None) -> None:
    """All stories of some bytes keep the promises of documents, or the file is refused."""
    with suppress(FormatError):
        for doc in newsdoc.read_feed(data, format=format_):
            assert not problems(doc)


@EVERY
def test_whole_files_are_told_by_their_bytes(name: str) -> None:
    assert next(readings(WIRES[name])).metadata.format == name


@EVERY
@given(st.data())
def test_damaged_bytes(name: str, data: st.DataObject) -> None:
    wire = bytearray(WIRES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(wire)))
        size = data.draw(st.integers(0, 12))
        wire[at : at + size] = data.draw(st.binary(max_size=12) | st.sampled_from(PIECES))
    read_all(bytes(wire))
    read_all(bytes(wire), name)


PIECES = [
    b"\x01", b"\x02", b"\x03", b"\x04", b"\x1f", b"^", b"<", b"=", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"{", b"[", b"}",
    b"]", b"<p>", b"</p>", b"<!--", b"<article>", b"\\ud800", b"null", b"1e999", b"\r", b"\n", b"\0", b"\xfc", b"&",
]  # fmt: skip


@EVERY
@given(st.data())
def test_truncated_files(name: str, data: st.DataObject) -> None:
    wire = WIRES[name]
    start = data.draw(st.integers(0, 20))
    end = data.draw(st.integers(start, len(wire)))
    read_all(wire[start:end], name)


@given(st.binary(max_size=200), st.sampled_from([row.name for row in FORMATS]))
def test_any_bytes_as_any_format(data: bytes, name: str) -> None:
    read_all(data, name)
    read_all(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["uri", "guid", "headlines", "headline", "bodies", "body_html", "value", "role", "subjects", "code", "rels",
             "keywords", "item", "data", "text", "title", "urgency", "versionCreated", "infoSources", "name", "altIds"]
        ),
        inner,
        max_size=8,
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON)
def test_any_json(value: object) -> None:
    """Fields of the wrong kind say nothing; "headlines": 7 is no reason to fail."""
    data = json.dumps(value).encode()
    for name in (None, "ninjs", "json", "jsonl"):
        read_all(data, name)


@given(JSON)
def test_any_json_in_an_item(value: object) -> None:
    names = ("headline", "bodies", "subject", "keywords", "versioncreated", "service", "urgency", "altids", "authors")
    for name in names:
        item = {"uri": "urn:x:1", "body_text": "It rained.", name: value}
        assert newsdoc.read(json.dumps(item).encode()).metadata.guid is not None


@EVERY
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "cp037", "ascii", "shift_jis"])
def test_wrong_encodings(name: str, encoding: str) -> None:
    with suppress(FormatError):
        list(newsdoc.read_feed(WIRES[name] + b"\xff\xfc", format=name, encoding=encoding))


@EVERY
@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"   \r\n"])
def test_empty_files(name: str, data: bytes) -> None:
    with pytest.raises(FormatError):
        newsdoc.read(data)
    read_all(data, name)


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "open elements": lambda n: b"<div>" * n,
    "open paragraphs": lambda n: b"<p>" * n,
    "open brackets": lambda n: b"<html>" + b"<" * n,
    "open comments": lambda n: b"<html>" + b"<!--" * n,
    "open quotes": lambda n: b"<html>" + b'<a b="' * n,
    "furniture": lambda n: b"<html><body>" + b"<nav>x</nav>y" * n,
    "nested articles": lambda n: b"<html><body>" + b"<article><p>x</p>" * n,
    "scripts": lambda n: b"<html>" + b'<script type="application/ld+json">' * n,
    "brackets": lambda n: b'{"uri": ' + b"[" * n,
    "objects": lambda n: b'{"uri": "x", "headline": "y", "bodies": [' + b"{}," * n + b"{}]}",
    "headers": lambda n: b"\x01a0001\x1fasian\n" * n,
    "starts": lambda n: b"\x01a0001\x1fasian\n" + b"\x02" * n,
    "ends": lambda n: b"\x01a0001\x1fasian\n\x02" + b"\x03" * n,
    "carets": lambda n: b"\x01a0001\x1fasian\n\x02" + b"^Eds:\n" * n,
    "marks": lambda n: b"\x01eca062 4 i 12\r\n\x02" + b"1ST LEAD\r\n" * n,
    "stars": lambda n: b"\x01eca062 4 i 12\r\n\x02# Notebook\r\n" + b"* * * *\r\n" * n,
    "quotes": lambda n: b"id,text\n" + b'"' * n,
    "columns": lambda n: b"id,text\n" + b"," * n,
    "lines": lambda n: b'{"text": "x"}\n' * 2 + b"{" * n,
}


@pytest.mark.parametrize("family", HOSTILE)
def test_hostile_files(family: str) -> None:
    read_all(HOSTILE[family](3000))
