"""What a cue governs: the places left and right of it where a content may begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.words import class_number
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Flags, Numbers, Story

_REACH, _START_REACH = 160, 30  # tokens: no content is looked for farther from its cue


class Edges(NamedTuple):
    """Places where a stretch may begin or end: the number of the cue, and the place."""

    cue: Numbers
    at: Numbers


def right_starts(story: Story, heads: Numbers) -> Edges:
    """Where a content after the cue may begin: near it, behind a comma or colon, at a mark, in the next sentence."""
    at, inside = _reach(story, heads, range(1, _START_REACH))
    stop, distance = story.stop[heads][:, None], at - heads[:, None]
    opens, before = story.quoted[at] == OPENING, story.classes[at - 1]
    colon, comma = class_number(":"), class_number(",")
    within = (at < stop) & ((distance <= 7) | opens | (((before == comma) | (before == colon)) & (distance < 25)))
    beyond = (at == stop) & (opens | (before == colon) | (distance == 1))
    return _edges(at, inside & (within | beyond))


def right_ends(story: Story, heads: Numbers) -> Edges:
    """Where a content after the cue may end (exclusive), in its paragraph."""
    at, inside = _reach(story, heads, range(2, _REACH + 1), past=True)
    home, stop = story.paragraph[heads][:, None], story.stop[heads][:, None]
    cut = story.among("content_ends")
    closed = story.quoted[at - 1] == CLOSING
    within = (at < stop) & (cut[at] | closed)
    beyond = (at >= stop) & ((at == stop) | closed | story.begins[at])
    # One past the paragraph is its end, and no place beyond that is in it.
    return _edges(at, inside & (story.paragraph[at - 1] == home) & (within | beyond))


def left_starts(story: Story, heads: Numbers) -> Edges:
    """Where a content before the cue may begin, in its paragraph."""
    at, inside = _reach(story, heads, range(-1, -_REACH, -1))
    home, sentence = story.paragraph[heads][:, None], story.begin[heads][:, None]
    links = story.among("clause_links")
    cuts = links | story.among("punctuation")
    opens = story.quoted[at] == OPENING
    within = (at > sentence) & (opens | cuts[at - 1] | links[at])
    beyond = (at <= sentence) & (opens | story.begins[at])
    return _edges(at, inside & (story.paragraph[at] == home) & (within | beyond))


def left_ends(story: Story, heads: Numbers) -> Edges:
    """Where a content before the cue may end (exclusive)."""
    at, inside = _reach(story, heads, range(0, -_START_REACH, -1))
    sentence, mark = story.begin[heads][:, None], class_number("mark")
    ends = story.among("punctuation")[at] | (story.classes[at - 1] == mark)
    return _edges(at, inside & (at > 0) & ((at == heads[:, None]) | ends | (at == sentence)))


def _reach(story: Story, heads: Numbers, offsets: range, *, past: bool = False) -> tuple[Numbers, Flags]:
    """The tokens so far from each cue; those outside of the text are moved to its edge and not marked."""
    at = heads[:, None] + np.arange(offsets.start, offsets.stop, offsets.step)
    top = story.count - 1 + past
    return np.clip(at, 0, top), (at >= 0) & (at <= top)


def _edges(at: Numbers, allowed: Flags) -> Edges:
    cue, k = np.nonzero(allowed)
    return Edges(cue, at[cue, k])
