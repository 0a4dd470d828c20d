"""W3C Web Annotation: every element as an annotation on the text, by position and by quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdoc.errors import OptionError
from newsdoc.writers.characters import writable
from newsdoc.writers.facts import is_uri, uri_of
from newsdoc.writers.json_text import json_text
from newsdoc.writers.marks import marks

if TYPE_CHECKING:
    from newsdoc.document import Document
    from newsdoc.writers.marks import Mark

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of a quotation's prefix and suffix
_Fields = dict[str, Any]


def write_annotations(doc: Document, *, source: str | None = None, indent: int | None = None) -> str:
    """A document as an annotation page; positions count Unicode characters, as the standard asks.

    Args:
        doc: The document.
        source: The IRI of the text that is annotated; its guid, or a name made from the text, if not given.
        indent: Blanks a level, or None for one line.

    Returns:
        The JSON-LD text. The selectors resolve in the text as `newsdoc.writers.write.text_of` gives it.

    Raises:
        OptionError: `source` is not a URI.

    Example:
        >>> from newsdoc.parser import parse
        >>> '"exact":"“rained”"' in write_annotations(parse("OSLO (AP) - It “rained”."))
        True
    """
    if source is not None and not is_uri(source):
        raise OptionError(f"source must be a URI, not {source!r}")
    base, text = source or uri_of(doc), writable(doc.text)
    found = marks(doc)
    # The parts of an attribution point at each other by the numbers of their annotations.
    parts = {(mark.attribution, mark.label): number for number, mark in enumerate(found, 1)}
    items = [_annotation(number, mark, base, text, parts) for number, mark in enumerate(found, 1)]
    page = {"@context": _CONTEXT, "id": f"{base.partition('#')[0]}#annotations", "type": "AnnotationPage"}
    return json_text(page | {"items": items}, indent=indent)


def _annotation(number: int, mark: Mark, base: str, text: str, parts: dict[tuple[int | None, str], int]) -> _Fields:
    page = base.partition("#")[0]
    body: list[_Fields] = [{"type": "TextualBody", "purpose": "tagging", "value": mark.label}]
    body += [
        {"type": "TextualBody", "purpose": "describing", "value": f"{name}: {writable(fact)}"}
        for name, fact in mark.facts
    ]
    if mark.identity:
        body.append({"type": "SpecificResource", "purpose": "identifying", "source": mark.identity})
    if mark.label == "Content":
        linked = (parts.get((mark.attribution, label)) for label in ("Source", "Cue"))
        body += [
            {"type": "SpecificResource", "purpose": "linking", "source": f"{page}#annotation-{to}"}
            for to in linked
            if to
        ]
    targets = [{"source": base, "selector": _selectors(text, *span)} for span in mark.spans]
    return {
        "id": f"{page}#annotation-{number}",
        "type": "Annotation",
        "motivation": "identifying" if mark.identity else "tagging",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(text: str, start: int, end: int) -> list[_Fields]:
    """Two ways to one stretch: where it is, and what it says between which words."""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
    ]
