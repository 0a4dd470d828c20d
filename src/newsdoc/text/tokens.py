"""Words and sentences of the prose of a story, as parallel lists that later stages read by index."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)  # what a token is to the quotation marks around it
_ENDS = frozenset((".", "?", "!", "…", "...", "....", "?!", "!!"))
_CLOSERS = frozenset(("”", "’", '"', "'", "''", ")", "»", "]"))
_OPENERS = frozenset(("“", "‘", '"', "``", "(", "—", "–", "―", "•", "«", "[", "-", "--"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order; every list has one entry a token.

    Attributes:
        starts: Offset of the first character.
        ends: Offset one past the last character.
        words: The token as written.
        lower: The token in lower case.
        quoted: OUTSIDE, INSIDE, OPENING or CLOSING: its place among the outermost quotation marks.
        begin: Index of the first token of its sentence.
        stop: Index one past the last token of its sentence.
        paragraph: Number of its paragraph, counted from 0.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    quoted: list[int]
    begin: list[int]
    stop: list[int]
    paragraph: list[int]

    def __len__(self) -> int:
        return len(self.words)


class Mark(NamedTuple):
    """A quotation mark that opens or closes an outermost quotation."""

    start: int
    end: int
    role: int


def tokenize(text: str, stretches: Iterable[tuple[int, int]], marks: Sequence[Mark] = ()) -> Tokens:
    """Cut stretches of prose into words and sentences.

    Args:
        text: The whole text.
        stretches: (start, end) of the paragraphs, in text order.
        marks: The marks of the outermost quotations, in text order.

    Returns:
        The tokens; offsets are into `text`.

    Example:
        >>> tokens = tokenize("Mr. Stone didn't go. He's here.", [(0, 31)])
        >>> tokens.words
        ['Mr.', 'Stone', 'did', "n't", 'go', '.', 'He', "'s", 'here', '.']
        >>> tokens.stop[0]
        6
    """
    words: list[str] = []
    starts: list[int] = []
    paragraph: list[int] = []
    stops: list[int] = []
    edges = [0]
    for number, (first, last) in enumerate(stretches):
        own, own_starts, own_stops = _words(text, first, last)
        stops += [at + len(words) for at in own_stops]
        words += own
        starts += own_starts
        paragraph += [number] * len(own)
        edges.append(len(words))
    ends = list(map(add, starts, map(len, words)))
    quoted = _roles(starts, ends, marks)
    begin, stop = _sentences(words, quoted, stops, edges)
    return Tokens(starts, ends, words, list(map(str.lower, words)), quoted, begin, stop, paragraph)


def _words(text: str, first: int, last: int) -> tuple[list[str], list[int], list[int]]:
    """The words of one stretch, their offsets, and which of them are full stops and the like.

    Abbreviations take their full stop, "didn't" is "did" and "n't".
    """
    while first < last and text[first].isspace():
        first += 1
    pieces: list[str] = _PIECE.findall(text, first, last)
    words = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=first))  # one more than words
    stops: list[int] = []
    taken: list[int] = []
    for at in [at for at, word in enumerate(words) if word in _STOPS]:
        before, word, start = words[at - 1], words[at], starts[at]
        if not at or starts[at - 1] + len(before) != start:
            before = ""
        if word in _NOT:
            if before[-1:] == "n" != before:
                words[at - 1 : at + 1] = before[:-1], f"n{word}"
                starts[at] -= 1
        elif (
            word == "." and before and start + 1 < last and _takes_stop(before, text[start + 1 : min(start + 3, last)])
        ):
            words[at - 1] = f"{before}."
            taken.append(at)
        else:
            stops.append(at - len(taken))
    if taken:
        stays = bytearray(b"\1") * len(words)
        for at in taken:
            stays[at] = 0
        words, starts = list(compress(words, stays)), list(compress(starts, stays))
    return words, starts[: len(words)], stops


def _takes_stop(word: str, following: str) -> bool:
    """Whether the full stop behind the word belongs to it, given the two characters that follow.

    Initials take theirs, a single letter only before a name: "John D. Stone", not "plan B, he".
    """
    if f"{word}." in _abbreviations():
        return True
    if not word.isupper() or not _INITIALS.fullmatch(word):
        return False
    return len(word) > 1 or (following[0] in " \t\r\n" and following[1:].isupper())


def _roles(starts: Sequence[int], ends: Sequence[int], marks: Sequence[Mark]) -> list[int]:
    """What every token is to the marks."""
    roles: list[int] = []
    between = OUTSIDE
    for mark in marks:
        # The first free token that ends behind the mark's first character.
        at = bisect_right(ends, mark.start, len(roles))
        roles += [between] * (at - len(roles))
        if at < len(starts) and starts[at] < mark.end:
            roles.append(mark.role)
        between = INSIDE if mark.role == OPENING else OUTSIDE
    return roles + [between] * (len(starts) - len(roles))


def _sentences(
    words: list[str], quoted: list[int], stops: Iterable[int], edges: Iterable[int]
) -> tuple[list[int], list[int]]:
    """For every token the first one of its sentence, and one past the last.

    Args:
        words: The tokens.
        quoted: What they are to the quotation marks.
        stops: Which of them are full stops and the like.
        edges: Where paragraphs begin and end.
    """
    firsts = set(edges)
    for at in stops:
        following = at + 1
        if following < len(words) and words[following] in _CLOSERS and quoted[following] != OPENING:
            following += 1
        if following < len(words) and _may_begin(words[following], quoted[following]):
            firsts.add(following)
    begin: list[int] = []
    stop: list[int] = []
    for first, following in pairwise(sorted(firsts)):
        begin += [first] * (following - first)
        stop += [following] * (following - first)
    return begin, stop


def _may_begin(word: str, quoted: int) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _OPENERS or quoted == OPENING


# Figures, words with their hyphens and inner apostrophes, doubled marks, clitics, repeated stops, any other character;
# each with the blanks behind it. Most are plain words, which the first line finds in half the time.
_PIECE = re.compile(
    r"[A-Za-z]++\s++|(?:"
    r"\$?\d[\d,.]*\d(?!\w|-\w)"
    r"|[@#]?\w+(?:(?:[-.&]|['’](?!(?:s|re|ve|ll|d|m|t|S)\b))\w+)*"
    r"|''|``"
    r"|['’](?:s|re|ve|ll|d|m|t|S)\b"
    r"|\.{2,4}|--+|[?!]{2,4}|\S"
    r")\s*"
)
_NOT = frozenset(("'t", "’t"))
_STOPS = _ENDS | _NOT
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("abbreviations")["en"])
