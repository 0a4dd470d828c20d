"""The promises that every document keeps, whatever text it was made from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from newsdoc.data import table
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Document, Phrase, Quotation, Span

_INVISIBLE = frozenset(WHITE)


def problems(doc: Document) -> list[str]:
    """Every promise that the document breaks, in words; an empty list is what one hopes for.

    Example:
        >>> from newsdoc import parse
        >>> problems(parse("Tehran, IRNA – The bridge will open on Monday."))
        []
    """
    return [*_tiling(doc), *_spans(doc), *_nesting(doc), *_order(doc), *_speech(doc), *_diagnostics(doc)]


def _tiling(doc: Document) -> Iterator[str]:
    at = 0
    for number, block in enumerate(doc.blocks):
        if block.span.start != at:
            yield f"block {number} begins at {block.span.start}, the one before it ends at {at}"
        if block.span.end <= block.span.start:
            yield f"block {number} is empty"
        at = block.span.end
    if at != len(doc.text):
        yield f"the blocks end at {at}, the text at {len(doc.text)}"
    if "".join(block.text for block in doc.blocks) != doc.text:
        yield "the blocks do not spell the text"


def elements(doc: Document) -> Iterator[tuple[str, Span, str]]:
    """Everything in a document that has a span and words of its own: its path, its span, its words.

    Example:
        >>> from newsdoc import parse
        >>> [path for path, span, words in elements(parse("Yes."))]
        ['doc.blocks[0]', 'doc.paragraphs[0]']
    """
    waiting: list[tuple[str, Any]] = [("doc", doc)]
    while waiting:
        path, value = waiting.pop()
        fields = value.__dict__
        words = fields.get("text", fields.get("name"))
        span = fields.get("span")
        if span is not None and words is not None:
            yield path, span, words
        inner: list[tuple[str, Any]] = []
        for name, part in fields.items():
            if isinstance(part, tuple):
                inner += [(f"{path}.{name}[{at}]", item) for at, item in enumerate(part) if isinstance(item, BaseModel)]
            elif isinstance(part, BaseModel) and name not in {"span", "inner"}:
                inner.append((f"{path}.{name}", part))
        waiting += reversed(inner)


def _spans(doc: Document) -> Iterator[str]:
    text = doc.text
    for path, span, words in elements(doc):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{path} has the span {span.start}-{span.end} in a text of {len(text)}"
        elif text[span.start : span.end] != words:
            yield f"{path} says {words!r}, its span {text[span.start : span.end]!r}"
        elif ".blocks[" not in path and not _INVISIBLE.isdisjoint((words[0], words[-1])):
            yield f"{path} is not trimmed: {words!r}"
    if not 0 <= doc.body_start <= len(text):
        yield f"body_start is {doc.body_start} in a text of {len(text)}"


def _inside(child: Span, parent: Span) -> bool:
    return parent.start <= child.start and child.end <= parent.end


def _apart(label: str, spans: list[Span]) -> Iterator[str]:
    """Spans that should follow each other without touching the same character."""
    for before, after in pairwise(spans):
        if after.start < before.end:
            yield f"{label}: {before.start}-{before.end} and {after.start}-{after.end} overlap or are out of order"


def _nesting(doc: Document) -> Iterator[str]:
    if doc.dateline:
        line = doc.dateline
        parts = [*line.places, *line.agencies, *([line.date] if line.date else [])]
        for part in parts:
            if not _inside(part.span, line.span):
                yield f"{part.text!r} lies outside the dateline {line.text!r}"
        yield from _apart("parts of the dateline", sorted((part.span for part in parts), key=lambda span: span.start))
        if line.span.end > doc.body_start:
            yield f"the body begins at {doc.body_start}, inside the dateline"
    if doc.byline:
        for author in doc.byline.authors:
            if not _inside(author.span, doc.byline.span):
                yield f"the author {author.name!r} lies outside the byline {doc.byline.text!r}"
        yield from _apart("authors", [author.span for author in doc.byline.authors])
    yield from _quotations(doc, doc.quotations)


def _quotations(doc: Document, level: tuple[Quotation, ...]) -> Iterator[str]:
    """One level of quotations, then those inside each: a loop, as hostile texts could nest deeper than calls may."""
    levels = [level]
    while levels:
        level = levels.pop()
        yield from _apart("quotations", [quotation.span for quotation in level])
        for quotation in level:
            span, inner = quotation.span, quotation.inner
            if not (_inside(inner, span) and inner.start <= inner.end):
                yield f"{inner.start}-{inner.end}, the inside of {quotation.text!r}, leaves {span.start}-{span.end}"
            if not doc.text.startswith(quotation.open, span.start):
                yield f"{quotation.text!r} does not begin with its mark {quotation.open!r}"
            if quotation.closed != (quotation.close is not None):
                yield f"{quotation.text!r} has the closing mark {quotation.close!r}, yet closed={quotation.closed}"
            if quotation.close is not None and not doc.text.endswith(quotation.close, span.start, span.end):
                yield f"{quotation.text!r} does not end with its mark {quotation.close!r}"
            for child in quotation.children:
                if not _inside(child.span, inner):
                    yield f"{child.text!r} lies outside {quotation.text!r}"
            levels.append(quotation.children)


def _order(doc: Document) -> Iterator[str]:
    yield from _apart("paragraphs", [paragraph.span for paragraph in doc.paragraphs])
    yield from _apart("notes", [note.span for note in doc.notes])
    yield from _apart("credits", [credit.span for credit in doc.credits])
    if doc.paragraphs and doc.paragraphs[0].span.start < doc.body_start:
        yield f"a paragraph begins at {doc.paragraphs[0].span.start}, the body at {doc.body_start}"
    heads = [part.span for part in (doc.headline, doc.slugline, doc.byline, doc.dateline, doc.sign_off) if part]
    rest = [paragraph.span for paragraph in doc.paragraphs]
    yield from _apart("headline, byline, dateline, paragraphs", sorted(heads + rest, key=lambda span: span.start))


def _speech(doc: Document) -> Iterator[str]:
    """Attributions and sources, whose parts may stand in several stretches."""
    ids = {source.id for source in doc.sources}
    for number, attribution in enumerate(doc.attributions):
        phrases = [part for part in (attribution.source, attribution.cue, attribution.content) if part]
        for phrase in phrases:
            yield from _phrase(doc.text, f"attribution {number}", phrase)
        spans = sorted((span for phrase in phrases for span in phrase.spans), key=lambda span: span.start)
        yield from _apart(f"source, cue and content of attribution {number}", spans)
        if attribution.source and attribution.source.source_id not in {None, *ids}:
            yield f"attribution {number} has the source {attribution.source.source_id}, which is not listed"
        if attribution.parent is not None and not 0 <= attribution.parent < len(doc.attributions):
            yield f"attribution {number} has the parent {attribution.parent} of {len(doc.attributions)}"
        if not 0 <= attribution.confidence <= 1:
            yield f"attribution {number} has the confidence {attribution.confidence}"
    for source in doc.sources:
        for mention in source.mentions:
            if not 0 <= mention.start < mention.end <= len(doc.text):
                yield f"source {source.id} is mentioned at {mention.start}-{mention.end} in {len(doc.text)} characters"


def _phrase(text: str, owner: str, phrase: Phrase) -> Iterator[str]:
    yield from _apart(owner, list(phrase.spans))
    stretches = [text[span.start : span.end] for span in phrase.spans]
    if not all(stretches) or " ".join(stretches) != phrase.text:
        yield f"{owner} says {phrase.text!r}, its spans {stretches!r}"


def _diagnostics(doc: Document) -> Iterator[str]:
    known = table("diagnostics")
    for diagnostic in doc.diagnostics:
        if diagnostic.code not in known:
            yield f"the diagnostic {diagnostic.code} is not in the table"
        span = diagnostic.span
        if span and not 0 <= span.start <= span.end <= len(doc.text):
            yield f"the diagnostic {diagnostic.code} has the span {span.start}-{span.end} in {len(doc.text)} characters"
