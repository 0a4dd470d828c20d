"""ninjs 3.1 and 2.2, the IPTC's news in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newsdoc.blocks.byline import is_agency
from newsdoc.errors import OptionError
from newsdoc.writers.characters import flowing
from newsdoc.writers.facts import PUBLISHED, code_of, iso, status_of, uri_of, within
from newsdoc.writers.fragment import paragraphs
from newsdoc.writers.json_text import filled, json_text
from newsdoc.writers.story import editors_note, gather, language_tag

if TYPE_CHECKING:
    import datetime as dt

    from newsdoc.document import Document, Place
    from newsdoc.metadata import Metadata
    from newsdoc.writers.story import Story

# Names are those of 3.1; 2.2 has the same in small letters, but for what stands here.
_VERSIONS: dict[str, dict[str, str]] = {"3.1": {}, "2.2": {"embargoedUntil": "embargoed"}}
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{}.json"
_Fields = dict[str, Any]


def write_ninjs(
    doc: Document, *, version: str = "3.1", timezone: dt.tzinfo | str | None = None, indent: int | None = None
) -> str:
    r"""A document as a ninjs text item.

    Args:
        doc: The document.
        version: "3.1" or "2.2".
        timezone: Where times stand that were sent without an offset ("Europe/Oslo"). ninjs asks for an offset, and none
            is guessed: without this, such times are left out.
        indent: Blanks a level, or None for one line.

    Returns:
        The JSON text.

    Raises:
        OptionError: The version or the time zone is not known.

    Example:
        >>> from newsdoc.parser import parse
        >>> write_ninjs(parse("OSLO (AP) - It rained."), indent=1).splitlines()[2]
        ' "type": "text",'
    """
    if version not in _VERSIONS:
        raise OptionError(f"newsdoc writes ninjs {' and '.join(_VERSIONS)}, not {version!r}")
    fields = _item(doc, gather(doc), _zone(timezone))
    if version != "3.1":
        fields = _small(fields, _VERSIONS[version])
    schema = {"name": "ninjs", "version": version, "schema": _SCHEMA.format(version)}
    return json_text(filled(fields | {"standard": schema}), indent=indent)


def _item(doc: Document, story: Story, zone: dt.tzinfo | None) -> _Fields:
    meta = doc.metadata
    uri, status = uri_of(doc), status_of(doc)
    html = "\n".join(paragraphs(story.flow))
    body = {"role": "main", "contentType": "text/html", "wordCount": within(meta.word_count, 0, 2**31), "value": html}
    return {
        "uri": uri,
        "type": "text",
        "profile": _text(meta.text_format),
        "version": _text(meta.version),
        "firstCreated": _rfc3339(meta.created, zone),
        "versionCreated": _rfc3339(meta.issued, zone),
        "embargoedUntil": _rfc3339(meta.embargoed, zone),
        "expires": _rfc3339(meta.expires, zone),
        "pubStatus": status if status in PUBLISHED else None,
        "urgency": within(meta.urgency, 1, 9),
        "copyrightNotice": _text(meta.copyright),
        "usageTerms": _text(meta.usage_terms),
        "edNote": editors_note(doc, story),
        "language": language_tag(doc),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.headline}] if story.headline else [],
        "slugline": story.slugline,
        "by": story.byline,
        "located": _located(doc),
        "bodies": [body] if html else [],
        "places": [_place(place) for place in doc.dateline.places] if doc.dateline else [],
        "people": _authors(doc, agencies=False),
        "organisations": _authors(doc, agencies=True),
        "subjects": _subjects(meta),
        "infoSources": [
            {"role": role, "name": _text(name)}
            for role, name in (("provider", meta.provider), ("credit", meta.credit), ("distributor", meta.distributor))
            if name
        ],
        "genres": [{"name": _text(meta.genre)}] if meta.genre else [],
        "altIds": [{"role": "guid", "value": _text(meta.guid)}] if meta.guid and meta.guid != uri else [],
    }


def _text(value: str | None) -> str | None:
    return flowing(value) if value else None


def _authors(doc: Document, *, agencies: bool) -> list[_Fields]:
    """The people of the byline, or the agencies: "By The Associated Press"."""
    authors = doc.byline.authors if doc.byline else ()
    return [{"name": _text(each.name), "rel": "author"} for each in authors if is_agency(each.name) == agencies]


def _subjects(meta: Metadata) -> list[_Fields]:
    """Subjects; keywords and the category too, which have no field of their own, told apart by `rel`."""
    codes = [code_of(subject) for subject in meta.subjects or ()]
    subjects: list[_Fields] = [
        {"name": code.name, "rel": "about", "uri": code.uri, "literal": None if code.uri else code.literal}
        for code in codes
    ]
    subjects += [{"name": flowing(keyword), "rel": "keyword"} for keyword in meta.keywords or () if flowing(keyword)]
    if meta.category and (category := flowing(meta.category)):
        subjects.append({"literal": category, "rel": "category"})
    return subjects


def _located(doc: Document) -> str | None:
    places = doc.dateline.places if doc.dateline else ()
    return "; ".join(place.city or flowing(place.text) for place in places) or None


def _place(place: Place) -> _Fields:
    known = place.geoname_id is not None
    fields: _Fields = {"name": place.city or flowing(place.text), "rel": "dateline", "literal": flowing(place.text)}
    if known:
        fields["uri"] = f"https://sws.geonames.org/{place.geoname_id}/"
    return fields


def _zone(timezone: dt.tzinfo | str | None) -> dt.tzinfo | None:
    if not isinstance(timezone, str):
        return timezone
    try:
        return ZoneInfo(timezone)
    except (LookupError, OSError, ValueError):
        raise OptionError(f"timezone must be a name such as 'Europe/Oslo', not {timezone!r}") from None


def _rfc3339(time: dt.datetime | None, zone: dt.tzinfo | None) -> str | None:
    if time is not None and time.tzinfo is None:
        time = time.replace(tzinfo=zone) if zone else None
    return iso(time)


def _small(content: Any, renamed: dict[str, str]) -> Any:
    """Fields of 3.1 under their names in 2.x: "versionCreated" was "versioncreated" there."""
    if isinstance(content, dict):
        return {renamed.get(key) or key.lower(): _small(value, renamed) for key, value in content.items()}
    return [_small(value, renamed) for value in content] if isinstance(content, list) else content
