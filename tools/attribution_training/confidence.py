"""The confidence of an attribution: logistic regression on drafts of articles that no scorer had seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from attribution_training.rank_model import iou
from newsdoc.attributions.confidence import evidence, is_speech, kind_of
from newsdoc.attributions.find import draft_all
from newsdoc.attributions.resolve import compete
from newsdoc.attributions.weights import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attribution_training.gold import Article
    from newsdoc.attributions.drafts import Draft

LEAST_LOGIT = {"all": -1.6, "speech": -1.2}  # cues below are not even drafted: hardly any of them is right
ALL_LEAST = 0.33  # the best F1 on held-out articles is flat from 0.3 to 0.36, with content alone and with its source
SPEECH_RECALL = {"direct": 0.915, "mixed": 0.815}  # asked of the default scope
SPEECH_PRECISION, SPEECH_WITH_SOURCE = 0.885, 0.845


@dataclass(frozen=True)
class Judged:
    """A draft with its evidence and whether gold bears it out."""

    article: int
    draft: Draft
    evidence: tuple[float, ...]
    kind: str
    speech: bool
    content_right: bool
    both_right: bool


def held_out_drafts(
    articles: Sequence[Article], logits: Sequence[Mapping[int, float]], packed: bytes, numbers: Sequence[int]
) -> list[Judged]:
    """The drafts of some articles by scorers that have not seen them, judged by gold."""
    learnt = unpack(packed)
    found = []
    for number in numbers:
        article = articles[number]
        drafts = draft_all(article.story, learnt, logits[number], least=LEAST_LOGIT["all"], scope="all")
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
            is_speech(article.story, draft),
            k in matched,
            k in matched and iou(draft.source, article.gold[matched[k]].source) >= 0.5,
        )
        for k, draft in enumerate(drafts)
    ]


def fit_confidence(judged: Sequence[Judged], gold: Mapping[str, int]) -> dict[str, Any]:
    """The factors, and for each scope the least log odds and confidence that serve it best."""
    rows = np.array([j.evidence for j in judged])
    labels = np.array([j.both_right for j in judged])
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False).fit(rows, labels)
    factors = [round(float(f), 4) for f in model.coef_[0]]
    return {
        "factors": factors,
        "scopes": {
            "all": {"logit": LEAST_LOGIT["all"], "least": dict.fromkeys(gold, ALL_LEAST)},
            "speech": {"logit": LEAST_LOGIT["speech"], "least": _speech_least(judged, factors, gold)},
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


def _speech_least(judged: Sequence[Judged], factors: Sequence[float], gold: Mapping[str, int]) -> dict[str, float]:
    """Quotations are wanted as completely as SPEECH_RECALL says; the rest as far as the precision of all allows."""
    rated = _rated([j for j in judged if j.speech], factors)
    least = {}
    for kind, recall in SPEECH_RECALL.items():
        right = 0
        for value, j in (r for r in rated if r[1].kind == kind):
            right += j.content_right
            least[kind] = round(float(value), 3)
            if right >= recall * gold[kind]:
                break
    quotations = [j for value, j in rated if j.kind in least and value >= least[j.kind]]
    count, right, both = (
        len(quotations),
        sum(j.content_right for j in quotations),
        sum(j.both_right for j in quotations),
    )
    least["indirect"] = 0.5
    for value, j in (r for r in rated if r[1].kind == "indirect"):
        count, right, both = count + 1, right + j.content_right, both + j.both_right
        if right / count >= SPEECH_PRECISION and both / count >= SPEECH_WITH_SOURCE:
            least["indirect"] = round(float(value), 3)
    return least


def report(judged: Sequence[Judged], confidence: dict[str, Any], gold: Mapping[str, int]) -> str:
    """What the thresholds give on the held-out articles, and how well the confidence is calibrated."""
    lines = []
    for scope, settings in confidence["scopes"].items():
        chosen = [j for j in judged if scope == "all" or j.speech]
        kept = [j for value, j in _rated(chosen, confidence["factors"]) if value >= settings["least"][j.kind]]
        lines.append(f"{scope}: least {settings['least']}")
        for kind in ("all", *gold):
            some = [j for j in kept if kind in ("all", j.kind)]
            total = sum(gold.values()) if kind == "all" else gold[kind]
            right, both = sum(j.content_right for j in some), sum(j.both_right for j in some)
            lines.append(
                f"  {kind:9} {len(some):6} found, precision {right / len(some):.3f} / {both / len(some):.3f}, "
                f"recall {right / total:.3f} / {both / total:.3f}, "
                f"F1 {2 * right / (len(some) + total):.3f} / {2 * both / (len(some) + total):.3f}"
            )
    rated = _rated(judged, confidence["factors"])
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [(value, j) for value, j in rated if low <= value < low + 0.1]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            hit = sum(j.both_right for _, j in inside) / len(inside)
            lines.append(
                f"  confidence {low:.1f}-{low + 0.1:.1f}: {len(inside):5d} drafts, mean {mean:.3f}, right {hit:.3f}"
            )
    return "\n".join(lines)


def report_shift(
    articles: Sequence[Article], mixed: Sequence[Judged], apart: Sequence[Judged], confidence: dict[str, Any]
) -> str:
    """F1 on each publisher when its other articles were in training (`mixed`), and when none was (`apart`)."""
    lines = [f"{'publisher':22} {'gold':>5}  F1 with it       F1 without it    lost"]
    least = confidence["scopes"]["all"]["least"]
    for name in (*sorted({a.publisher for a in articles}), "all"):
        own = {n for n, a in enumerate(articles) if name in (a.publisher, "all")}
        gold = sum(len(articles[n].gold) for n in own)
        scores = []
        for judged in (mixed, apart):
            rated = _rated([j for j in judged if j.article in own], confidence["factors"])
            kept = [j for value, j in rated if value >= least[j.kind]]
            total = (len(kept) + gold) / 200
            scores.append((sum(j.content_right for j in kept) / total, sum(j.both_right for j in kept) / total))
        (a, b), (c, d) = scores
        lines.append(f"{name:22} {gold:5}  {a:5.1f} / {b:5.1f}    {c:5.1f} / {d:5.1f}    {a - c:4.1f} / {b - d:4.1f}")
    return "\n".join(lines)
