"""ninjs 1, 2 and 3: parts of the story, bodies and envelopes, and what is no ninjs."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from ninjs_items import HTML, V1, V3, VERSIONS, read

import newsdoc
from newsdoc.errors import FormatError
from newsdoc.testing import problems


@VERSIONS
def test_story(item: dict[str, Any]) -> None:
    doc = read(item)
    assert doc.headline is not None
    assert doc.headline.text == "Ferry sinks"
    assert doc.slugline is not None
    assert doc.slugline.text == "ferry-lund"
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == ["Ada Stone"]
    assert doc.dateline is not None
    assert doc.dateline.text == "LUND, Sweden (AP)"
    assert [paragraph.text[:13] for paragraph in doc.paragraphs] == ["A ferry sank,", "It rained."]
    assert not problems(doc)


@pytest.mark.parametrize(
    ("change", "paragraphs"),
    [
        ({"body_html": "<html><head><title>x</title></head><body><p>One.</p></body></html>"}, ["One."]),
        ({"body_html": "One.\n\nTwo."}, ["One.", "Two."]),
        ({"body_html": "", "body_text": "One.\n\nTwo."}, ["One.", "Two."]),
        ({"body_html": None, "body_xhtml": "<p>One &amp; all.</p>"}, ["One & all."]),
        ({"body_html": "<p>One.</p>", "body_text": "Lost its paragraphs."}, ["One."]),
        ({"body_html": "", "bodies": [{"contentType": "body_xhtml", "value": "Plain, really."}]}, ["Plain, really."]),
        ({"body_html": "", "body_text": "Tom &amp; Ada."}, ["Tom & Ada."]),
        ({"body_html": "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"}, ["One.", "Two."]),
        ({"body_html": "", "description_text": "A caption."}, ["A caption."]),
        ({"body_html": "", "description_summary": "A summary."}, ["A summary."]),
    ],
)  # fmt: skip
def test_bodies(change: dict[str, Any], paragraphs: list[str]) -> None:
    assert [paragraph.text for paragraph in read(V1 | change).paragraphs] == paragraphs


def test_pictures_are_never_merged() -> None:
    picture = {
        "uri": "urn:x:pic",
        "headline": "A picture",
        "byline": "Bo Lund",
        "versioncreated": "2020-01-01T00:00:00Z",
    }
    for associations in ({"featured": picture}, [picture]):
        doc = read(V1 | {"associations": associations})
        assert doc == read(V1)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: {"total": 1, "limit": 10, "offset": 0, "item": [item]},
        lambda item: {"api_version": "1.0", "data": {"item": item}},
        lambda item: [item],
        lambda item: {"_items": [item]},
    ],
)  # fmt: skip
def test_envelopes_are_taken_off(wrap: Any) -> None:
    assert read(wrap(V1)) == read(V1)
    assert read(wrap(V3)) == read(V3)


def test_items_of_envelopes_may_lack_an_identifier() -> None:
    doc = read(
        {"total": 1, "item": [{"type": "advisory", "headline": "Rain ahead", "versioncreated": "2026-03-03T10:00:00"}]}
    )
    assert doc.headline is not None
    assert doc.headline.text == "Rain ahead"
    assert doc.metadata.issued == dt.datetime(2026, 3, 3, 10)  # noqa: DTZ001 - none was sent


def test_the_media_api_says_where_a_story_was_written() -> None:
    item = {
        "uri": "urn:x:1",
        "headline": "Ferry sinks",
        "bylines": [{"by": "By ADA STONE", "title": "AP Writer"}],
        "datelinelocation": {"city": "Lund", "countryname": "Sweden"},
        "located": "New York",
    }
    doc = read({"data": {"item": item}})
    assert doc.dateline is not None
    assert doc.dateline.text == "Lund, Sweden"
    assert doc.byline is not None
    assert [(author.name, author.title) for author in doc.byline.authors] == [("ADA STONE", "AP Writer")]
    with_text = read({"data": {"item": item | {"body_html": HTML}}})
    assert with_text.dateline is not None
    assert with_text.dateline.text == "LUND, Sweden (AP)"


@pytest.mark.parametrize(
    ("label", "dateline", "subheads"), [(("Kultur", "TT"), None, ["Kultur TT"]), (("Malmö", "TT"), "Malmö TT", [])]
)
def test_labels_of_tt_stand_above_the_story(label: tuple[str, str], dateline: str | None, subheads: list[str]) -> None:
    spans = "".join(f'<span class="x">{word}</span>' for word in label)
    body = (
        f'<h1>Färjan sjönk</h1><div class="dat">{spans}</div><div class="bodytext"><p>En färja har sjunkit.</p></div>'
    )
    doc = read(V1 | {"body_html": body, "language": "sv"})
    assert (doc.dateline and doc.dateline.text) == dateline
    assert [block.text.strip() for block in doc.blocks if block.role == "subhead"] == subheads
    assert [paragraph.text for paragraph in doc.paragraphs] == ["En färja har sjunkit."]


@pytest.mark.parametrize("slug", ["US--Ferry,1st Ld-Writethru", "US--Ferry, 1st Ld-Writethru"])
def test_versions_stand_behind_the_slug(slug: str) -> None:
    doc = read(V1 | {"slugline": slug})
    assert doc.slugline is not None
    assert (doc.slugline.text, doc.slugline.version) == ("US--Ferry", "1st Ld-Writethru")


def test_authors_stand_in_for_a_byline() -> None:
    doc = read(
        V1
        | {
            "byline": None,
            "authors": [{"name": "Ada Stone", "role": "writer"}, {"name": "Bo Lund"}],
            "body_html": "<p>Rain.</p>",
        }
    )
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == ["Ada Stone", "Bo Lund"]


def test_items_without_text_are_told() -> None:
    doc = read({"uri": "urn:x:1", "type": "picture", "headline": "A ferry", "description_text": "It sank."})
    assert [each.code for each in doc.diagnostics] == ["ND610"]
    assert "ND607" in [each.code for each in read({"uri": "urn:x:1", "type": "text", "headline": "Kill"}).diagnostics]


def test_several_items_are_a_feed() -> None:
    data = json.dumps({"item": [V1, V1 | {"uri": "urn:x:2"}]}).encode()
    assert [doc.metadata.guid for doc in newsdoc.read_feed(data)] == [V1["uri"], "urn:x:2"]
    assert "ND606" in [each.code for each in newsdoc.read(data).diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    doc = newsdoc.read(json.dumps(V1 | {"headline": "Fähre sinkt"}, ensure_ascii=False).encode(encoding))
    assert doc.headline is not None
    assert doc.headline.text == "Fähre sinkt"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"uri": "urn:x:1", "headline": "Fer', r"the JSON breaks off \(line 1, byte 31\)"),
        (b'{"uri": "urn:x:1", "headline": ', r"the JSON breaks off \(line 1, byte 31\)"),
        (b'{"uri": "x", "a": [' + b"{}," * 200_000 + b"{}]}", "nearly nothing but empty values"),
        (b'{"uri": "x", "a": [' + b"7," * 600_000 + b"7]}", "nearly nothing but empty values"),
        (b'{"uri": "x", "body_html": "' + b"<b>A ferry sank. " * 260_000 + b'"}', "more than 250,000 tags"),
        (b'{"uri": "urn:x:1", "headline": }', "not JSON.*line 1"),
        (b'{"a": {"b": 1}}', "no story in this JSON"),
        (b"[1, 2, 3]", "this is not|no story|plain"),
        (b'{"uri": "urn:x:1"}', "no ninjs item"),
        (b'{"uri": ' + b"9" * 5000 + b', "headline": "x"}', "too long"),
        (b'{"uri": ' + b"[" * 90_000, "too deeply|breaks off"),
    ],
)
def test_what_is_no_ninjs(data: bytes, message: str) -> None:
    if data.startswith(b"[1"):
        assert newsdoc.read(data).metadata.format == "plain"
        return
    with pytest.raises(FormatError, match=message):
        newsdoc.read(data)
