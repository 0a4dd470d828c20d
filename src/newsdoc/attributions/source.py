"""Who is the source of a cue: candidate phrases, and what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.cues import C, K, W, bucket
from newsdoc.attributions.words import EDGE, class_number

if TYPE_CHECKING:
    from newsdoc.attributions.story import Numbers, Story

LEFT, RIGHT = 0, 1
_LEFT_REACH, _WIDTH, _SHORT, _CLOSE, _DISTANT_ENDS = 40, 26, 3, 9, 8  # tokens, and how many ends
_RIGHT_STARTS = 3
# Sizes of phrases by where they begin (rows) and end (columns), counted away from the cue.
_LEFT_SIZES = np.arange(1, _LEFT_REACH + 1)[:, None] - np.arange(_LEFT_REACH)
_RIGHT_SIZES = np.arange(2, _RIGHT_STARTS + _WIDTH) - np.arange(1, _RIGHT_STARTS + 1)[:, None]


class Contents(NamedTuple):
    """The contents of cues, left and right; an empty stretch far away stands for none."""

    left: tuple[Numbers, Numbers]
    right: tuple[Numbers, Numbers]


class Phrases(NamedTuple):
    """Candidate phrases on one side of cues: for each the number of its cue, and its columns in the places."""

    starts: Numbers  # a row of places for each cue
    ends: Numbers
    cue: Numbers
    start: Numbers
    end: Numbers


def left_phrases(story: Story, heads: Numbers) -> Phrases:
    """Phrases before the cue in its sentence.

    They end close to it, or farther at a comma, a helper of the verb and the like; they begin after such words, or are
    short.
    """
    begin = np.maximum(story.begin[heads], heads - _LEFT_REACH)[:, None]
    head = heads[:, None]
    classes, punctuation = story.classes, story.among("punctuation")
    ends = head - np.arange(_LEFT_REACH)
    within, ends = ends > begin, np.maximum(ends, 0)
    far = within & story.among("far_source_ends")[ends] & (ends <= head - _CLOSE)
    may_end = (within & (ends > head - _CLOSE)) | (far & (np.cumsum(far, axis=1) <= _DISTANT_ENDS))
    may_end &= ~punctuation[ends - 1] | (classes[ends - 1] == class_number(","))
    starts = head - np.arange(1, _LEFT_REACH + 1)
    within, starts = starts >= begin, np.maximum(starts, 0)
    after_break = within & (story.among("phrase_edges")[starts - 1] | (starts == begin))
    fits = (_LEFT_SIZES < _WIDTH) & after_break[:, :, None] | (_LEFT_SIZES <= _SHORT) & within[:, :, None]
    return Phrases(starts, ends, *np.nonzero(may_end[:, None, :] & (_LEFT_SIZES > 0) & fits))


def right_phrases(story: Story, heads: Numbers) -> Phrases:
    """Phrases right after the cue, to the end of the sentence or a word that a phrase may end before."""
    stop = story.stop[heads][:, None]
    breaks = story.among("phrase_edges")
    starts = heads[:, None] + np.arange(1, _RIGHT_STARTS + 1)
    ends = heads[:, None] + np.arange(2, _RIGHT_STARTS + _WIDTH)
    may_end = (ends < stop) & breaks[np.minimum(ends, story.count)] | (ends == stop)
    allowed = may_end[:, None, :] & (starts < stop)[:, :, None] & (_RIGHT_SIZES > 0) & (_RIGHT_SIZES < _WIDTH)
    return Phrases(np.minimum(starts, story.count - 1), np.minimum(ends, story.count), *np.nonzero(allowed))


def start_values(story: Story, h: Numbers, p: Numbers, side: Numbers) -> list[Numbers]:
    """What speaks for a source of the cue `h` to begin at `p`."""
    words, classes, quoted = story.words, story.classes, story.quoted
    first, after, opening = classes[p], classes[p + 1], p == story.begin[h]
    before = np.where(opening, EDGE, classes[p - 1])
    return [
        words[p] * 2 + side,
        words[p - 1] * 2 + side,
        (before * C + first) * 2 + side,
        ((quoted[p] > 0) * 2 + (quoted[h] > 0)) * 2 + side,
        opening * 2 + side,
        ((before * C + first) * C + after) * 2 + side,
        (story.stems[h] * C + first) * 2 + side,
        story.clusters[p] * 2 + side,
        (story.clusters[p] * K + story.clusters[p + 1]) * 2 + side,
        (story.clusters[p - 1] * K + story.clusters[p]) * 2 + side,
    ]


def end_values(story: Story, h: Numbers, e: Numbers, side: Numbers) -> list[Numbers]:
    """What speaks for a source of the cue `h` to end before `e`; on the right, the gap is the start's to tell."""
    words, classes, left = story.words, story.classes, side == LEFT
    last, after, word = classes[e - 1], classes[e], words[e - 1]
    near = np.where(left, np.minimum(h - e, 7), 8)
    cues = np.where(left, np.minimum(2, story.cues[h] - story.cues[e]), 3)
    between = np.where(left, _gap(story, e, h), 0)
    return [
        word * 2 + side,
        words[e] * 2 + side,
        (last * C + after) * 2 + side,
        near * 2 + side,
        between * 2 + side,
        ((last * C + after) * C + classes[e + 1]) * 2 + side,
        (word * 9 + near) * 2 + side,
        ((last * C + after) * 9 + near) * 2 + side,
        (cues * 9 + near) * 2 + side,
        (between * C + last) * 2 + side,
        story.clusters[e - 1] * 2 + side,
        (story.clusters[e - 1] * C + after) * 2 + side,
        (story.clusters[e - 1] * K + story.clusters[e]) * 2 + side,
        (story.clusters[e - 1] * 9 + near) * 2 + side,
        (story.clusters[h] * K + story.clusters[e - 1]) * 2 + side,
    ]


