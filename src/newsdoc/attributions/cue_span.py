"""The whole cue around its head: "did not immediately say", "according to", "called for"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.attributions.words import group

if TYPE_CHECKING:
    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.story import Story

_LONGEST = 4  # helpers before a verb: "would not have immediately"


def widen_cue(story: Story, draft: Draft) -> tuple[int, int]:
    """The cue with the helpers of its verb before it and the preposition after it that leads to content or source."""
    start, stop = draft.cue
    if draft.rule in ("speaker", "signed"):
        return (start, stop)
    classes, begin = story.word_classes, story.tokens.begin[start]
    taken = [*draft.contents, *((draft.source,) if draft.source else ())]

    def free(i: int) -> bool:
        return not any(a <= i < b for a, b in taken)

    floor = max(begin, start - _LONGEST)
    while start > floor and classes[start - 1] in group("helpers") and free(start - 1):
        start -= 1
    starts = {a for a, _ in taken}
    if stop < story.count and classes[stop] in group("cue_links") and free(stop) and stop + 1 in starts:
        stop += 1
    return (start, stop)
