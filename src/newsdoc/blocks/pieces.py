"""The lines above the body, told apart one by one: slug, mark, byline, note, bullet, page furniture, or plain text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks import byline, patterns
from newsdoc.blocks.lines import TABLE_LINE, all_capitals, ends_sentence, has_letters, indented
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.blocks.frame import Frame
    from newsdoc.text import Line, Scan

VISIBLE = 24  # lines that are looked at; ANPA heads have ten, press releases a dozen
_LOOK = 400  # characters of a line that decide what it is
_NOTE_LINES = 8
_STAMP_LENGTH = 70
_LONG = 250  # a line of this length is a paragraph
_BODY = 4  # paragraphs after which nothing is part of the head
# "BC-US--Harbor Fire, 1st Ld-Writethru,512", "PM-Harbor Probe, 1st Ld-Writethru, a0512,300"
_KEYWORD = re.compile(r"(?:\*[a-z]?\d{4}<? ?\^?)?((?:BC|AM|PM|AP)-[^\s.!?][^.!?\n]{0,90})")
# slugs of today: "HARBOR-FIRE/", "OIL-PRICES/LUND (UPDATE 2)"
_STRAP = re.compile(r"[A-Z][A-Z0-9&'-]{2,30}/(?:[A-Z0-9&'-]{0,30}/?){0,3}(?: \([A-Z0-9 ,]{2,30}\))?")
_BULLET = re.compile(r"[*•·▪●■–—-][ \t\xa0]{1,4}(?=\S)")
# stamps and initials: "20190121T103600+0000", "2015-02-03 10:20:30 GMT+00:00", "daa/mt/msr"
_STAMP = re.compile(
    r"\d{8}T\d{6}\S{0,6}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S{0,12}(?: \S{1,10})?|[a-z]{2,4}(?:/[a-z]{2,4}){1,4}"
)
_BRACKETS = {"(": ")", "[": "]"}


class Piece(NamedTuple):
    """One line of the head, or a part of it: its visible characters without the wire's marks, and what it is.

    `kind` is "text", "slug", "mark", "byline", "title", "note", "bullet", "furniture" or "flash"; `detail` the kind of
    a note. `line` is the number of its line, `apart` says that a blank line stands before it, `caret` that it began
    with the wire's "^", `shut` that it ended with " =" as the last line of an IPTC 7901 head does.
    """

    start: int
    end: int
    kind: str
    line: int
    detail: str = ""
    apart: bool = False
    indented: bool = False
    caret: bool = False
    shut: bool = False


def read_pieces(scan: Scan, frame: Frame) -> tuple[Piece, ...]:
    """The first visible lines of the story and what each of them is."""
    pieces: list[Piece] = []
    number, seen, long, apart = frame.first, 0, 0, False
    while number < frame.last and seen < VISIBLE and long < _BODY:
        line = scan.lines[number]
        if line.blank:
            apart = True
            number += 1
            continue
        if scan.text.startswith(TABLE_LINE, line.start):
            # A row of a table: the body begins.
            pieces.append(Piece(line.begin, line.end, "text", number, apart=apart, indented=True))
            break
        found, taken = _read(scan, frame, number, pieces)
        if apart:
            found[0] = found[0]._replace(apart=True)
        pieces += found
        long += sum(piece.end - piece.start >= _LONG for piece in found)
        seen += taken
        number += taken
        apart = False
    return tuple(pieces)


def _read(scan: Scan, frame: Frame, number: int, before: list[Piece]) -> tuple[list[Piece], int]:
    """The pieces that begin in a line, mostly one, and how many lines they take."""
    text, line = scan.text, scan.lines[number]
    start, end, caret, shut = _without_marks(text, line)
    whole = Piece(start, end, "text", number, indented=indented(text, line), caret=caret, shut=shut)
    note = _note(scan, frame, number, start, end)
    # The first "^" line below the keyword of ANPA is its headline: "^Correction: US-Harbor Fire story<".
    if note and not (caret and note[0] == "correction" and not any(piece.kind == "text" for piece in before)):
        kind, stop, last = note
        rest = _after(text, stop, scan.lines[last].end) if stop < scan.lines[last].end else None
        pieces = [whole._replace(end=stop, kind="note", detail=kind)]
        return pieces + ([whole._replace(start=rest[0], end=rest[1])] if rest else []), last - number + 1
    kind = _kind(text, start, end, before)
    if kind == "byline":
        stop = byline.byline_end(text, start, end, sure=not _headline_before(before)) or end
        rest = _after(text, stop, end)
        return [whole._replace(end=stop, kind=kind)] + ([whole._replace(start=rest[0], end=rest[1])] if rest else []), 1
    return [whole if kind == "text" else whole._replace(kind=kind)], 1


def _without_marks(text: str, line: Line) -> tuple[int, int, bool, bool]:
    """The visible part of a line without "^", "<" and "="."""
    start, end = line.begin, line.end
    caret = text[start] == "^"
    start += caret
    shut = text[end - 1] == "=" and (caret or text[end - 2] in WHITE) and end - start > 2
    if shut or (caret and text[end - 1] == "<"):
        end -= 1
    while start < end and text[start] in WHITE:
        start += 1
    while end > start and text[end - 1] in WHITE:
        end -= 1
    return (start, end, caret, shut and not caret) if start < end else (line.begin, line.end, False, False)


def _after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands on the line after a note or a byline, if there is more than a bracket or a bar."""
    while start < end and text[start] in WHITE + "|•·":
        start += 1
    return (start, end) if start < end and has_letters(text, start, min(end, start + 80)) else None


