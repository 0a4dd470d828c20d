"""NITF 3.6, the News Industry Text Format: the whole file, and the body that NewsML-G2 can carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing
from newsdoc.writers.facts import code_of, iso, status_of, within
from newsdoc.writers.inline import tagged
from newsdoc.writers.markup import DECLARATION, Markup, element, group
from newsdoc.writers.story import dateline_stretch, gather, language_tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsdoc.document import Document
    from newsdoc.metadata import Metadata, Subject
    from newsdoc.writers.story import Piece, Story

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
_VERSION = "-//IPTC//DTD NITF 3.6//EN"
_NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
# House fields of the wires, under the names that agencies gave them.
_META = {
    "anpa-category": "category",
    "anpa-cycle": "cycle",
    "anpa-format": "text_format",
    "anpa-priority": "priority",
    "anpa-selector": "selector",
    "anpa-sequence": "sequence",
    "anpa-service": "service",
    "anpa-takekey": "take_key",
    "anpa-wordcount": "word_count",
    "credit": "credit",
}
_TAGS = {"paragraph": "p", "subhead": "hl2", "table": "pre"}


def write_nitf(doc: Document) -> str:
    """A document as a NITF file.

    Args:
        doc: The document.

    Returns:
        The XML text, to be stored as UTF-8.

    Example:
        >>> from newsdoc.parser import parse
        >>> "<location>OSLO</location> (AP) -</dateline>" in write_nitf(parse("OSLO (AP) - It rained."))
        True
    """
    return DECLARATION + nitf_element(doc, gather(doc)) + "\n"


def nitf_element(doc: Document, story: Story) -> Markup:
    """The `nitf` element, with the namespace, of a document and its story."""
    language = language_tag(doc)
    attributes = {"xmlns": NAMESPACE, "version": _VERSION, "baselang": language, "xml:lang": None}
    return group("nitf", _head(doc, story), _body(doc, story), attributes=attributes)


def _head(doc: Document, story: Story) -> Markup:
    meta = doc.metadata
    fields = {"anpa-keyword": story.slugline} | {name: getattr(meta, field) for name, field in _META.items()}
    metas = [
        element("meta", attributes={"name": name, "content": flowing(str(value))})
        for name, value in fields.items()
        if value is not None
    ]
    title = element("title", story.headline) if story.headline else None
    return group("head", title, *metas, _tobject(meta), _docdata(doc))


def _tobject(meta: Metadata) -> Markup | None:
    genre = flowing(meta.genre or "")
    parts = [element("tobject.property", attributes={"tobject.property.type": genre})] if genre else []
    parts += [subject for sent in meta.subjects or () if (subject := _subject(sent))]
    return group("tobject", *parts) if parts else None


def _subject(sent: Subject) -> Markup | None:
    """A subject with its number; one without has no place here, see `_identified`."""
    number = flowing(sent.code or "")
    if not _NMTOKEN.fullmatch(number):
        return None
    # The eight digits of the IPTC say of which level a name is: 15000000 sport, 15054000 football, 15054001 a cup.
    level = "type" if number.endswith("000000") else "matter" if number.endswith("000") else "detail"
    attributes = {
        "tobject.subject.ipr": flowing(sent.scheme or "") or None,
        "tobject.subject.refnum": number,
        f"tobject.subject.{level}": flowing(sent.name or "") or None,
    }
    return element("tobject.subject", attributes=attributes)


def _docdata(doc: Document) -> Markup:
    meta = doc.metadata
    provider = flowing(meta.provider or "") or None
    urgency, version = within(meta.urgency, 1, 8), flowing(meta.version or "")
    embargo = "embargoed" if meta.embargoed else None

    def one(tag: str, attribute: str, value: str | None) -> Markup | None:
        return element(tag, attributes={attribute: value}) if value else None

    keywords = [one("keyword", "key", flowing(keyword)) for keyword in meta.keywords or ()]
    source = element("from-src", attributes={"src-name": provider, "level-number": "1"}) if provider else None
    identity = {"regsrc": provider, "id-string": flowing(meta.guid or "") or None}
    return group(
        "docdata",
        element("doc-id", attributes=identity) if any(identity.values()) else None,
        group("del-list", source) if source else None,
        one("urgency", "ed-urg", str(urgency) if urgency else None),
        one("date.issue", "norm", _norm(meta.issued)),
        one("date.release", "norm", _norm(meta.embargoed)),
        one("date.expire", "norm", _norm(meta.expires)),
        one("ed-msg", "info", "\n".join(flowing(line) for line in (meta.ednote or "").splitlines()).strip()),
        one("du-key", "version", version if _NMTOKEN.fullmatch(version) else None),
        one("doc.copyright", "holder", flowing(meta.copyright or "")),
        one("doc.rights", "limitations", flowing(meta.usage_terms or "")),
        group("key-list", *keywords) if any(keywords) else None,
        _identified(meta),
        attributes={"management-status": status_of(doc) or embargo},
    )


def _identified(meta: Metadata) -> Markup | None:
    """Subjects without a number, which `tobject.subject` cannot hold."""
    codes = [code_of(sent) for sent in meta.subjects or () if not _NMTOKEN.fullmatch(flowing(sent.code or ""))]
    named = [
        element("classifier", attributes={"type": "subject", "value": code.literal or code.name})
        for code in codes
        if code.literal or code.name
    ]
    return group("identified-content", *named) if named else None


def _norm(time: dt.datetime | None) -> str | None:
    """A time as the basic format of ISO 8601, which NITF uses: 20260303T120500+0100."""
    written = iso(time.replace(microsecond=0) if time else None)
    if written is None:
        return None
    return written[:10].replace("-", "") + written[10:].replace(":", "")


def _body(doc: Document, story: Story) -> Markup:
    pieces = story.pieces if _has_names(doc) else story.flow
    content = [_block(piece) for piece in pieces if piece.role not in {"note", "editor", "credit", "sign_off"}]
    closing = " ".join(piece.text for piece in story.pieces if piece.role in {"credit", "sign_off"})
    end = group("body.end", element("tagline", closing)) if closing else None
    return group("body", _body_head(doc, story), group("body.content", *content), end)


def _body_head(doc: Document, story: Story) -> Markup | None:
    distributor = flowing(doc.metadata.distributor or "")
    parts = [
        group("hedline", element("hl1", story.headline)) if story.headline else None,
        *_notes(story),
        _byline(doc),
        element("distributor", element("org", distributor)) if distributor else None,
        _dateline(doc),
    ]
    return group("body.head", *parts) if any(parts) else None


def _notes(story: Story) -> Iterator[Markup]:
    for piece in story.pieces:
        if piece.role in {"note", "editor"}:
            kind = {"noteclass": "editorsnote" if piece.role == "editor" else "undef"}
            yield group("note", group("body.content", element("p", piece.text)), attributes=kind)


def _byline(doc: Document) -> Markup | None:
    if doc.byline is None:
        return None
    span = doc.byline.span
    line = tagged(doc.text, span.start, span.end, [(author.span, "person") for author in doc.byline.authors])
    written, titles = flowing(doc.byline.text), list[str]()
    for author in doc.byline.authors:
        # A title or agency on the line below the names is not part of the byline's own text.
        for title in (flowing(author.title or ""), flowing(author.affiliation or "")):
            if title not in written and title not in titles:
                titles.append(title)
    below = (" ", element("byttl", ", ".join(titles))) if titles else ()
    return element("byline", line, *below) if line else None


def _has_names(doc: Document) -> bool:
    """The dateline is more than a date in figures, which in an element of its own everybody takes for a time stamp."""
    return doc.dateline is None or any(map(str.isalpha, doc.dateline.text))


def _dateline(doc: Document) -> Markup | None:
    """The dateline as written; the time when the story was made stands in it, as the standard has it."""
    created = _norm(doc.metadata.created)
    time = element("story.date", attributes={"norm": created}) if created else None
    line = None
    if doc.dateline and _has_names(doc):
        places = [(place.span, "location") for place in doc.dateline.places]
        line = tagged(doc.text, *dateline_stretch(doc), places)
    return element("dateline", line, time) if line or time else None


def _block(piece: Piece) -> Markup:
    kind = None if piece.role in _TAGS else piece.role
    return element(_TAGS.get(piece.role, "p"), piece.text, attributes={"class": kind})
