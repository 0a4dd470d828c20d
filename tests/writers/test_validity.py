"""Whatever the text, what is written is valid: against the official schemas where they are to be had."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, texts

from newsdoc.metadata import Metadata, Subject
from newsdoc.parser import parse
from newsdoc.writers.write import FORMATS, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.document import Document

    Problems = Callable[[str, str], list[str]]

JSON = ("annotations", "json", "jsonld", "ninjs")
XML = ("newsml-g2", "nitf")
NOW = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)


def words() -> st.SearchStrategy[str | None]:
    real = ["usable", "stat:canceled", "a2345", "3", "en-GB", "subj", "urn:newsml:x:1", "http://cv.example.org/codes/"]
    return st.none() | st.sampled_from(real) | any_text(12)


def times() -> st.SearchStrategy[dt.datetime | None]:
    zones = st.none() | st.builds(dt.timezone, st.timedeltas(dt.timedelta(hours=-23), dt.timedelta(hours=23)))
    return st.none() | st.datetimes(timezones=zones)


def sent() -> st.SearchStrategy[Metadata]:
    """Anything that a feed could have said, sense or not."""
    fields: dict[str, st.SearchStrategy[object]] = {}
    for name, field in Metadata.model_fields.items():
        kind = str(field.annotation)
        fields[name] = (
            times() if "datetime" in kind
            else st.none() | st.integers(-3, 12) if "int" in kind
            else st.none() | st.lists(st.builds(Subject, code=words(), name=words(), scheme=words()), max_size=3)
            if "Subject" in kind
            else st.none() | st.lists(any_text(8), max_size=3) if "tuple" in kind
            else words()
        )  # fmt: skip
    return st.builds(Metadata, **fields)


def documents() -> st.SearchStrategy[Document]:
    return st.builds(lambda text, meta: parse(text).model_copy(update={"metadata": meta}), texts(), sent())


@pytest.mark.parametrize("name", FORMATS)
@given(doc=documents())
def test_any_document_can_be_written_and_stored(name: str, doc: Document) -> None:
    written = write(doc, name)
    assert written.endswith("\n") or not written
    if name != "json":  # two halves of a character side by side stay as they are there, see Document.model_dump_json
        written.encode()
    if name in JSON:
        json.loads(written)
    if name in XML:
        ET.fromstring(written)


@given(doc=documents(), version=st.sampled_from(["2.2", "3.1"]), zone=st.sampled_from([None, "Europe/Oslo"]))
def test_ninjs_is_valid(doc: Document, version: str, zone: str | None, ninjs_problems: Problems) -> None:
    assert ninjs_problems(write(doc, "ninjs", version=version, timezone=zone), version) == []


@given(doc=documents())
def test_nitf_is_valid(doc: Document, xml_problems: Problems) -> None:
    assert xml_problems(write(doc, "nitf"), "nitf") == []


@given(doc=documents(), content=st.sampled_from(["html", "nitf"]))
def test_newsml_g2_is_valid(doc: Document, content: str, xml_problems: Problems) -> None:
    assert xml_problems(write(doc, "newsml-g2", content=content, now=NOW), "newsml-g2") == []


def test_full_wire_is_valid(wire: Document, xml_problems: Problems, ninjs_problems: Problems) -> None:
    assert ninjs_problems(write(wire, "ninjs"), "3.1") == []
    assert ninjs_problems(write(wire, "ninjs", version="2.2"), "2.2") == []
    assert xml_problems(write(wire, "nitf"), "nitf") == []
    assert xml_problems(write(wire, "newsml-g2"), "newsml-g2") == []
    assert xml_problems(write(wire, "newsml-g2", content="nitf"), "newsml-g2") == []


@pytest.mark.parametrize("version", ["2.2", "3.1"])
def test_agencies_in_bylines_are_organisations(version: str, ninjs_problems: Problems) -> None:
    doc = parse("Ferry sinks\n\nBy The Associated Press\n\nOSLO (AP) - It rained all day.\n")
    written = write(doc, "ninjs", version=version)
    assert ninjs_problems(written, version) == []
    item = json.loads(written)
    assert "people" not in item
    assert item["organisations"] == [{"name": "The Associated Press", "rel": "author"}]
    article = json.loads(write(doc, "jsonld"))
    assert [author["@type"] for author in article["author"]] == ["Organization"]
