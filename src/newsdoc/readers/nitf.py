"""NITF 3.x: what agencies send under the name, in any order, with a namespace or without one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdoc.blocks.byline import is_name, is_title
from newsdoc.readers.body import Body, read_body
from newsdoc.readers.nitf_facts import read_head, read_metas
from newsdoc.readers.reading import Facts, Reading, StoryText, make_reading
from newsdoc.readers.times import is_time, read_time
from newsdoc.readers.xml import attribute, find_all, find_one, parse_xml, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_INITIALS = re.compile(r"[a-z]{1,4}(?:/[a-z]{1,4}){0,4}")
_NO_NAMES = frozenset(("byttl", "virtloc"))  # in a byline
_SLUG = 50  # characters of a title or a second headline that may be a slug
_SLUG_WORDS = 4
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
        name = words_of(element, without=_NO_NAMES)
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
        without = frozenset(("story.date",)) if norms else frozenset[str]()
        for location in element.iter("location"):
            _part(location)
            if location.find("city") is not None:
                without |= {"sublocation"}
        words = place_line((words_of(element, without=without) or "").strip(" ,") or None)
        if words:
            return words
    return None


def _part(location: Element) -> None:
    """Put the comma between city and country where only elements part them."""
    parts = [child for child in location if child.tag != "sublocation"]
    for child, after in pairwise(parts):
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
