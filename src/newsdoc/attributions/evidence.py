"""What the confidence of attributions is reckoned from: a row of numbers for each draft of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions.drafts import NO_EVIDENCE
from newsdoc.attributions.ranker import NOWHERE
from newsdoc.attributions.reporting import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.story import Numbers, Story

    Rows = NDArray[np.float64]

_RULES = ("cue", "colon", "introduced", "speaker", "signed")
_KINDS = ("indirect", "mixed", "direct")
_NEIGHBOURS = 6  # drafts before and after that are looked at
_OFFSETS = np.array([step for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step])
_NOTHING = (NOWHERE, NOWHERE)
_NONE = -99.0  # where there is nothing to tell


def evidence(story: Story, drafts: Sequence[Draft]) -> Rows:
    """The numbers, a row for each draft; the drafts stand in the order of their heads."""
    return np.column_stack((_scores(drafts), *_own(story, drafts), *_places(story, drafts), *_others(drafts)))


def _scores(drafts: Sequence[Draft]) -> Rows:
    """What the scorers said."""
    return np.array([draft.evidence or NO_EVIDENCE for draft in drafts])


def _own(story: Story, drafts: Sequence[Draft]) -> list[Numbers]:
    """What kind of attribution it is."""
    heads = np.array([draft.head for draft in drafts])
    return [
        np.array([_RULES.index(draft.rule) for draft in drafts]),
        np.array([_KINDS.index(kind_of(story, draft)) for draft in drafts]),
        story.reports[heads],
        np.array([len(draft.contents) for draft in drafts]),
        np.array([sum(b - a for a, b in draft.contents) for draft in drafts]),
        story.strength[heads],
        story.quoted[heads],
        (story.paragraph[heads] == 0) & story.headline,
        story.clusters[heads],
    ]


def _places(story: Story, drafts: Sequence[Draft]) -> list[Numbers]:
    """Where its parts lie, and the classes of the words at their edges."""
    classes, h = story.classes, np.array([draft.head for draft in drafts])
    a, b = np.array([(draft.start, draft.stop) for draft in drafts]).T
    s, t = np.array([draft.source or _NOTHING for draft in drafts]).T
    has_source = s >= 0
    begin, stop = story.begin[h], story.stop[h]

    def of_source(values: Numbers) -> Numbers:
        return np.where(has_source, values, _NONE)

    s, t = np.where(has_source, s, 0), np.where(has_source, t, 0)
    return [
        *(classes[h + step] for step in (-2, -1, 0, 1, 2)),
        *(classes[a - 1], classes[a], classes[b - 1], classes[b]),
        *(story.quoted[a], story.quoted[b - 1]),
        *(of_source(classes[s]), of_source(classes[t - 1]), of_source(classes[t])),
        *(of_source(t - s), of_source(np.where(t <= h, h - t, s - h))),
        *(a - h, b - h, b - a, h - begin, stop - h),
        story.sentence[b - 1] - story.sentence[a],
        story.strong[h] - story.strong[begin],
        story.strong[stop] - story.strong[h + 1],
        np.minimum(story.closes[h], 30),
        np.minimum(story.opens[h + 1], 30),
    ]


def _others(drafts: Sequence[Draft]) -> list[Numbers | Rows]:
    """How it stands to the drafts around it: which hold its cue, whose cues it holds, which claim the same words."""
    count = len(drafts)
    logits = np.array([draft.evidence[0] if draft.evidence else 0.0 for draft in drafts])
    heads = np.array([draft.head for draft in drafts])
    parts = np.array([(d.contents[0], d.contents[-1] if len(d.contents) > 1 else _NOTHING) for d in drafts])
    sizes = (parts[:, :, 1] - parts[:, :, 0]).sum(axis=1)
    sources = np.array([draft.source or (NOWHERE, -k) for k, draft in enumerate(drafts)])
    other = np.arange(count)[:, None] + _OFFSETS
    there = (other >= 0) & (other < count)
    other = np.minimum(np.maximum(other, 0), count - 1)
    theirs, mine, near, odds = parts[other], parts[:, None], heads[other], logits[other]
    holds_me = there & _holds(theirs, heads[:, None])
    held = there & _holds(mine, near)
    shared = np.maximum(
        0,
        np.minimum(theirs[..., None, :, 1], mine[..., :, None, 1])
        - np.maximum(theirs[..., None, :, 0], mine[..., :, None, 0]),
    ).sum(axis=(2, 3))
    rival = there & (2 * shared >= np.minimum(sizes[:, None], sizes[other])) & (shared > 0)
    strongest = np.where(rival, odds, _NONE)
    row, at = np.arange(count), strongest.argmax(axis=1)
    most, overlap, rivals = strongest[row, at], shared[row, at], rival[row, at]
    union = sizes + sizes[other[row, at]] - overlap
    next_to = slice(_NEIGHBOURS - 1, _NEIGHBOURS + 1)  # the draft before and the one after
    return [
        holds_me.sum(axis=1),
        np.where(holds_me, odds, _NONE).max(axis=1),
        held.sum(axis=1),
        np.where(held, odds, _NONE).max(axis=1),
        most,
        np.where(rivals, most - logits, _NONE),
        np.where(rivals, overlap / np.maximum(union, 1), 0.0),
        (there & (sources[other] == sources[:, None]).all(axis=2)).sum(axis=1),
        *np.where(there[:, next_to], np.abs(near[:, next_to] - heads[:, None]), -_NONE).T,
        *np.where(there[:, next_to], odds[:, next_to], _NONE).T,
    ]


def _holds(parts: Numbers, at: Numbers) -> NDArray[np.bool_]:
    """Whether one of the stretches holds the token."""
    inside: NDArray[np.bool_] = (parts[..., 0] <= at[..., None]) & (at[..., None] < parts[..., 1])
    return inside[..., 0] | inside[..., 1]
