"""Words and sentences of the prose of a story, as parallel lists that later stages read by index."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)  # what a token is to the quotation marks around it
_ENDS = frozenset((".", "?", "!", "…", "...", "....", "?!", "!!"))
_CLOSERS = frozenset(("”", "’", '"', "'", "''", ")", "»", "]"))
_OPENERS = frozenset(("“", "‘", '"', "``", "(", "—", "–", "•", "«", "[", "-", "--"))


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
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    paragraph: list[int] = []
    for number, (first, last) in enumerate(stretches):
        base = len(words)
        _words(text, first, last, (starts, ends, words))
        paragraph += [number] * (len(words) - base)
    quoted = _roles(starts, ends, marks)
    begin: list[int] = []
    stop: list[int] = []
    while len(begin) < len(words):
        base = len(begin)
        count = bisect_right(paragraph, paragraph[base], base)
        _sentences(words, quoted, range(base, count), begin, stop)
    return Tokens(starts, ends, words, [word.lower() for word in words], quoted, begin, stop, paragraph)


def _words(text: str, first: int, last: int, found: tuple[list[int], list[int], list[str]]) -> None:
    """Add the words of one stretch: abbreviations take their full stop, "didn't" is "did" and "n't"."""
    spans = [match.span() for match in _TOKEN.finditer(text, first, last)]
    starts, ends = [span[0] for span in spans], [span[1] for span in spans]
    words = [text[start:end] for start, end in spans]
    taken = []
    for at in [at for at, word in enumerate(words) if word in _SUFFIXES]:
        if not at or ends[at - 1] != starts[at]:
            continue
        before, whole = words[at - 1], words[at - 1] + words[at]
        if words[at] in _NOT:
            if before[-1] == "n" != before:
                words[at - 1 : at + 1] = before[:-1], f"n{words[at]}"
                ends[at - 1] = starts[at] = starts[at] - 1
        elif ends[at] < last and (
            whole in _abbreviations() or (_INITIALS.fullmatch(whole) and _may_go_on(text, whole, ends[at], last))
        ):
            words[at - 1], ends[at - 1] = whole, ends[at]
            taken.append(at)
    if taken:
        gone = frozenset(taken)
        stays = [at not in gone for at in range(len(words))]
        starts, ends, words = (list(compress(starts, stays)), list(compress(ends, stays)), list(compress(words, stays)))
    found[0].extend(starts)
    found[1].extend(ends)
    found[2].extend(words)


def _roles(starts: Sequence[int], ends: Sequence[int], marks: Sequence[Mark]) -> list[int]:
    """What every token is to the marks."""
    roles: list[int] = []
    between = OUTSIDE
    for mark in marks:
        # The first free token that ends behind the mark's first character.
        at = max(len(roles), bisect_right(ends, mark.start))
        roles += [between] * (at - len(roles))
        if at < len(starts) and starts[at] < mark.end:
            roles.append(mark.role)
        between = INSIDE if mark.role == OPENING else OUTSIDE
    return roles + [between] * (len(starts) - len(roles))


def _sentences(words: list[str], quoted: list[int], paragraph: range, begin: list[int], stop: list[int]) -> None:
    """Add the bounds of the sentences of the paragraph that is made of these tokens."""
    first = paragraph.start
    for i in paragraph:
        if i + 1 == paragraph.stop or (_may_end(words, quoted, i) and _may_begin(words[i + 1], quoted[i + 1])):
            begin += [first] * (i + 1 - first)
            stop += [i + 1] * (i + 1 - first)
            first = i + 1


def _may_end(words: list[str], quoted: list[int], i: int) -> bool:
    word = words[i]
    if word in _ENDS:
        following = words[i + 1]
        return following not in _CLOSERS or quoted[i + 1] == OPENING
    return word in _CLOSERS and quoted[i] != OPENING and i > 0 and words[i - 1] in _ENDS


def _may_begin(word: str, quoted: int) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _OPENERS or quoted == OPENING


# Figures, words with their hyphens and inner apostrophes, doubled marks, clitics, repeated stops, any other character.
_TOKEN = re.compile(
    r"\$?\d[\d,.]*\d(?!\w|-\w)"
    r"|[@#]?\w+(?:(?:[-.&]|['’](?!(?:s|re|ve|ll|d|m|t|S)\b))\w+)*"
    r"|''|``"
    r"|['’](?:s|re|ve|ll|d|m|t|S)\b"
    r"|\.{2,4}|--+|[?!]{2,4}|\S"
)
_NOT = frozenset(("'t", "’t"))
_SUFFIXES = _NOT | {"."}
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def _may_go_on(text: str, initials: str, end: int, last: int) -> bool:
    """Initials take their full stop, a single letter only before a name: "John D. Stone", not "plan B, he"."""
    if len(initials) > len("A."):
        return True
    after = text[end : min(end + 2, last)]
    return len(after) == len(" A") and after[0] in " \t\r\n" and after[1].isupper()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("abbreviations")["en"])
