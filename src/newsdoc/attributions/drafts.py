"""Attributions in the making: one for each word that may be a cue."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.attributions.cues import candidates, cue_features
from newsdoc.attributions.ranker import Choice, Ranker
from newsdoc.attributions.weights import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsdoc.attributions.story import Story
    from newsdoc.attributions.weights import Weights

Range = tuple[int, int]
NEIGHBOUR = math.log(0.4 / 0.6)  # logit from which a word counts as a cue for the features of its neighbours
_MOST_IN_PARAGRAPH, _TOKENS_PER_CUE, _MOST = 60, 6, 6000  # in PolNeAR there are 30 tokens to a cue
_CLEAR = 12.0  # scores beyond this say no more


class Draft(NamedTuple):
    """An attribution as ranges of tokens; `head` is the token that made it, `evidence` feeds its confidence."""

    head: int
    cue: Range
    contents: tuple[Range, ...]
    source: Range | None
    rule: str
    evidence: tuple[float, ...] = ()
    confidence: float = 0.0
    parent: int | None = None

    @property
    def start(self) -> int:
        """First token of its content."""
        return min(a for a, _ in self.contents)


def cue_logits(story: Story, weights: Weights) -> dict[int, float]:
    """For every candidate word how likely it is a cue, as log odds."""
    tables, step = weights.tables["cue"], weights.step
    return {i: score(tables, cue_features(story, i)) * step for i in candidates(story)}


def nested_logits(story: Story, weights: Weights, tokens: Iterable[int]) -> dict[int, float]:
    """The same by the scorer for words inside of what somebody said."""
    tables, step, strength = weights.tables["nested"], weights.step, story.strength
    return {i: score(tables, cue_features(story, i)) * step for i in sorted(tokens) if strength[i]}


def make_drafts(story: Story, weights: Weights, logits: Mapping[int, float], *, least: float) -> list[Draft]:
    """A draft for every word whose log odds reach `least`; `story.see_cues` must have been told the cues."""
    ranker = Ranker(story, weights)
    found = []
    for head, logit in _likeliest(story, logits).items():
        if logit >= least:
            draft = _draft(ranker, head, logit)
            if draft is not None:
                found.append(draft)
    return found


def _likeliest(story: Story, logits: Mapping[int, float]) -> Mapping[int, float]:
    """All of them in any story; of a text made to be slow only the likeliest of each paragraph, and not endlessly."""
    if len(logits) <= _MOST_IN_PARAGRAPH:
        return logits
    sizes = Counter(story.tokens.paragraph)
    by_paragraph: dict[int, list[tuple[float, int]]] = {}
    for i, logit in logits.items():
        by_paragraph.setdefault(story.tokens.paragraph[i], []).append((-logit, i))
    kept = [
        i
        for number, own in by_paragraph.items()
        for _, i in sorted(own)[: max(_MOST_IN_PARAGRAPH, sizes[number] // _TOKENS_PER_CUE)]
    ]
    return {i: logits[i] for i in sorted(kept)[:_MOST]}


def _draft(ranker: Ranker, head: int, logit: float) -> Draft | None:
    left, right = ranker.content(head, "L"), ranker.content(head, "R")
    chosen = [choice for choice in (left, right) if choice.stretch and choice.margin > 0]
    if not chosen:
        best = max((left, right), key=lambda choice: choice.margin)
        if best.stretch is None:
            return None
        chosen = [best]
    contents = tuple(choice.stretch for choice in chosen if choice.stretch)
    source = ranker.source(head, contents)
    step = ranker.weights.step
    evidence = (logit, *_evidence(left, step), *_evidence(right, step), *_evidence(source, step))
    return Draft(head, (head, head + 1), contents, source.stretch, "cue", evidence)


def _evidence(choice: Choice, step: float) -> tuple[float, float, float]:
    """Whether something was chosen, by how much it beat nothing, and by how much the next."""
    margin = max(-_CLEAR, min(_CLEAR, choice.margin * step))
    lead = max(0.0, min(_CLEAR, choice.lead * step))
    return (float(choice.stretch is not None and margin > 0), margin, lead)
