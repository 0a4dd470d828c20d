"""Quotation marks in a stretch of prose: what they are and which way they face."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.text import WHITE

OPEN, CLOSE, EITHER = "open", "close", "either"
SINGLE = "single"
# A longer run of marks is a rule, a fence or noise: nobody nests five quotations at one spot.
LONGEST_RUN = 6

# Marks that stand together, the first one by itself, so that the search can look for it at full speed; not a lone
# apostrophe inside a word ("Qassim's"), but for letters that may be East Asian, which `_is_inside` looks at closely.
_RUN = re.compile(
    "{0}{0}*+(?:(?!\\w)|(?<!\\w['’‘`´])|(?=[^\0-\u10ff])|(?<=[^\0-\u10ff]['’‘]))".format(
        "[\"'`´“”„‟‘’‚‛«»‹›「」『』《》〈〉〝〞〟＂＇]"
    )
)
_APOSTROPHES = frozenset("'’‘`´")
# The letters of scripts that put no blanks around quotations.
_EAST = (
    ("\u1100", "\u11ff"), ("\u2e80", "\u2fdf"), ("\u3001", "\u30ff"), ("\u3130", "\u318f"), ("\u31f0", "\u9fff"),
    ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"),
)  # fmt: skip
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}(?:[.,]\d|[½¼¾])?$")
_MEASURED = frozenset("0123456789½¼¾" + "".join(map(chr, range(0x5D0, 0x5EB))))
# Indonesia"s, isn"t: some systems sent the apostrophe as a double mark.
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)(?!\w)", re.IGNORECASE)
_QUOTED_WORD = re.compile(r"\"\w{1,20}\Z")
_LONGEST_WORD = 21
_HEBREW = re.compile("[\u05d0-\u05ea]")
_GERSHAYIM = re.compile("[\u05d0-\u05ea](?!\\w)")

# What stands beside a mark: an edge (blank, bracket, closing punctuation), a dash, or something solid.
_EDGE, _DASH, _SOLID = 0, 1, 2
_DASHES = dict.fromkeys("-–—―‒‑_*|/~=\u2010\u2015", _DASH)
_LEFT = dict.fromkeys(WHITE + "([{<>¿¡（〔【［", _EDGE) | _DASHES | {"=": _EDGE}
_RIGHT = dict.fromkeys(WHITE + ".,;:?!)]}<%،؛؟。、，．！？；：）〕】］", _EDGE) | _DASHES | {"…": _DASH}
# Rows: left neighbour; columns: right neighbour. He said "yes" - "no" (dashes lean to the side of the blank).
_SIDES = (
    (EITHER, OPEN, OPEN),
    (CLOSE, EITHER, OPEN),
    (CLOSE, CLOSE, EITHER),
)


class Glyph(NamedTuple):
    """A mark of data/quotation_marks.json as a language uses it; `closers` are the marks that rightly end it."""

    text: str
    family: str
    side: str
    closers: frozenset[str]
    fixed: bool


class Mark(NamedTuple):
    """A mark of the text; `side` is what its surroundings say, EITHER if they say nothing."""

    start: int
    end: int
    glyph: Glyph
    side: str


class Marks(NamedTuple):
    """The marks of one stretch in text order; `runs` are the starts and ends of senseless runs."""

    doubles: list[Mark]
    singles: list[Mark]
    runs: list[tuple[int, int]]


@cache
def glyphs(language: str | None, *, low_opens: bool) -> dict[str, Glyph]:
    """The marks as a language uses them.

    Args:
        language: ISO 639-1 code, or None.
        low_opens: The text has „ or ‚; then “ and ‘ close where nothing else tells.

    Example:
        >>> glyphs("de", low_opens=False)["“"].side, glyphs("en", low_opens=False)["“"].side
        ('close', 'open')
    """
    rows = table("quotation_marks")
    sides = {row["mark"]: row["side"] for row in rows["marks"]}
    if low_opens:
        sides |= {"“": CLOSE, "‘": CLOSE}
    for row in rows["languages"]:
        if row["language"] == language:
            for side in (OPEN, CLOSE, EITHER):
                sides |= dict.fromkeys(row[side], side)
    return {
        row["mark"]: Glyph(
            row["mark"], row["family"], sides[row["mark"]], frozenset(row["closers"]), row.get("fixed", False)
        )
        for row in rows["marks"]
    }


def find_marks(text: str, start: int, end: int, known: dict[str, Glyph]) -> Marks | None:
    r"""The quotation marks of text[start:end], apostrophes inside words and inch marks left out; None without any.

    Example:
        >>> found = find_marks('He said "no" at 6\'2".', 0, 21, glyphs(None, low_opens=False))
        >>> [(mark.start, mark.side) for mark in found.doubles]
        [(8, 'open'), (11, 'close')]
    """
    doubles: list[Mark] = []
    singles: list[Mark] = []
    runs: list[tuple[int, int]] = []
    for match in _RUN.finditer(text, start, end):
        at, stop = match.span()
        if text[at] in _APOSTROPHES and _is_inside(text, at, stop, end):
            continue
        before = text[at - 1] if at > start else " "
        left = _LEFT.get(before, _SOLID)
        after = text[stop] if stop < end else " "
        right = _RIGHT.get(after, _SOLID)
        # "...and then", ".22 rifle": such a full stop begins what follows.
        if after == "." and stop + 1 < end and (text[stop + 1] == "." or text[stop + 1].isalnum()):
            right = _DASH
        side = _SIDES[left][right]
        if stop - at == 1:
            glyph = known[text[at]]
            # Surroundings decide, then the glyph as the language uses it.
            mark = Mark(at, stop, glyph, glyph.side if glyph.fixed or side == EITHER else side)
            if glyph.family == SINGLE:
                singles.append(mark)
            elif side == EITHER and left == _SOLID and _ends_word(text, start, at):
                continue
            elif before not in _MEASURED or not _measures(text, start, at):
                doubles.append(mark)
        elif stop - at > LONGEST_RUN:
            runs.append((at, stop))
        else:
            begin = at
            for word in _split(text[at:stop], side):
                glyph = known[word]
                # Among other marks the glyph knows better than the neighbours of the whole run.
                mark = Mark(begin, begin + len(word), glyph, side if glyph.side == EITHER else glyph.side)
                (singles if glyph.family == SINGLE else doubles).append(mark)
                begin = mark.end
    return Marks(doubles, singles, runs) if doubles or singles or runs else None


def _is_inside(text: str, at: int, stop: int, end: int) -> bool:
    """Whether marks that begin with an apostrophe are a lone one inside a word ("Qassim's", "Ankara'da").

    Beside a letter of `_EAST` none is.
    """
    if stop - at > 1 or not at or stop >= end:
        return False
    if not _is_letter(text[stop]) or not _is_letter(text[at - 1]):
        return False
    return not _is_east_asian(text[stop]) and (text[at] in "`´" or not _is_east_asian(text[at - 1]))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_east_asian(character: str) -> bool:
    return any(first <= character <= last for first, last in _EAST)


def _split(run: str, side: str) -> list[str]:
    """A run cut into marks: two apostrophes are one double mark, and of three the odd one stands inside.

    ''' No' and 'no.''' are a double mark with a single one inside; the same holds for curly ones.
    """
    words: list[str] = []
    at = 0
    while at < len(run):
        letter = run[at]
        count = 1
        if letter in "'`‘’":
            while at + count < len(run) and run[at + count] == letter:
                count += 1
        at += count
        pairs, odd = divmod(count, 2)
        single = [letter] * odd
        double = [letter * 2] * pairs
        words += double + single if side == OPEN else single + double
    return words


def _ends_word(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` stands for an apostrophe; "A"s has two marks and none."""
    if text[at] != '"' or not text[at - 1].isalpha() or not _ENDING.match(text, at + 1):
        return False
    return not _QUOTED_WORD.search(text, max(start, at - _LONGEST_WORD), at)


def _measures(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` means inches or seconds (6'2") or belongs to a Hebrew acronym."""
    before = text[at - 1]
    if before < "\u05d0":
        return bool(_FEET_AND_INCHES.search(text, max(start, at - 8), at))
    return bool(_HEBREW.match(before) and _GERSHAYIM.match(text, at + 1))
