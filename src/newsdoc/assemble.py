"""From the stages' plain tuples to the public model: the only place that makes a `Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from newsdoc.data import table
from newsdoc.document import Block, Document, Paragraph, Quotation, Span

if TYPE_CHECKING:
    from newsdoc.feed_parts import Facts
    from newsdoc.parts import Analysis, AttributionPart, BylinePart, DatelinePart, Finding, QuotationPart, SourcePart

Model = TypeVar("Model", Block, Paragraph, Quotation, Span)
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
        "dates": [full(d) for d in analysis.dates],
        "notes": [full(n) for n in layout.notes],
        "credits": [element(c) | {"role": c.role, "names": [text[s:e] for s, e in c.names]} for c in layout.credits],
    }
    if facts is not None:
        raw["metadata"] = facts.raw()
    raw["diagnostics"] = [_diagnostic(f) for f in sorted(analysis.findings, key=lambda f: (f.start, f.end, f.code))]
    return Document.model_validate(raw)


def _made(model: type[Model], values: Raw) -> Model:
    """A model of values that are known to be right and complete.

    Texts have blocks, paragraphs and quotations in numbers, and validating them again would cost twice as much.
    """
    made = model.__new__(model)
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", _FIELDS[model])
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


_put = object.__setattr__
_FIELDS = {model: set(model.model_fields) for model in (Block, Paragraph, Quotation, Span)}


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


def _phrase(text: str, spans: Spans) -> Raw:
    pieces = [{"start": start, "end": end} for start, end in spans]
    return {"spans": pieces, "text": " ".join(text[start:end] for start, end in spans)}


def _attribution(text: str, part: AttributionPart) -> Raw:
    source = _phrase(text, part.source) | {"kind": part.source_kind, "source_id": part.source_id}
    return {
        "source": source if part.source or part.source_id is not None else None,
        "cue": _phrase(text, part.cue) if part.cue else None,
        "content": _phrase(text, part.content),
        "kind": part.kind,
        "parent": part.parent,
        "confidence": part.confidence,
        "rule": part.rule,
    }


def _source(text: str, part: SourcePart) -> Raw:
    start, end = part.name
    mentions = [{"start": a, "end": b} for a, b in part.mentions]
    description = part.description and text[part.description[0] : part.description[1]]
    return {
        "id": part.id,
        "name": text[start:end],
        "mentions": mentions,
        "kind": part.kind,
        "description": description,
    }


def _diagnostic(finding: Finding) -> Raw:
    row = table("diagnostics")[finding.code]
    span = {"start": finding.start, "end": finding.end}
    return {"code": finding.code, "severity": row["severity"], "message": row["message"], "span": span}
