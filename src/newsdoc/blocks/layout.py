"""The whole text cut into blocks: what stands above the body, the body, and what stands below it.

Every block runs to where the next one begins, so the blank lines after a paragraph belong to its block; blanks before
the first visible character belong to the first block. The parts themselves are trimmed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsdoc.blocks import byline, headline
from newsdoc.blocks.body import Stretch, read_body
from newsdoc.blocks.head import Head, split_head, visible_end
from newsdoc.blocks.lines import ends_sentence
from newsdoc.blocks.tail import read_tail, sign_off_span
from newsdoc.parts import BlockPart, BylinePart, Finding, Layout, NotePart, SignOffPart, SluglinePart
from newsdoc.text import WHITE, find_damage, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.blocks.head import Top
    from newsdoc.blocks.pieces import Piece
    from newsdoc.parts import DatelinePart
    from newsdoc.text import Line, Scan

Mark = tuple[int, str]
_ROLES = {"slug": "slug", "mark": "slug", "byline": "byline", "title": "byline", "note": "note", "bullet": "note"}
_SUBJECT = re.compile(r"(?:\*[a-z]?\d{4}<? ?\^?)?(?:BC|AM|PM|AP)-(?:[A-Z]{2,3}--)?([^,<]{1,80})")
_STORY_NUMBER = re.compile(r"[a-z]\d{4}")
_SUMMARY = 160  # characters of a line above the dateline that is no subhead any more


def find_layout(scan: Scan, head: Head, dateline: DatelinePart | None) -> Layout:
    r"""Cut the text into blocks that cover every character.

    Args:
        scan: The text in lines.
        head: What `read_head` said of it.
        dateline: Where its dateline is, if it has one.

    Example:
        >>> from newsdoc.blocks import read_head
        >>> from newsdoc.text import scan
        >>> text = scan("Ferry sinks\n\nA ferry sank off the coast on Monday.\n\nENDS")
        >>> [block.role for block in find_layout(text, read_head(text), None).blocks]
        ['headline', 'paragraph', 'sign_off']
    """
    text, top = scan.text, split_head(scan, head, dateline)
    first = _line_at(scan, top.body_start)
    tail = read_tail(scan, first if top.body_start < visible_end(scan) else _below_head(scan, head), head.frame.last)
    evidence = _line_at(scan, dateline.start) if dateline else first
    body = read_body(scan, Stretch(top.body_start, evidence, first), tail, tables=dateline is None)
    row = _line_at(scan, dateline.start) if dateline else -1
    bylines = {piece.line for piece in top.rest if piece.kind == "byline"}
    roles = [(piece, _role(text, piece, beside=piece.line == row, after=piece.line in bylines)) for piece in top.rest]
    slugline = _slugline(text, head, top)
    marks = [*_frame_marks(scan, head, slugline), *_top_marks(text, top, roles), *body.marks, *tail.marks]
    if dateline:
        marks.append((dateline.start, "dateline"))
    signs = body.sign_offs + tail.sign_offs + _trailer_sign_off(scan, head)
    findings = (
        *find_damage(scan),
        *_cut_off(head, signs, len(text)),
        *_byline_findings(text, roles),
        *body.findings,
        *tail.findings,
    )
    return Layout(
        blocks=tuple(tile(len(text), marks)),
        body_start=top.body_start,
        paragraphs=body.paragraphs,
        headline=headline.take_headline(text, top.headline, _lone_marks(top)) if top.headline else None,
        slugline=slugline,
        byline=_byline(text, roles),
        sign_off=signs[-1] if signs else None,
        notes=(*_notes(roles), *body.notes, *tail.notes),
        credits=tail.credits,
        findings=findings,
    )


def _start_of(line: Line) -> int:
    return line.start


def _line_at(scan: Scan, at: int) -> int:
    return max(0, bisect_right(scan.lines, at, key=_start_of) - 1)


def _below_head(scan: Scan, head: Head) -> int:
    """The line after the head of a text without a body: what is left can only be a tail."""
    lines = [piece.line + 1 for piece in head.pieces if piece.kind in ("text", "slug", "note")]
    return min(max(lines, default=head.frame.first), len(scan.lines))


def _frame_marks(scan: Scan, head: Head, slugline: SluglinePart | None) -> list[Mark]:
    """Header and trailer of a wire message, and the keyword line in the header."""
    above = [line.begin for line in scan.lines[: head.frame.first] if not line.blank]
    marks: list[Mark] = [(begin, "furniture") for begin in above[:1]]
    if slugline and slugline == head.frame.slug:
        marks += [(begin, "furniture") for begin in above if begin >= slugline.end][:1]
        marks.append((slugline.start, "slug"))
    below = [line.begin for line in scan.lines[head.frame.last :] if not line.blank]
    trailer = _trailer_sign_off(scan, head)
    if trailer:
        return [*marks, (trailer[0].start, "sign_off"), *((begin, "furniture") for begin in below[1:2])]
    return [*marks, *((begin, "furniture") for begin in below[:1])]


def _trailer_sign_off(scan: Scan, head: Head) -> tuple[SignOffPart, ...]:
    """The line after the text of an ANPA message: "AP-WF-03-15-17 0210GMT"."""
    line = next((line for line in scan.lines[head.frame.last : head.frame.last + 3] if not line.blank), None)
    sign = line and sign_off_span(scan.text, line.begin, line.end)
    return (SignOffPart(*sign),) if sign else ()


def _slugline(text: str, head: Head, top: Top) -> SluglinePart | None:
    """The subject of the keyword line of the text, else that of the header, which is cut off at 24 characters.

    In "BC-HKN--Stars-Kings, 2nd Ld-Writethru,512" cycle and desk stand before it, version and count of words after it.
    """
    line = next((piece for piece in top.rest if piece.kind == "slug"), None)
    if line is None:
        return head.frame.slug
    words = text[line.start : line.end].split(",")[1:]
    if not words and text[line.end - 1] == ")":  # "OIL-PRICES/ (UPDATE 2)"
        words = [text[line.start : line.end - 1].rpartition("(")[2]]
    marks = (part.strip() for part in words)
    version = next(
        (mark for mark in marks if any(c.isalpha() for c in mark) and not _STORY_NUMBER.fullmatch(mark)), None
    )
    subject = _SUBJECT.match(text, line.start, line.end)
    start, end = trim(text, *subject.span(1)) if subject else (line.start, line.end)
    return SluglinePart(start, end, version) if start < end else SluglinePart(line.start, line.end, version)


def _lone_marks(top: Top) -> list[Piece]:
    return [piece for piece in top.rest if piece.kind == "mark"]


def _top_marks(text: str, top: Top, roles: Sequence[tuple[Piece, str]]) -> list[Mark]:
    """The blocks above the body; the wire's "^" goes with the line it opens."""
    marks = [(top.headline[0].start, "headline")] if top.headline else []
    # A title belongs to the block of the byline above it.
    marks += [(piece.start, role) for piece, role in roles if piece.kind != "title"]
    return [(start - (start > 0 and text[start - 1] == "^"), role) for start, role in marks]


