"""Who is the source of a cue: candidate phrases, and what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.cues import C, K, W, bucket
from newsdoc.attributions.words import EDGE, class_number

if TYPE_CHECKING:
    from newsdoc.attributions.story import Flags, Numbers, Story

_LEFT_REACH, _WIDTH, _SHORT, _CLOSE, _DISTANT_ENDS = 40, 26, 3, 9, 8  # tokens, and how many ends
_RIGHT_STARTS = 3
# Whether a phrase may have its size, by where it begins (rows) and ends (columns), counted away from the cue.
_LEFT_SIZES = np.arange(1, _LEFT_REACH + 1)[:, None] - np.arange(_LEFT_REACH)
_RIGHT_SIZES = np.arange(2, _RIGHT_STARTS + _WIDTH) - np.arange(1, _RIGHT_STARTS + 1)[:, None]
_NOT_LONG, _SHORT_ONES = ((_LEFT_SIZES > 0) & (most > _LEFT_SIZES) for most in (_WIDTH, _SHORT + 1))
_FITS_AFTER = (_RIGHT_SIZES > 0) & (_RIGHT_SIZES < _WIDTH)


class Contents(NamedTuple):
    """The contents of cues, left and right; an empty stretch far away stands for none."""

    left: tuple[Numbers, Numbers]
    right: tuple[Numbers, Numbers]


class Phrases(NamedTuple):
    """Candidate phrases: rows of places where they begin and end, a row for each cue; which two each is made of."""

    starts: Numbers
    ends: Numbers
    cue: Numbers
    start: Numbers  # columns of the places
    end: Numbers


def phrases(story: Story, heads: Numbers) -> Phrases:
    """The candidate phrases of each cue, before it and after it."""
    left, right = _left_phrases(story, heads), _right_phrases(story, heads)
    return Phrases(
        np.concatenate((left.starts, right.starts), axis=1),
        np.concatenate((left.ends, right.ends), axis=1),
        np.concatenate((left.cue, right.cue)),
        np.concatenate((left.start, right.start + _LEFT_REACH)),
        np.concatenate((left.end, right.end + _LEFT_REACH)),
    )


def after(column: Numbers) -> Numbers:
    """1 where places of a column lie after the cue, 0 where before it."""
    return (column >= _LEFT_REACH).astype(np.int64)


def _left_phrases(story: Story, heads: Numbers) -> Phrases:
    """Phrases before the cue in its sentence.

    They end close to it, or farther at a comma, a helper of the verb and the like; they begin after such words, or are
    short.
    """
    begin = np.maximum(story.begin[heads], heads - _LEFT_REACH)[:, None]
    head = heads[:, None]
    classes, punctuation = story.classes, story.among("punctuation")
    ends = head - np.arange(_LEFT_REACH)
    within, ends = ends > begin, np.maximum(ends, 0)
    far = within & story.among("far_source_ends")[ends]
    far[:, :_CLOSE] = False
    may_end = far & (np.cumsum(far, axis=1) <= _DISTANT_ENDS)
    may_end[:, :_CLOSE] = within[:, :_CLOSE]
    may_end &= (~punctuation | (classes == class_number(",")))[ends - 1]
    starts = head - np.arange(1, _LEFT_REACH + 1)
    within, starts = starts >= begin, np.maximum(starts, 0)
    after_break = within & (story.among("phrase_edges")[starts - 1] | (starts == begin))
    fits = _NOT_LONG & after_break[:, :, None] | _SHORT_ONES & within[:, :, None]
    return Phrases(starts, ends, *_cells(may_end[:, None, :] & fits))


def _right_phrases(story: Story, heads: Numbers) -> Phrases:
    """Phrases right after the cue, to the end of the sentence or a word that a phrase may end before."""
    stop = story.stop[heads][:, None]
    starts = heads[:, None] + np.arange(1, _RIGHT_STARTS + 1)
    ends = heads[:, None] + np.arange(2, _RIGHT_STARTS + _WIDTH)
    may_end = (ends < stop) & story.among("phrase_edges")[np.minimum(ends, story.count)] | (ends == stop)
    allowed = may_end[:, None, :] & (starts < stop)[:, :, None] & _FITS_AFTER
    return Phrases(np.minimum(starts, story.count - 1), np.minimum(ends, story.count), *_cells(allowed))


def _cells(allowed: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """The cue, start and end of every true cell, in a tenth of the time that `np.nonzero` takes."""
    row, end = np.divmod(np.flatnonzero(allowed), allowed.shape[2])
    return (*np.divmod(row, allowed.shape[1]), end)


def start_values(story: Story, h: Numbers, p: Numbers) -> list[Numbers]:
    """What speaks for a source of the cue `h` to begin at `p`."""
    words, classes, quoted = story.words, story.classes, story.quoted
    first, after, opening = classes[p], classes[p + 1], p == story.begin[h]
    before = np.where(opening, EDGE, classes[p - 1])
    return [
        words[p],
        words[p - 1],
        before * C + first,
        (quoted[p] > 0) * 2 + (quoted[h] > 0),
        opening,
        (before * C + first) * C + after,
        story.stems[h] * C + first,
        story.clusters[p],
        story.clusters[p] * K + story.clusters[p + 1],
        story.clusters[p - 1] * K + story.clusters[p],
    ]


def end_values(story: Story, h: Numbers, e: Numbers) -> list[Numbers]:
    """What speaks for a source of the cue `h` to end before `e`; on the right, the gap is the start's to tell."""
    words, classes, left = story.words, story.classes, e <= h
    last, after, word = classes[e - 1], classes[e], words[e - 1]
    near = np.where(left, np.minimum(h - e, 7), 8)
    cues = np.where(left, np.minimum(2, story.cues[h] - story.cues[e]), 3)
    between = np.where(left, _gap(story, e, h), 0)
    return [
        word,
        words[e],
        last * C + after,
        near,
        between,
        (last * C + after) * C + classes[e + 1],
        word * 9 + near,
        (last * C + after) * 9 + near,
        cues * 9 + near,
        between * C + last,
        story.clusters[e - 1],
        story.clusters[e - 1] * C + after,
        story.clusters[e - 1] * K + story.clusters[e],
        story.clusters[e - 1] * 9 + near,
        story.clusters[h] * K + story.clusters[e - 1],
    ]


