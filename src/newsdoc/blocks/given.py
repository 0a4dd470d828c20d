"""Blocks of a story whose format named them: what it says is honoured, what it leaves open the rules of texts tell.

A format names headline, byline and paragraphs; that a paragraph is a credit, a note or a sign-off, or repeats the
byline ("<p>By Ada Stone</p><p>(Adds quotes)</p><p>LUND, Sweden (Reuters) - ..."), it does not say.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks.byline import is_agency, name_without_word, read_byline, with_title
from newsdoc.blocks.credits import read_credits
from newsdoc.blocks.frame import Frame
from newsdoc.blocks.headline import take_headline
from newsdoc.blocks.layout import tile
from newsdoc.blocks.lines import ends_sentence, has_letters
from newsdoc.blocks.pieces import Piece, read_pieces
from newsdoc.blocks.tail import Tail, note_kind, read_tail
from newsdoc.data import table
from newsdoc.parts import (
    AuthorPart,
    BlockPart,
    BylinePart,
    CreditPart,
    DatelinePart,
    HeadlinePart,
    Layout,
    NotePart,
    SignOffPart,
    SluglinePart,
)
from newsdoc.text import WHITE, find_damage, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.text import Line, Scan

_ROLES = {"byline": "byline", "title": "byline", "note": "note", "bullet": "note", "slug": "slug"}
_REACH = 400  # characters of a paragraph in which a dateline may stand
_NAME = 40  # an agency's name is not longer
_SHORT = 160  # a paragraph before the dateline is not longer: a summary, a place of its own
_POINTS = 8  # of a summary there are fewer
_DEEP = 3  # so many paragraphs may hold the dateline
_BY = "By "


class Given(NamedTuple):
    """The blocks that a format named, and the stretches in which a dateline may be.

    `dateline` is the block that the format calls so. `top` has the roles of the first paragraphs that are none, by
    where they start.
    """

    blocks: tuple[BlockPart, ...]
    openings: tuple[tuple[int, int], ...]
    dateline: BlockPart | None
    top: dict[int, Piece]


def read_given(scan: Scan, blocks: Sequence[BlockPart]) -> Given:
    r"""Look at the blocks that a format named before the dateline is known.

    Example:
        >>> from newsdoc.text import scan
        >>> blocks = [BlockPart(0, 11, "headline"), BlockPart(13, 25, "paragraph"), BlockPart(27, 60, "paragraph")]
        >>> text = scan("Ferry sinks\n\nBy Ada Stone\n\nLUND, Sweden (AP) - A ferry sank.")
        >>> read_given(text, blocks).openings
        ((27, 60),)
    """
    paragraphs = [block for block in blocks if block.role == "paragraph"]
    top = _top(scan, paragraphs)
    openings: list[tuple[int, int]] = []
    dateline = next((block for block in blocks if block.role == "dateline"), None)
    body = [block for block in paragraphs if block.start not in top]
    for block, after in zip(body[:_DEEP], [*body[1:], None], strict=False):
        size = block.end - block.start
        reach = min(after.end, block.end + _REACH) if after and size < _SHORT else block.end
        openings.append((block.start, min(reach, block.start + 2 * _REACH)))
        if size >= _SHORT or ends_sentence(scan.text, block.start, block.end):
            break
    return Given(tuple(blocks), tuple(openings), dateline, top)


def _top(scan: Scan, paragraphs: Sequence[BlockPart]) -> dict[int, Piece]:
    """The paragraphs above the lead: byline, notes, bullets, stamps."""
    top: dict[int, Piece] = {}
    if not paragraphs:
        return top
    first = _line_at(scan, paragraphs[0].start)
    starts = {block.start: block for block in paragraphs[:24]}
    bullets = _bullets(scan.text, paragraphs)
    for piece in read_pieces(scan, Frame(first, _line_at(scan, paragraphs[-1].start) + 1)):
        block = starts.get(piece.start)
        kind = "bullet" if piece.start in bullets else piece.kind
        if block is None or kind in ("text", "flash") or piece.end < block.end or len(top) + 1 == len(paragraphs):
            break
        top[piece.start] = piece._replace(kind=kind)
    return top


def _bullets(text: str, paragraphs: Sequence[BlockPart]) -> set[int]:
    """Where the points of a summary start, "* Ferry was fifty years old", unless the story is nothing but a list."""
    marked = takewhile(lambda block: text.startswith(("* ", "• "), block.start), paragraphs[:_POINTS])
    found = {block.start for block in marked}
    return found if len(found) < min(len(paragraphs), _POINTS) else set()


def _line_at(scan: Scan, at: int) -> int:
    return max(0, bisect_right(scan.lines, at, key=_start_of) - 1)


def _start_of(line: Line) -> int:
    return line.start


def lay_out(scan: Scan, given: Given, dateline: DatelinePart | None) -> Layout:
    """The layout of a story whose format named its blocks.

    Args:
        scan: The assembled text.
        given: What `read_given` said of it.
        dateline: Where its dateline is, in a block of its own or in a paragraph.
    """
    text = scan.text
    body = [block for block in given.blocks if block.role == "paragraph" and block.start not in given.top]
    above = [block for block in body if dateline and block.end <= dateline.start]
    body_start = _body_start(text, body, above, dateline)
    body = [block for block in body if block not in above]
    tail = _tail(scan, given, body)
    spans = list(_paragraphs(scan, body, body_start, tail))
    roles = {span[0]: _role(text, span, first=n == 0) for n, span in enumerate(spans)}
    sign_off = _sign_off(text, given, tail, spans)
    if sign_off and sign_off.start in roles:
        roles[sign_off.start] = "sign_off"
    marks = [(block.start, block.role) for block in given.blocks if block.role != "paragraph"]
    marks += [(piece.start, _ROLES.get(piece.kind, "furniture")) for piece in given.top.values()]
    marks += [(block.start, "byline" if name_without_word(text, *block[:2]) else "subhead") for block in above]
    marks += [*roles.items(), *tail.marks]
    if dateline:
        marks.append((dateline.start, "dateline"))
    first = _first(given.blocks)
    return Layout(
        blocks=tuple(tile(len(text), marks)),
        body_start=body_start,
        paragraphs=tuple(span for span in spans if roles[span[0]] == "paragraph"),
        headline=_headline(text, first.get("headline")),
        slugline=_slugline(text, first.get("slug")),
        byline=_byline(text, given, first.get("byline"), above),
        sign_off=sign_off,
        notes=tuple(sorted({*_notes(text, given), *_body_notes(text, spans, roles), *tail.notes})),
        credits=(*tail.credits, *_credits(text, given)),
        findings=(*find_damage(scan), *tail.findings),
    )


def _first(blocks: Sequence[BlockPart]) -> dict[str, BlockPart]:
    return {block.role: block for block in reversed(blocks)}


def _body_start(text: str, body: Sequence[BlockPart], above: Sequence[BlockPart], dateline: DatelinePart | None) -> int:
    """The first character of the lead sentence; the end of the text where nothing follows."""
    lead = next((block.start for block in body if block not in above), len(text.rstrip(WHITE)))
    return max(lead, min(dateline.body_start, len(text.rstrip(WHITE)))) if dateline else lead


def _tail(scan: Scan, given: Given, body: Sequence[BlockPart]) -> Tail:
    """What the last paragraphs are; the first one always is one."""
    if not body:
        return Tail(len(scan.lines), None, ())
    named = next((block.start for block in given.blocks if block.start > body[-1].start), None)
    last = _line_at(scan, body[-1].end - 1) + 1 if named is None else _line_at(scan, named)
    return read_tail(scan, _line_at(scan, body[0].start), last)


def _paragraphs(scan: Scan, body: Sequence[BlockPart], body_start: int, tail: Tail) -> Iterator[tuple[int, int]]:
    limit = scan.lines[tail.first].start if tail.first < len(scan.lines) else len(scan.text)
    if tail.stop is not None:
        limit = min(limit, tail.stop)
    for block in body:
        start, end = max(block.start, body_start), min(block.end, limit)
        start, end = trim(scan.text, start, end)
        if start < end:
            yield start, end


def _role(text: str, span: tuple[int, int], *, first: bool) -> str:
    start, end = span
    if end - start < _SHORT and not has_letters(text, start, end):
        return "furniture"
    return "note" if not first and note_kind(text, start, end) else "paragraph"


def _headline(text: str, block: BlockPart | None) -> HeadlinePart | None:
    return take_headline(text, [Piece(block.start, block.end, "text", 0)], []) if block else None


@cache
def _version_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in table("slug_versions"))


def _slugline(text: str, block: BlockPart | None) -> SluglinePart | None:
    """The slug; after a comma it may say which take this is: "BC-US--Harbor Fire, 1st Ld-Writethru"."""
    if block is None:
        return None
    at = text.find(",", block.start, block.end)
    while at >= 0:
        words = text[at + 1 : block.end].partition(",")[0]
        if at > block.start and not _version_words().isdisjoint(words.lower().replace("-", " ").split()):
            return SluglinePart(*trim(text, block.start, at), text[at + 1 : block.end].strip(WHITE))
        at = text.find(",", at + 1, block.end)
    return SluglinePart(block.start, block.end)


def _sign_off(text: str, given: Given, tail: Tail, spans: Sequence[tuple[int, int]]) -> SignOffPart | None:
    """What the format calls so, what the tail of the text has, or an agency alone in the last paragraph: "STT"."""
    named = next((block for block in given.blocks if block.role == "sign_off"), None)
    if named:
        return SignOffPart(named.start, named.end)
    if tail.sign_offs:
        return tail.sign_offs[-1]
    last = spans[-1] if len(spans) > 1 else (0, 0)
    return SignOffPart(*last) if 0 < last[1] - last[0] <= _NAME and is_agency(text[last[0] : last[1]]) else None


def _byline(text: str, given: Given, block: BlockPart | None, above: Sequence[BlockPart]) -> BylinePart | None:
    if block:
        return read_given_byline(text, block.start, block.end)
    found: BylinePart | None = None
    for piece in given.top.values():
        if piece.kind == "byline" and found is None:
            found = read_byline(text, piece.start, piece.end)
        elif piece.kind == "title" and found:
            found = with_title(found, text[piece.start : piece.end])
    return found or next(filter(None, (name_without_word(text, *block[:2]) for block in above)), None)


def read_given_byline(text: str, start: int, end: int) -> BylinePart:
    r"""The byline that a format calls so, its first line; those below say what its authors are.

    Example:
        >>> text = "Ada Stone and Bo Lund\nAP Science Writer"
        >>> [text[a.start:a.end] for a in read_given_byline(text, 0, len(text)).authors]
        ['Ada Stone', 'Bo Lund']
    """
    line, *titles = text[start:end].split("\n")
    found = read_byline(line, 0, len(line))
    shift = start
    if found is None:
        found, shift = read_byline(_BY + line, 0, len(_BY) + len(line)), start - len(_BY)
    authors = (
        [author._replace(start=author.start + shift, end=author.end + shift) for author in found.authors]
        if found
        else []
    )
    part = BylinePart(start, start + len(line.rstrip(WHITE)), tuple(_inside(authors, start)))
    for title in titles:
        part = with_title(part, title.strip())
    return part


def _inside(authors: Sequence[AuthorPart], start: int) -> list[AuthorPart]:
    return [author for author in authors if author.start >= start]


def _notes(text: str, given: Given) -> Iterator[NotePart]:
    for block in given.blocks:
        if block.role == "note":
            yield NotePart(block.start, block.end, note_kind(text, block.start, block.end) or "editor")
    for piece in given.top.values():
        if _ROLES.get(piece.kind) == "note":
            yield NotePart(piece.start, piece.end, piece.detail or "summary")


def _credits(text: str, given: Given) -> Iterator[CreditPart]:
    for block in given.blocks:
        if block.role == "credit":
            yield from read_credits(text, block.start, block.end)


def _body_notes(text: str, spans: Sequence[tuple[int, int]], roles: dict[int, str]) -> Iterator[NotePart]:
    for start, end in spans:
        if roles[start] == "note":
            yield NotePart(start, end, note_kind(text, start, end) or "other")