def _role(text: str, piece: Piece, *, beside: bool, after: bool) -> str:
    """The role of a line above the body that is not the headline.

    `beside` says that the dateline follows in the same line, `after` that a byline stands before it there.
    """
    if piece.kind != "text":
        return _ROLES.get(piece.kind, "furniture")
    if byline.is_empty_byline(text[piece.start : piece.end]):
        return "byline"
    if beside and not ends_sentence(text, piece.start, piece.end):
        return "byline" if _any_byline(text, piece) else "furniture"
    if after:
        return "furniture"
    title = text[piece.end : piece.end + 2].strip() == "="  # "^EASTERN DIVISION=", centred above a table
    return "subhead" if title or (piece.end - piece.start <= _SUMMARY and not piece.caret) else "note"


def _notes(roles: Sequence[tuple[Piece, str]]) -> list[NotePart]:
    return [NotePart(piece.start, piece.end, piece.detail or "summary") for piece, role in roles if role == "note"]


def _byline(text: str, roles: Sequence[tuple[Piece, str]]) -> BylinePart | None:
    """The byline of one line or several, each beginning with "By"; a line with a title below tells of its authors.

    Where a headline stands between two of them, the one that says "By" is the byline.
    """
    found: BylinePart | None = None
    end = 0
    for piece, role in roles:
        if role != "byline":
            continue
        if piece.kind == "title":
            found = found and byline.with_title(found, text[piece.start : piece.end])
            end = piece.end
            continue
        part = _any_byline(text, piece)
        if part is None:
            continue
        if found is None:
            found = part
        elif not text[end : part.start].strip(WHITE + "^<="):
            found = BylinePart(found.start, part.end, found.authors + part.authors)
        elif byline.has_word(text, *part[:2]) and not byline.has_word(text, *found[:2]):
            found = part
        end = part.end
    return found


def _any_byline(text: str, piece: Piece) -> BylinePart | None:
    return byline.read_byline(text, piece.start, piece.end) or byline.name_without_word(text, piece.start, piece.end)


def _byline_findings(text: str, roles: Sequence[tuple[Piece, str]]) -> Iterator[Finding]:
    for piece, role in roles:
        if role == "byline" and byline.is_empty_byline(text[piece.start : piece.end]):
            yield Finding("ND401", piece.start, piece.end)


def _cut_off(head: Head, signs: Sequence[SignOffPart], end: int) -> list[Finding]:
    """A wire message that neither a sign-off nor its frame closes has lost its end."""
    return [Finding("ND404", end, end)] if head.frame.cut_off and not signs else []


def tile(length: int, marks: Iterable[Mark]) -> Iterator[BlockPart]:
    """Blocks from marks: each runs to the next one, the first begins with the text."""
    ordered = dict(sorted(marks, key=_start_of_mark))
    starts = list(ordered)
    if not starts:
        if length:
            yield BlockPart(0, length, "furniture")
        return
    roles = list(ordered.values())
    for begin, stop, role in zip([0, *starts[1:]], [*starts[1:], length], roles, strict=True):
        yield BlockPart(begin, stop, role)


def _start_of_mark(mark: Mark) -> int:
    return mark[0]
