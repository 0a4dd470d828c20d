"""Agencies of a dateline, bare or in brackets or slashes: "(AP)", "/TASS/", "(Newsfile Corp. - January 5, 2025)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.dateline.agencies import find_agency, match_agency
from newsdoc.dateline.dates import DateMatch, match_date
from newsdoc.dateline.runs import web_endings
from newsdoc.dateline.vocabulary import brackets, marks, words
from newsdoc.text import trim

if TYPE_CHECKING:
    import datetime as dt

    from newsdoc.dateline.agencies import Agency

_LONGEST = 60
# "Harbor Gazette", "CNN/Money", "CBS.MW": an agency that no registry knows.
_LETTER = r"[^\W_\u200c]|[\u0300-\u036f\u064b-\u0652\u0900-\u0dff]"
_SAFE = re.compile(rf"[^\W\d_](?:{_LETTER}){{0,30}}+(?:[ ./&'’-]{{1,2}}(?:{_LETTER}){{1,30}}+){{0,4}}\.?")
_PART = re.compile(
    r"[ \xa0]{0,2}([^/,;–—\n]{1,40}?)(?:[ \xa0]{0,2}(?:[/,;–—]|[ \xa0]-[ \xa0])[ \xa0]{0,2}|[ \xa0]{0,2}$)"
)
_WEB = re.compile(r"[^\W_]{2,20}(?:[.-][^\W_]{2,12}){1,3}(?: [A-Z][a-z]{2,10})?")
_SLASHED = re.compile(rf"([{re.escape(marks('slash'))}])[ \xa0]?([^/／\n,;()]{{1,40}}?)[ \xa0]?\1")


class Mention(NamedTuple):
    """An agency as written, with its row of the registry if there is one."""

    start: int
    end: int
    agency: Agency | None


class Source(NamedTuple):
    """A part of a dateline that names agencies, and a date if that stands in the same brackets."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    wrapped: bool
    date: tuple[int, DateMatch] | None = None

    @property
    def known(self) -> bool:
        """Whether one of the agencies is in the registry."""
        return any(mention.agency for mention in self.mentions)


def read_source(
    text: str, pos: int, limit: int, *, reference_date: dt.date | None, language: str | None
) -> Source | None:
    """The agencies that stand at `pos`, or None.

    Example:
        >>> source = read_source("(AP) - ", 0, 7, reference_date=None, language=None)
        >>> source.end, source.mentions[0].agency.id
        (4, 'ap')
    """
    char = text[pos]
    if char in brackets():
        close = text.find(brackets()[char], pos + 1, min(limit, pos + _LONGEST))
        if close < 0:
            return None
        found = _inside(text, pos + 1, close, reference_date, language)
        return found and found._replace(start=pos, end=close + 1)
    if match := _SLASHED.match(text, pos, limit):
        found = _inside(text, match.start(2), match.end(2), reference_date, language)
        return found and found._replace(start=pos, end=match.end())
    if char in marks("slash"):
        pos += 1 + text.startswith(" ", pos + 1)
    agency = match_agency(text, pos, limit)
    if agency:
        return Source(pos, agency[0], (Mention(pos, *agency),), wrapped=False)
    web = _WEB.match(text, pos, limit)
    if web and web[0].lower().partition(" ")[0].endswith(web_endings()):
        return Source(pos, web.end(), (Mention(pos, web.end(), None),), wrapped=False)
    return None


def _inside(text: str, start: int, end: int, reference_date: dt.date | None, language: str | None) -> Source | None:
    """What stands in brackets: agencies and perhaps a date, nothing else."""
    start, end = trim(text, start, end)
    if start >= end:
        return None
    content = text[start:end]
    if agency := find_agency(content):
        return Source(start, end, (Mention(start, end, agency),), wrapped=True)
    if pair := _joined(text, start, end):
        return Source(start, end, pair, wrapped=True)
    mentions: list[Mention] = []
    date: tuple[int, DateMatch] | None = None
    at = start
    while at < end:
        match = _PART.match(text, at, end)
        found = match_date(text, at, end, reference_date=reference_date, language=language) if date is None else None
        if found:
            date, at = (at, found), _past_mark(text, found.end, end)
            continue
        if not match:
            return None
        mention = trim(text, *match.span(1))
        if mention[0] == mention[1]:
            return None
        mentions.append(Mention(*mention, find_agency(text[slice(*mention)])))
        at = match.end()
    known = [mention for mention in mentions if mention.agency]
    if len(known) == len(mentions) or date:
        ok = all(mention.agency or _safe(text[mention.start : mention.end]) for mention in mentions)
        return Source(start, end, tuple(mentions), wrapped=True, date=date) if ok and mentions else None
    return _one(text, start, end, known)


def _joined(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Agencies joined by a hyphen: "NTB-AFP"."""
    first = match_agency(text, start, end)
    if first is None or not text.startswith("-", first[0]):
        return ()
    second = find_agency(text[first[0] + 1 : end])
    return (Mention(start, *first), Mention(first[0] + 1, end, second)) if second else ()


def _one(text: str, start: int, end: int, known: list[Mention]) -> Source | None:
    """One agency: a service of a known one ("dpa/lnw"), one with its reporter ("Корр. ТАСС А. Котова"), an unknown."""
    content = text[start:end]
    if known:
        return Source(start, end, (Mention(start, end, known[0].agency),), wrapped=True)
    for word in re.finditer(r"[^\s.,/]{2,40}", content):
        at = start + word.start()
        agency = match_agency(text, at, end)
        if agency and at > start:
            return Source(start, end, (Mention(at, *agency),), wrapped=True)
    return Source(start, end, (Mention(start, end, None),), wrapped=True) if _safe(content) else None


def _safe(content: str) -> bool:
    """Whether the words may name an agency: few, with capitals, no weekday and no note."""
    if len(content) > 30 or content.lower() in words("not_agencies") or not _SAFE.fullmatch(content):
        return False
    # Small letters are the style of some German wires: "(kna)", "(kna Bildarchiv)", but "(bis dann)" is none.
    first, _, rest = content.partition(" ")
    return len(content) > 1 and (
        not first.islower() or (first.isalpha() and len(first) in (3, 4) and not rest.islower())
    )


def _past_mark(text: str, pos: int, end: int) -> int:
    while pos < end and (text[pos].isspace() or text[pos] in "/,;-–—"):
        pos += 1
    return pos
