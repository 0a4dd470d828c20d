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
        classes, words, stems, strength, clusters, reports, quoted: What each token is, with zeros beyond the text.
        begin, stop, sentence, paragraph: Bounds and number of its sentence, number of its paragraph.
        commas, marks, names, cues, strong, verbs: Running sums: `x[b] - x[a]` of them in [a, b).
        quoted_words, plain_words: The same as lists, for those who read single entries.
        opens, next_comma, next_cue, next_strong, sure, that: Tokens from here to the next one, at most FAR.
        closes, sure_before: Tokens between here and the last one before, at most FAR.
    """

    def __init__(self, tokens: Tokens, *, headline: bool) -> None:
        self.tokens = tokens
        self.count = n = len(tokens)
        self._among: dict[str, Flags] = {}
        self.headline = headline  # whether paragraph 0 is the headline
        facts = _unpack(np.fromiter(map(known.FACTS.__getitem__, tokens.words), np.int64, n))
        self.words, self.classes, self.strength, self.stems, self.clusters, tags, spoken, self.reports = facts
        self.quoted = np.zeros(n + _TAIL, np.int64)
        self.quoted[:n] = np.frombuffer(bytes(tokens.quoted), np.uint8)
        self._find_sentences()
        classes, quoted, strength = self.classes[:n], self.quoted[:n], self.strength[:n]
        opening = quoted == OPENING
        # A capital tells nothing where a sentence or a quotation begins.
        first = self.begins[:n].copy()
        first[1:] |= opening[:-1]
        name = shape_numbers()["Name"]
        np.copyto(classes, tags[:n], where=first & (classes == name) & (tags[:n] != EDGE))
        breaks, sure = self.among("clause_breaks")[:n], (strength >= 4) & (quoted == OUTSIDE)
        words, inside = spoken[:n] > 0, quoted > 0
        # One call for many rows costs hardly more than one for a single row.
        mark, verb = classes == class_number("mark"), self.among("finite_verbs")[:n]
        self.commas, self.marks, self.names, self.strong, self.verbs, in_marks, plain = sums(
            np.array((breaks, mark, classes == name, sure, verb, words & inside, words & ~inside))
        )
        that = classes == class_number("that")
        self.next_comma, self.sure, self.next_strong, self.opens, self.that, *before = ahead(
            np.array((breaks, sure, strength >= 3, opening, that, sure[::-1], (quoted == CLOSING)[::-1]))
        )
        self.sure_before, self.closes = (distances[::-1] for distances in before)
        self.quoted_words: list[int] = in_marks.tolist()
        self.plain_words: list[int] = plain.tolist()
        self.word_classes: list[int] = classes.tolist()
        self.quotation = _quotations(quoted)
        self.see_cues(())

    def _find_sentences(self) -> None:
        """Bounds of sentences and paragraphs, from sentence to sentence."""
        paragraph, stop, n = self.tokens.paragraph, self.tokens.stop, self.count
        bounds = [0]
        while bounds[-1] < n:
            bounds.append(stop[bounds[-1]])
        numbers = [paragraph[at] for at in bounds[:-1]]
        edges = np.array(bounds)
        sizes = np.diff(edges)
        self.begin, self.stop = edges[:-1].repeat(sizes), edges[1:].repeat(sizes)
        # Beyond the text is another paragraph, and there begins another sentence.
        self.paragraph = np.array([*numbers, -1]).repeat([*sizes.tolist(), 1])
        self.begins = np.zeros(n + 1, bool)
        self.begins[edges] = True
        self.sentence = np.cumsum(self.begins)
        firsts = [at for at, number, before in zip(bounds, numbers, [None, *numbers], strict=False) if number != before]
        self.paragraphs = list(pairwise([*firsts, n]))

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
    count = flags.shape[-1]
    places = np.arange(count + 1)
    found = np.full((*flags.shape[:-1], count + 1), count + FAR)
    np.copyto(found[..., :-1], places[:-1], where=flags)
    backwards = found[..., ::-1]
    np.minimum.accumulate(backwards, axis=-1, out=backwards)
    found -= places
    return np.minimum(found, FAR, out=found)


def sums(flags: Flags) -> Numbers:
    """How many are true before each index: `sums[b] - sums[a]` of them lie in [a, b).

    Example:
        >>> sums(np.array([True, False, True])).tolist()
        [0, 1, 1, 2]
    """
    found = np.zeros((*flags.shape[:-1], flags.shape[-1] + 1), np.int64)
    np.cumsum(flags, axis=-1, out=found[..., 1:])
    return found


def last(flags: Flags) -> Numbers:
    """For each index the last true one up to it, -1 if there is none.

    Example:
        >>> last(np.array([False, True, False])).tolist()
        [-1, 1, 1]
    """
    found: Numbers = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
    return found


_FIELDS = (known.WORD, known.CLASS, known.STRENGTH, known.STEM, known.CLUSTER, known.TAG, known.SPOKEN, known.REPORTS)
_FIRST_BITS, _MASKS = np.array([(first, (1 << bits) - 1) for first, bits in _FIELDS]).T[:, :, None]


def _unpack(packed: Numbers) -> Numbers:
    """A row for each field, with zeros beyond the text."""
    rows = np.zeros((len(_FIELDS), len(packed) + _TAIL), np.int64)
    np.bitwise_and(packed >> _FIRST_BITS, _MASKS, out=rows[:, : len(packed)])
    return rows


def _quotations(quoted: Numbers) -> list[tuple[int, int]]:
    """For every token the range of the quotation that it stands in, an empty one if in none.

    Example:
        >>> _quotations(np.array([OUTSIDE, OPENING, CLOSING, OPENING]))
        [(0, 0), (1, 3), (1, 3), (3, 4)]
    """
    inside = quoted != OUTSIDE
    opens = inside.copy()
    opens[1:] &= (quoted[1:] == OPENING) | (quoted[:-1] == OUTSIDE) | (quoted[:-1] == CLOSING)
    starts, edges = np.flatnonzero(opens), np.append(np.flatnonzero(opens | ~inside), len(quoted))
    stops = edges[np.searchsorted(edges, starts, "right")]
    found = [(0, 0)] * len(quoted)
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        found[start:stop] = [(start, stop)] * (stop - start)
    return found
