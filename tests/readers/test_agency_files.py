"""Whole files as agencies send them, invented stories in their ways of writing: each field that the file speaks of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsdoc

if TYPE_CHECKING:
    from newsdoc import Document

FEEDS = Path(__file__).parent / "feeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FEEDS / "expected.json").read_text(encoding="utf-8"))


def fields_of(doc: Document) -> dict[str, Any]:
    """What is told of a document: its parts, and what the feed said, as far as there is any."""
    meta = doc.metadata.model_dump(mode="json", exclude_none=True)
    meta["subjects"] = [subject.get("code") or subject.get("name") for subject in meta.pop("subjects", [])]
    found = {
        "headline": doc.headline and doc.headline.text,
        "update": doc.headline and doc.headline.update_mark,
        "slugline": doc.slugline and doc.slugline.text,
        "take": doc.slugline and doc.slugline.version,
        "authors": [author.model_dump(exclude={"span"}, exclude_none=True) for author in doc.byline.authors]
        if doc.byline
        else None,
        "dateline": doc.dateline and doc.dateline.text,
        "places": [[place.city, place.country] for place in doc.dateline.places] if doc.dateline else None,
        "date": str(doc.dateline.date.value) if doc.dateline and doc.dateline.date else None,
        "paragraphs": [paragraph.text for paragraph in doc.paragraphs],
        "subheads": [block.text.strip() for block in doc.blocks if block.role == "subhead"],
        "notes": [note.text for note in doc.notes],
        "credits": [credit.text for credit in doc.credits],
        "sign_off": doc.sign_off and doc.sign_off.text,
    }
    return {name: value for name, value in found.items() if value} | {"metadata": meta}


def test_every_file_is_expected() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in FEEDS.glob("*.xml"))


@pytest.mark.parametrize("name", EXPECTED)
def test_fields(name: str) -> None:
    assert fields_of(newsdoc.read(FEEDS / f"{name}.xml")) == EXPECTED[name]
