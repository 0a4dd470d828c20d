"""What a cue governs: the places before and after it where a content may begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.words import class_number
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Flags, Numbers, Story

_REACH, _START_REACH = 160, 30  # tokens: no content is looked for farther from its cue


class Edges(NamedTuple):
    """Places where a stretch may begin or end: the row of the choice (see `rows`), and the place."""

    row: Numbers
    at: Numbers


class Rows(NamedTuple):
    """The choices of many cues, first those before each cue, then those after it: the cue, and 1 if after it."""

    heads: Numbers
    after: Numbers


def rows(heads: Numbers) -> Rows:
    """The choices of some cues."""
    return Rows(np.concatenate((heads, heads)), np.arange(2 * len(heads)) // max(len(heads), 1))


def starts(story: Story, heads: Numbers) -> Edges:
    """Where contents may begin; they end where `ends` tells."""
    return _joined(heads, _left_starts(story, heads), _right_starts(story, heads))


def ends(story: Story, heads: Numbers) -> Edges:
    """Where contents may end (exclusive)."""
    return _joined(heads, _left_ends(story, heads), _right_ends(story, heads))


def _right_starts(story: Story, heads: Numbers) -> Edges:
    """Near the cue, behind a comma or colon, at a mark, in the next sentence."""
    at, inside = _reach(story, heads, 1, _START_REACH)
    stop, distance = story.stop[heads][:, None], np.arange(1, _START_REACH)
    opens, before = story.quoted[at] == OPENING, story.classes[at - 1]
    colon, comma = class_number(":"), class_number(",")
    within = (at < stop) & ((distance <= 7) | opens | (((before == comma) | (before == colon)) & (distance < 25)))
    beyond = (at == stop) & (opens | (before == colon) | (distance == 1))
    return _edges(at, inside & (within | beyond))


def _right_ends(story: Story, heads: Numbers) -> Edges:
    """In the paragraph of the cue."""
    at, inside = _reach(story, heads, 2, _REACH + 1, past=True)
    home, stop = story.paragraph[heads][:, None], story.stop[heads][:, None]
    closed = story.quoted[at - 1] == CLOSING
    within = (at < stop) & (story.among("content_ends")[at] | closed)
    beyond = (at >= stop) & ((at == stop) | closed | story.begins[at])
    # One past the paragraph is its end, and no place beyond that is in it.
    return _edges(at, inside & (story.paragraph[at - 1] == home) & (within | beyond))


def _left_starts(story: Story, heads: Numbers) -> Edges:
    """In the paragraph of the cue."""
    at, inside = _reach(story, heads, 1 - _REACH, 0)
    home, sentence = story.paragraph[heads][:, None], story.begin[heads][:, None]
    links = story.among("clause_links")
    opens = story.quoted[at] == OPENING
    within = (at > sentence) & (opens | (links | story.among("punctuation"))[at - 1] | links[at])
    beyond = (at <= sentence) & (opens | story.begins[at])
    return _edges(at, inside & (story.paragraph[at] == home) & (within | beyond))


def _left_ends(story: Story, heads: Numbers) -> Edges:
    """Close before the cue."""
    at, inside = _reach(story, heads, 1 - _START_REACH, 1)
    sentence, mark = story.begin[heads][:, None], class_number("mark")
    ends = story.among("punctuation")[at] | (story.classes[at - 1] == mark)
    return _edges(at, inside & (at > 0) & ((at == heads[:, None]) | ends | (at == sentence)))


def _reach(story: Story, heads: Numbers, first: int, stop: int, *, past: bool = False) -> tuple[Numbers, Flags]:
    """The tokens so far from each cue; those outside of the text are moved to its edge and not marked."""
    at = heads[:, None] + np.arange(first, stop)
    inside = np.minimum(np.maximum(at, 0), story.count - 1 + past)
    return inside, inside == at


def _edges(at: Numbers, allowed: Flags) -> Edges:
    found = np.flatnonzero(allowed)
    return Edges(found // allowed.shape[1], at.ravel()[found])


def _joined(heads: Numbers, left: Edges, right: Edges) -> Edges:
    return Edges(np.concatenate((left.row, right.row + len(heads))), np.concatenate((left.at, right.at)))
