"""Which attributions report speech or writing, and how much of it is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.story import Story

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


def may_report(story: Story, head: int, logit: float) -> bool:
    """Whether a draft of this cue can become speech that is sure enough.

    Where its sentence quotes, any word may be its cue; elsewhere it must be one of speech or writing, and a likely one:
    below the odds asked here 3 of 100 held-out drafts reached the confidence that the scope asks of indirect speech.
    """
    begin, stop = story.tokens.begin[head], story.tokens.stop[head]
    if story.quoted_words[stop] > story.quoted_words[begin] and not story.tokens.quoted[head]:
        return True
    return logit >= _LIKELY and story.reports[head] > 0


def is_speech(story: Story, draft: Draft) -> bool:
    """Whether it is speech or writing: its cue is such a word, the layout says so, or it quotes."""
    return draft.rule != "cue" or story.reports[draft.head] > 0 or kind_of(story, draft) != "indirect"
