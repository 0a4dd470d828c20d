"""What stands above the body: read before the dateline is known, told in full once it is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks import headline, patterns
from newsdoc.blocks.byline import has_word
from newsdoc.blocks.frame import Frame, find_frame
from newsdoc.blocks.lines import ends_sentence, indented
from newsdoc.blocks.pieces import Piece, is_shout, read_pieces
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from newsdoc.parts import DatelinePart
    from newsdoc.text import Line, Scan

_OPENINGS = 16
_REACH = 400  # characters of a line in which a dateline may begin or end
_LONG = 100  # a line of this length that ends with a stop is a paragraph
_BODY = 3  # paragraphs after which no dateline is looked for


class Head(NamedTuple):
    """What stands above the body; `openings` are the stretches (start, end) in which a dateline may be."""

    openings: tuple[tuple[int, int], ...]
    frame: Frame
    pieces: tuple[Piece, ...]


def read_head(scan: Scan) -> Head:
    r"""Tell the first lines apart and say where a dateline may be.

    Example:
        >>> from newsdoc.text import scan
        >>> text = "UPDATE 1-Ferry sinks\nBy Ada Stone\n(Adds quotes)\nLUND, Sweden\n"
        >>> [text[start:end] for start, end in read_head(scan(text)).openings]
        ['UPDATE 1-Ferry sinks', 'LUND, Sweden']
    """
    frame = find_frame(scan)
    pieces = read_pieces(scan, frame)
    return Head(tuple(_openings(scan, frame, pieces)), frame, pieces)


def _openings(scan: Scan, frame: Frame, pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """The first lines that may hold a dateline, each with the next one if that belongs to the same paragraph."""
    text, paragraphs = scan.text, 0
    openings: list[tuple[int, int]] = []
    own = _header_lines(text, pieces)
    last = None
    for piece in pieces:
        alone = piece.kind == "byline" and not has_word(text, piece.start, piece.end)  # "Lund, IRNA" on its own line
        if not (alone or piece.kind == "text") or piece in own:
            continue
        goes_on = last is not None and not piece.apart and not piece.indented and text[piece.start].islower()
        if goes_on and len(openings) > 1 and last is not None and not ends_sentence(text, last.start, last.end):
            continue
        end = min(piece.end, piece.start + _REACH)
        number = piece.line + 1
        after = scan.lines[number] if number < frame.last else None
        plain = after and not any(other.line == number and other.kind != "text" for other in pieces)
        if after and plain and not piece.caret and end == piece.end and _continues(text, after):
            end = min(after.end, after.begin + _REACH)
        openings.append((piece.start, end))
        last = piece
        paragraphs += piece.end - piece.start >= _LONG and ends_sentence(text, piece.start, piece.end)
        if len(openings) == _OPENINGS or paragraphs == _BODY:
            break
    return openings


def _continues(text: str, line: Line) -> bool:
    """The line may belong to the paragraph of the one above."""
    return not line.blank and not indented(text, line) and text[line.begin] != "^"


def _header_lines(text: str, pieces: tuple[Piece, ...]) -> set[Piece]:
    """Lines that are surely no body, so that "MONEY RATES - LUND" above an indented dateline deceives nobody."""
    lines = [piece for piece in pieces if piece.kind == "text"]
    found = set()
    if any(not piece.caret and piece.indented for piece in lines):
        found |= {piece for piece in lines if piece.caret}
    shut = next((n for n, piece in enumerate(pieces) if piece.shut), -1)
    found |= {piece for piece in pieces[: shut + 1] if piece.kind == "text"}
    if len(lines) > 1 and not lines[0].indented and lines[1].indented and is_shout(text, lines[0]):
        found.add(lines[0])
    return found


class Top(NamedTuple):
    """The pieces above the body by their part in it; `body_start` is the first character of the lead sentence."""

    headline: tuple[Piece, ...]
    rest: tuple[Piece, ...]
    body_start: int


def split_head(scan: Scan, head: Head, dateline: DatelinePart | None) -> Top:
    """Say which pieces stand above the body, and which of them are the headline."""
    if dateline is None:
        return _without_dateline(scan, head)
    start = min(dateline.body_start, visible_end(scan))
    above = [_cut(scan.text, piece, dateline.start) for piece in head.pieces if piece.start < dateline.start]
    above = [piece for piece in above if piece.start < piece.end]
    beside = [piece for piece in head.pieces if piece.start < dateline.start < piece.end and piece.kind == "text"]
    lines = [piece for piece in above if piece.kind == "text" and (not beside or piece.start != beside[0].start)]
    title = _lines_of_headline(scan.text, above, lines)
    return Top(tuple(title), tuple(piece for piece in above if piece not in title), max(start, dateline.end))


def visible_end(scan: Scan) -> int:
    """One past the last visible character: where the body begins, and ends, of a text that has none."""
    return next((line.end for line in reversed(scan.lines) if not line.blank), 0)


def _cut(text: str, piece: Piece, stop: int) -> Piece:
    """The piece as far as the dateline that begins in it, without what parts the two."""
    if piece.end <= stop:
        return piece
    end = stop
    while end > piece.start and (text[end - 1] in WHITE or text[end - 1] in "-–—/|,:"):
        end -= 1
    return piece._replace(end=end)


def _lines_of_headline(text: str, above: list[Piece], lines: list[Piece]) -> list[Piece]:
    """The first plain line above the body and the lines it runs on in."""
    if not lines or lines[0].end - lines[0].start > headline.longest():
        return []
    shut = next((n for n, piece in enumerate(above) if piece.shut), None)
    if shut is not None:
        # Only as far as nothing else stands between: "Fire on", "By Ada Stone, dpa", "Larger fire =" are two headlines.
        first = above.index(lines[0])
        closed = takewhile(lambda piece: piece.kind == "text", above[first : max(shut, first) + 1])
        return list(closed)[:3]
    title = [lines[0]]
    for piece in lines[1:3]:
        if piece.line != title[-1].line + 1 or not headline.runs_on(text, title[-1], piece):
            break
        title.append(piece)
    return title


def _without_dateline(scan: Scan, head: Head) -> Top:
    """The body begins after headline, byline and notes; a text that is nothing but a headline has no body."""
    text, pieces = scan.text, head.pieces
    lines = [piece for piece in pieces if piece.kind == "text"]
    if not lines:
        return _only_notes(scan, pieces)
    if any(piece.caret for piece in pieces) or any(piece.shut for piece in pieces):
        body = next((piece for piece in lines if not _is_header(pieces, piece)), None)
    else:
        body = _first_of_body(text, pieces, lines)
    if body is None:
        body = _first_of_digest(text, pieces, lines)
    if body is None:
        title = _lines_of_headline(text, list(pieces), lines)
        return Top(tuple(title), tuple(piece for piece in pieces if piece not in title), visible_end(scan))
    above = [piece for piece in pieces if piece.start < body.start]
    title = _lines_of_headline(text, above, [piece for piece in above if piece.kind == "text"])
    return Top(tuple(title), tuple(piece for piece in above if piece not in title), body.start)


def _first_of_digest(text: str, pieces: tuple[Piece, ...], lines: list[Piece]) -> Piece | None:
    """Lists of headlines have nothing but "^" lines: what follows the headline and the byline is the body."""
    title = _lines_of_headline(text, list(pieces), lines)
    last = max((piece.start for piece in pieces if piece in title or piece.kind in ("byline", "title")), default=0)
    rest = [piece for piece in lines if piece.start > last]
    return rest[0] if len(rest) > 1 and all(piece.caret for piece in rest) else None


def _is_header(pieces: tuple[Piece, ...], piece: Piece) -> bool:
    shut = next((n for n, other in enumerate(pieces) if other.shut), -1)
    return piece.caret or piece in pieces[: shut + 1]


def _only_notes(scan: Scan, pieces: tuple[Piece, ...]) -> Top:
    """Nothing but a note or a byline: what is not a slug is the body."""
    body = next((piece for piece in pieces if piece.kind in ("note", "byline", "title", "bullet")), None)
    if body is None:
        return Top((), pieces, visible_end(scan))
    return Top((), tuple(piece for piece in pieces if piece.start < body.start), body.start)


def _first_of_body(text: str, pieces: tuple[Piece, ...], lines: list[Piece]) -> Piece | None:
    """The line in which the body begins, or None if there is none."""
    byline = next((piece for piece in pieces[:8] if piece.kind == "byline"), None)
    if byline and byline.start > lines[0].start:
        above = [piece for piece in lines if piece.start < byline.start]
        below = [piece for piece in lines if piece.start > byline.start]
        if below and all(piece.end - piece.start <= headline.longest() for piece in above):
            return below[0]
    title = _lines_of_headline(text, list(pieces), lines)
    if not title:
        return lines[0]
    first, last, rest = title[0], title[-1], lines[len(title) :]
    marked = any(piece.kind == "mark" for piece in pieces) or patterns.match_update_mark(text, first.start, first.end)
    if not rest:  # a flash: "******HARBOR OIL CUTS PRICES BY TWO DLRS"
        flash = text[first.start] == "*" or all(is_shout(text, piece) for piece in title)
        return None if flash or (marked and not ends_sentence(text, last.start, last.end)) else first
    return rest[0] if marked or headline.is_headline(text, last, rest) else first
