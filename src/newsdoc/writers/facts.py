"""What a feed said of a story, as exchange formats spell it: identifiers, codes, states and times."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.writers.characters import flowing, writable

if TYPE_CHECKING:
    from newsdoc.document import Document
    from newsdoc.metadata import Subject

# RFC 3986: a scheme, perhaps a host with a port, and none but the characters that it allows.
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]+:"
    r"(?:(?!//)|//(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?::[0-9]{1,5})?(?=[/?#]|\Z))"
    r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)
_BARE = re.compile(r"[^:]+:(?://)?#?")
_ALIAS = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_CODE = re.compile(r"[^\s:]+")
_NAMES_OF_TEXTS = uuid.uuid5(uuid.NAMESPACE_URL, "https://newsdoc.invalid/text")
PUBLISHED = frozenset({"usable", "withheld", "canceled"})


def is_uri(value: str | None) -> bool:
    """Whether a string can stand where formats ask for a URI.

    Example:
        >>> is_uri("urn:newsml:example.org:20260303:a2345:1"), is_uri("a2345"), is_uri("tag:a b")
        (True, False, False)
    """
    return bool(value and value.isascii() and _URI.fullmatch(value) and not _BARE.fullmatch(value))


def uri_of(doc: Document) -> str:
    """The URI of a story: its guid where that is one, else a name made from its text, the same every time.

    Example:
        >>> from newsdoc.document import Document
        >>> uri_of(Document(text="It rained."))
        'urn:uuid:a91d8b1b-789c-5f05-8a09-1097396105b0'
    """
    guid = doc.metadata.guid
    if guid and is_uri(guid):
        return guid
    return f"urn:uuid:{uuid.uuid5(_NAMES_OF_TEXTS, writable(guid or doc.text))}"


class Code(NamedTuple):
    """A subject in the ways that formats have: `uri` and `qcode` where its scheme allows them."""

    name: str | None
    uri: str | None
    qcode: str | None
    literal: str | None


def code_of(subject: Subject) -> Code:
    """A subject as a URI and as a QCode.

    Example:
        >>> from newsdoc.metadata import Subject
        >>> code_of(Subject(code="15000000", name="sport", scheme="subj"))[1:3]
        ('http://cv.iptc.org/newscodes/subjectcode/15000000', 'subj:15000000')
    """
    code, scheme, name = (flowing(value or "") for value in (subject.code, subject.scheme, subject.name))
    alias, base = _scheme(scheme)
    uri = code if is_uri(code) else f"{base}{code}" if base and is_uri(f"{base}{code}") else None
    qcode = f"{alias}:{code}" if alias and _CODE.fullmatch(code) else None
    literal = (f"{scheme}:{code}" if scheme else code) if code else None
    return Code(name or None, uri if code else None, qcode, literal)


def _scheme(written: str) -> tuple[str | None, str | None]:
    """The alias and the base URI of a scheme that a feed named by either."""
    for row in table("code_schemes"):
        if written.rstrip("/") in {row["alias"], row["uri"].rstrip("/")}:
            return row["alias"], row["uri"]
    if is_uri(written):
        return None, written if written[-1] in "/:#=" else f"{written}/"
    return (written, None) if _ALIAS.fullmatch(written) else (None, None)


def scheme_uri(alias: str) -> str:
    """Where the codes of an alias are at home; for schemes of a house, a name made from the alias.

    Example:
        >>> scheme_uri("medtop"), scheme_uri("desk")
        ('http://cv.iptc.org/newscodes/mediatopic/', 'urn:x-newsdoc:scheme:desk:')
    """
    return next(
        (row["uri"] for row in table("code_schemes") if row["alias"] == alias), f"urn:x-newsdoc:scheme:{alias}:"
    )


def status_of(doc: Document) -> str | None:
    """The state of publication in the words of the IPTC, scheme and British spelling off.

    Example:
        >>> from newsdoc.document import Document
        >>> from newsdoc.metadata import Metadata
        >>> status_of(Document(text="", metadata=Metadata(status="stat:Cancelled")))
        'canceled'
    """
    word = flowing(doc.metadata.status or "").rpartition(":")[2].lower()
    return {"cancelled": "canceled"}.get(word, word) or None


def iso(time: dt.datetime | None) -> str | None:
    """A time as ISO 8601 has it, with the offset that was sent; without one where none was.

    Example:
        >>> import datetime as dt
        >>> iso(dt.datetime(2026, 3, 3, 12, 5))
        '2026-03-03T12:05:00'
    """
    if time is None:
        return None
    offset = time.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        # ISO 8601 counts offsets in minutes; Amsterdam was 19 minutes and 32 seconds ahead of Greenwich until 1937.
        try:
            time = time.astimezone(dt.UTC)
        except OverflowError:
            return None
    return time.isoformat(timespec="milliseconds" if time.microsecond else "seconds")


def within(number: int | None, least: int, most: int) -> int | None:
    """A number of a scale, None where it lies outside.

    Example:
        >>> within(4, 1, 9), within(0, 1, 9)
        (4, None)
    """
    return number if number is not None and least <= number <= most else None


def agency_of(doc: Document) -> str | None:
    """Who sends the story: the provider that the feed named, else the first agency of the dateline."""
    if provider := flowing(doc.metadata.provider or ""):
        return provider
    agencies = doc.dateline.agencies if doc.dateline else ()
    return next((flowing(agency.name or agency.text) for agency in agencies), None)
