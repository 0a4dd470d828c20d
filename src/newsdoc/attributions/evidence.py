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
        *(x[h] - x[begin] for x in (story.strong, story.verbs)),
        *(x[stop] - x[h + 1] for x in (story.strong, story.verbs)),
        story.verbs[b] - story.verbs[a],
        of_source(story.verbs[t] - story.verbs[s]),
        np.minimum(story.closes[h], 30),
        np.minimum(story.opens[h + 1], 30),
    ]


def _others(drafts: Sequence[Draft]) -> list[Numbers | Rows]:
    """How it stands to the drafts around it: how near the next ones are, how likely, and how many have its source."""
    count = len(drafts)
    odds = np.array([draft.evidence[0] if draft.evidence else 0.0 for draft in drafts])
    heads = np.array([draft.head for draft in drafts])
    sources = np.array([draft.source or (NOWHERE, -k) for k, draft in enumerate(drafts)])
    other = np.arange(count)[:, None] + _OFFSETS
    there = (other >= 0) & (other < count)
    other = np.minimum(np.maximum(other, 0), count - 1)
    next_to = slice(_NEIGHBOURS - 1, _NEIGHBOURS + 1)  # the draft before and the one after
    beside, near = there[:, next_to], other[:, next_to]
    return [
        (there & (sources[other] == sources[:, None]).all(axis=2)).sum(axis=1),
        *np.where(beside, np.abs(heads[near] - heads[:, None]), -_NONE).T,
        *np.where(beside, odds[near], _NONE).T,
    ]
