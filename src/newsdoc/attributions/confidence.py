"""How sure an attribution is: a probability out of its evidence, fitted on articles that the scorers had not seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsdoc.attributions.story import stem
from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.story import Story

RULES = ("cue", "colon", "speaker", "signed")
NO_EVIDENCE = (0.0,) * 10


def kind_of(story: Story, draft: Draft) -> str:
    """Are all, some or none of the words of its content quoted? A quotation that also holds the cue does not count."""
    quoted, words = story.tokens.quoted, story.tokens.words
    around = _quotation_around(story, draft.cue[0])
    inside = outside = 0
    for a, b in draft.contents:
        for i in range(a, b):
            if words[i][0].isalnum():
                if quoted[i] and not around[0] <= i < around[1]:
                    inside += 1
                else:
                    outside += 1
    return "indirect" if not inside else "mixed" if outside else "direct"


def _quotation_around(story: Story, i: int) -> tuple[int, int]:
    """The quotation that the token `i` stands in, as a range of tokens; empty if in none."""
    quoted = story.tokens.quoted
    if not quoted[i]:
        return (i, i)
    start, stop = i, i + 1
    while start > 0 and quoted[start] != 2 and quoted[start - 1]:
        start -= 1
    while stop < story.count and quoted[stop - 1] != 3 and quoted[stop]:
        stop += 1
    return (start, stop)


def reports(story: Story, head: int) -> bool:
    """Whether the cue's word is one of speech or writing (a row of data/reporting.json)."""
    word = story.tokens.lower[head]
    return word in _reporting()[0] or stem(word) in _reporting()[1]


_REPORTING: list[tuple[frozenset[str], frozenset[str]]] = []


def _reporting() -> tuple[frozenset[str], frozenset[str]]:
    if not _REPORTING:
        rows = table("reporting")
        words = frozenset([*rows["verbs"], *rows["others"]])
        _REPORTING.append((words, frozenset(stem(word) for word in rows["verbs"])))
    return _REPORTING[0]


def evidence(story: Story, draft: Draft) -> tuple[float, ...]:
    """The numbers that the confidence is a weighted sum of."""
    kind = kind_of(story, draft)
    size = sum(b - a for a, b in draft.contents)
    base = draft.evidence or NO_EVIDENCE
    logit = base[0]
    head = draft.head
    reporting = float(reports(story, head))
    return (
        1.0,
        *base,
        abs(logit) * float(bool(draft.evidence)),
        *(float(draft.rule == rule) for rule in RULES),
        float(kind == "direct"),
        float(kind == "mixed"),
        reporting,
        reporting * logit,
        float(kind == "direct") * logit,
        float(story.headline and story.tokens.paragraph[head] == 0),
        float(story.tokens.quoted[head] > 0),
        math.log(size),
        float(size <= 2),
        float(draft.source is None),
        float(len(draft.contents) > 1),
    )


def confidence(story: Story, draft: Draft, factors: Sequence[float]) -> float:
    """The probability that content and source are right."""
    total = sum(factor * value for factor, value in zip(factors, evidence(story, draft), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
