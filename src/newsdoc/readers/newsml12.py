"""NewsML 1.x: envelope, items, and components inside components of which one holds the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.readers.body import Body
from newsdoc.readers.markup_text import read_markup
from newsdoc.readers.nitf import number, place_line, read_story
from newsdoc.readers.reading import Facts, Reading, StoryText, SubjectPart, make_reading
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import attribute, find_one, parse_xml, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NO_TEXT, _TIMES = "ND607", "ND609"
_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")


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
    found = [(item, _content(item)) for item in root.iter("NewsItem")] or [(root, _content(root))]
    with_text = [pair for pair in found if pair[1].body.paragraphs]
    for item, content in with_text or found[:1]:
        facts = Facts(format="newsml12")
        times = _facts(root, item, facts)
        story = _story(item, content, facts)
        more = () if content.body.paragraphs else (_NO_TEXT,)
        yield make_reading(story, facts, (*codes, *times, *more))


def _content(item: Element) -> _Content:
    """The content with the most text: others are style sheets, headlines, captions."""
    best = _Content(Body())
    for content in item.iter("ContentItem"):
        kind = attribute(find_one(content, "MediaType"), "FormalName")
        form = _formal(content, "MimeType", "Format") or ""
        if (kind and kind.lower() not in ("text", "complex", "data")) or "css" in form.lower():
            continue
        for holder in content:
            if holder.tag == "DataContent":
                body, nitf = read_markup(holder)
                if body.size > best.body.size:
                    best = _Content(body, nitf)
    return best


def _formal(item: Element, *tags: str) -> str | None:
    """The FormalName of the first element of these names that has one; values stand there, not in the text."""
    for tag in tags:
        for element in item.iter(tag):
            value = attribute(element, "FormalName")
            if value:
                return value
    return None


def _words(item: Element, tag: str) -> str | None:
    return next((words for element in item.iter(tag) if (words := words_of(element))), None)


def _story(item: Element, content: _Content, facts: Facts) -> StoryText:
    inner = StoryText()
    if content.nitf is not None:
        inner = read_story(content.nitf, Facts(), content=content.body)
    body = content.body
    story = StoryText(
        headline=_words(item, "HeadLine") or inner.headline or body.headline,
        slugline=_words(item, "SlugLine") or _words(item, "NameLabel"),
        byline=_words(item, "ByLine") or inner.byline or body.byline or _creator(item, facts),
        notes=inner.notes,
        paragraphs=inner.paragraphs or body.paragraphs,
    )
    story.dateline = (
        place_line(_words(item, "DateLine")) or inner.dateline or place_line(body.dateline) or _origin(item)
    )
    return story


def _creator(item: Element, facts: Facts) -> str | None:
    """Who made the story, if that is not the agency itself."""
    for creator in item.iter("Creator"):
        name = _formal(creator, "Party")
        if name and name not in (facts.provider, facts.credit) and " " in name:
            return name
    return None


def _origin(item: Element) -> str | None:
    """The city a story comes from; where the event was is told the same way, with HowPresent="Event"."""
    for location in item.iter("Location"):
        if (location.get("HowPresent") or "Origin") == "Origin":
            city = next((_value(prop) for prop in location.iter("Property") if prop.get("FormalName") == "City"), None)
            if city:
                return city
    return None


def _value(prop: Element) -> str | None:
    return attribute(prop, "Value", "ValueRef") or words_of(prop)


def _facts(root: Element, item: Element, facts: Facts) -> tuple[str, ...]:
    """Fill the facts; returns diagnostics (codes)."""
    facts.guid = _words(item, "PublicIdentifier")
    facts.version = _words(item, "RevisionId")
    facts.priority = _formal(root, "Priority")
    facts.service = _formal(root, "NewsService") or _formal(root, "NewsProduct")
    facts.status = _formal(item, "Status")
    facts.urgency = number(_formal(item, "Urgency"))
    facts.language = _formal(item, "Language")
    facts.genre = _formal(item, "Genre")
    facts.provider = _party(item, "Provider") or _party(item, "Source") or _words(item, "ProviderId")
    facts.credit = _words(item, "CreditLine") or _party(item, "Source")
    facts.copyright = _words(item, "CopyrightLine") or _words(item, "CopyrightHolder")
    facts.usage_terms = _words(item, "UsageType") or _words(item, "RightsLine")
    facts.ednote = _note(item)
    facts.subjects = tuple(_subjects(item)) or None
    facts.category = next(
        (cat for code in item.iter("SubjectCode") for sub in code if (cat := attribute(sub, "cat"))), None
    )
    keywords, counts = [], []
    for prop in item.iter("Property"):
        name, value = (prop.get("FormalName") or "").lower(), _value(prop)
        if value and name == "keyword" and not prop.get("Role"):
            keywords.append(value)
        if value and name in ("words", "wordcount"):
            counts.append(number(value))
    facts.keywords = (
        tuple(keywords) or tuple(words for line in item.iter("KeywordLine") if (words := words_of(line))) or None
    )
    facts.word_count = next(filter(None, counts), None)
    return _times(root, item, facts)


def _times(root: Element, item: Element, facts: Facts) -> tuple[str, ...]:
    change = next(item.iter("StatusWillChange"), None)
    sent = (
        _words(item, "ThisRevisionCreated") or words_in(root, "NewsEnvelope", "DateAndTime"),
        _words(item, "FirstCreated"),
        words_in(change, "DateAndTime"),
    )
    facts.issued, facts.created, changes = map(read_time, sent)
    if (facts.status or "").lower() == "embargoed":
        facts.embargoed = changes
    missed = [
        value for value, time in zip(sent, (facts.issued, facts.created, changes), strict=True) if value and not time
    ]
    return (_TIMES,) if missed else ()


def _party(item: Element, tag: str) -> str | None:
    for metadata in item.iter("AdministrativeMetadata"):
        for element in metadata:
            if element.tag == tag:
                name = _formal(element, "Party")
                if name:
                    return name
    return None


def _note(item: Element) -> str | None:
    """The lines for editors: "AdvisoryLine"."""
    notes = []
    for line in item.iter("NewsLine"):
        if _formal(line, "NewsLineType") == "AdvisoryLine":
            notes += [words for text in line.iter("NewsLineText") if (words := words_of(text))]
    return "\n".join(notes) or None


def _subjects(item: Element) -> Iterator[SubjectPart]:
    for code in item.iter("SubjectCode"):
        for element in code:
            value = attribute(element, "FormalName") if element.tag in _SUBJECTS else None
            if value:
                yield SubjectPart(value, words_of(element), attribute(element, "Scheme", "Vocabulary"))
