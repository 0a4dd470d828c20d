"""The confidence of an attribution: logistic regression on drafts of articles that no scorer had seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from newsdoc.attributions.confidence import evidence, kind_of, reports
from newsdoc.attributions.find import draft_all
from newsdoc.attributions.resolve import compete
from newsdoc.attributions.weights import unpack
from sklearn.linear_model import LogisticRegression

from attribution_training.rank_model import iou

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attribution_training.gold import Article
    from newsdoc.attributions.drafts import Draft

LEAST_LOGIT = {"all": -1.8, "speech": -2.5}  # cues below are not even drafted: hardly any of them is right
_SPEECH_PRECISION = 0.885  # asked of the default scope


@dataclass(frozen=True)
class Judged:
    """A draft with its evidence and whether gold bears it out."""

    article: int
    draft: Draft
    evidence: tuple[float, ...]
    kind: str
    reporting: bool
    content_right: bool
    both_right: bool


def held_out_drafts(
    articles: Sequence[Article], logits: Sequence[Mapping[int, float]], packed: bytes, *, fold: int, folds: int
) -> list[Judged]:
    """The drafts of the articles of one fold, judged by gold."""
    learnt = unpack(packed)
    found = []
    for number in range(fold, len(articles), folds):
        article = articles[number]
        drafts = draft_all(article.story, learnt, logits[number], least=LEAST_LOGIT["all"], speech=False)
        found += _judge(number, article, drafts)
    return found


def _judge(number: int, article: Article, drafts: Sequence[Draft]) -> list[Judged]:
    """Match drafts and gold one to one by their contents, best first, as the scorer does."""
    words = article.story.tokens.words
    contents = [{i for a, b in d.contents for i in range(a, b) if words[i][0].isalnum()} for d in drafts]
    golds = [{i for i in g.content if words[i][0].isalnum()} for g in article.gold]
    pairs = []
    for k, mine in enumerate(contents):
        for g, theirs in enumerate(golds):
            shared = len(mine & theirs)
            if shared and shared / len(mine | theirs) >= 0.5:
                pairs.append((-shared / len(mine | theirs), drafts[k].head != article.gold[g].head, k, g))
    matched: dict[int, int] = {}
    for _, _, k, g in sorted(pairs):
        if k not in matched and g not in matched.values():
            matched[k] = g
    return [
        Judged(
            number,
            draft,
            evidence(article.story, draft),
            kind_of(article.story, draft),
            reports(article.story, draft.head) or draft.rule != "cue",
            k in matched,
            k in matched and iou(draft.source, article.gold[matched[k]].source) >= 0.5,
        )
        for k, draft in enumerate(drafts)
    ]


def fit_confidence(judged: Sequence[Judged], gold: int) -> dict[str, Any]:
    """The factors, and for each scope the least log odds and confidence that serve it best."""
    rows = np.array([j.evidence for j in judged])
    labels = np.array([j.both_right for j in judged])
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False).fit(rows, labels)
    factors = [round(float(f), 4) for f in model.coef_[0]]
    everything = _best_least(judged, factors, gold)
    speech = _least_for_precision([j for j in judged if j.reporting], factors)
    return {
        "factors": factors,
        "scopes": {
            "all": {"logit": LEAST_LOGIT["all"], "least": everything},
            "speech": {"logit": LEAST_LOGIT["speech"], "least": speech},
        },
    }


def _rated(judged: Sequence[Judged], factors: Sequence[float]) -> list[tuple[float, Judged]]:
    """(confidence, draft) of those that win the competition in their article."""
    by_article: dict[int, list[Judged]] = {}
    for j in judged:
        by_article.setdefault(j.article, []).append(j)
    rated = []
    for found in by_article.values():
        sure = {}
        for j in found:
            value = 1 / (1 + np.exp(-np.dot(factors, j.evidence)))
            sure[id(j)] = j.draft._replace(confidence=float(value))
        kept = {id(d) for d in compete(sure.values())}
        rated += [(sure[id(j)].confidence, j) for j in found if id(sure[id(j)]) in kept]
    return sorted(rated, key=lambda x: -x[0])


def _best_least(judged: Sequence[Judged], factors: Sequence[float], gold: int) -> float:
    """The least confidence with the best sum of the F1 of content and of content with source."""
    right = both = 0
    best, least = 0.0, 0.5
    for count, (value, j) in enumerate(_rated(judged, factors), start=1):
        right += j.content_right
        both += j.both_right
        mean = (right + both) / (count + gold)
        if mean > best:
            best, least = mean, value
    return round(float(least), 3)


def _least_for_precision(judged: Sequence[Judged], factors: Sequence[float]) -> float:
    """The least confidence at which the precision of the content is still what is asked."""
    right, least = 0, 0.5
    for count, (value, j) in enumerate(_rated(judged, factors), start=1):
        right += j.content_right
        if right / count >= _SPEECH_PRECISION:
            least = value
    return round(float(least), 3)


def report(judged: Sequence[Judged], confidence: dict[str, Any], gold: int) -> str:
    """What the thresholds give on the held-out articles, and how well the confidence is calibrated."""
    lines = []
    for scope, settings in confidence["scopes"].items():
        chosen = [j for j in judged if scope == "all" or j.reporting]
        kept = [j for value, j in _rated(chosen, confidence["factors"]) if value >= settings["least"]]
        right, both = sum(j.content_right for j in kept), sum(j.both_right for j in kept)
        lines.append(
            f"{scope}: least {settings['least']}, {len(kept)} attributions, precision {right / len(kept):.3f}, "
            f"with source {both / len(kept):.3f}, F1 {2 * right / (len(kept) + gold):.3f} / {2 * both / (len(kept) + gold):.3f}"
        )
    rated = _rated(judged, confidence["factors"])
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [(value, j) for value, j in rated if low <= value < low + 0.1]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            hit = sum(j.both_right for _, j in inside) / len(inside)
            lines.append(f"  confidence {low:.1f}-{low + 0.1:.1f}: {len(inside):5d} drafts, mean {mean:.3f}, right {hit:.3f}")
    return "\n".join(lines)
