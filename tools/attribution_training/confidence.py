"""The confidence of an attribution: boosted trees on drafts of articles that no scorer had seen, and its thresholds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from attribution_training.rank_model import iou
from newsdoc.attributions.confidence import Trees, rate_rows
from newsdoc.attributions.drafts import Logits
from newsdoc.attributions.evidence import evidence
from newsdoc.attributions.find import draft_all
from newsdoc.attributions.reporting import is_speech, kind_of
from newsdoc.attributions.resolve import compete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from attribution_training.gold import Article
    from newsdoc.attributions.drafts import Draft
    from newsdoc.attributions.weights import Weights

SPEECH_RECALL = {"direct": 0.94, "mixed": 0.85}  # asked of the default scope on held-out articles
SPEECH_PRECISION, SPEECH_WITH_SOURCE = 0.895, 0.85
_SMOOTH = 1000  # drafts: what a threshold is worth is the mean over so many, as single ones are noise
_TREES, _RATE, _DEPTH, _LEAF, _FEATURES, _FOLDS = 60, 0.15, 4, 40, 0.3, 5


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


def judge_drafts(
    articles: Sequence[Article], logits: Sequence[Mapping[int, float]], learnt: Weights, numbers: Iterable[int]
) -> list[Judged]:
    """The drafts of some articles by scorers that have not seen them, judged by gold."""
    found = []
    for number in numbers:
        article = articles[number]
        drafts = draft_all(article.story, learnt, Logits(logits[number], {})).outer
        found += _judge(number, article, sorted(drafts, key=lambda draft: draft.head))
    return found


def _judge(number: int, article: Article, drafts: Sequence[Draft]) -> list[Judged]:
    """Match drafts and gold one to one by their contents, best first, as the scorer does."""
    if not drafts:
        return []
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
    rows = evidence(article.story, drafts).tolist()
    return [
        Judged(
            number,
            draft,
            tuple(rows[k]),
            kind_of(article.story, draft),
            is_speech(article.story, draft),
            k in matched,
            k in matched and iou(draft.source, article.gold[matched[k]].source) >= 0.5,
        )
        for k, draft in enumerate(drafts)
    ]


def fit_trees(judged: Sequence[Judged]) -> tuple[Trees, Trees]:
    """Boosted trees on the evidence of drafts: how likely content and source are right, how likely the content is."""
    rows = np.array([j.evidence for j in judged])
    return _fit(rows, [j.both_right for j in judged]), _fit(rows, [j.content_right for j in judged])


def _fit(rows: np.ndarray, right: Sequence[bool]) -> Trees:
    """Boosted trees, laid out as full ones."""
    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_depth=_DEPTH,
        max_leaf_nodes=1 << _DEPTH,
        min_samples_leaf=_LEAF,
        max_features=_FEATURES,
        early_stopping=False,
        random_state=0,
    ).fit(rows, right)
    # scikit-learn has no public way to its trees.
    start, grown = float(model._baseline_prediction[0, 0]), [trees[0].nodes for trees in model._predictors]  # noqa: SLF001
    trees = Trees(
        np.zeros((_TREES, (1 << _DEPTH) - 1), np.int64),
        np.full((_TREES, (1 << _DEPTH) - 1), np.inf),
        np.zeros((_TREES, 1 << _DEPTH)),
        start,
    )
    for number, nodes in enumerate(grown):
        _lay_out(nodes, 0, 0, Trees(*(x[number] for x in trees[:3]), 0.0))
    return trees


def _lay_out(nodes: np.ndarray, at: int, place: int, tree: Trees) -> None:
    """Write the node `at` and what is below it to `place` of a full tree; below a leaf all leaves are alike."""
    node = nodes[at]
    if place >= len(tree.numbers):
        tree.leaves[place - len(tree.numbers)] = node["value"]
        return
    if not node["is_leaf"]:
        tree.numbers[place], tree.thresholds[place] = node["feature_idx"], node["num_threshold"]
    children = (at, at) if node["is_leaf"] else (int(node["left"]), int(node["right"]))
    for side, child in enumerate(children, start=1):
        _lay_out(nodes, child, 2 * place + side, tree)


def rate_held_out(judged: Sequence[Judged]) -> list[Judged]:
    """The drafts with the confidence and worth that trees give them which have not seen their articles."""
    rated = []
    for own in range(_FOLDS):
        trees = fit_trees([j for j in judged if j.article % _FOLDS != own])
        held = [j for j in judged if j.article % _FOLDS == own]
        drafts = rate_rows([j.draft for j in held], np.array([j.evidence for j in held]), trees)
        rated += [replace(j, draft=draft) for j, draft in zip(held, drafts, strict=True)]
    return rated


def fit_scopes(rated: Sequence[Judged], gold: Mapping[str, int]) -> dict[str, Any]:
    """For each scope the least worth of each kind that serves it best.

    For "all" it is the same for all kinds, so that what is told last of each is worth the same.
    """
    return {
        "all": dict.fromkeys(gold, _best_least(_winners(rated), sum(gold.values()))),
        "speech": _speech_least(rated, gold),
    }


def _winners(rated: Iterable[Judged], wanted: Callable[[Judged], bool] = lambda _: True) -> list[Judged]:
    """Those that win the competition of all that are wanted in their article, worthiest first."""
    by_article: dict[int, list[Judged]] = {}
    for j in filter(wanted, rated):
        by_article.setdefault(j.article, []).append(j)
    kept = []
    for found in by_article.values():
        winners = {id(draft) for draft in compete([j.draft for j in found])}
        kept += [j for j in found if id(j.draft) in winners]
    return sorted(kept, key=lambda j: -j.draft.worth)


def _best_least(winners: Sequence[Judged], gold: int) -> float:
    """The threshold where F1 of the relation and twice that end to end are best together."""
    right = np.cumsum([int(j.content_right) + 2 * int(j.both_right) for j in winners])
    value = 2 / 3 * right / (np.arange(1, len(winners) + 1) + gold)
    width = min(_SMOOTH, len(winners))
    smooth = np.convolve(value, np.ones(width) / width, "valid")
    return round(winners[int(smooth.argmax()) + width // 2].draft.worth, 3)


def _speech_least(rated: Sequence[Judged], gold: Mapping[str, int]) -> dict[str, float]:
    """Quotations are wanted as completely as SPEECH_RECALL says; the rest as far as the precision of all allows."""
    winners = _winners(rated, lambda j: j.speech)
    least = {}
    for kind, recall in SPEECH_RECALL.items():
        right = 0
        for j in (j for j in winners if j.kind == kind):
            right += j.content_right
            least[kind] = round(j.draft.worth, 3)
            if right >= recall * gold[kind]:
                break
    quotations = [j for j in winners if j.kind in least and j.draft.worth >= least[j.kind]]
    count, right = len(quotations), sum(j.content_right for j in quotations)
    both = sum(j.both_right for j in quotations)
    least["indirect"] = 0.5
    for j in (j for j in winners if j.kind == "indirect"):
        count, right, both = count + 1, right + j.content_right, both + j.both_right
        if right / count >= SPEECH_PRECISION and both / count >= SPEECH_WITH_SOURCE:
            least["indirect"] = round(j.draft.worth, 3)
    return least


def report(rated: Sequence[Judged], scopes: Mapping[str, Mapping[str, float]], gold: Mapping[str, int]) -> str:
    """What the thresholds give on the held-out articles, and how well the confidence is calibrated."""
    lines = []
    for scope, least in scopes.items():
        winners = _winners(rated, lambda j, scope=scope: scope == "all" or j.speech)
        kept = [j for j in winners if j.draft.worth >= least[j.kind]]
        lines.append(f"{scope}: least {least}")
        for kind in ("all", *gold):
            some = [j for j in kept if kind in ("all", j.kind)]
            total = sum(gold.values()) if kind == "all" else gold[kind]
            right, both = sum(j.content_right for j in some), sum(j.both_right for j in some)
            lines.append(
                f"  {kind:9} {len(some):6} found, precision {right / len(some):.3f} / {both / len(some):.3f}, "
                f"recall {right / total:.3f} / {both / total:.3f}, "
                f"F1 {2 * right / (len(some) + total):.4f} / {2 * both / (len(some) + total):.4f}"
            )
    winners = _winners(rated)
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [j for j in winners if low <= j.draft.confidence < low + 0.1]
        if inside:
            mean = sum(j.draft.confidence for j in inside) / len(inside)
            hit = sum(j.both_right for j in inside) / len(inside)
            lines.append(
                f"  confidence {low:.1f}-{low + 0.1:.1f}: {len(inside):5d} drafts, mean {mean:.3f}, right {hit:.3f}"
            )
    return "\n".join(lines)


def report_shift(articles: Sequence[Article], mixed: Sequence[Judged], apart: Sequence[Judged], least: float) -> str:
    """F1 on each publisher when its other articles were in training (`mixed`), and when none was (`apart`)."""
    lines = [f"{'publisher':22} {'gold':>5}  F1 with it       F1 without it    lost"]
    for name in (*sorted({a.publisher for a in articles}), "all"):
        own = {n for n, a in enumerate(articles) if name in (a.publisher, "all")}
        gold = sum(len(articles[n].gold) for n in own)
        scores = []
        for rated in (mixed, apart):
            kept = [j for j in _winners(rated, lambda j, own=own: j.article in own) if j.draft.worth >= least]
            total = (len(kept) + gold) / 200
            scores.append((sum(j.content_right for j in kept) / total, sum(j.both_right for j in kept) / total))
        (a, b), (c, d) = scores
        lines.append(f"{name:22} {gold:5}  {a:5.1f} / {b:5.1f}    {c:5.1f} / {d:5.1f}    {a - c:4.1f} / {b - d:4.1f}")
    return "\n".join(lines)
