"""From the stages' plain tuples to the public model: the only place that makes a `Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel

from newsdoc.data import table
from newsdoc.document import (
    Attribution,
    Block,
    DateMention,
    Document,
    Paragraph,
    Phrase,
    Quotation,
    Source,
    SourcePhrase,
    Span,
)

if TYPE_CHECKING:
    from newsdoc.feed_parts import Facts
    from newsdoc.parts import (
        Analysis,
        AttributionPart,
        BylinePart,
        DatelinePart,
        DatePart,
        Finding,
        QuotationPart,
        SourcePart,
    )

Model = TypeVar("Model", bound=BaseModel)
Raw = dict[str, Any]
Spans = tuple[tuple[int, int], ...]


def assemble(analysis: Analysis, facts: Facts | None = None) -> Document:
    """The document of an analysis; every text is cut from the source here, so spans and texts cannot differ.

    Args:
        analysis: What was found in the text.
        facts: What a feed format said beside it.
    """
    text, layout = analysis.text, analysis.layout

    def element(part: Any) -> Raw:
        start, end = part[:2]
        return {"span": {"start": start, "end": end}, "text": text[start:end]}

    def full(part: NamedTuple | None) -> Raw | None:
        return None if part is None else element(part) | dict(zip(part._fields[2:], part[2:], strict=True))

    def dateline(part: DatelinePart | None) -> Raw | None:
        if part is None:
            return None
        lists = {"places": [full(p) for p in part.places], "agencies": [full(a) for a in part.agencies]}
        return element(part) | lists | {"date": full(part.date)}

    raw: Raw = {
        "text": text,
        "language": analysis.language,
        "headline": full(layout.headline),
        "slugline": full(layout.slugline),
        "byline": _byline(text, layout.byline),
        "dateline": dateline(analysis.dateline),
        "sign_off": full(layout.sign_off),
        "body_start": layout.body_start,
        "blocks": [
            _made(Block, {"span": _span(start, end), "text": text[start:end], "role": role})
            for start, end, role in layout.blocks
        ],
        "paragraphs": [
            _made(Paragraph, {"span": _span(start, end), "text": text[start:end]}) for start, end in layout.paragraphs
        ],
        "quotations": [_quotation(text, q) for q in analysis.quotations],
        "attributions": [_attribution(text, a) for a in analysis.attributions],
        "sources": [_source(text, s) for s in analysis.sources],
        "dates": [_date(text, d) for d in analysis.dates],
        "notes": [full(n) for n in layout.notes],
        "credits": [element(c) | {"role": c.role, "names": [text[s:e] for s, e in c.names]} for c in layout.credits],
    }
    if facts is not None:
        raw["metadata"] = facts.raw()
    raw["diagnostics"] = [_diagnostic(f) for f in sorted(analysis.findings, key=lambda f: (f.start, f.end, f.code))]
    return Document.model_validate(raw)


def _made(model: type[Model], values: Raw) -> Model:
    """A model of values that are known to be right and complete.

    Texts have most of these in numbers, and validating them again would cost more than twice as much.
    """
    made = _new(model)
    _put_values(made, values)
    _put_names(made, _NAMES[model])
    _put_extra(made, None)
    _put_private(made, None)
    return made


# The slots of every model; a frozen one has no other door, and object.__setattr__ would look each up by its name.
_new = object.__new__
_put_values, _put_names, _put_extra, _put_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
_NAMES: dict[type[BaseModel], set[str]] = {
    model: set(model.model_fields)
    for model in (Attribution, Block, DateMention, Paragraph, Phrase, Quotation, Source, SourcePhrase, Span)
}


def _span(start: int, end: int) -> Span:
    return _made(Span, {"start": start, "end": end})


def _quotation(text: str, part: QuotationPart) -> Quotation:
    values = {
        "span": _span(part.start, part.end),
        "text": text[part.start : part.end],
        "inner": _span(part.inner_start, part.inner_end),
        "open": part.open,
        "close": part.close,
        "closed": part.close is not None,
        "kind": part.kind,
        "children": tuple(_quotation(text, child) for child in part.children),
    }
    return _made(Quotation, values)


def _byline(text: str, part: BylinePart | None) -> Raw | None:
    if part is None:
        return None
    authors = [
        {
            "name": text[a.start : a.end],
            "span": {"start": a.start, "end": a.end},
            "title": a.title,
            "affiliation": a.affiliation,
        }
        for a in part.authors
    ]
    return {"span": {"start": part.start, "end": part.end}, "text": text[part.start : part.end], "authors": authors}


def _date(text: str, part: DatePart) -> DateMention:
    start, end, value, precision, rule = part
    values = {"span": _span(start, end), "text": text[start:end], "value": value, "precision": precision, "rule": rule}
    return _made(DateMention, values)


def _phrase(text: str, spans: Spans) -> Raw:
    words = " ".join([text[start:end] for start, end in spans])
    return {"spans": tuple([_span(start, end) for start, end in spans]), "text": words}


def _attribution(text: str, part: AttributionPart) -> Attribution:
    source = None
    if part.source or part.source_id is not None:
        kind = {"kind": part.source_kind, "source_id": part.source_id}
        source = _made(SourcePhrase, _phrase(text, part.source) | kind)
    values = {
        "source": source,
        "cue": _made(Phrase, _phrase(text, part.cue)) if part.cue else None,
        "content": _made(Phrase, _phrase(text, part.content)),
        "kind": part.kind,
        "parent": part.parent,
        "confidence": part.confidence,
        "rule": part.rule,
    }
    return _made(Attribution, values)


def _source(text: str, part: SourcePart) -> Source:
    start, end = part.name
    values = {
        "id": part.id,
        "name": text[start:end],
        "mentions": tuple([_span(a, b) for a, b in part.mentions]),
        "kind": part.kind,
        "description": part.description and text[part.description[0] : part.description[1]],
    }
    return _made(Source, values)


def _diagnostic(finding: Finding) -> Raw:
    row = table("diagnostics")[finding.code]
    span = {"start": finding.start, "end": finding.end}
    return {"code": finding.code, "severity": row["severity"], "message": row["message"], "span": span}
