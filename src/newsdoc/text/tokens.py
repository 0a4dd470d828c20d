"""Words and sentences of the prose of a story, as parallel lists that later stages read by index."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Entry = TypeVar("Entry")
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
    bounds = list(stretches)
    pieces, starts, paragraph = _pieces(text, bounds)
    words = list(map(str.rstrip, pieces))
    stops, taken = _join(text, bounds, words, starts, paragraph)
    words, starts, paragraph = _without(words, taken), _without(starts, taken), _without(paragraph, taken)
    ends = list(map(add, starts, map(len, words)))
    quoted = _roles(starts, ends, marks)
    edges = [bisect_left(paragraph, number) for number in range(len(bounds) + 1)]
    begin, stop = _sentences(words, quoted, stops, edges)
    return Tokens(starts, ends, words, list(map(str.lower, words)), quoted, begin, stop, paragraph)


def _pieces(text: str, bounds: Sequence[tuple[int, int]]) -> tuple[list[str], list[int], list[int]]:
    """Words, each with the blanks behind it, their offsets and the numbers of their stretches."""
    pieces: list[str] = []
    starts: list[int] = []
    paragraph: list[int] = []
    for number, (first, last) in enumerate(bounds):
        visible = first
        while visible < last and text[visible].isspace():
            visible += 1
        own: list[str] = _PIECE.findall(text, visible, last)
        pieces += own
        starts += accumulate(map(len, own), initial=visible)  # one more than there are
        starts.pop()
        paragraph += [number] * len(own)
    return pieces, starts, paragraph


def _join(
    text: str, bounds: Sequence[tuple[int, int]], words: list[str], starts: list[int], paragraph: list[int]
) -> tuple[list[int], list[int]]:
    """Give abbreviations their full stop, make "did" and "n't" of "didn't".

    Returns:
        Which tokens are full stops and the like, counted without those that were taken; and which those are.
    """
    stops: list[int] = []
    taken: list[int] = []
    for at in compress(range(len(words)), map(_STOPS.__contains__, words)):
        before, word, start, number = words[at - 1], words[at], starts[at], paragraph[at]
        if starts[at - 1] + len(before) != start or paragraph[at - 1] != number:
            before = ""
        if word in _NOT:
            if before[-1:] == "n" != before:
                words[at - 1 : at + 1] = before[:-1], f"n{word}"
                starts[at] -= 1
        elif word == "." and before and _takes_stop(before, text, start + 1, bounds[number][1]):
            words[at - 1] = f"{before}."
            taken.append(at)
        else:
            stops.append(at - len(taken))
    return stops, taken


def _without(entries: list[Entry], taken: Iterable[int]) -> list[Entry]:
    """The entries but for those at some places."""
    left: list[Entry] = []
    for before, at in pairwise((-1, *taken, len(entries))):
        left += entries[before + 1 : at]
    return left


def _takes_stop(word: str, text: str, at: int, last: int) -> bool:
    """Whether the full stop before `at` belongs to the word; the one that ends the stretch at `last` does not.

    Initials take theirs, a single letter only before a name: "John D. Stone", not "plan B, he".
    """
    if at >= last:
        return False
    if word in _abbreviations():
        return True
    if not word.isupper() or not _INITIALS.fullmatch(word):
        return False
    return len(word) > 1 or (text[at] in " \t\r\n" and text[at + 1 : min(at + 2, last)].isupper())


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
    r"[A-Za-z]++(?:\s++|(?=[,.]\s))|[,.]\s++|(?:"
    r"\$?\d[\d,.]*\d(?!\w|-\w)"
    r"|[@#]?\w+(?:(?:[-.&]|['’](?!(?:s|re|ve|ll|d|m|t|S)\b))\w+)*"
    r"|''|``"
    r"|['’](?:s|re|ve|ll|d|m|t|S)\b"
    r"|\.{2,4}|--+|[?!]{2,4}|\S"
    r")\s*+"
)
_NOT = frozenset(("'t", "’t"))
_STOPS = _ENDS | _NOT
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")


@cache
def _abbreviations() -> frozenset[str]:
    """Without their full stop."""
    return frozenset(word.removesuffix(".") for word in table("abbreviations")["en"])
