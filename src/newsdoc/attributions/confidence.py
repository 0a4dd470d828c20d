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

RULES = ("cue", "colon", "speaker", "signed")  # those that the factors know
NO_EVIDENCE = (0.0,) * 10
_LIKELY = 0.0


def kind_of(story: Story, draft: Draft) -> str:
    """Are all, some or none of the words of its content quoted? A quotation that also holds the cue does not count."""
    quoted, plain = story.quoted_words, story.plain_words
    first, last = story.quotation[draft.cue[0]]
    inside = outside = 0
    for a, b in draft.contents:
        around = max(a, first), min(b, last)
        shared = quoted[around[1]] - quoted[around[0]] if around[0] < around[1] else 0
        inside += quoted[b] - quoted[a] - shared
        outside += plain[b] - plain[a] + shared
    return "indirect" if not inside else "mixed" if outside else "direct"


def reports(story: Story, head: int) -> bool:
    """Whether the cue's word is one of speech or writing (a row of data/reporting.json)."""
    word = story.tokens.lower[head]
    return word in _reporting()[0] or stem(word) in _reporting()[1]


def may_report(story: Story, head: int, logit: float) -> bool:
    """Whether a draft of this cue can become speech that is sure enough.

    Where its sentence quotes, any word may be its cue; elsewhere it must be one of speech or writing, and a likely one:
    below the odds asked here no draft reached the confidence that the scope asks of indirect speech.
    """
    begin, stop = story.tokens.begin[head], story.tokens.stop[head]
    if story.quoted_words[stop] > story.quoted_words[begin] and not story.tokens.quoted[head]:
        return True
    return logit >= _LIKELY and reports(story, head)


def is_speech(story: Story, draft: Draft) -> bool:
    """Whether it is speech or writing: its cue is such a word, the layout says so, or it quotes."""
    return draft.rule != "cue" or reports(story, draft.head) or kind_of(story, draft) != "indirect"


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
