"""What a NewsML-G2 item says beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.g2_values import code_of, in_language, is_kind, name_of, role_of, subject_of
from newsdoc.readers.nitf_facts import number
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import LANG, attribute, find_all, find_one, words_in, words_of

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element

    from newsdoc.readers.reading import Facts

_TIMES = "ND609"
# Fields of wires that G2 has no element for; newsdoc's own writer puts them into extension properties.
_PROPERTY = "urn:x-newsdoc:property:"
_PROPERTIES = frozenset(
    (
        "category",
        "cycle",
        "distributor",
        "priority",
        "selector",
        "sequence",
        "service",
        "take_key",
        "text_format",
        "version",
    )
)


def read_facts(root: Element, item: Element, facts: Facts) -> tuple[str, ...]:
    """Fill the facts of an item; returns diagnostics (codes).

    Args:
        root: The root of the file, whose header speaks for all items.
        item: The item.
        facts: What to fill.
    """
    item_meta, content_meta = find_one(item, "itemMeta"), find_one(item, "contentMeta")
    facts.guid, facts.version = attribute(item, "guid"), attribute(item, "version")
    header = _header_of(root)
    facts.priority = words_in(header, "priority") or words_in(header, "Priority")
    facts.status = code_of(attribute(find_one(item_meta, "pubStatus"), "qcode", "uri"))
    facts.language = (
        attribute(find_one(content_meta, "language"), "tag") or attribute(item, LANG) or attribute(root, LANG)
    )
    facts.provider = _named(item_meta, "provider", facts) or _named(content_meta, "infoSource", facts)
    facts.service = _named(item_meta, "service", facts)
    facts.ednote = _notes(item_meta, content_meta)
    facts.urgency = number(words_in(content_meta, "urgency"))
    facts.genre = _named(content_meta, "genre", facts)
    facts.credit = words_in(content_meta, "creditline")
    facts.keywords = tuple(words for word in find_all(content_meta, "keyword") if (words := words_of(word))) or None
    subjects = (subject_of(element, facts.language) for element in find_all(content_meta, "subject"))
    facts.subjects = tuple(filter(None, subjects)) or None
    facts.category = next(
        (sub.code for sub in facts.subjects or () if sub.scheme and is_kind("category_scheme", sub.scheme.lower())),
        None,
    )
    holders = [holder for content in find_all(item, "contentSet") for holder in content]
    facts.word_count = next((count for holder in holders if (count := number(holder.get("wordcount")))), None)
    for element in find_all(content_meta, "contentMetaExtProperty"):
        name = (attribute(element, "reluri") or "").removeprefix(_PROPERTY)
        if name in _PROPERTIES and getattr(facts, name) is None:
            setattr(facts, name, attribute(element, "value"))
    _rights(item, facts)
    return _times(header, item_meta, content_meta, facts)


def _header_of(root: Element) -> Element | None:
    """The header of the message; some write it and its fields with a capital."""
    return next((child for child in root if child.tag in ("header", "Header")), None)


def _named(parent: Element | None, tag: str, facts: Facts) -> str | None:
    return next((name for element in find_all(parent, tag) if (name := name_of(element, facts.language))), None)


def _rights(item: Element, facts: Facts) -> None:
    rights = find_one(item, "rightsInfo")
    holder = next(
        (name for element in find_all(rights, "copyrightHolder") if (name := name_of(element) or words_of(element))),
        None,
    )
    facts.copyright = in_language(rights, "copyrightNotice", facts.language) or holder
    facts.usage_terms = in_language(rights, "usageTerms", facts.language)


def _notes(*parents: Element | None) -> str | None:
    """The notes to editors that may go out; others are of the house."""
    notes: list[str] = []
    for parent in parents:
        for element in find_all(parent, "edNote"):
            constraint = (code_of(attribute(element, "pubconstraint")) or "").lower()
            if is_kind("private_note", role_of(element)) or is_kind("private_constraint", constraint):
                continue
            sent = "".join(element.itertext())
            text = words_of(parse_fragment(sent)) if is_markup(sent) else words_of(element)
            if text and text not in notes:
                notes.append(text)
    return "\n".join(notes) or None


def _times(
    header: Element | None, item_meta: Element | None, content_meta: Element | None, facts: Facts
) -> tuple[str, ...]:
    """The times; where the first field for one is empty, as in archives, the next tells."""
    missed = False

    def first(*fields: tuple[Element | None, str]) -> dt.datetime | None:
        nonlocal missed
        for parent, tag in fields:
            for element in find_all(parent, tag):
                words = words_of(element)
                time = read_time(words)
                missed = missed or (words is not None and time is None)
                if time:
                    return time
        return None

    created, modified = (content_meta, "contentCreated"), (content_meta, "contentModified")
    facts.issued = first((item_meta, "versionCreated"), modified, created, (header, "sent"), (header, "Sent"))
    facts.created = first((item_meta, "firstCreated"), created)
    facts.embargoed = first((item_meta, "embargoed"))
    facts.expires = first((item_meta, "expires"), (content_meta, "expires"))
    return (_TIMES,) if missed else ()
