"""What speaks for a stretch to be the content of a cue: the values of the templates, many candidates at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions.cues import C, K, W, bucket
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Numbers, Story


def start_values(story: Story, p: Numbers) -> list[Numbers]:
    """What speaks for a content to begin at `p`, whatever its cue."""
    words, classes, quoted = story.words, story.classes, story.quoted
    here, before, after = classes[p], classes[p - 1], classes[p + 1]
    return [
        words[p],
        words[p - 1],
        (before * C + here) * C + after,
        quoted[p] * 4 + quoted[p - 1],
        story.begins[p].astype(np.int64),
        (here * C + after) * C + classes[p + 2],
        words[p] * W + words[p + 1],
        story.clusters[p],
        story.clusters[p] * K + story.clusters[p + 1],
        story.clusters[p - 1] * K + story.clusters[p],
    ]


def end_values(story: Story, e: Numbers) -> list[Numbers]:
    """What speaks for a content to end before `e`, whatever its cue."""
    words, classes, quoted = story.words, story.classes, story.quoted
    last, here, after, then = classes[e - 1], classes[e], classes[e + 1], classes[e + 2]
    return [
        words[e - 1],
        words[e],
        (last * C + here) * C + after,
        words[e] * W + words[e + 1],
        quoted[e - 1] * 4 + quoted[e],
        story.begins[e].astype(np.int64),
        (story.paragraph[e] != story.paragraph[e - 1]).astype(np.int64),
        (here * C + after) * C + then,
        here * 16 + np.minimum(story.next_strong[e], 7),
        here * 16 + np.minimum(story.next_cue[e], 7),
        here * W + words[e + 1],
        story.clusters[e - 1] * C + here,
        story.clusters[e - 1] * K + story.clusters[e],
        here * K + story.clusters[e + 1],
        story.clusters[e] * K + story.clusters[e + 1],
    ]


def right_start_values(story: Story, h: Numbers, p: Numbers) -> list[Numbers]:
    """What speaks for a content to begin at `p` after the cue `h`."""
    classes, stem, here = story.classes, story.stems[h], story.classes[p]
    before, distance = classes[p - 1], p - h
    near, far = np.minimum(5, distance), bucket(distance)
    sentences = (story.begin[p] != story.begin[h]).astype(np.int64)
    between = np.zeros_like(p)
    for step in range(1, 5):
        between = np.where(step < distance, between * C + classes[np.minimum(h + step, p)], between)
    commas = np.minimum(3, story.commas[p] - story.commas[h + 1])
    return [
        (stem * C + before) * C + here,
        far,
        stem * 8 + near,
        near * C + here,
        sentences,
        (story.strength[h] * C + before) * C + here,
        stem * 4 + story.quoted[p],
        between * C + here,
        commas * 4 + np.minimum(3, story.cues[p] - story.cues[h + 1]),
        stem * 32 + commas * 8 + near,
        np.where(distance > 1, classes[h + 1] * C + here, here),
        (story.clusters[h] * C + before) * C + here,
        story.clusters[h] * K + story.clusters[p],
        story.clusters[h] * 8 + near,
    ]


def left_start_values(story: Story, h: Numbers, p: Numbers) -> list[Numbers]:
    """What speaks for a content to begin at `p` before the cue `h`."""
    classes, stem, here = story.classes, story.stems[h], story.classes[p]
    before, distance = classes[p - 1], h - p
    near = np.minimum(5, distance)
    sentences = np.where(story.begin[p] == story.begin[h], 0, 1 + np.minimum(2, story.sentence[h] - story.sentence[p]))
    return [
        (stem * C + before) * C + here,
        bucket(distance),
        stem * 8 + near,
        near * C + here,
        sentences,
        (story.strength[h] * C + before) * C + here,
        stem * 4 + story.quoted[p],
        np.minimum(4, story.cues[h] - story.cues[p]) * 2 + story.headline,
        np.minimum(3, story.strong[h] - story.strong[p]),
        stem * 8 + np.minimum(3, sentences),
        (story.clusters[h] * C + before) * C + here,
        story.clusters[h] * 8 + near,
    ]


def right_end_values(story: Story, h: Numbers, e: Numbers) -> list[Numbers]:
    """What speaks for a content after the cue `h` to end before `e`."""
    stem, here, follows = story.stems[h], story.classes[e], story.classes[h + 1]
    sentences = np.minimum(3, story.sentence[e - 1] - story.sentence[h])
    rest = bucket(np.maximum(0, story.stop[h] - e))
    cues, commas = story.cues[e] - story.cues[h + 1], story.commas[e] - story.commas[h + 1]
    return [
        stem * C + here,
        sentences,
        bucket(e - h),
        rest * C + here,
        rest,
        np.minimum(3, cues) * 4 + np.minimum(3, commas),
        stem * 4 + sentences,
        (stem * C + follows) * C + here,
        story.clusters[h] * C + here,
        (story.clusters[h] * C + follows) * C + here,
    ]


def left_end_values(story: Story, h: Numbers, e: Numbers) -> list[Numbers]:
    """What speaks for a content before the cue `h` to end before `e`."""
    classes = story.classes
    stem, here, follows = story.stems[h], classes[e], classes[h + 1]
    between = np.zeros_like(e)
    for step in range(4):
        between = np.where(e + step < h, between * C + classes[np.minimum(e + step, h)], between)
    return [
        stem * C + here,
        np.minimum(3, np.abs(story.sentence[h] - story.sentence[e - 1])),
        np.minimum(h - e, 8),
        between,
        ((here * C + classes[e + 1]) * C + classes[h - 1]) * W + stem,
        follows * C + here,
        stem * C + follows,
        bucket(story.stop[h] - h - 1) * C + follows,
        story.clusters[h] * C + here,
        story.clusters[h] * C + follows,
    ]


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
