"""The view of who says what: below the story, in its colours, and on narrow screens."""

from __future__ import annotations

from typing import Any

import pytest
from view_document import element, view

from newsdoc.document import Document


def said(source: str | None, cue: str, content: str, kind: str, **fields: Any) -> dict[str, Any]:
    """An attribution by its words, each of which occurs once in the text."""

    def phrase(part: str) -> dict[str, Any]:
        found = element(part)
        return {"spans": [found["span"]], "text": part}

    named = phrase(source) | {"kind": "nominal", "source_id": fields.pop("source_id", None)} if source else None
    parts = {"source": named, "cue": phrase(cue), "content": phrase(content), "kind": kind}
    return parts | {"confidence": 0.876, "rule": "cue"} | fields


@pytest.fixture(scope="session")
def attributed(document: Document) -> Document:
    """The same with who says what: one of each kind, one inside another, one without a source."""
    raw = document.model_dump()
    raw["attributions"] = [
        said("its captain", "said", "The ferry came back\non Sunday, “late as ever,”", "mixed", source_id=0),
        said("He", "added", "“My father said, ‘Never sail on a Monday.’ So I did.”", "direct", source_id=0),
        said("My father", "said, ‘", "‘Never sail on a Monday.’", "direct", parent=1),
        said(None, "was called", "“The Gull”", "direct", confidence=1),
    ]
    mentions = [raw["attributions"][0]["source"]["spans"][0]]
    raw["sources"] = [{"id": 0, "name": "Captain Isla Rae", "mentions": mentions, "kind": "person"}]
    return Document.model_validate(raw)


def test_who_said_what_stands_below_the_story(attributed: Document) -> None:
    shown = view(attributed)
    assert (
        """
sign-off  ENDS

          Who said what
       1  Captain Isla Rae  mixed      88%  The ferry came back on Sunday, “lat…
       2  Captain Isla Rae  direct     88%  “My father said, ‘Never sail on a M…
            My father       direct     88%  ‘Never sail on a Monday.’
       2  (not named)       direct    100%  “The Gull”

   ND201  quotation"""
        in shown
    )
    assert "4 attributions (3 direct, 1 mixed)" in " ".join(shown.split())


def test_narrow_screens_get_the_content_below_its_source(attributed: Document) -> None:
    shown = view(attributed, width=50)
    assert "       1  Captain Isla Rae  mixed      88%\n            The ferry came back on Sunday, “late …\n" in shown
    assert "            My father  direct     88%\n              ‘Never sail on a Monday.’\n" in shown


@pytest.mark.parametrize("width", [1, 20, 40, 80, 100, 140, 400])
def test_who_said_what_fits_the_width(attributed: Document, width: int) -> None:
    longest = max(len(line.rstrip()) for line in view(attributed, width=width).splitlines())
    assert longest <= max(34, min(width, 98))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("its captain", "4"),
        ("The ferry came back on Sunday, ", "36"),
        ("“late as ever,”", "32"),
        ("was called", "1"),
        ("“The", "35"),
        ("added", "1"),
    ],
)
def test_sources_cues_and_contents_are_told_apart(attributed: Document, words: str, codes: str) -> None:
    story = view(attributed, width=140, colour=True).split("Who said what")[0]
    assert f"\x1b[{codes}m{words}\x1b[0m" in story


def test_attributions_inside_of_each_other_forever_are_left_out(attributed: Document) -> None:
    raw = attributed.model_dump()
    for index, parent in enumerate((1, 0, 2, 99)):
        raw["attributions"][index]["parent"] = parent
    assert "Who said what" not in view(Document.model_validate(raw))
