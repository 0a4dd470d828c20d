"""What to do with marks that found no partner: answer each other, stay open, or be strays."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.parts import Finding
from newsdoc.quotations.marks import CLOSE, EITHER, OPEN
from newsdoc.quotations.pairing import Pair
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.quotations.marks import Mark
    from newsdoc.quotations.pairing import Matched

# More quotations than this that never close are no prose: a table, a list of sizes, noise.
MOST_UNCLOSED = 8
_BLANK = frozenset(WHITE)
_SENTENCE_END = re.compile(r"[.?!…](?=[\s\u00a0])|[。！？]")
_LOOK = 1200


class Mended(NamedTuple):
    """All pairs, those that never close among them, closing marks that answer nothing, and what was wrong."""

    pairs: list[Pair]
    strays: list[Mark]
    findings: list[Finding]


def mend(text: str, matched: Matched, start: int, end: int) -> Mended:
    """Find a place for every mark of text[start:end] that has no partner of its own.

    A mark never reaches beyond its stretch. “We won," he said: neighbours of different styles answer each other.
    What stays open ends with a sentence before the next quotation of its style, or with the stretch.
    """
    pairs, alone = matched
    if not alone:
        return Mended(pairs, [], [])
    homes = _homes(pairs, alone)
    starts = sorted(pair.opening.start for pair in pairs)
    findings: list[Finding] = []
    rest: list[tuple[Mark, Pair | None]] = []
    mended: list[Pair] = []
    at = 0
    while at < len(alone):
        mark = alone[at]
        other = alone[at + 1] if at + 1 < len(alone) and homes[at + 1] is homes[at] else None
        code = None if other is None else _answers(text, mark, other, starts)
        if code is not None and other is not None:
            mended.append(Pair(mark, other, other.end))
            if code != "ND203":
                findings.append(Finding(code, other.start, other.end))
            at += 2
        else:
            rest.append((mark, homes[at]))
            at += 1
    strays, unclosed = _sort_out(text, rest, findings, start, end)
    still: list[Pair] = []
    for mark, home in unclosed:
        limit = home.closing.start if home and home.closing else end
        still.append(Pair(mark, None, _end_of_unclosed(text, mark, limit, pairs + mended, unclosed)))
    return Mended(pairs + mended + still, strays, findings)


def _homes(pairs: Sequence[Pair], alone: Sequence[Mark]) -> list[Pair | None]:
    """For each mark the innermost pair that it stands in."""
    order = sorted(pairs)
    homes: list[Pair | None] = []
    open_pairs: list[Pair] = []
    at = 0
    for mark in alone:
        while at < len(order) and order[at].opening.start < mark.start:
            while open_pairs and open_pairs[-1].end <= order[at].opening.start:
                open_pairs.pop()
            open_pairs.append(order[at])
            at += 1
        while open_pairs and open_pairs[-1].end <= mark.start:
            open_pairs.pop()
        homes.append(open_pairs[-1] if open_pairs else None)
    return homes


def _answers(text: str, mark: Mark, other: Mark, starts: Sequence[int]) -> str | None:
    """The code to report if `other` closes what `mark` opens, though styles differ or one faces the wrong way."""
    if mark.glyph.family != other.glyph.family:
        return None
    if mark.side != CLOSE and other.side != OPEN:
        return "ND203"
    if bisect_left(starts, mark.start) != bisect_left(starts, other.start):
        return None
    if mark.side == OPEN and other.side == OPEN:
        # "We won, "he said: the second one leans on the word after it.
        before, gap = text[other.start - 2], text[other.start - 1]
        faces_back = other.glyph.side == CLOSE != mark.glyph.side
        if gap == " " and before in ",.?!…" and (faces_back or text[other.end : other.end + 1].islower()):
            return "ND204"
    elif mark.side == CLOSE == other.side and text[mark.end : mark.end + 1] in _BLANK:
        # He said," We won," and went.
        faces_on = mark.glyph.side == OPEN
        if faces_on or (mark.glyph.side == EITHER and text[mark.start - 1] in ",:"):
            return "ND204"
    elif mark.side == CLOSE and other.side == OPEN and mark.glyph.side != CLOSE and other.glyph.side != OPEN:
        # It was“ good ”then: both marks lean outwards.
        return "ND204"
    return None


def _sort_out(
    text: str, rest: Sequence[tuple[Mark, Pair | None]], findings: list[Finding], start: int, end: int
) -> tuple[list[Mark], list[tuple[Mark, Pair | None]]]:
    """Split what is left into marks that close nothing and marks that open a quotation without end."""
    strays: list[Mark] = []
    unclosed: list[tuple[Mark, Pair | None]] = []
    for mark, home in rest:
        # » at the head of a line is a bullet and opens nothing.
        bullet = "angle" in mark.glyph.family and mark.glyph.side == CLOSE and _heads_line(text, mark.start, start)
        if mark.side == CLOSE:
            if not bullet and not _inches(text, mark, start):
                strays.append(mark)
        elif mark.glyph.side == CLOSE:
            if not bullet:
                findings.append(Finding("ND206", mark.start, mark.end))
        elif mark.end == end or (mark.side == EITHER and text[mark.end] in _BLANK):
            findings.append(Finding("ND206", mark.start, mark.end))
        else:
            unclosed.append((mark, home))
    if len(unclosed) > MOST_UNCLOSED:
        findings += [Finding("ND206", mark.start, mark.end) for mark, _ in unclosed]
        unclosed = []
    return strays, unclosed


def _inches(text: str, mark: Mark, start: int) -> bool:
    """Whether a mark that closes nothing stands for inches (a 12" pipe) and so is in order."""
    at = mark.start
    if mark.glyph.text not in '"”″' or at == start or not (text[at - 1].isdecimal() or text[at - 1] in "½¼¾"):
        return False
    return not (at - start > 3 and text[at - 4 : at].isdecimal())


def _heads_line(text: str, at: int, start: int) -> bool:
    while at > start and text[at - 1] in " \t\u00a0":
        at -= 1
    return at == start or text[at - 1] in "\n\r\v\f\x85\u2028\u2029"


def _end_of_unclosed(
    text: str, mark: Mark, limit: int, pairs: Sequence[Pair], unclosed: Sequence[tuple[Mark, Pair | None]]
) -> int:
    """Where a quotation ends that nothing closes: before the next of its style, else at `limit`.

    “We won, he said. ends before "he said"; a few words quoted inside a sentence (called it “a mess and left. Then ...)
    end with that sentence.
    """
    later = [p.opening.start for p in pairs if p.opening.start > mark.start and p.opening.glyph is mark.glyph]
    later += [m.start for m, _ in unclosed if m.start > mark.start and m.glyph is mark.glyph]
    stop = min(min(later, default=limit), limit)
    near = min(stop, mark.end + _LOOK)
    tail = _tail().search(text, mark.end, near)
    if tail:
        return tail.start() + 1
    if stop < limit or _inside_sentence(text, mark):
        ending = _SENTENCE_END.search(text, mark.end, near)
        if ending:
            return ending.end()
    while stop > mark.end and text[stop - 1] in _BLANK:
        stop -= 1
    return stop


@cache
def _tail() -> re.Pattern[str]:
    """Punctuation, at most four words, and a word such as "said": there the author speaks again."""
    words = sorted({word for row in table("speech_tails") for word in row["words"]})
    return re.compile(rf"[,?!…](?=\s(?:[\w.'’-]{{1,20}}\s){{0,4}}(?:{'|'.join(words)})(?!\w))")


def _inside_sentence(text: str, mark: Mark) -> bool:
    """Whether a quotation begins in small letters after a word, as a few words quoted in passing do."""
    return text[mark.end : mark.end + 1].islower() and text[max(0, mark.start - 2) : mark.start - 1].isalnum()
