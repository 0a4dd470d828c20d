r"""ANPA 1312, the wire of newspapers: SYN SYN SOH header, STX text ETX trailer.

The text is the message itself, control characters and all: the rules for texts know its lines ("^By ADA STONE=").
Here only what header, keyword line and trailer say is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.readers.messages import Message, messages_of
from newsdoc.readers.reading import Facts, SubjectPart
from newsdoc.readers.wire_text import reading_of
from newsdoc.readers.wire_times import wire_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

_HEADER_REACH = 600  # characters after SOH in which both header lines end
_FIRST = re.compile(r"\x01([A-Za-z])?(\d{4})([^\x1f\r\n]{0,15})\x1f[\x1e ]{0,8}([A-Za-z0-9-]{1,6})")
# "r a\x13\x11 BC-US--HarborFire 1stLd-Writethru TB06  03-14 0712"; at CP the day comes first, and the count may be
# missing. Group 6 is the version, after it comes a reference to other parts of the story.
_SECOND = re.compile(
    r"[\r\n \x7f]{0,8}([A-Za-z]) ([A-Za-z])([\x13\x14]?)([\x11\x12]?) {1,8}(\S{1,60})"
    r"(?: {1,40}(?![A-Z]{2}\d\d )(\S[^\r\n]{0,60}?))??(?: {1,40}[A-Z]{2}\d\d)?"
    r" {1,60}(\d{1,2})-(\d{1,2})(?: ?(\d{1,5}))?[ \x7f]{0,40}(?:[\r\n]|$)"
)
_START = re.compile(r"\x02[\r\n \x7f]{0,8}")
_REFERENCE = re.compile(r"\*[a-z]?\d{4}< ?\^?")
_KEYWORD = re.compile(r"(?:(?i:(BC|AM|PM|AP))-)?(?:([A-Z]{2,3})--)?([^,<]{1,80})")
_STORY_NUMBER = re.compile(r"[a-z]\d{4}")
_LINE = re.compile(r"[^\r\n]*")
_HEAD_LINES = 40
_HEAD_REACH = 8000
_EDITORS = re.compile(r"\(?(?:Eds?|EDS?)\.?:\s{0,4}|\(?EDITORS?['’]?S? NOTE\s{0,3}[_:—–-]{1,2}\s{0,3}")
_TRAILER_REACH = 600
_TRAILER = re.compile(r"([A-Z]{2,6})-([A-Z]{2})-(\d\d)-(\d\d)-(\d\d) (\d{4})(GMT|[A-Z]{3})?")
_CLOCK_FIRST = re.compile(r"(\d\d):(\d\d) ?([A-Z]{2,4}) (\d\d)-(\d\d)-(\d\d)")
_FEWEST_LETTERS = 2


class Keyword(NamedTuple):
    """What the keyword line says: "^BC-HKN--Stars-Kings, 2nd Ld-Writethru,512<"."""

    cycle: str | None
    desk: str | None
    slug: str
    version: str | None
    words: int | None


def read_anpa(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    r"""The messages of some bytes, one after the other.

    Example:
        >>> wire = b"\x16\x16\x01a2345\x1fasian\nr i\x13\x11 BC-Ferry 03-14 0112\n\x02^BC-AS--Ferry,98<\n\x03"
        >>> facts = next(read_anpa(wire, encoding=None)).metadata
        >>> facts.sequence, facts.urgency, facts.cycle, facts.word_count
        ('2345', 4, 'BC', 98)
    """
    for message in messages_of(data):
        yield anpa_message(message, encoding=encoding)


def anpa_message(message: Message, *, encoding: str | None = None) -> Reading:
    """The story of one message of a stream."""
    return reading_of(message, encoding, _facts)


def _facts(text: str) -> Facts:
    facts = Facts(format="anpa")
    desk = keyword = None
    first = _FIRST.search(text)
    if first:
        facts.service, facts.sequence = first[1], first[2]
        facts.selector = first[4] if first[4].strip("-") else None
        desk = _read_second(text, first.end(), facts)
    start = _START.search(text, first.end() if first else 0)
    at = start.end() if start else 0
    if start:
        keyword = _keyword_line(text, at)
    if keyword:
        facts.cycle, desk = keyword.cycle or facts.cycle, keyword.desk or desk
        if facts.take_key and keyword.slug.endswith(facts.take_key):
            facts.take_key = None  # "BC-SOC--Cup Glance": the keyword of the header itself, its blank not squeezed out
        facts.take_key = keyword.version or facts.take_key
        facts.word_count = facts.word_count if keyword.words is None else keyword.words
    facts.subjects = tuple(_subjects(facts.category, desk)) or None
    facts.ednote = _editors_notes(text, at)
    facts.issued, facts.provider = _trailer(text, at)
    return facts


def _read_second(text: str, at: int, facts: Facts) -> str | None:
    """The second header line into the facts; gives back the desk that its keyword names."""
    at = _LINE.match(text, at, at + _HEADER_REACH).end()  # type: ignore[union-attr]  # matches anywhere
    match = _SECOND.match(text, at, at + _HEADER_REACH)
    if match is None:
        return None
    tables = table("anpa")
    facts.priority, facts.category = match[1].lower(), match[2].lower()
    facts.urgency = tables["priorities"].get(match[1].lower(), 6)
    facts.text_format = tables["formats"].get(match[4])
    facts.word_count = int(match[9]) if match[9] else None
    facts.take_key = match[6].strip() if match[6] else None
    keyword = read_keyword_line(match[5])
    facts.cycle = keyword.cycle if keyword else None
    return keyword.desk if keyword else None


def _keyword_line(text: str, at: int) -> Keyword | None:
    r"""The keyword line is the first of the text; one that begins with a tab is a paragraph already."""
    reference = _REFERENCE.match(text, at + text.startswith("^", at))
    at = reference.end() if reference else at
    if not text.startswith("^", at) and not reference and text[at : at + 3] not in ("BC-", "AM-", "PM-", "AP-"):
        return None
    line = text[at : min(_end_of_line(text, at), at + 200)]
    return read_keyword_line(line.lstrip("^").rstrip("<= \x7f"))


def read_keyword_line(line: str) -> Keyword | None:
    """The parts of a keyword line, without "^" and "<".

    Example:
        >>> read_keyword_line("BC-HKN--Stars-Kings, 2nd Ld-Writethru,512")
        Keyword(cycle='BC', desk='HKN', slug='Stars-Kings', version='2nd Ld-Writethru', words=512)
        >>> read_keyword_line("BC-WEA--City Forecasts,").words is None
        True
    """
    match = _KEYWORD.match(line)
    if match is None or not match[3].strip():
        return None
    parts = [part.strip() for part in line[match.end() :].split(",")]
    counts = [part for part in parts if part.isascii() and part.isdecimal() and len(part) <= 5]
    versions = [part for part in parts if any(map(str.isalpha, part)) and not _STORY_NUMBER.fullmatch(part)]
    return Keyword(
        match[1] and match[1].upper(),
        match[2],
        match[3].strip(),
        versions[0] if versions else None,
        int(counts[-1]) if counts else None,
    )


def _subjects(category: str | None, desk: str | None) -> Iterator[SubjectPart]:
    tables = table("anpa")
    for scheme, rows, code in (("anpa-category", "categories", category), ("anpa-desk", "desks", desk)):
        if code:
            name = next((row["name"] for row in tables[rows] if row["code"] == code), None)
            yield SubjectPart(code, name, scheme)


def _editors_notes(text: str, at: int) -> str | None:
    """The lines of the head that are written to other desks: "^Eds: Adds quotes.<", "^EDITOR'S NOTE _ ...<"."""
    notes: list[str] = []
    reach = min(len(text), at + _HEAD_REACH)
    for _ in range(_HEAD_LINES):
        end = min(_end_of_line(text, at), reach)
        if at >= reach or (text.startswith("\t", at) and end - at > _FEWEST_LETTERS):
            break
        start = at + text.startswith("^", at)
        match = _EDITORS.match(text, start, end)
        if match:
            end = _end_of_note(text, end, reach)
            note = " ".join(text[match.end() : end].split()).rstrip("<= ")
            bracket = text[match.start()] == "(" and note.endswith(")")
            notes.append(note[:-1] if bracket else note)
        at = end + 1 + text.startswith("\r\n", end)
    return "\n".join(filter(None, notes)) or None


def _end_of_note(text: str, end: int, reach: int) -> int:
    """Where a note ends that was broken into several lines: with its end mark, or before the next line of the head."""
    for _ in range(_HEAD_LINES):
        after = end + 1 + text.startswith("\r\n", end)
        if (
            after >= reach
            or text[end - 1 : end] in "<="
            or text[end - 2 : end] == "< "
            or text[after] in "^\t\r\n \x03"
        ):
            break
        end = min(_end_of_line(text, after), reach)
    return end


def _end_of_line(text: str, at: int) -> int:
    return _LINE.match(text, at).end()  # type: ignore[union-attr]  # matches anywhere


def _trailer(text: str, at: int) -> tuple[dt.datetime | None, str | None]:
    """When the message was sent and by whom: "AP-WF-03-15-17 0210GMT", "14:05ET 15-03-17"."""
    end = text.rfind("\x03")
    start = max(at, end if end >= 0 else len(text) - _TRAILER_REACH)
    matches = list(_TRAILER.finditer(text, start, min(len(text), start + _TRAILER_REACH)))
    for match in reversed(matches):
        agency, _, month, day, year, clock, zone = match.groups()
        time = wire_time(year, month, day, clock, zone)
        if time:
            return time, agency
    start = max(at, start - _TRAILER_REACH)
    for match in _CLOCK_FIRST.finditer(text, start, min(len(text), start + 2 * _TRAILER_REACH)):
        hours, minutes, zone, day, month, year = match.groups()
        time = wire_time(year, month, day, hours + minutes, zone)
        if time:
            return time, None
    return None, None
