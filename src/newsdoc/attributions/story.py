"""A story as the attribution scorers see it: what is known of every token, as arrays that are made once."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions import words as known
from newsdoc.attributions.words import EDGE, class_number, group, shape_numbers
from newsdoc.text.tokens import CLOSING, OPENING, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from newsdoc.text.tokens import Tokens

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

FAR = 99  # as good as nowhere
# Arrays end in so many zeros: an index past the text, and one before it, which wraps around, read as EDGE.
_TAIL = 4


class Story:
    """Tokens with the numbers that features are made of.

    Attributes:
        classes, words, stems, strength, quoted: What each token is, with zeros beyond the text.
        begin, stop, sentence, paragraph: Bounds and number of its sentence, number of its paragraph.
        commas, marks, names, cues, strong, quoted_words, plain_words: Running sums: `x[b] - x[a]` of them in [a, b).
        opens, next_comma, next_cue, next_strong, sure, that: Tokens from here to the next one, at most FAR.
        closes, sure_before: Tokens between here and the last one before, at most FAR.
    """

    def __init__(self, tokens: Tokens, *, headline: bool) -> None:
        self.tokens = tokens
        self.count = n = len(tokens)
        self._among: dict[str, Flags] = {}
        self.headline = headline  # whether paragraph 0 is the headline
        packed = np.fromiter(map(known.facts, tokens.words), np.int64, n)
        self.words, self.classes, self.strength, self.stems = (
            _with_tail(_unpack(packed, field)) for field in (known.WORD, known.CLASS, known.STRENGTH, known.STEM)
        )
        self.clusters = _with_tail(_unpack(packed, known.CLUSTER))
        self.quoted = _with_tail(np.array(tokens.quoted, np.int64))
        self.begin, self.stop, self.paragraph = (
            np.array(x, np.int64) for x in (tokens.begin, tokens.stop, tokens.paragraph)
        )
        self.paragraph = np.append(self.paragraph, -1)  # beyond the text is another paragraph
        self.begins = np.append(self.begin == np.arange(n), True)
        self.sentence = np.cumsum(self.begins)
        classes, quoted = self.classes[:n], self.quoted[:n]
        # A capital tells nothing where a sentence or a quotation begins.
        first = self.begins[:n] | (np.concatenate(([OUTSIDE], quoted[:-1])) == OPENING)
        tags, name = _unpack(packed, known.TAG), shape_numbers()["Name"]
        plain = first & (classes == name) & (tags != EDGE)
        classes[plain] = tags[plain]
        breaks = self.among("clause_breaks")[:n]
        self.commas, self.next_comma = sums(breaks), ahead(breaks)
        self.marks = sums(classes == class_number("mark"))
        self.names = sums(classes == name)
        sure = (self.strength[:n] >= 4) & (quoted == OUTSIDE)
        self.strong = sums(sure)
        self.sure, self.sure_before = ahead(sure), back(sure)
        self.next_strong = ahead(self.strength[:n] >= 3)
        self.opens, self.closes = ahead(quoted == OPENING), back(quoted == CLOSING)
        self.that = ahead(classes == class_number("that"))
        spoken = _unpack(packed, known.SPOKEN) > 0
        # Lists, for those who read single entries.
        self.quoted_words = sums(spoken & (quoted > 0)).tolist()
        self.plain_words = sums(spoken & (quoted == 0)).tolist()
        self.word_classes: list[int] = classes.tolist()
        self.quotation = _quotations(quoted)
        edges = np.flatnonzero(self.paragraph[1:] != self.paragraph[:-1]) + 1
        self.paragraphs = list(pairwise([0, *edges.tolist()]))
        self.see_cues(())

    def among(self, name: str) -> Flags:
        """Which tokens have a class of the group, and the zeros behind them; asked once, kept for the next cues."""
        flags = self._among.get(name)
        if flags is None:
            flags = self._among[name] = _members(name)[self.classes]
        return flags

    def places(self, name: str) -> list[int]:
        """The tokens of a named class."""
        found: list[int] = np.flatnonzero(self.classes[: self.count] == class_number(name)).tolist()
        return found

    def see_cues(self, cues: Iterable[int]) -> None:
        """Tell which tokens are cues, for the features that look at the neighbours."""
        is_cue = np.zeros(self.count, bool)
        is_cue[list(cues)] = True
        self.cues, self.next_cue = sums(is_cue), ahead(is_cue)


@cache
def _members(name: str) -> Flags:
    """For every class whether it is in the group."""
    flags = np.zeros(1 << known.CLASS[1], bool)
    flags[list(group(name))] = True
    return flags


def ahead(flags: Flags) -> Numbers:
    """From each index the distance to the next true one, itself included; at most FAR. One entry more than `flags`.

    Example:
        >>> ahead(np.array([False, False, True])).tolist()
        [2, 1, 0, 99]
    """
    then = following(flags)
    return np.where(then < len(flags), np.minimum(then - np.arange(len(flags) + 1), FAR), FAR)


def following(flags: Flags) -> Numbers:
    """For each index the next true one from there on, the length if there is none. One entry more than `flags`.

    Example:
        >>> following(np.array([False, True, False])).tolist()
        [1, 1, 3, 3]
    """
    at = np.append(np.where(flags, np.arange(len(flags)), len(flags)), len(flags))
    found: Numbers = np.minimum.accumulate(at[::-1])[::-1]
    return found


def back(flags: Flags) -> Numbers:
    """The number of tokens between each index and the last true one before it, at most FAR.

    Example:
        >>> back(np.array([True, False, False])).tolist()
        [99, 0, 1, 2]
    """
    return ahead(flags[::-1])[::-1]


def sums(flags: Flags) -> Numbers:
    """How many are true before each index: `sums[b] - sums[a]` of them lie in [a, b).

    Example:
        >>> sums(np.array([True, False, True])).tolist()
        [0, 1, 1, 2]
    """
    found = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=found[1:])
    return found


def last(flags: Flags) -> Numbers:
    """For each index the last true one up to it, -1 if there is none.

    Example:
        >>> last(np.array([False, True, False])).tolist()
        [-1, 1, 1]
    """
    found: Numbers = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
    return found


def _unpack(packed: Numbers, field: tuple[int, int]) -> Numbers:
    first, bits = field
    return (packed >> first) & ((1 << bits) - 1)


def _with_tail(values: Numbers) -> Numbers:
    return np.concatenate((values, np.zeros(_TAIL, np.int64)))


def _quotations(quoted: Numbers) -> list[tuple[int, int]]:
    """For every token the range of the quotation that it stands in, an empty one if in none.

    Example:
        >>> _quotations(np.array([OUTSIDE, OPENING, CLOSING, OPENING]))
        [(0, 0), (1, 3), (1, 3), (3, 4)]
    """
    places, inside = np.arange(len(quoted)), quoted != OUTSIDE
    before = np.concatenate(([OUTSIDE], quoted[:-1]))
    opens = inside & ((quoted == OPENING) | (before == OUTSIDE) | (before == CLOSING))
    start = np.where(inside, last(opens), places)
    stop = np.where(inside, following(opens | ~inside)[1:], places)
    return list(zip(start.tolist(), stop.tolist(), strict=True))
