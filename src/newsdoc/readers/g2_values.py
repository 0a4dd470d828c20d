"""Values of NewsML-G2: qcodes, names, literals, roles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.readers.reading import SubjectPart
from newsdoc.readers.xml import LANG, attribute, find_all, words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LAST = 1_000_000  # the rank of what has none comes before any that has one only if nothing else does


@cache
def _values(kind: str) -> frozenset[str]:
    return frozenset(value for row in table("newsml_codes") if row["kind"] == kind for value in row["values"])


def is_kind(kind: str, value: str) -> bool:
    """The value is one of a row of data/newsml_codes.json.

    Example:
        >>> is_kind("category_scheme", "a1312cat"), is_kind("private_note", "public")
        (True, False)
    """
    return value in _values(kind)


def code_of(written: str | None) -> str | None:
    """The code of a qcode or of an address.

    Example:
        >>> code_of("stat:usable"), code_of("usable"), code_of("http://cv.example/stat/usable"), code_of(None)
        ('usable', 'usable', 'usable', None)
    """
    if written and "://" in written:
        return written.rstrip("/").rpartition("/")[2]
    return written.partition(":")[2] or written if written else None


def role_of(element: Element) -> str:
    """The role of an element without its scheme, in small letters."""
    return (code_of(attribute(element, "role")) or "").lower()


def rank_of(element: Element) -> int:
    """The rank of an element; one without a rank or role comes first."""
    written = (element.get("rank") or "").strip()
    if written.isascii() and written.isdigit():
        return min(int(written[:6]), _LAST)
    return _LAST if role_of(element) not in ("", "main") else 0


def in_language(parent: Element | None, tag: str, language: str | None) -> str | None:
    """Of texts that are repeated in several languages that of the story, else the first.

    Example:
        >>> from newsdoc.readers.xml import parse_xml
        >>> genre = parse_xml(b"<genre><name xml:lang='de'>Meldung</name><name xml:lang='en'>News</name></genre>").root
        >>> in_language(genre, "name", "en-GB")
        'News'
    """
    found = [(element.get(LANG), words) for element in find_all(parent, tag) if (words := words_of(element))]
    if language and len(found) > 1:
        found.sort(key=lambda pair: not pair[0] or pair[0][:2].lower() != language[:2].lower())
    return found[0][1] if found else None


def name_of(element: Element, language: str | None = None) -> str | None:
    """What an element with a controlled value is called: its name, its literal, or the code itself."""
    name = in_language(element, "name", language)
    return name or attribute(element, "literal") or code_of(attribute(element, "qcode", "uri"))


@cache
def _pages() -> dict[str, str]:
    """The folders of cv.iptc.org and the schemes that they stand for."""
    return dict(value.split("=") for value in _values("subject_page"))


def subject_of(element: Element, language: str | None = None) -> SubjectPart | None:
    """A subject with its scheme and code apart.

    Example:
        >>> from newsdoc.readers.xml import parse_xml
        >>> subject_of(parse_xml(b'<subject qcode="subj:15054000"><name>Football</name></subject>').root)
        SubjectPart(code='15054000', name='Football', scheme='subj')
    """
    name = in_language(element, "name", language)
    qcode, uri = attribute(element, "qcode"), attribute(element, "uri")
    if qcode:
        scheme, colon, code = qcode.partition(":")
        return SubjectPart(code, name, scheme) if colon else SubjectPart(qcode, name)
    if uri:
        folder, _, last = uri.rstrip("/").rpartition("/")
        page = _pages().get(folder.rpartition("/")[2])
        return SubjectPart(last, name, page) if page else SubjectPart(uri, name)
    literal = attribute(element, "literal")
    return SubjectPart(literal, name) if literal or name else None
