"""Blocks that a format named: honoured as they are, with the rules of texts at work on the rest."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc.readers.reading import Facts, StoryText, make_reading
from newsdoc.testing.invariants import problems

LEAD = "A ferry sank off the coast on Monday, the harbour master said."


def parse(**parts: object) -> newsdoc.Document:
    paragraphs = parts.pop("body", [LEAD])
    assert isinstance(paragraphs, list)
    story = StoryText(**parts, paragraphs=[("paragraph", words) for words in paragraphs])  # type: ignore[arg-type]
    doc = newsdoc.Parser().read(make_reading(story, Facts()))
    assert not problems(doc)
    return doc


def roles(doc: newsdoc.Document) -> list[str]:
    return [block.role for block in doc.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([LEAD, "Two."], ["paragraph", "paragraph"]),
        (["By Ada Stone", LEAD], ["byline", "paragraph"]),
        (["By Ada Stone", "AP Science Writer", LEAD], ["byline", "byline", "paragraph"]),
        (["(Adds quotes)", f"LUND (AP) - {LEAD}"], ["note", "dateline", "paragraph"]),
        (["(In March 4 story, corrects age of ferry)", f"LUND (AP) - {LEAD}"], ["note", "dateline", "paragraph"]),
        (["Ferry was fifty years old", f"LUND (AP) - {LEAD}"], ["subhead", "dateline", "paragraph"]),
        (["LUND, Sweden (AP) -", LEAD], ["dateline", "paragraph"]),
        (["Ada Stone", f"LUND (AP) - {LEAD}"], ["byline", "dateline", "paragraph"]),
        (["* Ferry was old", "* Captain was young", LEAD], ["note", "note", "paragraph"]),
        (["* Ferry was old", "* Captain was young"], ["paragraph", "paragraph"]),
        ([LEAD, "STT"], ["paragraph", "sign_off"]),
        ([LEAD, "EFE gr/bp"], ["paragraph", "sign_off"]),
        ([LEAD, "(Reporting by Ada Stone)"], ["paragraph", "credit"]),
        ([LEAD, "ENDS"], ["paragraph", "sign_off"]),
        ([LEAD, "* * *", LEAD], ["paragraph", "furniture", "paragraph"]),
        ([LEAD, "EDITOR'S NOTE: The ferry was old.", LEAD], ["paragraph", "note", "paragraph"]),
        (["By Ada Stone"], ["paragraph"]),
        (["(Reporting by Ada Stone)"], ["paragraph"]),
        ([], []),
    ],
)
def test_what_paragraphs_are(body: list[str], expected: list[str]) -> None:
    assert roles(parse(body=body)) == expected


def test_named_parts_come_first() -> None:
    doc = parse(slugline="ferry", headline="Ferry sinks", byline="Ada Stone", dateline="Oslo", notes=["A note."])
    assert roles(doc) == ["slug", "headline", "byline", "note", "dateline", "paragraph"]
    assert doc.text[doc.body_start :] == LEAD


def test_a_headline_that_looks_like_a_paragraph_stays_a_headline() -> None:
    doc = parse(headline=LEAD, body=["It was old."])
    assert doc.headline is not None
    assert doc.headline.text == LEAD
    assert len(doc.paragraphs) == 1


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Stone and Bo Lund, dpa", ["Ada Stone", "Bo Lund"]),
        ("ADA STONE, BO LUND", ["ADA STONE", "BO LUND"]),
        ("Von Ada Stone", ["Ada Stone"]),
        ("Ada Stone\nAP Science Writer", ["Ada Stone"]),
    ],
)
def test_authors_are_told_without_a_word_before_them(byline: str, names: list[str]) -> None:
    found = parse(byline=byline).byline
    assert found is not None
    assert found.text == byline.partition("\n")[0]
    assert [author.name for author in found.authors] == names


@pytest.mark.parametrize("dateline", ["Zzyzx Qwrt", "3 Feb", "(AP)", "—"])
def test_a_named_dateline_without_a_known_place_stands(dateline: str) -> None:
    doc = parse(dateline=dateline)
    assert doc.dateline is not None
    assert doc.dateline.text == dateline
    assert doc.dateline.places == () or doc.dateline.places[0].country is None


def test_a_sign_off_inside_the_last_paragraph_ends_it() -> None:
    doc = parse(body=[LEAD, "The mayor wept, the council said. Enditem"])
    assert [paragraph.text for paragraph in doc.paragraphs][1:] == ["The mayor wept, the council said."]
    assert doc.sign_off is not None
