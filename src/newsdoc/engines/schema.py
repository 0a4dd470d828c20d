"""The Arrow schema, version 1: one row a story with nested lists, and flat tables with one row a thing.

Described for readers in docs/arrow-schema.md. Offsets count characters of `text`, `end` is exclusive, as everywhere.
A change of names, types or meaning raises `VERSION`.
"""

from __future__ import annotations

import pyarrow as pa

VERSION = "1"
_METADATA = {"newsdoc.schema": VERSION}
_NAMES = pa.list_(pa.string())


def _struct(**types: pa.DataType) -> pa.StructType:
    return pa.struct([pa.field(name, kind) for name, kind in types.items()])


def _element(**types: pa.DataType) -> pa.StructType:
    return _struct(start=pa.int32(), end=pa.int32(), text=pa.string(), **types)


SPAN = _struct(start=pa.int32(), end=pa.int32())
SPANS = pa.list_(SPAN)
BLOCK = _struct(start=pa.int32(), end=pa.int32(), role=pa.string())
HEADLINE = _element(update_mark=pa.string())
SLUGLINE = _element(version=pa.string())
AUTHOR = _struct(start=pa.int32(), end=pa.int32(), name=pa.string(), title=pa.string(), affiliation=pa.string())
BYLINE = _element(authors=pa.list_(AUTHOR))
PLACE = _element(
    city=pa.string(), region=pa.string(), country=pa.string(), geoname_id=pa.int64(), latitude=pa.float64(),
    longitude=pa.float64(), timezone=pa.string(),
)  # fmt: skip
AGENCY = _element(id=pa.string(), name=pa.string(), country=pa.string(), wikidata=pa.string())
DATE = _element(value=pa.date32(), precision=pa.string(), rule=pa.string())
DATELINE = _element(places=pa.list_(PLACE), agencies=pa.list_(AGENCY), date=DATE)
SIGN_OFF = _element()
NOTE = _element(kind=pa.string())
CREDIT = _element(role=pa.string(), names=_NAMES)
QUOTATION = _element(
    inner_start=pa.int32(), inner_end=pa.int32(), open=pa.string(), close=pa.string(), kind=pa.string(),
    parent=pa.int32(),
)  # fmt: skip
PHRASE = _struct(spans=SPANS, text=pa.string())
SOURCE_PHRASE = _struct(spans=SPANS, text=pa.string(), kind=pa.string(), source_id=pa.int32(), name=pa.string())
ATTRIBUTION = _struct(
    source=SOURCE_PHRASE, cue=PHRASE, content=PHRASE, kind=pa.string(), parent=pa.int32(), confidence=pa.float64(),
    rule=pa.string(),
)  # fmt: skip
SOURCE = _struct(id=pa.int32(), name=pa.string(), mentions=SPANS, kind=pa.string(), description=pa.string())
DIAGNOSTIC = _struct(code=pa.string(), severity=pa.string(), start=pa.int32(), end=pa.int32())

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "text": pa.string(),
        "characters": pa.int32(),
        "language": pa.string(),
        "headline": HEADLINE,
        "slugline": SLUGLINE,
        "byline": BYLINE,
        "dateline": DATELINE,
        "sign_off": SIGN_OFF,
        "body_start": pa.int32(),
        "blocks": pa.list_(BLOCK),
        "paragraphs": SPANS,
        "quotations": pa.list_(QUOTATION),
        "attributions": pa.list_(ATTRIBUTION),
        "sources": pa.list_(SOURCE),
        "dates": pa.list_(DATE),
        "notes": pa.list_(NOTE),
        "credits": pa.list_(CREDIT),
        "diagnostics": pa.list_(DIAGNOSTIC),
        "error": pa.string(),
    },
    metadata=_METADATA,
)

_DOCUMENTS = pa.schema(
    {
        "id": pa.string(),
        "language": pa.string(),
        "slugline": pa.string(),
        "headline": pa.string(),
        "byline": pa.string(),
        "authors": _NAMES,
        "dateline": pa.string(),
        "city": pa.string(),
        "region": pa.string(),
        "country": pa.string(),
        "agency": pa.string(),
        "agencies": _NAMES,
        "date": pa.date32(),
        "body_start": pa.int32(),
        "characters": pa.int32(),
        "paragraphs": pa.int32(),
        "quotations": pa.int32(),
        "attributions": pa.int32(),
        "sources": pa.int32(),
        "diagnostics": _NAMES,
        "text": pa.string(),
        "error": pa.string(),
    },
    metadata=_METADATA,
)
_KEY = {"document_id": pa.string(), "index": pa.int32()}
_ATTRIBUTIONS = {
    "source": pa.string(), "source_kind": pa.string(), "source_id": pa.int32(), "source_name": pa.string(),
    "cue": pa.string(), "content": pa.string(), "kind": pa.string(), "parent": pa.int32(), "confidence": pa.float64(),
    "rule": pa.string(), "source_spans": SPANS, "cue_spans": SPANS, "content_spans": SPANS,
}  # fmt: skip


def _rows(kind: pa.StructType) -> pa.Schema:
    return pa.schema({**_KEY, **{field.name: field.type for field in kind}}, metadata=_METADATA)


FLAT_SCHEMAS = {
    "documents": _DOCUMENTS,
    "quotations": _rows(QUOTATION),
    "attributions": pa.schema({**_KEY, **_ATTRIBUTIONS}, metadata=_METADATA),
    "sources": _rows(SOURCE),
}