def _gap(story: Story, start: Numbers, stop: Numbers) -> Numbers:
    """Up to four classes of the tokens between a source and its cue, helpers of the verb as one."""
    classes = np.where(story.among("helpers"), 1, story.classes)
    packed = np.ones_like(start)
    for step in range(4):
        at = start + step
        packed = np.where(at < stop, packed * C + classes[np.minimum(at, stop)], packed)
    return packed


def pair_values(story: Story, h: Numbers, p: Numbers, e: Numbers, contents: Contents) -> list[Numbers]:
    """What speaks for the phrase [p, e) as the source of the cue `h`, whose contents are given."""
    classes, quoted, stem = story.classes, story.quoted, story.stems[h]
    first, last, after, follows = classes[p], classes[e - 1], classes[e], classes[h + 1]
    gap = np.minimum(np.where(e <= h, h - e, p - h - 1), 7)
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
        length,
        first * C + last,
        (stem * C + first) * 4 + close,
        np.minimum(3, commas) * 8 + short,
        inside * 8 + gap,
        cues * 4 + np.minimum(2, story.strong[e] - story.strong[p]),
        first * 4 + np.minimum(size, 3),
        (touches * 2 + precedes) * 3 + order,
        follows * C + classes[h - 1],
        capitals * 8 + short,
        story.words[p - 1] * 32 + close * 8 + np.minimum(size, 4),
        order * C + follows,
        stem * 4 + order,
        length * 8 + gap,
        (stem * 4 + order) * 4 + close,
        (quoted[h] > 0) * C + first,
        (inner * C + after) * 8 + gap,
        (inner * C + last) * 8 + short,
        story.clusters[p] * K + story.clusters[e - 1],
        (story.clusters[h] * C + first) * 4 + close,
        story.clusters[h] * 4 + order,
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
