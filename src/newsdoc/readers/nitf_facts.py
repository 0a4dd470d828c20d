"""What a NITF file says of its story in its head."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.readers.g2_values import is_kind
from newsdoc.readers.reading import Facts, SubjectPart
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import LANG, attribute, find_all, find_one, words_in, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_DIGITS = re.compile(r"\s{0,9}(\d{1,9})\s{0,9}")
_SAMPLE = 5  # paragraphs that are asked for their language
_TIMES = "ND609"


@cache
def _fields() -> dict[str, str]:
    """The house names of fields in `meta`, in small letters, and our names for them."""
    return {name: row["field"] for row in table("nitf_meta") for name in row["names"]}


def read_metas(root: Element) -> dict[str, str]:
    """The `meta` elements by our names for their fields; the first name of a row counts most."""
    sent: dict[str, str] = {}
    for meta in find_all(root, "head", "meta"):
        value = attribute(meta, "content")
        if value:
            sent.setdefault((meta.get("name") or "").strip().lower(), value)
    found: dict[str, str] = {}
    for name, field in _fields().items():
        if name in sent:
            found.setdefault(field, sent[name])
    return found


def read_head(root: Element, facts: Facts, metas: dict[str, str]) -> tuple[str, ...]:
    """Fill the facts from the head; returns diagnostics (codes)."""
    head = find_one(root, "head")
    named: dict[str, list[Element]] = defaultdict(list)
    for element in head.iter() if head is not None else ():
        named[element.tag].append(element)

    def first(tag: str, *names: str) -> str | None:
        if tag in named:
            return next((value for element in named[tag] if (value := attribute(element, *names))), None)
        return None

    for field in (
        "take_key",
        "category",
        "sequence",
        "service",
        "text_format",
        "cycle",
        "priority",
        "selector",
        "credit",
    ):
        setattr(facts, field, metas.get(field))
    kind = attribute(find_one(head, "tobject"), "tobject.type")
    facts.category = facts.category or (None if kind and is_kind("any_type", kind.lower()) else kind)
    facts.guid = first("doc-id", "id-string") or attribute(root, "uno")
    facts.version = first("du-key", "version")
    facts.status = first("docdata", "management-status")
    facts.urgency = number(first("urgency", "ed-urg"))
    facts.ednote = first("ed-msg", "info") or first("correction", "info") or first("revision-history", "comment")
    facts.language = attribute(root, "baselang", LANG, "lang") or _language_of_text(root)
    facts.keywords = tuple(_keywords(named.get("keyword", []))) or None
    facts.subjects = tuple(_subjects(named.get("tobject.subject", []))) or None
    facts.genre = first("tobject.property", "tobject.property.type")
    facts.word_count = number(metas.get("word_count")) or _length(named.get("pubdata", []))
    above = find_one(root, "body", "body.head")
    rights = find_one(above, "rights")
    facts.copyright = (
        first("doc.copyright", "holder") or first("doc.rights", "owner") or words_in(rights, "rights.owner")
    )
    facts.usage_terms = first("doc.rights", "limitations") or words_of(rights)
    facts.distributor = words_in(above, "distributor")
    agencies = (metas.get("provider"), _origin(named.get("from-src", [])), facts.distributor, facts.copyright)
    facts.provider = next(filter(None, agencies), None) or first("doc-id", "regsrc")
    return _times(facts, first)


def _times(facts: Facts, first: Callable[..., str | None]) -> tuple[str, ...]:
    sent = {name: first(f"date.{name}", "norm") for name in ("issue", "release", "expire")}
    read: dict[str, dt.datetime | None] = {name: read_time(value) for name, value in sent.items()}
    facts.issued = read["issue"] or read_time(first("pubdata", "date.publication"))
    facts.expires = read["expire"]
    if (facts.status or "").lower() == "embargoed":
        facts.embargoed = read["release"]
    return (_TIMES,) if any(value and not read[name] for name, value in sent.items()) else ()


def number(written: str | None) -> int | None:
    """A whole number, None where the words are none; "0112" is 112.

    Example:
        >>> number(" 0112 "), number("x"), number(None)
        (112, None, None)
    """
    match = _DIGITS.fullmatch(written or "")
    return int(match[1]) if match else None


def _language_of_text(root: Element) -> str | None:
    for element in islice(root.iter("p"), _SAMPLE):
        tag = attribute(element, LANG, "lang")
        if tag:
            return tag
    return None


def _keywords(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        word = attribute(element, "key") or words_of(element)
        if word:
            yield word


def _subjects(elements: list[Element]) -> Iterator[SubjectPart]:
    for element in elements:
        prefix = "tobject.subject."
        code = attribute(element, f"{prefix}refnum", f"{prefix}code")
        name = attribute(element, f"{prefix}detail", f"{prefix}matter", f"{prefix}type")
        if code or name:
            yield SubjectPart(code, name, attribute(element, f"{prefix}ipr"))


def _length(elements: list[Element]) -> int | None:
    """The length of the story where it is counted in words."""
    for element in elements:
        if "word" in (element.get("unit-of-measure") or "").lower():
            return number(element.get("item-length"))
    return None


def _origin(elements: list[Element]) -> str | None:
    """Of those who passed the story on the first, level 1."""
    levels = sorted(elements, key=lambda element: number(element.get("level-number")) or 0)
    return next((name for element in levels if (name := attribute(element, "src-name"))), None)
