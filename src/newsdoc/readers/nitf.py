"""NITF 3.x: what agencies send under the name, in any order, with a namespace or without one."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.blocks.byline import is_name, is_title
from newsdoc.data import table
from newsdoc.readers.body import Body, read_body
from newsdoc.readers.reading import Facts, Reading, StoryText, SubjectPart, make_reading
from newsdoc.readers.times import is_time, read_time
from newsdoc.readers.xml import LANG, attribute, find_all, find_one, parse_xml, words_in, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_INITIALS = re.compile(r"[a-z]{1,4}(?:/[a-z]{1,4}){0,4}")
_DIGITS = re.compile(r"\s{0,9}(\d{1,9})\s{0,9}")
_SAMPLE = 5  # paragraphs that are asked for their language
_SLUG = 50  # characters of a title or a second headline that may be a slug
_SLUG_WORDS = 4
_TIMES = "ND609"
_NO_TEXT = "ND607"


def read_nitf(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    r"""The story of a NITF file.

    Args:
        data: The file.
        encoding: Its character set if the caller knows better than the file.

    Example:
        >>> markup = b"<nitf><head><title>Rain</title></head><body><p>It rained.</p></body></nitf>"
        >>> next(read_nitf(markup, encoding=None)).text
        'Rain\n\nIt rained.'
    """
    root, codes = parse_xml(data, encoding=encoding)
    facts = Facts(format="nitf")
    metas = read_metas(root)
    more = read_head(root, facts, metas)
    story = read_story(root, facts, metas)
    codes += more if story.paragraphs else (*more, _NO_TEXT)
    yield make_reading(story, facts, codes)


# --- the head: what is said about the story


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
    named: dict[str, list[Element]] = {}
    for element in head.iter() if head is not None else ():
        named.setdefault(element.tag, []).append(element)

    def first(tag: str, *names: str) -> str | None:
        return next((value for element in named.get(tag, ()) if (value := attribute(element, *names))), None)

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
    facts.guid = first("doc-id", "id-string")
    facts.version = first("du-key", "version")
    facts.status = first("docdata", "management-status")
    facts.urgency = number(first("urgency", "ed-urg"))
    facts.ednote = first("ed-msg", "info")
    facts.language = attribute(root, "baselang", LANG, "lang") or _language_of_text(root)
    facts.keywords = tuple(_keywords(named.get("keyword", []))) or None
    facts.subjects = tuple(_subjects(named.get("tobject.subject", []))) or None
    facts.genre = first("tobject.property", "tobject.property.type")
    facts.word_count = number(metas.get("word_count")) or _length(named.get("pubdata", []))
    facts.copyright = first("doc.copyright", "holder")
    facts.usage_terms = first("doc.rights", "limitations", "agent") or words_in(root, "body", "body.head", "rights")
    facts.distributor = words_in(root, "body", "body.head", "distributor")
    agencies = (metas.get("provider"), _origin(named.get("from-src", [])), facts.distributor, facts.copyright)
    facts.provider = next(filter(None, agencies), None) or first("doc-id", "regsrc")
    return _times(facts, first)


def _times(facts: Facts, first: Callable[..., str | None]) -> tuple[str, ...]:
    sent = {name: first(f"date.{name}", "norm") for name in ("issue", "release", "expire")}
    read: dict[str, dt.datetime | None] = {name: read_time(value) for name, value in sent.items()}
    facts.issued, facts.expires = read["issue"], read["expire"]
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


# --- the body: the story


def read_story(
    root: Element, facts: Facts, metas: dict[str, str] | None = None, content: Body | None = None
) -> StoryText:
    """The parts of the story of a `nitf` element, alone or inside NewsML.

    Args:
        root: The element.
        facts: Filled with what the body says beside the text.
        metas: Its house fields.
        content: Its body if that was read before.
    """
    body = find_one(root, "body")
    head = find_one(body, "body.head")
    content = content or read_content(root)
    headline = _hedline(head, "hl1") or words_in(head, "hedline") or content.headline
    title = words_in(root, "head", "title")
    second = _hedline(head, "hl2")
    story = StoryText(headline=headline or title, byline=_byline(head) or content.byline)
    story.dateline = _dateline(head, facts) or place_line(content.dateline)
    story.slugline = _slugline(root, facts, [(metas or {}).get("slugline"), title, second], headline)
    if second and second not in (headline, story.slugline):
        story.paragraphs.append(("subhead", second))
    for note in find_all(head, "note"):
        words = words_of(note)
        if words:
            story.notes.append(words)
    facts.ednote = facts.ednote or "\n".join(story.notes) or None
    story.paragraphs += content.paragraphs
    story.paragraphs += [
        _tagline(words) for element in find_all(body, "body.end", "tagline") if (words := words_of(element))
    ]
    return story


def read_content(root: Element) -> Body:
    """The body of a `nitf` element."""
    content = find_all(root, "body", "body.content")
    if content:
        return read_body(*content)
    body = find_one(root, "body")
    loose = [
        child for child in (body if body is not None else root) if child.tag in ("p", "block", "table", "hl2", "pre")
    ]
    return read_body(*loose) if loose else Body()


def _hedline(head: Element | None, tag: str) -> str | None:
    return words_in(head, "hedline", tag) or words_in(head, tag)


def _tagline(words: str) -> tuple[str, str]:
    return ("contact" if "@" in words else "credit"), words


def _byline(head: Element | None) -> str | None:
    """The names in one line, what they are in lines below: some feeds glue the two together."""
    names, titles = [], []
    for element in find_all(head, "byline"):
        name = words_of(element, without=frozenset(("byttl",)))
        if name and not _INITIALS.fullmatch(name):
            names.append(name.rstrip(" ,;"))
        titles += [words for title in element.iter("byttl") if (words := words_of(title))]
    if not names:
        return None
    return "\n".join([", ".join(names), *titles])


def place_line(words: str | None) -> str | None:
    """A dateline, unless it is a time and nothing else.

    Example:
        >>> place_line("2015-02-03 10:20:30 GMT+00:00"), place_line("Oslo")
        (None, 'Oslo')
    """
    return None if words is None or is_time(words) else words


def is_person(name: str) -> bool:
    """The name of a creator is that of a person, not a login, an agency, or a desk.

    Example:
        >>> [is_person(name) for name in ("Ada Stone", "stone.ada", "The Associated Press", "Staff Writer")]
        [True, False, False, False]
    """
    return is_name(name) and not is_title(name)


def _dateline(head: Element | None, facts: Facts) -> str | None:
    """The words of the dateline; a `story.date` in it counts by its norm, its text is wrong in some feeds."""
    for element in find_all(head, "dateline"):
        norms = [norm for date in element.iter("story.date") if (norm := attribute(date, "norm"))]
        facts.created = facts.created or next(filter(None, map(read_time, norms)), None)
        for location in element.iter("location"):
            _part(location)
        without = frozenset(("story.date",)) if norms else frozenset[str]()
        words = place_line((words_of(element, without=without) or "").strip(" ,") or None)
        if words:
            return words
    return None


def _part(location: Element) -> None:
    """Put the comma between city and country where only elements part them."""
    for child, after in zip(location, list(location)[1:], strict=False):
        if not (child.tail or "").strip() and words_of(child) and words_of(after):
            child.tail = ", "


def _slugline(root: Element, facts: Facts, sent: list[str | None], headline: str | None) -> str | None:
    """The slug: a house field, the key that stays over versions, or a title that is no headline."""
    named, *others = sent
    if named:
        return named
    head = find_one(root, "head")
    keys = head.iter("du-key") if head is not None else ()
    others = [*others, facts.keywords[0] if facts.keywords and len(facts.keywords) == 1 else None]
    loose = (words for words in others if words and headline and words != headline and _is_slug(words))
    return next((key for element in keys if (key := attribute(element, "key"))), None) or next(loose, None)


def _is_slug(words: str) -> bool:
    """Few words, joined by hyphens or in capitals: "Harbour-Bridge-Closure", "1 POLITICS Budget"."""
    if len(words) > _SLUG or len(words.split()) > _SLUG_WORDS:
        return False
    return "-" in words or "/" in words or any(word.isupper() and len(word) > 1 for word in words.split())
