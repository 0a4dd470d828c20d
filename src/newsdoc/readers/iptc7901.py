r"""IPTC 7901, the wire of European agencies: SOH header, keyword lines, STX text ETX time.

The text is the message itself; the rules for texts know its head (which ends with " =") and its notebook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.blocks import patterns
from newsdoc.data import table
from newsdoc.readers.messages import Message, messages_of
from newsdoc.readers.reading import Facts
from newsdoc.readers.wire_text import reading_of
from newsdoc.readers.wire_times import wire_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

# "eca062 4 i 211 ccccb   dpa 061": service, number, priority, category, words; then flags, sender, its own number.
_HEADER = re.compile(r"\x01([A-Za-z]{2,4})(\d{3,4}) ([1-9]) ([A-Za-z]{1,3}) (\d{1,5})(?: ([^\r\n\x02]{0,120}))?")
_FLAGS = re.compile(r"c{2,4}[a-z]|v{2,4}[a-z]")
_SENDER = re.compile(r"[A-Za-z]{2,6}(?:-[A-Za-z0-9]{1,8})?")
_HEAD_LINES = 8
_KEYWORDS_REACH = 2000
_BRACKETS = "(): "
_BOOK_TITLE = re.compile(r"#{2,4}\s{0,3}(\S[^\r\n]{0,100})")
_PRIVATE = re.compile(r"\*\s?\*\s?\*\s?\*")
_COPYRIGHT = re.compile(r"(?m)^[\s*-]{0,6}((?:\([cC]\)|©)\s{0,2}\d{4}\b[^\r\n]{0,240})")
_TIME = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?: ([A-Z]{3,4}))? ([A-Za-zäÄ]{3})\.? (\d\d)(?!\d)")
_TIME_REACH = 300
_LINES = re.compile(r"\r\n?|\n")


def read_iptc7901(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    r"""The messages of some bytes, one after the other.

    Example:
        >>> wire = b"\x01eca062 4 i 211 ccccb   dpa 061\nShips/Gdansk/\n\x02Ferry sinks =\n\x03\n050912 GMT Okt 12"
        >>> facts = next(read_iptc7901(wire, encoding=None)).metadata
        >>> facts.service, facts.urgency, facts.keywords, facts.issued.isoformat()
        ('eca', 4, ('Ships', 'Gdansk'), '2012-10-05T09:12:00+00:00')
    """
    for message in messages_of(data):
        yield iptc7901_message(message, encoding=encoding)


def iptc7901_message(message: Message, *, encoding: str | None = None) -> Reading:
    """The story of one message of a stream."""
    return reading_of(message, encoding, _facts)


def _facts(text: str) -> Facts:
    facts = Facts(format="iptc7901")
    header = _HEADER.search(text)
    at = 0
    if header:
        at = header.end()
        facts.service, facts.sequence, facts.priority, facts.category = header[1], header[2], header[3], header[4]
        facts.urgency, facts.word_count = int(header[3]), int(header[5])
        facts.selector, facts.provider, facts.guid = _rest(header[6] or "")
    start = text.find("\x02", at)
    if header and start >= 0:
        facts.keywords = _keywords(text[at : min(start, at + _KEYWORDS_REACH)])
    facts.take_key = _take_key(text, start + 1) if start >= 0 else None
    end = text.rfind("\x03")
    lost = end <= start  # the character that ends the text: the time is the last thing then
    facts.ednote, facts.copyright = _notebook(text[max(0, start + 1) : len(text) if lost else end])
    facts.issued = _issued(text, max(start + 1, len(text) - _TIME_REACH) if lost else end)
    return facts


def _rest(rest: str) -> tuple[str | None, str | None, str | None]:
    """Routing flags, sender and its own id: "ccccb   dpa 061", "dpa 170123-89-00065#2"; a bare number is no id."""
    words = rest.split()
    flags = words.pop(0) if words and _FLAGS.fullmatch(words[0]) else None
    sender = words.pop(0) if words and _SENDER.fullmatch(words[0]) else None
    own = words[0] if words and not words[0].isdecimal() and any(map(str.isdigit, words[0])) else None
    return flags, sender, own


def _keywords(lines: str) -> tuple[str, ...] | None:
    """The parts of the keyword lines: "Motor Racing/Formula 1/"."""
    words = [word.strip() for line in _LINES.split(lines) for word in line.split("/")]
    return tuple(word for word in words if any(map(str.isalnum, word))) or None


def _take_key(text: str, at: int) -> str | None:
    """The lines above the headline that say which take it is: "1ST LEAD", "REFILE"; those of the head, up to " ="."""
    lines = [line.strip() for line in _LINES.split(text[at : at + _KEYWORDS_REACH]) if line.strip()][:_HEAD_LINES]
    marks = []
    for line in lines:
        mark = patterns.is_lone_mark(line) or line.lower() in patterns.kickers()
        if line.endswith("=") or not mark:
            break
        marks.append(line.strip(_BRACKETS))
    return " ".join(marks) or None


def _notebook(text: str) -> tuple[str | None, str | None]:
    """What the notebook says to editors, and whose the text is; contacts and what is internal stay where they are."""
    lines = _LINES.split(text)
    book = next((n for n, line in enumerate(lines) if patterns.notebook_pattern().fullmatch(line.strip())), len(lines))
    sections: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in lines[book:]:
        if _PRIVATE.match(line.strip()):
            break
        title = _BOOK_TITLE.match(line.strip())
        if title:
            sections.append((title[1].strip(), []))
        elif line.strip() and not line.lstrip().startswith("#"):
            _add_line(sections[-1][1], line)
    shown = [_section(title, body) for title, body in sections if body and not _is_for(title, "contacts")]
    # Below the text where no notebook says it: "(c)2017 The Example Tribune".
    owner = _COPYRIGHT.search("\n".join(line for _, body in sections for line in body)) or _COPYRIGHT.search(text)
    return "\n".join(shown) or None, owner[1].strip() if owner else None


def _add_line(body: list[str], line: str) -> None:
    """A line of a section; an indented one goes on with the bullet above it."""
    if body and line[:1].isspace():
        body[-1] += " " + line.strip()
    else:
        body.append(line.strip())


def _is_for(title: str | None, kind: str) -> bool:
    """The title of a section holds one of the words of the table: "dpa Contacts", "Redaktionelle Hinweise"."""
    return title is not None and any(re.search(rf"(?i)\b{word}\b", title) for word in table("iptc7901")[kind])


def _section(title: str | None, body: list[str]) -> str:
    """The lines of a section, below its title unless that says for whom it is."""
    return "\n".join(body if title is None or _is_for(title, "editors") else [f"{title}:", *body])


def _issued(text: str, end: int) -> dt.datetime | None:
    """The time after the text: "050912 GMT Nov 12" is the fifth of November 2012, at 9.12."""
    for match in _TIME.finditer(text, end, min(len(text), end + _TIME_REACH)):
        day, hour, minute, zone, month, year = match.groups()
        time = wire_time(year, month, day, hour + minute, zone)
        if time:
            return time
    return None
