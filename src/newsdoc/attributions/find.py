"""Attributions of a story: drafts by the scorers, rules of layout, a confidence for each, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdoc.attributions.confidence import rate
from newsdoc.attributions.cue_span import widen_cue
from newsdoc.attributions.drafts import NEIGHBOUR, Draft, Logits, cue_logits, make_drafts
from newsdoc.attributions.prose import read_prose
from newsdoc.attributions.reporting import is_speech, kind_of, may_report
from newsdoc.attributions.resolve import compete, nest
from newsdoc.attributions.rules import BY_LAYOUT, follow_colons, go_on, is_transcript, name_speakers, sign_quotations
from newsdoc.attributions.weights import weights
from newsdoc.parts import AttributionPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.attributions.story import Story
    from newsdoc.attributions.weights import Weights
    from newsdoc.parts import Layout, QuotationPart
    from newsdoc.text.scan import Scan
    from newsdoc.text.tokens import Tokens

LEAST_LOGIT = -1.6  # of a cue; below hardly any is right
_NESTED = 0.3  # least confidence of an attribution inside another; it was fitted on the outermost
_LEAST_NESTED = 0.5  # log odds of a cue inside of what somebody said


def find_attributions(
    scan: Scan,
    layout: Layout,
    quotations: Sequence[QuotationPart],
    *,
    scope: str = "speech",
    min_confidence: float | None = None,
) -> tuple[tuple[AttributionPart, ...], Tokens]:
    """Who says what, outermost first and in text order, with the tokens that later stages read on.

    Args:
        scan: The text.
        layout: Its blocks; attributions are looked for in headline, subheads and paragraphs.
        quotations: Its outermost quotations.
        scope: "speech" or "all", see `newsdoc.Options`.
        min_confidence: Least confidence of an attribution, or None for the scope's own.

    Example:
        >>> from newsdoc.parser import Parser
        >>> from newsdoc.text import scan
        >>> text = "“We won,” Ada Stone said."
        >>> found = Parser().analyse(text)
        >>> attributions, _ = find_attributions(scan(text), found.layout, found.quotations)
        >>> [text[a:b] for a, b in attributions[0].source]
        ['Ada Stone']
    """
    story = read_prose(scan.text, layout, quotations)
    if not story.count:
        return (), story.tokens
    learnt = weights()
    drafts, inside = draft_all(story, learnt, cue_logits(story, learnt), scope=scope)
    drafts = rate(story, drafts, learnt)
    evident = is_transcript(drafts)
    least = learnt.scopes[scope]

    def stays(draft: Draft) -> bool:
        if min_confidence is not None:
            return draft.confidence >= min_confidence
        kind = kind_of(story, draft)
        if draft.rule in BY_LAYOUT and (kind == "direct" or (evident and draft.rule == "speaker")):
            return True  # PolNeAR has too few of them to say how sure they are
        return draft.worth >= float(least[kind])

    outer = [draft for draft in compete(drafts) if stays(draft)]
    inner = _inner(story, learnt, outer, inside, least=_NESTED if min_confidence is None else min_confidence)
    return tuple(_part(story, nested.draft, nested.parent) for nested in nest(outer, inner)), story.tokens


class Drafts(NamedTuple):
    """Attributions in the making: those of cues and of layout, and those of words that count inside a content alone."""

    outer: list[Draft]
    inside: list[Draft]


def draft_all(story: Story, learnt: Weights, logits: Logits, *, scope: str = "all") -> Drafts:
    """Drafts of all words that may be cues of the scope, and of the rules of layout."""
    outer, nested = logits
    story.see_cues([i for i, logit in outer.items() if logit >= NEIGHBOUR])
    speech = scope == "speech"
    chosen = {i: v for i, v in outer.items() if v >= LEAST_LOGIT and (not speech or may_report(story, i, v))}
    likely = {i: v for i, v in nested.items() if v >= _LEAST_NESTED}
    made = make_drafts(story, learnt, likely | chosen)
    inside = [d._replace(evidence=(likely[d.head], *d.evidence[1:])) for d in made if d.head in likely]
    drafts = _without_doubles([d for d in made if d.head in chosen and (not speech or is_speech(story, d))])
    for rule in (follow_colons, name_speakers, sign_quotations, go_on):
        drafts = rule(story, drafts)
    return Drafts(drafts, inside)


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out drafts that share most of their content with one of a likelier cue, before rules build upon them."""
    return sorted(compete(drafts, lambda d: d.evidence[0]), key=lambda d: d.head)


def _inner(
    story: Story, learnt: Weights, outer: Sequence[Draft], inside: Iterable[Draft], *, least: float
) -> list[Draft]:
    """Those of `inside` that are speech reported inside the contents of `outer`."""
    heads = {d.head for d in outer}
    others = [d for d in inside if d.head not in heads]
    if not others:
        return []
    contents = [stretch for d in outer for stretch in d.contents]
    around = np.full(story.count, -1)  # for each token the number of the content that holds it
    for number, (a, b) in enumerate(contents):
        around[a:b] = number
    drafts = [d for d in others if around[d.head] >= 0]
    rated = [d for d in rate(story, drafts, learnt) if d.confidence >= least]
    clipped = (_clip(draft, contents[around[draft.head]]) for draft in rated)
    return [draft for draft in clipped if draft is not None]


def _clip(draft: Draft, around: tuple[int, int]) -> Draft | None:
    """The draft with its content cut to the stretch of an outer content that holds its cue."""
    a, b = around
    contents = tuple((max(a, p), min(b, e)) for p, e in draft.contents if max(a, p) < min(b, e))
    source = draft.source if draft.source and a <= draft.source[0] and draft.source[1] <= b else None
    return draft._replace(contents=contents, source=source, rule="nested") if contents else None


def _part(story: Story, draft: Draft, parent: int | None) -> AttributionPart:
    tokens = story.tokens

    def span(stretch: tuple[int, int]) -> tuple[int, int]:
        return (tokens.starts[stretch[0]], tokens.ends[stretch[1] - 1])

    return AttributionPart(
        source=(span(draft.source),) if draft.source else (),
        cue=(span(widen_cue(story, draft)),),
        content=tuple(sorted(map(span, draft.contents))),
        kind=kind_of(story, draft),
        confidence=round(draft.confidence, 3),
        rule=draft.rule,
        parent=parent,
    )
