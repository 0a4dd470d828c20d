"""NewsML-G2 2.35: one newsItem, its text inside it as XHTML or as NITF."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Literal, get_args

from newsdoc.errors import OptionError
from newsdoc.writers.characters import flowing
from newsdoc.writers.facts import PUBLISHED, agency_of, code_of, iso, scheme_uri, status_of, uri_of, within
from newsdoc.writers.fragment import paragraphs
from newsdoc.writers.markup import DECLARATION, Markup, element, group
from newsdoc.writers.nitf import nitf_element
from newsdoc.writers.story import editors_note, gather, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.document import Document, Place
    from newsdoc.metadata import Subject
    from newsdoc.writers.story import Story

Content = Literal["html", "nitf"]
_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"
_POSITIVE = re.compile(r"[1-9][0-9]{0,17}")
_QCODE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*:[^\s:]+")
_ALIASES = ("cpnat", "ninat", "stat")
# Fields of wires that G2 has no element for stand in extension properties, named by these URIs.
_PROPERTY = "urn:x-newsdoc:property:{}"
_HOUSE = ("priority", "category", "distributor", "sequence", "selector", "cycle", "take_key", "text_format")


def write_newsml_g2(doc: Document, *, content: Content = "html", now: dt.datetime | str | None = None) -> str:
    """A document as a NewsML-G2 newsItem.

    Args:
        doc: The document.
        content: How the text stands in it: "html" (XHTML paragraphs) or "nitf".
        now: When this version of the item was made, if the document does not say when it was issued: NewsML-G2 asks for
            this time. A time or how ISO 8601 writes it; the time of writing if not given.

    Returns:
        The XML text, to be stored as UTF-8.

    Raises:
        OptionError: The kind of content is not known, or `now` is no time.

    Example:
        >>> from newsdoc.parser import parse
        >>> "<dateline>OSLO (AP) -</dateline>" in write_newsml_g2(parse("OSLO (AP) - It rained."))
        True
    """
    if content not in get_args(Content):
        raise OptionError(f"content must be one of {', '.join(get_args(Content))}, not {content!r}")
    story, language = gather(doc), language_tag(doc)
    version = flowing(doc.metadata.version or "")
    attributes = {
        "xmlns": _NAMESPACE,
        "guid": flowing(doc.metadata.guid or "") or uri_of(doc),
        "version": version if _POSITIVE.fullmatch(version) else None,
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        "xml:lang": language,
    }
    parts = (
        _catalog(doc.metadata.subjects or ()),
        _rights(doc),
        _item_meta(doc, story, _moment(now)),
        _content_meta(doc, story, language),
        group("contentSet", _inline(doc, story, content, language)),
    )
    return DECLARATION + group("newsItem", *parts, attributes=attributes) + "\n"


def _catalog(subjects: Iterable[Subject]) -> Markup:
    """What the aliases of the codes mean: in the item itself, so that nothing has to be fetched."""
    aliases = {qcode.partition(":")[0] for subject in subjects if (qcode := _qcode(subject))}
    return group(
        "catalog",
        *(
            element("scheme", attributes={"alias": alias, "uri": scheme_uri(alias)})
            for alias in sorted(aliases.union(_ALIASES))
        ),
    )


def _rights(doc: Document) -> Markup | None:
    notice, terms = flowing(doc.metadata.copyright or ""), flowing(doc.metadata.usage_terms or "")
    parts = [
        element("copyrightNotice", notice) if notice else None,
        element("usageTerms", terms) if terms else None,
    ]
    return group("rightsInfo", *parts) if any(parts) else None


def _moment(now: dt.datetime | str | None) -> dt.datetime:
    if now is None:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        return now if isinstance(now, dt.datetime) else dt.datetime.fromisoformat(now)
    except (TypeError, ValueError):
        raise OptionError(f"now must be a time such as 2026-03-03T12:05:00Z, not {now!r}") from None


def _item_meta(doc: Document, story: Story, now: dt.datetime) -> Markup:
    meta = doc.metadata
    made = _time(meta.issued) or _time(now)
    status = status_of(doc)
    note, provider = editors_note(doc, story), agency_of(doc)
    return group(
        "itemMeta",
        element("itemClass", attributes={"qcode": "ninat:text"}),
        element("provider", element("name", provider) if provider else None),
        element("versionCreated", made),
        _filled("firstCreated", _time(meta.created)),
        _filled("embargoed", _time(meta.embargoed)),
        element("pubStatus", attributes={"qcode": f"stat:{status}"}) if status in PUBLISHED else None,
        group("service", element("name", service)) if (service := flowing(meta.service or "")) else None,
        _filled("edNote", note),
        _filled("expires", _time(meta.expires)),
    )


def _content_meta(doc: Document, story: Story, language: str | None) -> Markup:
    meta = doc.metadata
    urgency = within(meta.urgency, 1, 9)
    house = {name: flowing(getattr(meta, name) or "") for name in _HOUSE}
    if not _POSITIVE.fullmatch(meta.version or "") and meta.version:
        house["version"] = flowing(meta.version)
    return group(
        "contentMeta",
        _filled("urgency", str(urgency) if urgency else None),
        *_located(doc.dateline.places if doc.dateline else ()),
        element("language", attributes={"tag": language}) if language else None,
        group("genre", element("name", flowing(meta.genre))) if meta.genre else None,
        *(_filled("keyword", flowing(keyword)) for keyword in meta.keywords or ()),
        *(_subject(subject) for subject in meta.subjects or ()),
        _filled("slugline", story.slugline),
        _filled("headline", story.headline),
        _filled("dateline", story.dateline),
        _filled("by", story.byline),
        _filled("creditline", flowing(meta.credit or "")),
        *(
            element("contentMetaExtProperty", attributes={"reluri": _PROPERTY.format(name), "value": value})
            for name, value in house.items()
            if value
        ),
    )


def _located(places: Iterable[Place]) -> Iterator[Markup]:
    for place in places:
        known = None if place.geoname_id is None else f"https://sws.geonames.org/{place.geoname_id}/"
        name = place.city or flowing(place.text)
        yield group(
            "located", element("name", name), attributes={"typeuri": scheme_uri("cpnat") + "geoArea", "uri": known}
        )


def _qcode(subject: Subject) -> str | None:
    qcode = code_of(subject).qcode
    return qcode if qcode and _QCODE.fullmatch(qcode) else None


def _subject(subject: Subject) -> Markup | None:
    code, qcode = code_of(subject), _qcode(subject)
    if code.literal is None and code.name is None:
        return None
    identity = {
        "qcode": qcode,
        "uri": None if qcode else code.uri,
        "literal": None if qcode or code.uri else code.literal,
    }
    return group("subject", element("name", code.name) if code.name else None, attributes=identity)


def _inline(doc: Document, story: Story, content: Content, language: str | None) -> Markup:
    count = within(doc.metadata.word_count, 0, 2**31)
    attributes = {
        "contenttype": "application/nitf+xml" if content == "nitf" else "application/xhtml+xml",
        "wordcount": None if count is None else str(count),
    }
    if content == "nitf":
        return group("inlineXML", nitf_element(doc, story), attributes=attributes)
    head = group("head", element("title", story.headline or story.slugline or "-"))
    page = group(
        "html", head, group("body", *paragraphs(story.flow)), attributes={"xmlns": _XHTML, "xml:lang": language}
    )
    return group("inlineXML", page, attributes=attributes)


def _filled(tag: str, words: str | None) -> Markup | None:
    return element(tag, words) if words else None


def _time(time: dt.datetime | None) -> str | None:
    """A time as XML Schema allows it: offsets up to 14 hours."""
    offset = time.utcoffset() if time else None
    if time and offset and abs(offset) > dt.timedelta(hours=14):
        time = time.astimezone(dt.UTC) if 1 < time.year < dt.MAXYEAR else None
    return iso(time)
