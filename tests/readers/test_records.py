"""JSON lines, JSON and CSV with a column for the text."""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
from typing import Any

import pytest

import newsdoc
from newsdoc.errors import FormatError
from newsdoc.readers.csv_table import stream_csv
from newsdoc.readers.jsonl import stream_jsonl


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


WIRE = "LUND, Sweden (AP) - A ferry “sank”.\n\nIt rained."


@pytest.mark.parametrize("name", ["text", "Text", "body", "content", "articleBody", "story", "full_text"])
def test_names_of_the_text(name: str) -> None:
    assert [doc.text for doc in newsdoc.read_feed(lines({"id": 1, name: WIRE}, {name: WIRE}))] == [WIRE, WIRE]


def test_a_text_alone_is_parsed_as_it_is() -> None:
    found, plain = newsdoc.read(lines({"text": WIRE})), newsdoc.parse(WIRE)
    assert (found.blocks, found.dateline, found.quotations) == (plain.blocks, plain.dateline, plain.quotations)


RECORD = {
    "id": 7,
    "title": "Ferry sinks",
    "authors": ["Ada Stone", "Bo Lund"],
    "text": WIRE,
    "date": "2026-03-03T10:00:00Z",
    "lang": "en",
    "source": "EX",
    "tags": "ferry, lund",
    "section": "World",
}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("guid", "7"),
        ("issued", dt.datetime(2026, 3, 3, 10, tzinfo=dt.UTC)),
        ("language", "en"),
        ("provider", "EX"),
        ("keywords", ("ferry", "lund")),
        ("category", "World"),
        ("version", None),
    ],
)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_metadata(form: str, field: str, expected: object) -> None:
    data = json.dumps([RECORD]).encode() if form == "json" else lines(RECORD, RECORD)
    facts = newsdoc.read(data).metadata
    assert facts.format == form
    assert getattr(facts, field) == expected


def test_parts_of_their_own() -> None:
    doc = newsdoc.read(lines(RECORD, RECORD))
    assert doc.headline is not None
    assert doc.headline.text == "Ferry sinks"
    assert doc.byline is not None
    assert [author.name for author in doc.byline.authors] == ["Ada Stone", "Bo Lund"]
    assert doc.dateline is not None
    assert len(doc.paragraphs) == 2


def test_bad_lines_are_told_and_the_rest_goes_on() -> None:
    data = lines({"text": "One."}) + b'{"text": \n\n[]\n{"id": 4}\n' + lines({"text": "Two."})
    docs = list(newsdoc.read_feed(data, format="jsonl"))
    assert [doc.text for doc in docs] == ["One.", "", "", "", "Two."]
    assert [doc.metadata.sequence for doc in docs] == [None, "2", "4", "5", None]
    assert [[each.code for each in doc.diagnostics] for doc in docs] == [[], ["ND653"], ["ND653"], ["ND653"], []]


def test_items_of_ninjs_may_stand_in_lines() -> None:
    docs = newsdoc.read_feed(
        lines(*({"uri": f"urn:x:{n}", "headline": "Rain", "body_text": "It rained."} for n in (1, 2)))
    )
    assert [(doc.metadata.format, doc.metadata.guid) for doc in docs] == [("ninjs", "urn:x:1"), ("ninjs", "urn:x:2")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv(separator: str, end: str) -> None:
    rows = [["id", "title", "text"], ["1", "Rain", '"It rained,\nthey said."'], ["2", "Snow", "It snowed."], []]
    data = end.join(separator.join(row) for row in rows).encode()
    docs = list(newsdoc.read_feed(data))
    assert [doc.metadata.guid for doc in docs] == ["1", "2"]
    assert [doc.paragraphs[0].text for doc in docs] == ["It rained, they said.", "It snowed."]
    assert {doc.metadata.format for doc in docs} == {"csv"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_csv(encoding: str) -> None:
    data = "id,text\n1,Die Fähre sank.\n".encode(encoding)
    named = encoding if encoding == "utf-16" else None
    assert [doc.text for doc in newsdoc.read_feed(data, format="csv", encoding=named)] == ["Die Fähre sank."]


@pytest.mark.parametrize(
    "head", ["Text and talk, he said.\nMore.", "one,two\n1,2\n", "text\nIt rained.\n", "Text, he said\n"]
)
def test_what_is_no_table(head: str) -> None:
    assert newsdoc.read(head.encode()).metadata.format == "plain"


def test_tables_without_a_text_are_refused() -> None:
    with pytest.raises(FormatError, match=r"no column.*line 1"):
        newsdoc.read(b"one,two\n1,2\n", format="csv")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("published", 1772531000, dt.datetime(2026, 3, 3, 9, 43, 20, tzinfo=dt.UTC)),
        ("timestamp", 1772531000500, dt.datetime(2026, 3, 3, 9, 43, 20, 500000, tzinfo=dt.UTC)),
        ("timestamp", 20260303, dt.datetime(2026, 3, 3)),  # noqa: DTZ001 - a date in figures
        ("timestamp", 303, None),
        ("timestamp", float("inf"), None),
        ("timestamp", True, None),
    ],
)
def test_times_may_be_numbers(field: str, value: object, expected: dt.datetime | None) -> None:
    doc = newsdoc.read(lines({"text": "Rain.", field: value}, {"text": "Sun."}))
    assert doc.metadata.issued == expected


@pytest.mark.parametrize("size", [10, 9000, 3_000_000])
@pytest.mark.parametrize("item", [False, True])
def test_lines_may_be_long(size: int, item: bool) -> None:  # noqa: FBT001 - a case of the table
    first = {"uri": "urn:x:1", "headline": "Rain"} if item else {"title": "Rain"}
    data = lines(first | {"body_text": "It rained. " * (size // 11)}, first | {"body_text": "Sun."})
    docs = list(newsdoc.read_feed(data, scope="none"))
    assert [doc.paragraphs[0].text[:5] if doc.paragraphs else "" for doc in docs] == [
        "It ra" if size > 10 else "",
        "Sun.",
    ]


def test_one_long_line_is_one_item() -> None:
    item = {"uri": "urn:x:1", "headline": "Rain", "body_text": "It rained. " * 2000}
    for end in (b"", b"\n"):
        doc = newsdoc.read(json.dumps(item).encode() + end, scope="none")
        assert (doc.metadata.format, doc.metadata.guid) == ("ninjs", "urn:x:1")


def test_names_may_stand_in_objects() -> None:
    doc = newsdoc.read(lines({"text": "Rain.", "source": {"id": None, "name": "Larkspur Herald"}}, {"text": "Sun."}))
    assert doc.metadata.provider == "Larkspur Herald"


def test_a_record_of_nothing_but_tags_is_told() -> None:
    data = lines({"text": "Rain."}, {"text": "<b>" * 300_000}, {"text": "Sun."})
    docs = list(newsdoc.read_feed(data))
    assert [[each.code for each in doc.diagnostics] for doc in docs] == [[], ["ND653"], []]
    assert docs[1].metadata.sequence == "2"


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_long_files_take_little_memory(kind: str) -> None:
    text = "It rained. " * 500
    row = lines({"text": text}) if kind == "jsonl" else f"1,{text}\n".encode()
    data = io.BytesIO((b"" if kind == "jsonl" else b"id,text\n") + row * 3000)
    tracemalloc.start()
    try:
        stream = stream_jsonl if kind == "jsonl" else stream_csv
        assert sum(1 for _ in stream(data)) == 3000
        assert tracemalloc.get_traced_memory()[1] < 1_500_000
    finally:
        tracemalloc.stop()
