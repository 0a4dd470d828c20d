"""Everything that was found in a text as marks on it: one list, from which annotations and standoff are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.document import Attribution, Dateline, DateMention, Document, Quotation, Span

Fact = tuple[str, str]


class Mark(NamedTuple):
    """A marked element.

    Attributes:
        label: What it is: "Headline", "Place", "Quotation", "Cue", ...
        spans: Its stretches in text order.
        facts: What is known of it beside its words, by name.
        identity: The address of what it names, where that has one: a place, an agency.
        attribution: The number of the attribution that it is a part of.
    """

    label: str
    spans: tuple[tuple[int, int], ...]
    facts: tuple[Fact, ...] = ()
    identity: str | None = None
    attribution: int | None = None


def marks(doc: Document) -> list[Mark]:
    """All marks of a document, in the order of the text; the parts of one attribution follow each other.

    Example:
        >>> from newsdoc.parser import parse
        >>> [mark.label for mark in marks(parse("OSLO (AP) - It “rained”."))]
        ['Dateline', 'Place', 'Agency', 'Paragraph', 'Quotation']
    """
    found = [*_head(doc), *_body(doc), *_sources(doc)]
    found.sort(key=lambda mark: (mark.spans[0][0], -mark.spans[-1][1]))
    for number, attribution in enumerate(doc.attributions):
        found += _attribution(number, attribution)
    return found


def _span(span: Span) -> tuple[tuple[int, int], ...]:
    return ((span.start, span.end),)


def _facts(**values: object) -> tuple[Fact, ...]:
    return tuple((name, str(value)) for name, value in values.items() if value is not None)


def _head(doc: Document) -> Iterator[Mark]:
    if doc.slugline:
        yield Mark("Slugline", _span(doc.slugline.span), _facts(version=doc.slugline.version))
    if doc.headline:
        yield Mark("Headline", _span(doc.headline.span), _facts(update=doc.headline.update_mark))
    if doc.byline:
        yield Mark("Byline", _span(doc.byline.span))
        for author in doc.byline.authors:
            yield Mark("Author", _span(author.span), _facts(title=author.title, affiliation=author.affiliation))
    if doc.dateline:
        yield from _dateline(doc.dateline)


def _dateline(dateline: Dateline) -> Iterator[Mark]:
    yield Mark("Dateline", _span(dateline.span))
    for place in dateline.places:
        address = None if place.geoname_id is None else f"https://sws.geonames.org/{place.geoname_id}/"
        facts = _facts(city=place.city, region=place.region, country=place.country, timezone=place.timezone)
        yield Mark("Place", _span(place.span), facts, address)
    for agency in dateline.agencies:
        address = f"http://www.wikidata.org/entity/{agency.wikidata}" if agency.wikidata else None
        yield Mark("Agency", _span(agency.span), _facts(id=agency.id, name=agency.name), address)
    if dateline.date:
        yield _date(dateline.date)


def _date(date: DateMention) -> Mark:
    return Mark("Date", _span(date.span), _facts(value=date.value, precision=date.precision, rule=date.rule))


def _body(doc: Document) -> Iterator[Mark]:
    for paragraph in doc.paragraphs:
        yield Mark("Paragraph", _span(paragraph.span))
    yield from _quotations(doc.quotations)
    in_dateline = doc.dateline.date.span if doc.dateline and doc.dateline.date else None
    for date in doc.dates:
        if date.span != in_dateline:
            yield _date(date)
    for note in doc.notes:
        yield Mark("Note", _span(note.span), _facts(kind=note.kind))
    for credit in doc.credits:
        yield Mark("Credit", _span(credit.span), _facts(role=credit.role, names="; ".join(credit.names) or None))
    if doc.sign_off:
        yield Mark("SignOff", _span(doc.sign_off.span))


def _quotations(quotations: Iterable[Quotation]) -> Iterator[Mark]:
    """The quotations with those inside them, outer ones first; without recursion, as nesting may be deep."""
    waiting = list(quotations)[::-1]
    while waiting:
        quotation = waiting.pop()
        closed = "no" if not quotation.closed else None
        yield Mark("Quotation", _span(quotation.span), _facts(kind=quotation.kind, closed=closed))
        waiting += quotation.children[::-1]


def _sources(doc: Document) -> Iterator[Mark]:
    for source in doc.sources:
        facts = _facts(source=source.id, name=source.name, kind=source.kind, description=source.description)
        for mention in source.mentions:
            yield Mark("Mention", _span(mention), facts)


def _attribution(number: int, attribution: Attribution) -> Iterator[Mark]:
    """Content, cue and source of one attribution; parts that are not in the text have no mark."""
    said = _facts(
        kind=attribution.kind,
        parent=attribution.parent,
        confidence=f"{attribution.confidence:.3f}",
        rule=attribution.rule,
    )
    parts = [("Content", attribution.content, said), ("Cue", attribution.cue, ())]
    if source := attribution.source:
        parts.append(("Source", source, _facts(kind=source.kind, source=source.source_id)))
    for label, phrase, facts in parts:
        if phrase is not None and phrase.spans:
            spans = tuple((span.start, span.end) for span in phrase.spans)
            yield Mark(label, spans, facts, None, number)
