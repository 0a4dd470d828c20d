"""Parse a story and look at what was found. Run it from anywhere: python examples/quickstart.py."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import newsdoc


def main() -> None:
    """Show the elements of one story, each with the characters it came from."""
    text = (Path(__file__).parent / "port-dividend.txt").read_text(encoding="utf-8")
    doc = newsdoc.parse(text, reference_date=dt.date(2025, 1, 15))

    if doc.headline:
        print(f"Headline: {doc.headline.text}")
    if doc.byline:
        print(f"Written by: {', '.join(author.name for author in doc.byline.authors)}")

    if doc.dateline:
        for place in doc.dateline.places:
            print(f"Place: {place.text} -> {place.city}, {place.country}")
        for agency in doc.dateline.agencies:
            print(f"Agency: {agency.text} -> {agency.name}")
        if date := doc.dateline.date:
            print(f"Date: {date.text} -> {date.value} ({date.rule})")

    print(f"{len(doc.paragraphs)} paragraphs; the first begins {doc.paragraphs[0].text[:30]!r}")
    for quotation in doc.quotations:
        # Spans are offsets into doc.text, so every element can be found again in the source.
        assert doc.text[quotation.span.start : quotation.span.end] == quotation.text
        print(f"{quotation.kind} at {quotation.span.start}: {quotation.text!r}")

    for diagnostic in doc.diagnostics:
        print(f"{diagnostic.code}: {diagnostic.message}")

    # Documents are frozen and survive the way through JSON.
    assert newsdoc.Document.model_validate_json(doc.model_dump_json()) == doc


if __name__ == "__main__":
    main()
