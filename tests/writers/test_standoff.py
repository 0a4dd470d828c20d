"""Annotations, brat and CoNLL point at the very characters that the document points at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from strategies import texts

from newsdoc.document import Document
from newsdoc.errors import OptionError
from newsdoc.parser import parse
from newsdoc.writers.characters import writable
from newsdoc.writers.marks import marks
from newsdoc.writers.write import text_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator


def targets(written: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The two selectors of every target."""
    for item in json.loads(written)["items"]:
        found = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in found:
            position, quote = target["selector"]
            yield position, quote


@given(text=texts())
def test_selectors_resolve(text: str) -> None:
    doc = parse(text)
    stored = text_of(doc)
    assert len(stored) == len(doc.text)
    for position, quote in targets(write(doc, "annotations")):
        start, end = position["start"], position["end"]
        assert stored[start:end] == quote["exact"]
        assert stored[:start].endswith(quote.get("prefix", ""))
        assert stored[end:].startswith(quote.get("suffix", ""))


def test_annotations_name_all_that_was_found(wire: Document) -> None:
    items = json.loads(write(wire, "annotations"))["items"]
    tags = [item["body"][0]["value"] for item in items]
    assert {"Slugline", "Headline", "Byline", "Author", "Dateline", "Place", "Agency", "Date", "Paragraph", "Quotation",
            "Note", "Credit", "SignOff", "Mention", "Content", "Cue", "Source"} == set(tags)  # fmt: skip
    place = items[tags.index("Place")]
    assert place["motivation"] == "identifying"
    assert place["body"][-1] == {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": "https://sws.geonames.org/3143244/",
    }


def test_annotations_of_one_attribution_are_linked(wire: Document) -> None:
    items = json.loads(write(wire, "annotations"))["items"]
    by_id = {item["id"]: item for item in items}
    content = next(item for item in items if item["body"][0]["value"] == "Content")
    linked = [by_id[body["source"]] for body in content["body"] if body.get("purpose") == "linking"]
    said = [item["target"]["selector"][1]["exact"] for item in linked]
    assert said == ["the harbour master, Bo Lund", "said."]


def test_discontinuous_part_has_several_targets(wire: Document) -> None:
    items = json.loads(write(wire, "annotations"))["items"]
    content = [item for item in items if item["body"][0]["value"] == "Content"][1]
    assert [target["selector"][1]["exact"] for target in content["target"]] == ["Nobody was", "hurt"]


def test_source_of_the_annotations_can_be_named(wire: Document) -> None:
    page = json.loads(write(wire, "annotations", source="https://example.org/story.txt"))
    assert page["id"] == "https://example.org/story.txt#annotations"
    assert page["items"][0]["target"]["source"] == "https://example.org/story.txt"
    with pytest.raises(OptionError, match="source must be a URI"):
        write(wire, "annotations", source="my story")


@given(text=texts())
def test_brat_lines_resolve(text: str) -> None:
    doc = parse(text)
    stored = text_of(doc)
    for line in write(doc, "brat").removesuffix("\n").split("\n"):
        if line.startswith("T"):
            _, where, words = line.split("\t")
            spans = [tuple(map(int, pair.split())) for pair in where.split(" ", 1)[1].split(";")]
            assert " ".join(stored[start:end] for start, end in spans).replace("\t", " ") == words
            assert spans == sorted(spans)


def test_brat_has_parts_relations_and_facts(wire: Document) -> None:
    lines = write(wire, "brat").splitlines()
    names = {line.split("\t")[0]: line for line in lines}
    relations = [line.split("\t")[1] for line in lines if line.startswith("R")]
    assert len(relations) == 2
    for relation, label, words in zip(
        relations, ("Cue", "Source"), ("said.", "the harbour master, Bo Lund"), strict=True
    ):
        kind, first, second = relation.split(" ")
        assert kind == f"{label}Of"
        assert names[first.removeprefix("Arg1:")].endswith(f"\t{words}")
        assert names[second.removeprefix("Arg2:")].endswith("\tThe ferry “will sail again”")
    assert any("city=Oslo" in line and "geonames" in line for line in lines if line.startswith("#"))


def test_brat_cuts_at_line_ends(wire: Document) -> None:
    first = next(p for p in wire.paragraphs if "\n" in p.text)
    upper, lower = first.text.split("\n")
    middle = first.span.start + len(upper)
    where = f"Paragraph {first.span.start} {middle};{middle + 1} {first.span.end}"
    assert f"\t{where}\t{upper} {lower}\n" in write(wire, "brat")


@given(text=texts())
def test_conll_tokens_are_the_words_of_the_text(text: str) -> None:
    doc = parse(text)
    stored, reached = writable(doc.text), 0
    for line in write(doc, "conll").split("\n")[1:]:
        if line:
            number, form, start, end, _, _, _, _ = line.split("\t")
            assert stored[int(start) : int(end)] == form
            assert int(start) >= reached
            assert int(number) > 0
            reached = int(end)


def test_conll_marks_who_said_what(wire: Document) -> None:
    rows = [line.split("\t") for line in write(wire, "conll").splitlines() if line][1:]
    column = {row[1]: row[7] for row in rows if row[7] != "_"}
    assert column["The"] == "B-Content:0"
    assert column["ferry"] == "I-Content:0"
    assert column["harbour"] == "I-Source:0"
    assert column["said"] == "B-Cue:0"
    assert column["Nobody"] == "B-Content:1"
    assert column["hurt"] == "I-Content:1"
    assert ["OSLO", "dateline", "B-Place"] in [[row[1], row[4], row[5]] for row in rows]
    assert {row[6] for row in rows if row[1] == "“"} <= {"B-fragment", "B-speech"}


def test_marks_cover_every_kind_and_stand_in_order(wire: Document) -> None:
    found = [mark for mark in marks(wire) if mark.attribution is None]
    assert [mark.spans[0][0] for mark in found] == sorted(mark.spans[0][0] for mark in found)


def test_deep_nesting_is_no_recursion() -> None:
    doc = parse("OSLO (AP) - " + "“‘" * 300 + "a" + "’”" * 300 + " he said.")
    assert write(doc, "brat")
    assert write(doc, "annotations")


def test_json_is_the_document(wire: Document) -> None:
    assert Document.model_validate_json(write(wire, "json")) == wire
    assert Document.model_validate_json(write(wire, "json", indent=2)) == wire
