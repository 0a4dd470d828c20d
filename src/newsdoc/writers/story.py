"""The story as formats of paragraphs need it: one line of words for each element, the dateline apart or in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.writers.characters import flowing, preformatted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.document import Block, Document

# Furniture is not the story, what is "other" nobody could name; the rest of the roles have a field of their own.
_BODY = frozenset({"paragraph", "subhead", "table", "note", "credit", "contact", "sign_off"})
_START, _END = "\x02", "\x03"  # of the text of a wire message
_LINES = re.compile("\r\n?|\n")
_MARKS = "^<= \x08"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


class Piece(NamedTuple):
    """A stretch of the body: `role` is that of its block, or "editor" for a note to editors."""

    role: str
    text: str


class Story(NamedTuple):
    """What a newsroom takes of a document; what is missing is None.

    Attributes:
        headline: With the mark of an update before it.
        slugline: With the version of the take behind it.
        byline: As written.
        dateline: With the dash or the brackets that part it from the story.
        pieces: The body, without the dateline.
        flow: The body, the dateline at the head of its first paragraph.
    """

    headline: str | None
    slugline: str | None
    byline: str | None
    dateline: str | None
    pieces: tuple[Piece, ...]
    flow: tuple[Piece, ...]


def gather(doc: Document) -> Story:
    """The story of a document.

    Example:
        >>> from newsdoc.parser import parse
        >>> story = gather(parse("OSLO (AP) - It rained."))
        >>> story.dateline, story.pieces[0].text, story.flow[0].text
        ('OSLO (AP) -', 'It rained.', 'OSLO (AP) - It rained.')
    """
    dateline = next((block for block in doc.blocks if block.role == "dateline"), None)
    notes = sorted((note.span.start, note.kind) for note in doc.notes)
    ends = {paragraph.span.start: paragraph.span.end for paragraph in doc.paragraphs}
    wire = doc.text.find(_START) >= 0
    trailer = doc.text.find(_END) if wire else -1
    pieces, flow, waiting = [], [], dateline
    for block in doc.blocks:
        if 0 <= trailer < block.span.start:
            break  # what the trailer says stands in the metadata
        words = doc.text[block.span.start : ends.get(block.span.start, block.span.end)]
        piece = _piece(block, _without_marks(words) if wire else words, notes)
        if piece is None:
            continue
        pieces.append(piece)
        if waiting and block.span.start >= waiting.span.end:
            flow += _led(waiting, block, piece)
            waiting = None
        else:
            flow.append(piece)
    if waiting and (alone := flowing(waiting.text)):
        flow.append(Piece("paragraph", alone))
    return Story(
        _headline(doc),
        _slugline(doc),
        flowing(doc.byline.text) or None if doc.byline else None,
        flowing(doc.text[slice(*dateline_stretch(doc))]) or None,
        tuple(pieces),
        tuple(flow),
    )


def dateline_stretch(doc: Document) -> tuple[int, int]:
    """Where the dateline stands with the signs around it, the dash or brackets; (0, 0) where there is none.

    Other words in its block are left out, such as the reporter behind a Korean one: "(서울=연합뉴스) 김하나 기자 =".
    """
    if doc.dateline is None:
        return 0, 0
    start, end = doc.dateline.span.start, doc.dateline.span.end
    block = next((b.span for b in doc.blocks if b.role == "dateline" and b.span.start <= start < b.span.end), None)
    if block is None:
        return start, end
    before, behind = doc.text[block.start : start], doc.text[end : block.end]
    return (
        start if any(map(str.isalnum, before)) else block.start,
        end if any(map(str.isalnum, behind)) else block.end,
    )


def _without_marks(words: str) -> str:
    """Lines of a wire without the marks at their edges: "^EASTERN DIVISION=", "Lund;3;4<", and the "^" of the next."""
    return "\n".join(line.strip(_MARKS) for line in _LINES.split(words))


def _piece(block: Block, words: str, notes: Sequence[tuple[int, str]]) -> Piece | None:
    if block.role not in _BODY:
        return None
    role: str = block.role
    if role == "note":
        first, last = bisect_left(notes, (block.span.start, "")), bisect_left(notes, (block.span.end, ""))
        role = "editor" if {kind for _, kind in notes[first:last]} == {"editor"} else "note"
    text = preformatted(words) if role == "table" else flowing(words)
    return Piece(role, text) if text else None


def _led(dateline: Block, block: Block, piece: Piece) -> list[Piece]:
    """The first piece behind the dateline, joined with it as the text had it where both stand in one paragraph."""
    words = flowing(dateline.text)
    if not words:
        return [piece]
    if piece.role != "paragraph" or block.span.start != dateline.span.end:
        return [Piece("paragraph", words), piece]
    if "\n" in dateline.text or "\r" in dateline.text:
        # "OSLO, March 3", the story below: on one line something must part them.
        between = " " if not words[-1].isalnum() else " – "
        return [Piece("paragraph", words + between + piece.text)]
    return [Piece("paragraph", flowing(dateline.text + piece.text))]


def _headline(doc: Document) -> str | None:
    if doc.headline is None:
        return None
    words = flowing(doc.headline.text)
    if mark := flowing(doc.headline.update_mark or ""):
        # The mark stands before the headline's own span: in the same block, or as dpa has it ("1ST LEAD") above it.
        start, end = doc.headline.span.start, doc.headline.span.end
        block = next((b.span.start for b in doc.blocks if b.span.start <= start < b.span.end), start)
        whole = flowing(doc.text[block:end])
        words = whole if mark in whole[: len(whole) - len(words)] else f"{mark}: {words}"
    return words or None


def _slugline(doc: Document) -> str | None:
    """The words of the slugline and, as the Associated Press sends it, the version behind a comma."""
    if doc.slugline is None:
        return None
    words, version = flowing(doc.slugline.text), flowing(doc.slugline.version or "")
    return (f"{words}, {version}" if version and version not in words else words) or None


def editors_note(doc: Document, story: Story) -> str | None:
    """What editors are told: the note that the feed sent, and those that stand in the text."""
    notes = [flowing(line) for line in (doc.metadata.ednote or "").splitlines()]
    sent = " ".join(notes)
    notes += [piece.text for piece in story.pieces if piece.role == "editor" and piece.text not in sent]
    return "\n".join(note for note in notes if note) or None


def language_tag(doc: Document) -> str | None:
    """The language that the feed named or the text has, where it can stand in `xml:lang`."""
    for tag in (doc.metadata.language, doc.language):
        if tag and _LANGUAGE.fullmatch(tag):
            return tag
    return None
