"""What is painted on the text: attributions, quotations, places and dates, mentions of sources, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.writers.marks import marks
from newsdoc.writers.page.segments import Paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Document
    from newsdoc.writers.marks import Mark

_PARTS = {"Source": "source", "Cue": "cue", "Content": "content"}
_FACTS = {"Author": "author", "Place": "place", "Agency": "agency", "Date": "date"}

# A finding that covers a whole paragraph would underline it all: its first words say where to look.
UNDERLINED = 60


def paints(doc: Document) -> Iterator[Paint]:
    """Everything that makes a stretch of the story look different.

    Example:
        >>> from newsdoc.parser import parse
        >>> [paint.name for paint in paints(parse("OSLO (AP) - It “rained”."))]
        ['place', 'agency', 'fragment']
    """
    for mark in marks(doc):
        yield from _painted(mark)
    for finding in doc.diagnostics:
        if finding.span:
            start, end = finding.span.start, min(finding.span.end, finding.span.start + UNDERLINED)
            yield Paint(start, end, "finding", finding.severity)


def _painted(mark: Mark) -> Iterator[Paint]:
    facts = dict(mark.facts)
    for start, end in mark.spans:
        if mark.label in _PARTS and mark.attribution is not None:
            yield Paint(start, end, "attribution", _PARTS[mark.label], mark.attribution)
        elif mark.label == "Quotation":
            yield Paint(start, end, "quotation", facts["kind"])
        elif mark.label == "Mention":
            yield Paint(start, end, "mention", "mention", int(facts["source"]))
        elif mark.label in _FACTS:
            yield Paint(start, end, "fact", _FACTS[mark.label], 0, _title(mark.label, facts), facts.get("value"))


def _title(label: str, facts: dict[str, str]) -> str | None:
    """What is known of a place, an agency, an author or a date, in one line."""
    names = {
        "Place": ("city", "region", "country"),
        "Agency": ("name",),
        "Author": ("title", "affiliation"),
        "Date": ("value",),
    }
    known = [facts[name] for name in names[label] if name in facts]
    return ", ".join(known) or None