def _gap(story: Story, start: Numbers, stop: Numbers) -> Numbers:
    """Up to four classes of the tokens between a source and its cue, helpers of the verb as one."""
    classes = np.where(story.among("helpers"), 1, story.classes)
    packed = np.ones_like(start)
    for step in range(4):
        at = start + step
        packed = np.where(at < stop, packed * C + classes[np.minimum(at, stop)], packed)
    return packed


def pair_values(story: Story, h: Numbers, p: Numbers, e: Numbers, side: Numbers, contents: Contents) -> list[Numbers]:
    """What speaks for the phrase [p, e) as the source of the cue `h`, whose contents are given."""
    classes, quoted, stem = story.classes, story.quoted, story.stems[h]
    first, last, after, follows = classes[p], classes[e - 1], classes[e], classes[h + 1]
    gap = np.minimum(np.where(side == LEFT, h - e, p - h - 1), 7)
    size, close = e - p, np.minimum(gap, 3)
    length, short = bucket(size), np.minimum(size, 7)
    inside = touches = precedes = np.zeros(len(p), bool)
    for a, b in contents:
        inside = inside | ((a < e) & (p < b))
        touches = touches | ((b <= p) & (p <= b + 1))
        precedes = precedes | ((e <= a) & (a <= e + 1))
    order = _order(contents, p)
    commas = story.commas[e] - story.commas[p]
    cues = np.minimum(2, story.cues[e] - story.cues[p])
    capitals = np.minimum(4, story.names[e] - story.names[p])
    # "Ada Stone, who runs the port,": what follows the first comma inside, and whether the phrase is closed by one.
    inner = np.where(commas > 0, classes[np.minimum(p + story.next_comma[p] + 1, story.count)], EDGE)
    return [
        length * 2 + side,
        (first * C + last) * 2 + side,
        ((stem * C + first) * 4 + close) * 2 + side,
        (np.minimum(3, commas) * 8 + short) * 2 + side,
        (inside * 8 + gap) * 2 + side,
        (cues * 4 + np.minimum(2, story.strong[e] - story.strong[p])) * 2 + side,
        (first * 4 + np.minimum(size, 3)) * 2 + side,
        ((touches * 2 + precedes) * 3 + order) * 2 + side,
        (follows * C + classes[h - 1]) * 2 + side,
        (capitals * 8 + short) * 2 + side,
        (story.words[p - 1] * 32 + close * 8 + np.minimum(size, 4)) * 2 + side,
        (order * C + follows) * 2 + side,
        (stem * 4 + order) * 2 + side,
        (length * 8 + gap) * 2 + side,
        ((stem * 4 + order) * 4 + close) * 2 + side,
        ((quoted[h] > 0) * C + first) * 2 + side,
        ((inner * C + after) * 8 + gap) * 2 + side,
        ((inner * C + last) * 8 + short) * 2 + side,
        (story.clusters[p] * K + story.clusters[e - 1]) * 2 + side,
        ((story.clusters[h] * C + first) * 4 + close) * 2 + side,
        (story.clusters[h] * 4 + order) * 2 + side,
    ]


def none_values(story: Story, h: Numbers, contents: Contents) -> list[Numbers]:
    """What speaks for a cue without a source."""
    words, classes, stem = story.words, story.classes, story.stems[h]
    d1, d2, c1 = classes[h - 1], classes[h - 2], classes[h + 1]
    return [
        np.zeros_like(h),
        stem,
        stem * C + d1,
        d1 * C + c1,
        words[h - 1],
        words[h - 2] * W + words[h - 1],
        d2 * C + d1,
        bucket(h - story.begin[h]),
        _order(contents, h) * C + c1,
        classes[h],
        story.quoted[h],
        story.clusters[h],
        story.clusters[h] * C + d1,
        story.clusters[h] * C + c1,
        story.clusters[h - 1],
    ]


def _order(contents: Contents, at: Numbers) -> Numbers:
    """Whether there is no content, one that begins before `at`, or only one behind it."""
    (a, b), (c, d) = contents
    first = np.where(a < b, a, c)
    return np.where((a < b) | (c < d), np.where(first < at, 1, 2), 0)
