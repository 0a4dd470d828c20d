"""A story as the attribution scorers see it: every token with its classes, made once."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.text.tokens import Tokens

# Shapes of words that belong to no closed class, numbered after the classes.
_SHAPES = ("ed", "ing", "ly", "s", "lower", "Name", "CAPS", "number", "other")
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
    """(number of frequent words, strength of cue words from 1 to 5, number of the stem of cue words), learnt in training."""
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
            "commas",
            "count",
            "cues",
            "headline",
            "is_cue",
            "marks",
            "names",
            "sentence",
            "stems",
            "strength",
            "strong",
        ),
        *("tokens", "words"),
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
        self.strong = counts([s >= 4 and not q for s, q in zip(self.strength, tokens.quoted, strict=True)])

    def see_cues(self, cues: Sequence[int]) -> None:
        """Tell which tokens are cues, for the features that look at the neighbours."""
        self.is_cue = [False] * self.count
        for i in cues:
            self.is_cue[i] = True
        self.cues = counts(self.is_cue)


def counts(flags: Sequence[bool]) -> list[int]:
    """How many are true before each index: `counts[b] - counts[a]` of them lie in [a, b).

    Example:
        >>> counts([True, False, True])
        [0, 1, 1, 2]
    """
    return [0, *accumulate(flags)]
