"""Which words are cues: candidate words and what speaks for and against each of them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.attributions.story import EDGE, FAR, class_number, shape_numbers

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

_CROWD, _CROWDED = 60, 0.25  # candidates in a paragraph, and as a share of its tokens; in PolNeAR 11 of 100 tokens
_PHRASE = 12  # words of a subject that are looked at
W, C = 1 << 13, 1 << 7  # more than there are words and classes: several numbers are packed into one


@cache
def _helpers() -> frozenset[int]:
    """Classes of words that may stand between a subject and its verb."""
    names = ("be", "have", "do", "modal", "not", "adverb")
    return frozenset([*map(class_number, names), shape_numbers()["ly"]])


@cache
def _chunk_breaks() -> frozenset[int]:
    return frozenset(map(class_number, (",", ";", ":", "mark", "that", "and", "but", "-", "(", ")")))


@cache
def _pronouns() -> frozenset[int]:
    return frozenset(map(class_number, ("he", "they", "it", "his", "i")))


def bucket(number: int) -> int:
    """Distances: exact up to 4, then coarser."""
    if number <= 4:
        return number
    return 5 if number <= 6 else 6 if number <= 10 else 7 if number <= 20 else 8


def candidates(story: Story) -> list[int]:
    """The tokens that were ever a cue in training, but for paragraphs so full of them that they cannot be prose."""
    found: dict[int, list[int]] = {}
    for i, (strength, number) in enumerate(zip(story.strength, story.tokens.paragraph, strict=True)):
        if strength:
            found.setdefault(number, []).append(i)
    sizes = Counter(story.tokens.paragraph)
    kept = [own for number, own in found.items() if len(own) <= max(_CROWD, _CROWDED * sizes[number])]
    return [i for own in kept for i in own]


class _Near(NamedTuple):
    """The words around a candidate: their numbers and classes, EDGE beyond its sentence."""

    stem: int
    here: int
    before: int
    before2: int
    after: int
    after2: int
    after3: int


def cue_features(story: Story, i: int) -> tuple[int, ...]:
    """The value of every template for token `i` as a cue."""
    tokens, classes = story.tokens, story.classes
    begin, stop = tokens.begin[i], tokens.stop[i]
    near = _Near(
        story.stems[i],
        classes[i],
        classes[i - 1] if i > begin else EDGE,
        classes[i - 2] if i - 1 > begin else EDGE,
        classes[i + 1] if i + 1 < stop else EDGE,
        classes[i + 2] if i + 2 < stop else EDGE,
        classes[i + 3] if i + 3 < stop else EDGE,
    )
    return (
        *_word_features(story, i, near),
        *_subject_features(story, i, near),
        *_mark_features(story, i, near),
        *_place_features(story, i, near),
    )


def _word_features(story: Story, i: int, near: _Near) -> tuple[int, ...]:
    """The word itself and the words next to it."""
    words, n = story.words, story.count
    word, (stem, here, d1, d2, c1, c2, c3) = words[i], near
    w1 = words[i + 1] if i + 1 < n else 0
    w2 = words[i + 2] if i + 2 < n else 0
    v1 = words[i - 1] if i > 0 else 0
    strength = story.strength[i]
    return (
        0,
        word,
        stem,
        strength,
        w1,
        v1,
        w2,
        words[i - 2] if i > 1 else 0,
        words[i + 3] if i + 3 < n else 0,
        words[i - 3] if i > 2 else 0,
        word * W + w1,
        word * W + v1,
        w1 * W + w2,
        stem * C + c1,
        stem * C + d1,
        (stem * C + d1) * C + c1,
        (d2 * C + d1) * C + c1,
        (d1 * C + c1) * C + c2,
        (stem * C + c1) * C + c2,
        (here * C + d1) * C + c1,
        (c1 * C + c2) * C + c3,
        (here * C + c1) * C + c2,
        strength * C * C + d1 * C + c1,
    )


def _subject_features(story: Story, i: int, near: _Near) -> tuple[int, ...]:
    """What may be its subject: the words before the verb and its helpers, back to the next break."""
    classes, begin = story.classes, story.tokens.begin[i]
    helpers, breaks = _helpers(), _chunk_breaks()
    j = i - 1
    least = max(begin, j - _PHRASE)
    while j >= least and classes[j] in helpers:
        j -= 1
    k, floor = j, max(begin - 1, j - _PHRASE)
    while k > floor and classes[k] not in breaks:
        k -= 1
    subject = classes[j] if j >= begin else EDGE
    head = classes[k + 1] if k + 1 <= j else EDGE
    border = classes[k] if k >= begin else EDGE
    count = i - 1 - j
    return (
        (classes[j + 1] if count else EDGE) * C + (near.before if count > 1 else EDGE),
        story.words[j] if j >= begin else 0,
        subject,
        near.stem * C + subject,
        head * C + subject,
        min(6, j - k),
        border,
        (near.here * C + subject) * C + border,
        story.strength[i] * C * C + subject * C + near.after,
    )


def _mark_features(story: Story, i: int, near: _Near) -> tuple[int, ...]:
    """Where the quotation marks are."""
    quoted, begin = story.tokens.quoted, story.tokens.begin[i]
    left = story.closes[i] + 1 if story.closes[i] < 14 else FAR
    right = story.opens[i + 1] + 1 if story.opens[i + 1] < 14 else FAR
    near_left, near_right, inside = left < 10, right < 10, quoted[i] > 0
    to_begin = i - begin
    return (
        inside * 2 + (quoted[begin] > 0),
        bucket(left),
        bucket(right),
        near.stem * 2 + near_left,
        near.stem * 2 + near_right,
        (inside * 2 + near_left) * C * C + near.before * C + near.after,
        (begin > 0 and quoted[begin - 1] > 0) * 16 + bucket(to_begin),
        story.strength[i] * 16 + inside * 8 + near_left * 4 + near_right * 2 + (_that(story, i) > 0),
    )


def _place_features(story: Story, i: int, near: _Near) -> tuple[int, ...]:
    """Its place in the sentence, and the other likely cues there."""
    tokens, classes, stems = story.tokens, story.classes, story.stems
    begin, stop, stem = tokens.begin[i], tokens.stop[i], near.stem
    to_begin, to_end = i - begin, stop - 1 - i
    headline = int(story.headline and tokens.paragraph[i] == 0)
    that, pronouns = _that(story, i), _pronouns()
    back, on = story.sure_before[i], story.sure[i + 1]
    left = i - 1 - back if back < 39 and i - 1 - back >= begin else -1
    right = i + 1 + on if on < 39 and i + 1 + on < stop else -1
    return (
        bucket(to_begin),
        bucket(to_end),
        stem * 2 + (to_end < 4),
        story.words[begin],
        headline,
        stem * 2 + headline,
        min(3, that),
        stem * 2 + (that > 0),
        int(any(c in pronouns for c in classes[i + 1 : min(stop, i + 5)])),
        min(2, story.strong[i] - story.strong[begin]) * 3 + min(2, story.strong[stop] - story.strong[i + 1]),
        stems[left] if left >= 0 else 0,
        bucket(i - left) if left >= 0 else 9,
        stems[right] if right >= 0 else 0,
        bucket(right - i) if right >= 0 else 9,
        stem * C + (classes[stop - 1] if stop > i + 1 else EDGE),
    )


def _that(story: Story, i: int) -> int:
    """How far ahead in the sentence the next "that" is, up to 7; 0 if there is none."""
    distance = story.that[i + 1] + 1
    return distance if distance <= 7 and i + distance < story.tokens.stop[i] else 0
