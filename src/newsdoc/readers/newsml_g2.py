"""NewsML-G2: a message of items, or one item alone; the text items are stories, packages and pictures are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import FormatError
from newsdoc.readers.body import Body, read_text
from newsdoc.readers.g2_facts import read_facts
from newsdoc.readers.g2_values import code_of, is_kind, rank_of, role_of
from newsdoc.readers.markup_text import read_markup
from newsdoc.readers.nitf import is_person, place_line, read_story
from newsdoc.readers.reading import Facts, Reading, StoryText, make_reading
from newsdoc.readers.xml import attribute, find_all, find_one, parse_xml, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NO_TEXT, _PACKAGE, _NO_TEXT_ITEM = "ND607", "ND608", "ND610"
_STORIES = ("newsItem", "packageItem")


def read_newsml_g2(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    """The stories of a NewsML-G2 file: of its text items, or of what else it holds if there is none.

    Args:
        data: The file.
        encoding: Its character set if the caller knows better than the file.

    Raises:
        FormatError: It holds no news at all: concepts, planning.

    Example:
        >>> markup = b"<newsItem><contentMeta><headline>Rain</headline></contentMeta></newsItem>"
        >>> next(read_newsml_g2(markup, encoding=None)).text
        'Rain'
    """
    root, codes = parse_xml(data, encoding=encoding)
    items = [element for element in root.iter() if element.tag in _STORIES]
    texts = [item for item in items if item.tag == "newsItem" and _is_text(item)]
    found = texts or [item for item in items if item.tag == "newsItem"] or items
    if not found:
        kind = next((child.tag for child in root.iter() if child.tag.endswith("Item")), root.tag)
        raise FormatError(f"a {kind} holds no story", hint="newsdoc reads news items: newsMessage, newsItem")
    for item in found if texts else found[:1]:
        yield _read_item(root, item, codes)


def _is_text(item: Element) -> bool:
    """The class of the item is text, or there is none and it has some."""
    kind = attribute(find_one(item, "itemMeta", "itemClass"), "qcode", "uri")
    if kind is None:
        return bool(find_all(item, "contentSet", "inlineXML") or find_all(item, "contentSet", "inlineData"))
    return kind.replace("/", ":").rpartition(":")[2].lower() == "text"


def _read_item(root: Element, item: Element, codes: tuple[str, ...]) -> Reading:
    facts = Facts(format="newsml-g2")
    codes += read_facts(root, item, facts)
    body, nitf = _content(item)
    meta = find_one(item, "contentMeta")
    inner = read_story(nitf, Facts(), content=body) if nitf is not None else StoryText()
    facts.distributor = facts.distributor or words_in(nitf, "body", "body.head", "distributor")
    headline = _headline(meta) or inner.headline or body.headline or words_in(item, "itemMeta", "title")
    story = StoryText(
        slugline=words_in(meta, "slugline"),
        headline=headline,
        byline=_byline(_by(meta), inner.byline) or body.byline or _creator(meta),
        dateline=_dateline(meta) or inner.dateline or place_line(body.dateline),
        notes=inner.notes,
        paragraphs=inner.paragraphs or body.paragraphs,
    )
    if item.tag == "packageItem":
        codes += (_PACKAGE,)
    elif not _is_text(item):
        codes += (_NO_TEXT_ITEM,)
    elif not body.paragraphs:
        codes += (_NO_TEXT,)
    if not body.paragraphs:
        story.paragraphs = _descriptions(meta)
    return make_reading(story, facts, codes)


def _content(item: Element) -> tuple[Body, Element | None]:
    """The content with the most text, markup before characters."""
    best: tuple[Body, Element | None] = (Body(), None)
    for kind in ("inlineXML", "inlineData"):
        for holder in find_all(item, "contentSet", kind):
            found = read_markup(holder)
            if found[0].size > best[0].size:
                best = found
        if best[0].paragraphs:
            break
    return best


def _headline(meta: Element | None) -> str | None:
    """The headline that is nobody's sub-headline, of the lowest rank."""
    found = [
        (rank_of(element), words)
        for element in find_all(meta, "headline")
        if (words := words_of(element)) and not is_kind("sub_headline", role_of(element))
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _dateline(meta: Element | None) -> str | None:
    for element in find_all(meta, "dateline"):
        words = place_line(words_of(element))
        if words:
            return words
    return None


def _by(meta: Element | None) -> str | None:
    """Who wrote it; some have an element for each."""
    return ", ".join(dict.fromkeys(words for element in find_all(meta, "by") if (words := words_of(element)))) or None


def _byline(named: str | None, inner: str | None) -> str | None:
    """What the item calls the byline, or that of the NITF inside where it says what the same authors are."""
    return inner if named is None or (inner or "").startswith(f"{named}\n") else named


def _creator(meta: Element | None) -> str | None:
    """The creator, where it has a name and that is a person's; most are logins and agencies."""
    for creator in find_all(meta, "creator"):
        kind = (code_of(attribute(creator, "type")) or "person").lower()
        name = words_in(creator, "name")
        if name and is_kind("person_type", kind) and is_person(name):
            return name
    return None


def _descriptions(meta: Element | None) -> list[tuple[str, str]]:
    """What an item without text says of itself: a caption, a summary."""
    words = next((words for element in find_all(meta, "description") if (words := words_of(element))), None)
    return read_text(words).paragraphs if words else []
