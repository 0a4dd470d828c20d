"""Which words are cues: candidate words and what speaks for and against each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.story import FAR, last, sums
from newsdoc.attributions.words import EDGE

if TYPE_CHECKING:
    from newsdoc.attributions.story import Numbers, Story

_CROWD, _CROWDED = 60, 0.25  # candidates in a paragraph, and as a share of its tokens; in PolNeAR 11 of 100 tokens
_PHRASE = 12  # words of a subject that are looked at
W, K, C = 1 << 13, 1 << 9, 1 << 7  # more than there are words, clusters and classes: several numbers make one
_AROUND = np.arange(-3, 4)[:, None]  # tokens that are looked at
_BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, *[7] * 10, 8])


def bucket(numbers: Numbers) -> Numbers:
    """Distances: exact up to 4, then coarser."""
    found: Numbers = _BUCKETS[np.minimum(numbers, len(_BUCKETS) - 1)]
    return found


def candidates(story: Story) -> Numbers:
    """The tokens that were ever a cue in training, but for paragraphs so full of them that they cannot be prose."""
    known = np.flatnonzero(story.strength)
    paragraphs = story.paragraph[:-1]
    sizes = np.bincount(paragraphs)
    full = np.bincount(paragraphs[known], minlength=len(sizes)) > np.maximum(_CROWD, _CROWDED * sizes)
    kept: Numbers = known[~full[paragraphs[known]]]
    return kept


class _Near(NamedTuple):
    """The words around candidates: their numbers and classes, EDGE beyond the sentence."""

    stem: Numbers
    before2: Numbers
    before: Numbers
    here: Numbers
    after: Numbers
    after2: Numbers
    after3: Numbers


def cue_values(story: Story, i: Numbers) -> list[Numbers]:
    """The value of every template for the tokens `i` as cues."""
    at = i + _AROUND
    classes = np.where((at >= story.begin[i]) & (at < story.stop[i]), story.classes[at], EDGE)
    around = _Near(story.stems[i], *classes[1:])
    subject = _subject(story, i)
    return [
        *_word_values(story, i, around),
        *_subject_values(story, i, around, subject),
        *_mark_values(story, i, around),
        *_place_values(story, i, around),
        *_cluster_values(story, i, around, subject),
    ]


def _word_values(story: Story, i: Numbers, near: _Near) -> list[Numbers]:
    """The word itself and the words next to it."""
    stem, d2, d1, here, c1, c2, c3 = near
    v3, v2, v1, word, w1, w2, w3 = story.words[i + _AROUND]
    strength = story.strength[i]
    return [
        np.zeros_like(i),
        word,
        stem,
        strength,
        w1,
        v1,
        w2,
        v2,
        w3,
        v3,
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
        (strength * C + d1) * C + c1,
    ]


def _subject(story: Story, i: Numbers) -> Numbers:
    """The last word before the verb and its helpers, which may end its subject; may lie right before the sentence."""
    least = np.maximum(story.begin[i], i - 1 - _PHRASE) - 1
    found: Numbers = np.maximum(np.where(i > 0, last(~story.among("helpers"))[i - 1], -1), least)
    return found


def _subject_values(story: Story, i: Numbers, near: _Near, j: Numbers) -> list[Numbers]:
    """What may be its subject: the words up to `j`, back to the next break."""
    classes, begin = story.classes, story.begin[i]
    # The break before its first word, or the place before the sentence.
    k = np.minimum(np.maximum(last(story.among("chunk_breaks"))[j], np.maximum(begin - 1, j - _PHRASE)), j)
    subject = np.where(j >= begin, classes[j], EDGE)
    border = np.where(k >= begin, classes[k], EDGE)
    count = i - 1 - j
    return [
        np.where(count > 0, classes[j + 1], EDGE) * C + np.where(count > 1, near.before, EDGE),
        np.where(j >= begin, story.words[j], 0),
        subject,
        near.stem * C + subject,
        np.where(k < j, classes[k + 1], EDGE) * C + subject,
        np.minimum(6, j - k),
        border,
        (near.here * C + subject) * C + border,
        (story.strength[i] * C + subject) * C + near.after,
    ]


def _mark_values(story: Story, i: Numbers, near: _Near) -> list[Numbers]:
    """Where the quotation marks are."""
    quoted, begin = story.quoted, story.begin[i]
    left = np.where(story.closes[i] < 14, story.closes[i] + 1, FAR)
    right = np.where(story.opens[i + 1] < 14, story.opens[i + 1] + 1, FAR)
    near_left, near_right, inside = left < 10, right < 10, quoted[i] > 0
    follows = (begin > 0) & (quoted[begin - 1] > 0)
    return [
        inside * 2 + (quoted[begin] > 0),
        bucket(left),
        bucket(right),
        near.stem * 2 + near_left,
        near.stem * 2 + near_right,
        ((inside * 2 + near_left) * C + near.before) * C + near.after,
        follows * 16 + bucket(i - begin),
        story.strength[i] * 16 + inside * 8 + near_left * 4 + near_right * 2 + (_that(story, i) > 0),
    ]


def _place_values(story: Story, i: Numbers, near: _Near) -> list[Numbers]:
    """Its place in the sentence, and the other likely cues there."""
    stems, begin, stop, stem = story.stems, story.begin[i], story.stop[i], near.stem
    to_begin, to_end = i - begin, stop - 1 - i
    headline = ((story.paragraph[i] == 0) & story.headline).astype(np.int64)
    that = _that(story, i)
    pronouns = sums(story.among("pronouns"))
    back, on = story.sure_before[i], story.sure[i + 1]
    has_left, has_right = (back < 39) & (i - 1 - back >= begin), (on < 39) & (i + 1 + on < stop)
    left, right = np.where(has_left, i - 1 - back, -1), np.where(has_right, i + 1 + on, -1)
    return [
        bucket(to_begin),
        bucket(to_end),
        stem * 2 + (to_end < 4),
        story.words[begin],
        headline,
        stem * 2 + headline,
        np.minimum(3, that),
        stem * 2 + (that > 0),
        (pronouns[np.minimum(stop, i + 5)] > pronouns[i + 1]).astype(np.int64),
        np.minimum(2, story.strong[i] - story.strong[begin]) * 3
        + np.minimum(2, story.strong[stop] - story.strong[i + 1]),
        stems[left],
        np.where(has_left, bucket(back + 1), 9),
        stems[right],
        np.where(has_right, bucket(on + 1), 9),
        stem * C + np.where(to_end > 0, story.classes[stop - 1], EDGE),
    ]


def _that(story: Story, i: Numbers) -> Numbers:
    """How far ahead in the sentence the next "that" is, up to 7; 0 if there is none."""
    distance = story.that[i + 1] + 1
    return np.where((distance <= 7) & (i + distance < story.stop[i]), distance, 0)


def _cluster_values(story: Story, i: Numbers, near: _Near, j: Numbers) -> list[Numbers]:
    """The clusters of the word, of its neighbours and of the last word of its subject."""
    clusters, stem = story.clusters, near.stem
    here, after, before = clusters[i], clusters[i + 1], clusters[i - 1]
    subject = np.where(j >= story.begin[i], clusters[j], 0)
    return [
        here,
        after,
        before,
        here * C + near.after,
        here * C + near.before,
        here * K + after,
        here * K + before,
        subject,
        here * K + subject,
        (here * C + near.before) * C + near.after,
        stem * K + after,
        stem * K + subject,
    ]
