"""NewsML 1.x: envelope, items, and components inside components of which one holds the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.readers.body import Body
from newsdoc.readers.markup_text import read_markup
from newsdoc.readers.nitf import is_person, place_line, read_story
from newsdoc.readers.nitf_facts import number
from newsdoc.readers.reading import Facts, Reading, StoryText, SubjectPart, make_reading
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import LANG, attribute, find_all, find_one, parse_xml, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NO_TEXT, _TIMES = "ND607", "ND609"
_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")


class _Item(NamedTuple):
    """An item with its elements by their names, in the order of the file; the stories inside it are left out."""

    element: Element
    named: dict[str, list[Element]]


class _Content(NamedTuple):
    body: Body
    nitf: Element | None = None


def read_newsml12(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    """The stories of a NewsML 1.x file, one for each item with a text.

    Args:
        data: The file.
        encoding: Its character set if the caller knows better than the file.

    Example:
        >>> markup = b"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines>"
        >>> markup += b"</NewsComponent></NewsItem></NewsML>"
        >>> next(read_newsml12(markup, encoding=None)).text
        'Rain'
    """
    root, codes = parse_xml(data, encoding=encoding)
    items = [_item(element) for element in root.iter("NewsItem")] or [_item(root)]
    found = [(item, _content(item)) for item in items]
    with_text = [pair for pair in found if pair[1].body.paragraphs]
    for item, content in with_text or found[:1]:
        facts = Facts(format="newsml12")
        times = _facts(find_one(root, "NewsEnvelope"), item, facts)
        story = _story(item, content, facts)
        more = () if content.body.paragraphs else (_NO_TEXT,)
        yield make_reading(story, facts, (*codes, *times, *more))


def _item(element: Element) -> _Item:
    named: dict[str, list[Element]] = {}
    _gather(element, named)
    return _Item(element, named)


def _gather(element: Element, named: dict[str, list[Element]]) -> None:
    for child in element:
        named.setdefault(child.tag, []).append(child)
        if len(child) and child.tag != "DataContent":
            _gather(child, named)


def _content(item: _Item) -> _Content:
    """The content with the most text: others are style sheets, headlines, captions."""
    best = _Content(Body())
    for content in item.named.get("ContentItem", ()):
        kind = attribute(find_one(content, "MediaType"), "FormalName")
        form = attribute(find_one(content, "MimeType"), "FormalName") or attribute(
            find_one(content, "Format"), "FormalName"
        )
        if (kind and kind.lower() not in ("text", "complex", "data")) or "css" in (form or "").lower():
            continue
        for holder in find_all(content, "DataContent"):
            body, nitf = read_markup(holder)
            if body.size > best.body.size:
                best = _Content(body, nitf)
    return best


def _formal(item: _Item, tag: str) -> str | None:
    """The FormalName of the first element of a name that has one; values stand there, not in the text."""
    return next((value for element in item.named.get(tag, ()) if (value := attribute(element, "FormalName"))), None)


def _words(item: _Item, tag: str) -> str | None:
    return next((words for element in item.named.get(tag, ()) if (words := words_of(element))), None)


def _story(item: _Item, content: _Content, facts: Facts) -> StoryText:
    inner = StoryText()
    if content.nitf is not None:
        inner = read_story(content.nitf, Facts(), content=content.body)
    body = content.body
    headline = _words(item, "HeadLine") or inner.headline or body.headline
    second = _words(item, "SubHeadLine")
    return StoryText(
        headline=headline,
        slugline=_words(item, "SlugLine") or _words(item, "NameLabel"),
        byline=_words(item, "ByLine") or inner.byline or body.byline or _creator(item, facts),
        dateline=place_line(_words(item, "DateLine")) or inner.dateline or place_line(body.dateline) or _origin(item),
        notes=inner.notes,
        paragraphs=[
            *([("subhead", second)] if second and second != headline else ()),
            *(inner.paragraphs or body.paragraphs),
        ],
    )


def _creator(item: _Item, facts: Facts) -> str | None:
    """Who made the story, if that is a person and not the agency itself."""
    for creator in item.named.get("Creator", ()):
        name = _party_in(creator)
        if name and name not in (facts.provider, facts.credit) and is_person(name):
            return name
    return None


def _origin(item: _Item) -> str | None:
    """The city a story comes from; where the event was is told the same way, with HowPresent="Event".

    Some put it into no `Location` at all, but beside the keywords.
    """
    places = [place for place in item.named.get("Location", ()) if (place.get("HowPresent") or "Origin") == "Origin"]
    for place in (*places, *item.named.get("DescriptiveMetadata", ())):
        for prop in find_all(place, "Property"):
            if prop.get("FormalName") == "City" and (city := _value(prop)):
                return city
    return None


def _value(prop: Element) -> str | None:
    return attribute(prop, "Value", "ValueRef") or words_of(prop)


def _facts(envelope: Element | None, item: _Item, facts: Facts) -> tuple[str, ...]:
    """Fill the facts; returns diagnostics (codes)."""
    facts.guid = _words(item, "PublicIdentifier")
    facts.version = _words(item, "RevisionId")
    facts.priority = attribute(find_one(envelope, "Priority"), "FormalName")
    facts.service = attribute(find_one(envelope, "NewsService"), "FormalName") or attribute(
        find_one(envelope, "NewsProduct"), "FormalName"
    )
    status = _formal(item, "Status")
    facts.status = status and status.lower()  # "Usable": in small letters, as the later formats of the IPTC have it
    facts.urgency = number(_formal(item, "Urgency"))
    facts.language = _formal(item, "Language") or attribute(item.element, LANG)
    facts.genre = _formal(item, "Genre")
    facts.provider = _party(item, "Provider") or _party(item, "Source") or _words(item, "ProviderId")
    facts.credit = _words(item, "CreditLine") or _party(item, "Source")
    facts.copyright = _words(item, "CopyrightLine") or _words(item, "CopyrightHolder")
    facts.usage_terms = _words(item, "UsageType") or _words(item, "RightsLine")
    facts.ednote = _note(item)
    facts.subjects = tuple(_subjects(item)) or None
    facts.category = next(
        (cat for code in item.named.get("SubjectCode", ()) for sub in code if (cat := attribute(sub, "cat"))), None
    )
    _properties(item, facts)
    return _times(envelope, item, facts)


def _properties(item: _Item, facts: Facts) -> None:
    """Keywords and the count of words; a keyword with a role is none: "PersonInImage"."""
    keywords, counts = [], []
    for prop in item.named.get("Property", ()):
        name = (prop.get("FormalName") or "").lower()
        if name == "keyword" and not prop.get("Role"):
            keywords.append(_value(prop))
        elif name in ("words", "wordcount"):
            counts.append(number(_value(prop)))
    lines = (words_of(line) for line in item.named.get("KeywordLine", ()))
    facts.keywords = tuple(filter(None, keywords)) or tuple(filter(None, lines)) or None
    facts.word_count = next(filter(None, counts), None)


def _times(envelope: Element | None, item: _Item, facts: Facts) -> tuple[str, ...]:
    change = next(iter(item.named.get("StatusWillChange", ())), None)
    sent = (
        _words(item, "ThisRevisionCreated") or words_in(envelope, "DateAndTime"),
        _words(item, "FirstCreated"),
        words_in(change, "DateAndTime"),
    )
    facts.issued, facts.created, changes = map(read_time, sent)
    if facts.status == "embargoed":
        facts.embargoed = changes
    missed = [
        value for value, time in zip(sent, (facts.issued, facts.created, changes), strict=True) if value and not time
    ]
    return (_TIMES,) if missed else ()


def _party_in(element: Element) -> str | None:
    return next((name for party in element.iter("Party") if (name := attribute(party, "FormalName"))), None)


def _party(item: _Item, tag: str) -> str | None:
    """The party of a role in the administrative metadata."""
    holders = item.named.get("AdministrativeMetadata", ())
    return next((name for holder in holders for role in find_all(holder, tag) if (name := _party_in(role))), None)


def _note(item: _Item) -> str | None:
    """The lines for editors: "AdvisoryLine"."""
    notes = []
    for line in item.named.get("NewsLine", ()):
        if attribute(find_one(line, "NewsLineType"), "FormalName") == "AdvisoryLine":
            notes += [words for text in find_all(line, "NewsLineText") if (words := words_of(text))]
    return "\n".join(notes) or None


def _subjects(item: _Item) -> Iterator[SubjectPart]:
    for code in item.named.get("SubjectCode", ()):
        for element in code:
            value = attribute(element, "FormalName") if element.tag in _SUBJECTS else None
            if value:
                yield SubjectPart(value, words_of(element), attribute(element, "Scheme", "Vocabulary"))
