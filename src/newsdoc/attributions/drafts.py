"""Attributions in the making: one for each word that may be a cue."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.cues import candidates, cue_values
from newsdoc.attributions.ranker import NOWHERE, Choices, choose_contents, choose_sources
from newsdoc.attributions.source import Contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from newsdoc.attributions.story import Flags, Numbers, Story
    from newsdoc.attributions.weights import Weights

Range = tuple[int, int]
NEIGHBOUR = math.log(0.4 / 0.6)  # logit from which a word counts as a cue for the features of its neighbours
_MOST_IN_PARAGRAPH, _TOKENS_PER_CUE = 60, 6  # in PolNeAR there are 30 tokens to a cue
_BATCH = 256  # cues looked at in one go: bounds the memory that a long text needs
_CLEAR = 12.0  # log odds beyond this say no more
NO_EVIDENCE = (0.0,) * 7  # of a draft that a rule of layout made


class Draft(NamedTuple):
    """An attribution as ranges of tokens; `head` is the token that made it, `evidence` feeds its confidence.

    `confidence` is the probability that content and source are right; `worth`, which also counts how likely the content
    is right, tells whether it is told.
    """

    head: int
    cue: Range
    contents: tuple[Range, ...]
    source: Range | None
    rule: str
    evidence: tuple[float, ...] = ()
    confidence: float = 0.0
    worth: float = 0.0

    @property
    def start(self) -> int:
        """First token of its content."""
        return min(self.contents)[0]

    @property
    def stop(self) -> int:
        """One past the last token of its content."""
        return max(b for _, b in self.contents)


class Logits(NamedTuple):
    """How likely words are cues, as log odds by token: any candidate word, and words of speech inside of a content."""

    outer: Mapping[int, float]
    nested: Mapping[int, float]


def cue_logits(story: Story, weights: Weights) -> Logits:
    """Score every candidate word; those inside of what somebody said have a scorer of their own."""
    tokens = candidates(story)
    if not len(tokens):
        return Logits({}, {})
    values = np.array(cue_values(story, tokens))
    speech = story.reports[tokens] > 0

    def by_token(name: str, tokens: Numbers, values: Numbers) -> dict[int, float]:
        return dict(zip(tokens.tolist(), (weights.score(name, values) * weights.step).tolist(), strict=True))

    return Logits(by_token("cue", tokens, values), by_token("nested", tokens[speech], values[:, speech]))


def make_drafts(story: Story, weights: Weights, logits: Mapping[int, float]) -> list[Draft]:
    """A draft for each of the words, given with their log odds; `story.see_cues` must have been told the cues."""
    heads = list(_likeliest(story, logits))
    found: list[Draft] = []
    for at in range(0, len(heads), _BATCH):
        some = heads[at : at + _BATCH]
        found += _drafts(story, weights, some, [logits[head] for head in some])
    return found


def _likeliest(story: Story, logits: Mapping[int, float]) -> Mapping[int, float]:
    """All of them in any story; of a text made to be slow only the likeliest of each paragraph."""
    if len(logits) <= _MOST_IN_PARAGRAPH:
        return logits
    paragraphs = story.tokens.paragraph
    sizes = Counter(paragraphs)
    by_paragraph: dict[int, list[tuple[float, int]]] = {}
    for i, logit in logits.items():
        by_paragraph.setdefault(paragraphs[i], []).append((-logit, i))
    kept = [
        i
        for number, own in by_paragraph.items()
        for _, i in sorted(own)[: max(_MOST_IN_PARAGRAPH, sizes[number] // _TOKENS_PER_CUE)]
    ]
    return {i: logits[i] for i in sorted(kept)}


def _drafts(story: Story, weights: Weights, heads: list[int], logits: list[float]) -> list[Draft]:
    """The drafts of a batch of cues, where any content can be found."""
    cues = np.array(heads)
    left, right = choose_contents(story, weights, cues)
    # Of two that lose against having none the better one is taken: a cue has a content.
    least = np.minimum(0, np.maximum(left.margin, right.margin) - 1)
    contents = Contents(*(_where(choices, choices.margin > least) for choices in (left, right)))
    source = choose_sources(story, weights, cues, contents)
    evidence = np.column_stack((logits, *(x for choices in (left, right, source) for x in _evidence(choices))))
    parts = (*contents, (source.start, source.stop))
    rows = zip(heads, *(zip(a.tolist(), b.tolist(), strict=True) for a, b in parts), evidence.tolist(), strict=True)
    return [
        Draft(head, (head, head + 1), chosen, who if who[0] != NOWHERE else None, "cue", tuple(why))
        for head, before, after, who, why in rows
        if (chosen := _around(who, [stretch for stretch in (before, after) if stretch[0] != NOWHERE]))
    ]


def _around(source: Range, contents: Iterable[Range]) -> tuple[Range, ...]:
    """The contents without the source, which may stand in the midst of one: "the only thing she feared was fog"."""
    a, b = source
    parts: list[Range] = []
    for p, e in contents:
        parts += [(p, min(e, a)), (max(p, b), e)] if p < b and a < e else [(p, e)]
    return tuple(part for part in parts if part[0] < part[1])


def _where(choices: Choices, chosen: Flags) -> tuple[Numbers, Numbers]:
    return np.where(chosen, choices.start, NOWHERE), np.where(chosen, choices.stop, NOWHERE)


def _evidence(choices: Choices) -> tuple[NDArray[np.float64], ...]:
    """How likely a choice is beside nothing, and beside other stretches."""
    # Two calls take a fifth of the time of np.clip.
    return tuple(np.minimum(np.maximum(x, -_CLEAR), _CLEAR) for x in (choices.margin, choices.lead))
