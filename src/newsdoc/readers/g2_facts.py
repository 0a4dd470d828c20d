"""What a NewsML-G2 item says beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.g2_values import code_of, is_kind, name_of, role_of, subject_of
from newsdoc.readers.nitf import number
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
    facts.priority = _header(root, "priority")
    facts.status = code_of(attribute(find_one(item_meta, "pubStatus"), "qcode", "uri"))
    facts.provider = _named(item_meta, "provider")
    facts.service = _named(item_meta, "service")
    facts.ednote = _notes(item_meta, content_meta)
    facts.urgency = number(words_in(content_meta, "urgency"))
    facts.language = (
        attribute(find_one(content_meta, "language"), "tag") or attribute(item, LANG) or attribute(root, LANG)
    )
    facts.genre = _named(content_meta, "genre")
    facts.credit = words_in(content_meta, "creditline")
    facts.keywords = tuple(words for word in find_all(content_meta, "keyword") if (words := words_of(word))) or None
    facts.subjects = tuple(sub for element in find_all(content_meta, "subject") if (sub := subject_of(element))) or None
    facts.category = next(
        (sub.code for sub in facts.subjects or () if sub.scheme and is_kind("category_scheme", sub.scheme.lower())),
        None,
    )
    facts.word_count = next(
        (count for holder in find_all(item, "contentSet", "inlineXML") if (count := number(holder.get("wordcount")))),
        None,
    )
    for element in find_all(content_meta, "contentMetaExtProperty"):
        name = (attribute(element, "reluri") or "").removeprefix(_PROPERTY)
        if name in _PROPERTIES and getattr(facts, name) is None:
            setattr(facts, name, attribute(element, "value"))
    _rights(item, facts)
    return _times(item_meta, content_meta, facts)


def _header(root: Element, name: str) -> str | None:
    """A field of the header of the message, which some write with a capital."""
    for header in root:
        if header.tag.lower() == "header":
            return next((words for field in header if field.tag.lower() == name and (words := words_of(field))), None)
    return None


def _named(parent: Element | None, tag: str) -> str | None:
    return next((name for element in find_all(parent, tag) if (name := name_of(element))), None)


def _rights(item: Element, facts: Facts) -> None:
    rights = find_one(item, "rightsInfo")
    holder = next(
        (name for element in find_all(rights, "copyrightHolder") if (name := name_of(element) or words_of(element))),
        None,
    )
    facts.copyright = _in_language(rights, "copyrightNotice", facts) or holder
    facts.usage_terms = _in_language(rights, "usageTerms", facts)


def _in_language(rights: Element | None, tag: str, facts: Facts) -> str | None:
    """Of texts repeated in several languages that of the story, else the first."""
    found = [(attribute(element, LANG), words) for element in find_all(rights, tag) if (words := words_of(element))]
    own = [words for language, words in found if language and facts.language and language[:2] == facts.language[:2]]
    return own[0] if own else found[0][1] if found else None


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


def _times(item_meta: Element | None, content_meta: Element | None, facts: Facts) -> tuple[str, ...]:
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
    facts.issued = first((item_meta, "versionCreated"), modified, created)
    facts.created = first((item_meta, "firstCreated"), created)
    facts.embargoed = first((item_meta, "embargoed"))
    facts.expires = first((item_meta, "expires"), (content_meta, "expires"))
    return (_TIMES,) if missed else ()
