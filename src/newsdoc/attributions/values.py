"""What speaks for a stretch to be the content of a cue: the values of the templates, many candidates at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions.cues import C, K, W, bucket
from newsdoc.attributions.words import EDGE
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Numbers, Story

_PLACES = np.array([1, C, C * C, C * C * C])[:, None]  # of the classes of tokens in one number


def start_values(story: Story, h: Numbers, p: Numbers) -> list[Numbers]:
    """What speaks for a content of the cue `h` to begin at `p`."""
    words, classes, clusters, quoted = story.words, story.classes, story.clusters, story.quoted
    here, before, then, stem, cluster = classes[p], classes[p - 1], classes[p + 1], story.stems[h], story.clusters[h]
    first, word, distance = clusters[p], words[p], np.abs(p - h)
    near, sentences = np.minimum(5, distance), np.minimum(3, np.abs(story.sentence[h] - story.sentence[p]))
    low, high = np.minimum(h + 1, p), np.maximum(h, p)
    commas = np.minimum(3, story.commas[high] - story.commas[low])
    cues = np.minimum(3, story.cues[high] - story.cues[low])
    edge = before * C + here
    return [
        word,
        words[p - 1],
        (before * C + here) * C + then,
        quoted[p] * 4 + quoted[p - 1],
        story.begins[p].astype(np.int64),
        (here * C + then) * C + classes[p + 2],
        word * W + words[p + 1],
        first,
        first * K + clusters[p + 1],
        clusters[p - 1] * K + first,
        stem * C * C + edge,
        bucket(distance),
        stem * 8 + near,
        near * C + here,
        sentences,
        story.strength[h] * C * C + edge,
        stem * 4 + quoted[p],
        _classes_between(story, h + 1, p) * C + here,
        commas * 8 + cues * 2 + story.headline,
        (stem * 4 + commas) * 8 + near,
        np.minimum(3, story.strong[high] - story.strong[low]),
        stem * 4 + sentences,
        np.where(near > 1, classes[h + 1], EDGE) * C + here,
        cluster * C * C + edge,
        cluster * K + first,
        cluster * 8 + near,
    ]


def end_values(story: Story, h: Numbers, e: Numbers) -> list[Numbers]:
    """What speaks for a content of the cue `h` to end before `e`."""
    words, classes, clusters, quoted = story.words, story.classes, story.clusters, story.quoted
    last, here, then, stem, cluster = classes[e - 1], classes[e], classes[e + 1], story.stems[h], clusters[h]
    follows, word, first = classes[h + 1], words[e], clusters[e]
    sentences = np.minimum(3, np.abs(story.sentence[e - 1] - story.sentence[h]))
    low, high = np.minimum(h + 1, e), np.maximum(h, e)
    rest = bucket(np.maximum(0, story.stop[h] - np.maximum(e, h + 1)))
    return [
        words[e - 1],
        word,
        (last * C + here) * C + then,
        word * W + words[e + 1],
        quoted[e - 1] * 4 + quoted[e],
        story.begins[e].astype(np.int64),
        (story.paragraph[e] != story.paragraph[e - 1]).astype(np.int64),
        (here * C + then) * C + classes[e + 2],
        here * 16 + np.minimum(story.next_strong[e], 7),
        here * 16 + np.minimum(story.next_cue[e], 7),
        here * W + words[e + 1],
        clusters[e - 1] * C + here,
        clusters[e - 1] * K + first,
        here * K + clusters[e + 1],
        first * K + clusters[e + 1],
        stem * C + here,
        bucket(np.abs(e - h)),
        rest * C + here,
        rest * C + follows,
        np.minimum(3, story.cues[high] - story.cues[low]) * 4 + np.minimum(3, story.commas[high] - story.commas[low]),
        stem * 4 + sentences,
        sentences,
        (stem * C + follows) * C + here,
        cluster * C + here,
        (cluster * C + follows) * C + here,
        _classes_between(story, e, h),
        ((here * C + then) * C + classes[h - 1]) * W + stem,
        follows * C + here,
    ]


def _classes_between(story: Story, start: Numbers, stop: Numbers) -> Numbers:
    """The classes of up to four tokens from `start` on that lie before `stop`, as one number."""
    steps = start + np.arange(4)[:, None]
    inside = np.where(steps < stop, story.classes[np.minimum(steps, story.count)] + 1, 0)
    found: Numbers = (inside * _PLACES).sum(axis=0)
    return found


def pair_values(story: Story, h: Numbers, p: Numbers, e: Numbers) -> list[Numbers]:
    """What speaks for the stretch [p, e) as a content of the cue `h`."""
    classes, quoted, stem, length = story.classes, story.quoted, story.stems[h], bucket(e - p)
    opens, closes = quoted[p] == OPENING, quoted[e - 1] == CLOSING
    marks = ((story.marks[e] - story.marks[p]) & 1) * 4 + opens * 2 + closes
    return [
        length,
        stem * 16 + length,
        marks,
        np.minimum(3, story.cues[e] - story.cues[p]),
        np.minimum(3, story.strong[e] - story.strong[p]),
        classes[p] * C + classes[e],
        np.minimum(3, story.sentence[e - 1] - story.sentence[p]) * 8 + marks,
        (quoted[p] > 0) * 4 + (quoted[e - 1] > 0) * 2 + (quoted[h] > 0),
        story.clusters[h] * 16 + length,
        (classes[p] * C + classes[e - 1]) * C + classes[e],
        (classes[p] * C + classes[p + 1]) * C + classes[e],
        (length * C + classes[p]) * C + classes[e],
    ]


def none_values(story: Story, h: Numbers) -> list[Numbers]:
    """What speaks for no content on one side of the cue `h`."""
    words, classes, stem = story.words, story.classes, story.stems[h]
    c1, c2, d1, d2 = classes[h + 1], classes[h + 2], classes[h - 1], classes[h - 2]
    begin, stop = story.begin[h], story.stop[h]
    marks = (story.closes[h] < 14) * 2 + (story.opens[h + 1] < 11)
    to_end = bucket(stop - h - 1)
    return [
        np.zeros_like(h),
        stem,
        stem * C + c1,
        stem * C + d1,
        d1 * C + c1,
        c1 * C + c2,
        d2 * C + d1,
        marks,
        marks * C + c1,
        story.quoted[h],
        to_end * C + c1,
        bucket(h - begin),
        words[h + 1],
        words[h - 1],
        (story.cues[h] > story.cues[begin]) * 2 + (story.cues[stop] > story.cues[h + 1]),
        stem * 4 + marks,
        stem * 16 + to_end,
        ((d1 * C + c1) * 4 + marks) * 16 + to_end,
        story.clusters[h] * C + c1,
        story.clusters[h] * C + d1,
        story.clusters[h] * 4 + marks,
        story.clusters[h] * 16 + to_end,
        story.clusters[h] * K + story.clusters[h + 1],
    ]
