"""From the stages' plain tuples to Arrow columns, without the model and without JSON.

A struct is a tuple in the order of its fields, which Arrow's own converter takes as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from newsdoc.data import table
from newsdoc.engines.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.parts import Analysis, AttributionPart, DatelinePart, QuotationPart, SourcePart

Row = tuple[Any, ...]
_LISTS = 9  # columns of lists, empty where a text was not parsed


def record_batch(rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as `row` and `empty_row` make them, as one batch of `SCHEMA`."""
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def empty_row(key: str | None, text: str | None, error: str | None) -> Row:
    """The row of a text that was not parsed, because there is none or because of an error."""
    length = None if text is None else len(text)
    return (key, text, length, None, None, None, None, None, None, None, *[()] * _LISTS, error)


def row(key: str | None, analysis: Analysis, *, keep_text: bool) -> Row:
    """The row of a text."""
    text, layout = analysis.text, analysis.layout

    def element(part: Any) -> Row | None:
        return None if part is None else (part[0], part[1], text[part[0] : part[1]], *part[2:])

    names = {source.id: text[source.name[0] : source.name[1]] for source in analysis.sources}
    byline = layout.byline
    severities = table("diagnostics")
    return (
        key,
        text if keep_text else None,
        len(text),
        analysis.language,
        element(layout.headline),
        element(layout.slugline),
        byline and (*(element(byline) or ())[:3], [_author(text, author) for author in byline.authors]),
        _dateline(text, analysis.dateline),
        element(layout.sign_off),
        layout.body_start,
        layout.blocks,
        layout.paragraphs,
        list(_quotations(text, analysis.quotations)),
        [_attribution(text, each, names) for each in analysis.attributions],
        [_source(text, each) for each in analysis.sources],
        [element(each) for each in analysis.dates],
        [element(each) for each in layout.notes],
        [(*(element(each) or ())[:4], [text[s:e] for s, e in each.names]) for each in layout.credits],
        [
            (code, severities[code]["severity"], start, end)
            for code, start, end in sorted(analysis.findings, key=lambda f: (f.start, f.end, f.code))
        ],
        None,
    )


def _author(text: str, author: Row) -> Row:
    return (author[0], author[1], text[author[0] : author[1]], *author[2:])


def _dateline(text: str, part: DatelinePart | None) -> Row | None:
    if part is None:
        return None

    def full(each: Row) -> Row:
        return (each[0], each[1], text[each[0] : each[1]], *each[2:])

    return (
        part.start,
        part.end,
        text[part.start : part.end],
        [full(place) for place in part.places],
        [full(agency) for agency in part.agencies],
        part.date and full(part.date),
    )


def _quotations(text: str, parts: Sequence[QuotationPart]) -> Iterator[Row]:
    """Outer ones before those inside them; `parent` is the place in this order of the one around it."""
    count = 0
    waiting: list[tuple[QuotationPart, int | None]] = [(part, None) for part in reversed(parts)]
    while waiting:
        part, parent = waiting.pop()
        waiting += [(child, count) for child in reversed(part.children)]
        yield (part.start, part.end, text[part.start : part.end], *part[2:7], parent)
        count += 1


def _phrase(text: str, spans: Sequence[tuple[int, int]]) -> Row:
    return (spans, " ".join([text[start:end] for start, end in spans]))


def _attribution(text: str, part: AttributionPart, names: dict[int, str]) -> Row:
    known = part.source or part.source_id is not None
    name = None if part.source_id is None else names.get(part.source_id)
    return (
        (*_phrase(text, part.source), part.source_kind, part.source_id, name) if known else None,
        _phrase(text, part.cue) if part.cue else None,
        _phrase(text, part.content),
        part.kind,
        part.parent,
        part.confidence,
        part.rule,
    )


def _source(text: str, part: SourcePart) -> Row:
    described = part.description
    return (
        part.id,
        text[part.name[0] : part.name[1]],
        part.mentions,
        part.kind,
        described and text[described[0] : described[1]],
    )
