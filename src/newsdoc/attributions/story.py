"""A story as the attribution scorers see it: every token with its classes, made once."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.text.tokens import CLOSING, OPENING, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.text.tokens import Tokens

# Shapes of words that belong to no closed class, numbered after the classes.
_SHAPES = ("ed", "ing", "ly", "s", "lower", "Name", "CAPS", "number", "other")
FAR = 99  # as good as nowhere
EDGE = 0  # the class of what lies beyond the text


@cache
def classes() -> dict[str, int]:
    """Number of the class of every word in data/word_classes.json, and of the shapes."""
    rows = table("word_classes")
    groups = [*rows["closed"].values(), *rows["punctuation"].values()]
    return {word: number for number, words in enumerate(groups, start=1) for word in words}


@cache
def shape_numbers() -> dict[str, int]:
    """The numbers of the shapes, after those of the classes."""
    first = max(classes().values()) + 1
    return {shape: first + at for at, shape in enumerate(_SHAPES)}


@cache
def class_number(name: str) -> int:
    """The number of a named class: "that", "who", ","."""
    rows = table("word_classes")
    return [*rows["closed"], *rows["punctuation"]].index(name) + 1


@lru_cache(maxsize=1 << 15)
def class_of(word: str, lower: str) -> int:
    """The class of one word."""
    known = classes().get(lower)
    if known is not None:
        return known
    shapes = shape_numbers()
    first = word[0]
    if first.isupper():
        return shapes["CAPS" if len(word) > 1 and word.isupper() else "Name"]
    if first.isdigit():
        return shapes["number"]
    if not first.isalpha():
        return shapes["other"]
    for suffix in ("ed", "ing", "ly", "s"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return shapes[suffix]
    return shapes["lower"]


@cache
def lexicon() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Learnt in training: number of frequent words, strength of cue words from 1 to 5, number of their stems."""
    rows = table("attribution_lexicon")
    words = {word: number for number, word in enumerate(rows["words"], start=1)}
    strength = dict(rows["cues"].items())
    stems: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for word in strength:
        numbers[word] = stems.setdefault(stem(word), len(stems) + 1)
    return words, strength, numbers


def stem(word: str) -> str:
    """A cue word without its ending, so that "notes", "noted" and "noting" share what was learnt of each."""
    for suffix in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)].rstrip("e")
    return word.rstrip("e")


class Story:
    """Tokens with the numbers that features are made of: one entry a token, one more at the end of sums."""

    __slots__ = (
        *(
            "classes",
            "closes",
            "commas",
            "count",
            "cues",
            "headline",
            "is_cue",
            "marks",
            "names",
            "next_cue",
            "next_strong",
        ),
        *("opens", "plain_words", "quotation", "quoted_words", "sentence", "stems", "strength", "strong", "sure"),
        *("sure_before", "that", "tokens", "words"),
    )

    def __init__(self, tokens: Tokens, *, headline: bool) -> None:
        words, strength, stems = lexicon()
        self.tokens = tokens
        self.count = len(tokens)
        self.headline = headline  # whether paragraph 0 is the headline
        lower = tokens.lower
        self.words = [words.get(word, 0) for word in lower]
        self.strength = [strength.get(word, 0) for word in lower]
        self.stems = [stems.get(word, 0) for word in lower]
        self.classes = list(map(class_of, tokens.words, lower))
        comma, dash = class_number(","), class_number("-")
        colon, semi, left, right = (class_number(c) for c in ":;()")
        breaks = {comma, dash, colon, semi, left, right}
        mark = class_number("mark")
        self.commas = counts([c in breaks for c in self.classes])
        self.marks = counts([c == mark for c in self.classes])
        name = shape_numbers()["Name"]
        self.names = counts([c == name for c in self.classes])
        self.sentence = list(accumulate(begin == i for i, begin in enumerate(tokens.begin)))
        self.see_cues(())
        quoted = tokens.quoted
        sure = [s >= 4 and not q for s, q in zip(self.strength, quoted, strict=True)]
        self.strong = counts(sure)
        self.sure = ahead(sure)
        self.sure_before = ahead(sure[::-1])[::-1]  # entry i + 1 is the distance back from i
        self.next_strong = ahead([s >= 3 for s in self.strength])
        self.opens = ahead([q == OPENING for q in quoted])
        self.closes = ahead([q == CLOSING for q in reversed(quoted)])[::-1]
        spoken = [word[0].isalnum() for word in tokens.words]
        self.quoted_words = counts([w and q > 0 for w, q in zip(spoken, quoted, strict=True)])
        self.plain_words = counts([w and not q for w, q in zip(spoken, quoted, strict=True)])
        self.quotation = _quotations(quoted)
        that = class_number("that")
        self.that = ahead([c == that for c in self.classes])

    def see_cues(self, cues: Sequence[int]) -> None:
        """Tell which tokens are cues, for the features that look at the neighbours."""
        self.is_cue = [False] * self.count
        for i in cues:
            self.is_cue[i] = True
        self.cues = counts(self.is_cue)
        self.next_cue = ahead(self.is_cue)


def _quotations(quoted: Sequence[int]) -> list[tuple[int, int]]:
    """For every token the range of the quotation that it stands in, an empty one if in none."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, role in enumerate(quoted):
        if role == OPENING or (role and (i == 0 or quoted[i - 1] in (OUTSIDE, CLOSING))):
            found += [(start, i)] * (i - len(found))
            start = i
        elif role == OUTSIDE:
            found += [(start, i)] * (i - len(found))
            found.append((i, i))
            start = i + 1
    found += [(start, len(quoted))] * (len(quoted) - len(found))
    return found


def ahead(flags: Sequence[bool]) -> list[int]:
    """From each index the distance to the next true one, itself included; at most FAR. One entry more than `flags`.

    Example:
        >>> ahead([False, False, True])
        [2, 1, 0, 99]
    """
    found = [FAR] * (len(flags) + 1)
    for i in range(len(flags) - 1, -1, -1):
        found[i] = 0 if flags[i] else min(FAR, found[i + 1] + 1)
    return found


def counts(flags: Sequence[bool]) -> list[int]:
    """How many are true before each index: `counts[b] - counts[a]` of them lie in [a, b).

    Example:
        >>> counts([True, False, True])
        [0, 1, 1, 2]
    """
    return list(accumulate(flags, initial=0))
