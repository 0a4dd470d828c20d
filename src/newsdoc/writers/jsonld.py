"""schema.org as JSON-LD: a NewsArticle, and who said what in it as Quotation and Claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdoc.blocks.byline import is_agency
from newsdoc.writers.characters import flowing
from newsdoc.writers.facts import agency_of, code_of, is_uri, iso, status_of, within
from newsdoc.writers.json_text import filled, json_text
from newsdoc.writers.story import gather, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Attribution, Author, Document, Place, Quotation, Source
    from newsdoc.metadata import Subject

# schema.org has no word for a group or for what nobody can tell: those are things with a name.
_TYPES = {"person": "Person", "organization": "Organization", "document": "CreativeWork"}
_Node = dict[str, Any]


def write_jsonld(doc: Document, *, indent: int | None = None) -> str:
    r"""A document as JSON-LD of schema.org, to stand in a page or in a knowledge graph.

    Args:
        doc: The document.
        indent: Blanks a level, or None for one line.

    Returns:
        The JSON-LD text; `</` is written `<\/`, so that it can stand inside a `script` element.

    Example:
        >>> from newsdoc.parser import parse
        >>> '"dateline":"OSLO (AP)"' in write_jsonld(parse("OSLO (AP) - It rained."))
        True
    """
    content = {"@context": "https://schema.org", "@type": "NewsArticle"} | _article(doc) | _voices(doc)
    return json_text(filled(content), indent=indent).replace("</", "<\\/").replace("<!--", "<\\u0021--")


def _article(doc: Document) -> _Node:
    meta, story = doc.metadata, gather(doc)
    provider, guid = agency_of(doc), flowing(meta.guid or "")
    body = [piece.text for piece in story.pieces if piece.role in {"paragraph", "subhead", "table"}]
    return {
        "@id": guid if is_uri(guid) else None,
        "identifier": guid,
        "headline": story.headline,
        "author": [_author(author) for author in doc.byline.authors] if doc.byline else [],
        "dateline": flowing(doc.dateline.text) if doc.dateline else None,
        "locationCreated": [_place(place) for place in doc.dateline.places] if doc.dateline else [],
        "datePublished": iso(meta.issued),
        "dateCreated": iso(meta.created),
        "expires": iso(meta.expires),
        "creativeWorkStatus": status_of(doc),
        "version": flowing(meta.version or ""),
        "inLanguage": language_tag(doc),
        "wordCount": within(meta.word_count, 0, 2**31),
        "articleSection": flowing(meta.category or ""),
        "genre": flowing(meta.genre or ""),
        "keywords": [flowing(keyword) for keyword in meta.keywords or ()],
        "about": [_subject(subject) for subject in meta.subjects or ()],
        "publisher": {"@type": "Organization", "name": provider} if provider else None,
        "creditText": flowing(meta.credit or ""),
        "copyrightNotice": flowing(meta.copyright or ""),
        "usageInfo": {"@type": "CreativeWork", "text": flowing(meta.usage_terms)} if meta.usage_terms else None,
        "articleBody": "\n\n".join(body),
    }


def _author(author: Author) -> _Node:
    work = {"@type": "Organization", "name": flowing(author.affiliation)} if author.affiliation else None
    return {
        "@type": "Organization" if is_agency(author.name) else "Person",
        "name": flowing(author.name),
        "jobTitle": flowing(author.title or ""),
        "affiliation": work,
    }


def _place(place: Place) -> _Node:
    address = {"addressLocality": place.city, "addressRegion": place.region, "addressCountry": place.country}
    known = place.latitude is not None and place.longitude is not None
    return {
        "@type": "Place",
        "name": place.city or flowing(place.text),
        "address": {"@type": "PostalAddress"} | address if any(address.values()) else None,
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if known else None,
        "sameAs": None if place.geoname_id is None else f"https://sws.geonames.org/{place.geoname_id}/",
    }


def _subject(subject: Subject) -> _Node:
    code = code_of(subject)
    return {
        "@type": "DefinedTerm",
        "@id": code.uri,
        "name": code.name,
        "termCode": flowing(subject.code or ""),
        "inDefinedTermSet": flowing(subject.scheme or ""),
    }


def _voices(doc: Document) -> _Node:
    """Who is heard in the story, and what they say."""
    speakers = {source.id: f"_:source{source.id}" for source in doc.sources}
    parts = [*_attributed(doc, speakers), *_unattributed(doc)]
    mentions = [_speaker(source, speakers[source.id]) for source in doc.sources]
    return {"mentions": mentions, "hasPart": [part for _, part in sorted(parts, key=lambda part: part[0])]}


def _speaker(source: Source, name: str) -> _Node:
    return {
        "@type": _TYPES.get(source.kind, "Thing"),
        "@id": name,
        "name": flowing(source.name),
        "description": flowing(source.description or ""),
    }


def _attributed(doc: Document, speakers: dict[int, str]) -> Iterator[tuple[int, _Node]]:
    """Direct and mixed speech as quotations, indirect speech as what somebody claims, with where each stands."""
    inner = {(q.span.start, q.span.end): doc.text[q.inner.start : q.inner.end] for q in doc.quotations}
    for attribution in doc.attributions:
        spans = [(span.start, span.end) for span in attribution.content.spans]
        words = flowing(inner.get(spans[0], "") if len(spans) == 1 else "") or flowing(attribution.content.text)
        said_by = _said_by(attribution, speakers)
        if words and spans:
            quoted = attribution.kind != "indirect"
            kind, relation = ("Quotation", "spokenByCharacter") if quoted else ("Claim", "author")
            yield spans[0][0], {"@type": kind, "text": words, relation: said_by}


def _said_by(attribution: Attribution, speakers: dict[int, str]) -> _Node | None:
    source = attribution.source
    if source is None:
        return None
    if source.source_id in speakers:
        return {"@id": speakers[source.source_id]}
    return {"@type": "Thing", "name": flowing(source.text)} if flowing(source.text) else None


def _unattributed(doc: Document) -> Iterator[tuple[int, _Node]]:
    """Speech in quotation marks of which nobody is known to have said it."""
    ends = sorted((span.start, span.end) for said in doc.attributions for span in said.content.spans)
    reached, at = 0, 0
    for quotation in sorted(_spoken(doc), key=lambda quotation: quotation.span.start):
        while at < len(ends) and ends[at][0] < quotation.span.end:
            reached, at = max(reached, ends[at][1]), at + 1
        words = flowing(doc.text[quotation.inner.start : quotation.inner.end])
        if words and reached <= quotation.span.start:
            yield quotation.span.start, {"@type": "Quotation", "text": words}


def _spoken(doc: Document) -> list[Quotation]:
    return [quotation for quotation in doc.quotations if quotation.kind == "speech"]
