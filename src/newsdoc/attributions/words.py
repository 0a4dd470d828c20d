"""What the scorers know of a single word: its number, its class, and how often it is a cue."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsdoc.data import table

# Shapes of words that belong to no closed class and have no tag, numbered after the classes and the tags.
_SHAPES = ("ed", "ing", "ly", "s", "lower", "Name", "CAPS", "number", "other")
_SUFFIXES = ("ed", "ing", "ly", "s")
_MOST, _LONGEST = 1 << 15, 40  # words whose facts are remembered, and their letters
EDGE = 0  # the class of what lies beyond the text
# The facts of a word packed into one number, so that a story's words become one array: (first bit, bits).
WORD, CLASS, STRENGTH, STEM, TAG, CLUSTER = (0, 13), (13, 7), (20, 3), (23, 12), (35, 7), (42, 9)
SPOKEN, REPORTS = (51, 1), (52, 1)


class Lexicon(NamedTuple):
    """Learnt in training: number of frequent words, strength of cue words from 1 to 5, number of their stems."""

    words: dict[str, int]
    strength: dict[str, int]
    stems: dict[str, int]


@cache
def classes() -> dict[str, int]:
    """Number of the class of every word in data/word_classes.json."""
    rows = table("word_classes")
    groups = [*rows["closed"].values(), *rows["punctuation"].values()]
    return {word: number for number, words in enumerate(groups, start=1) for word in words}


@cache
def shape_numbers() -> dict[str, int]:
    """The numbers of the shapes, after those of the classes."""
    first = max(classes().values()) + 1
    return {shape: first + at for at, shape in enumerate((*table("word_tags"), *_SHAPES))}


@cache
def _tagged() -> dict[str, int]:
    """The number of the tag of every word in data/word_tags.json."""
    numbers = shape_numbers()
    return {word: numbers[tag] for tag, words in table("word_tags").items() for word in words.split()}


@cache
def class_number(name: str) -> int:
    """The number of a named class: "that", "who", ","."""
    rows = table("word_classes")
    return [*rows["closed"], *rows["punctuation"]].index(name) + 1


@cache
def group(name: str) -> frozenset[int]:
    """The numbers of the classes, tags and shapes of a group: "helpers" stand between a subject and its verb."""
    shapes = shape_numbers()
    members = table("word_classes")["groups"][name]
    return frozenset(shapes[member] if member in shapes else class_number(member) for member in members)


@cache
def lexicon() -> Lexicon:
    """The rows of data/attribution_lexicon.json."""
    rows = table("attribution_lexicon")
    words = {word: number for number, word in enumerate(rows["words"], start=1)}
    numbers: dict[str, int] = {}
    stems = {word: numbers.setdefault(stem(word), len(numbers) + 1) for word in rows["cues"]}
    return Lexicon(words, dict(rows["cues"]), stems)


def stem(word: str) -> str:
    """A cue word without its ending, so that "notes", "noted" and "noting" share what was learnt of each."""
    for suffix in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)].rstrip("e")
    return word.rstrip("e")


def class_of(word: str, lower: str) -> int:
    """The class of one word."""
    known = classes().get(lower)
    if known is not None:
        return known
    shapes = shape_numbers()
    first = word[0]
    if first.isupper():
        return shapes["CAPS" if len(word) > 1 and word.isupper() else "Name"]
    tag = _tagged().get(lower)
    if tag is not None:
        return tag
    if first.isdigit():
        return shapes["number"]
    if not first.isalpha():
        return shapes["other"]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return shapes[suffix]
    return shapes["lower"]


@cache
def _clusters() -> dict[str, int]:
    """The number of the cluster of every word in data/word_clusters.json, from 1."""
    return {word: at for at, words in enumerate(table("word_clusters"), start=1) for word in words.split()}


def facts(word: str) -> int:
    """All that is known of a word as it is written, packed."""
    known, lower = lexicon(), word.lower()
    return (
        known.words.get(lower, 0) << WORD[0]
        | class_of(word, lower) << CLASS[0]
        | known.strength.get(lower, 0) << STRENGTH[0]
        | known.stems.get(lower, 0) << STEM[0]
        | _tagged().get(lower, EDGE) << TAG[0]
        | _clusters().get(lower, 0) << CLUSTER[0]
        | word[0].isalnum() << SPOKEN[0]
        | reports(lower) << REPORTS[0]
    )


def reports(word: str) -> bool:
    """Whether a word in small letters is one of speech or writing (a row of data/reporting.json)."""
    words, stems = _reporting()
    return word in words or stem(word) in stems


@cache
def _reporting() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("reporting")
    return frozenset([*rows["verbs"], *rows["others"]]), frozenset(stem(word) for word in rows["verbs"])


class _Facts(dict[str, int]):
    """The facts of the words that were met, in a dict of their own: a word that is known costs no call."""

    def __missing__(self, word: str) -> int:
        found = facts(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = found
        return found


FACTS = _Facts()