def _kind(text: str, start: int, end: int, before: list[Piece]) -> str:
    """What one line is, taken by itself; "text" where nothing speaks for anything else."""
    if end - start > _LOOK:
        return "text"
    words = text[start:end]
    if not has_letters(text, start, end) or _is_furniture(words, first=not before):
        return "furniture"
    if not any(piece.kind == "text" for piece in before) and (_KEYWORD.fullmatch(words) or _STRAP.fullmatch(words)):
        return "slug"
    if patterns.is_lone_mark(words) and not ends_sentence(text, start, end):
        return "mark"
    if before and before[-1].kind == "byline" and before[-1].line >= 0 and byline.is_title_line(words):
        return "title"
    below = _headline_before(before)
    if byline.byline_end(text, start, end, sure=not below):
        return "byline"
    if below and byline.is_agency(words):
        return "furniture"
    return "bullet" if _BULLET.match(text, start, end) and before else "text"


def _is_furniture(words: str, *, first: bool) -> bool:
    """A label or a stamp of a page, or above everything else the sort of story that comes."""
    label = words.rstrip(".:")
    if len(label) > _longest_label():
        return False
    lower = label.lower()
    if lower in patterns.furniture() or _STAMP.fullmatch(words):
        return True
    return lower in patterns.kickers() if first else len(words) <= _STAMP_LENGTH and patterns.is_stamp(words)


@cache
def _longest_label() -> int:
    """The characters of the longest line that may be furniture; small letters of a longer one are not needed."""
    return max(_STAMP_LENGTH, *map(len, patterns.furniture() | patterns.kickers()))


def _headline_before(before: list[Piece]) -> bool:
    return any(piece.kind in ("text", "slug", "mark") for piece in before)


def _note(scan: Scan, frame: Frame, number: int, start: int, end: int) -> tuple[str, int, int] | None:
    """(kind, end, number of the last line) of a note that begins here; it may run over several lines."""
    text = scan.text
    look = min(end, start + _LOOK)
    if not patterns.may_begin_note(text, start, look):
        return None
    for form, kind, pattern in patterns.note_patterns(text[start]):
        if not pattern.match(text, start, look):
            continue
        if form in ("bracket", "dated"):
            close = _closing(scan, frame, number, start)
            return None if close is None else (kind, *close)
        return kind, *(_wrapped_end(scan, frame, number, end) if form in ("label", "dash") else (end, number))
    return None


def _closing(scan: Scan, frame: Frame, number: int, start: int) -> tuple[int, int] | None:
    """Where the bracket that opens a note closes, within a few lines."""
    text, close = scan.text, _BRACKETS[scan.text[start]]
    for last in range(number, min(number + _NOTE_LINES, frame.last)):
        line = scan.lines[last]
        if line.blank:
            return None
        at = text.find(close, max(start, line.begin), min(line.end, start + 4 * _LOOK))
        while at >= 0 and text.count(close, start, at + 1) < text.count(text[start], start, at + 1):
            at = text.find(close, at + 1, min(line.end, start + 4 * _LOOK))
        if at >= 0:
            return at + 1, last
    return None


def _wrapped_end(scan: Scan, frame: Frame, number: int, end: int) -> tuple[int, int]:
    """A labelled note runs on while its lines are full and its sentence is open."""
    text, last = scan.text, number
    while last + 1 < min(frame.last, number + _NOTE_LINES):
        line, after = scan.lines[last], scan.lines[last + 1]
        full = line.end - line.begin >= 50 and not ends_sentence(text, line.begin, line.end)
        if not full or after.blank or indented(text, after) or text[after.begin] == "^":
            break
        last += 1
        end = after.end
    if last > number and text[end - 1] in "<=":  # the end mark of ANPA, in the last line of a note of several
        end -= 1
    return end, last


def texts(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces that are plain text."""
    return (piece for piece in pieces if piece.kind == "text")


def is_shout(text: str, piece: Piece) -> bool:
    """All in capitals, as the headlines of old wires are."""
    return all_capitals(text, piece.start, min(piece.end, piece.start + _LOOK))
