"""The steps of training, in the order in which they need each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from attribution_training.columns import Columns
from attribution_training.confidence import judge_drafts
from attribution_training.cue_model import CueModel, cue_examples
from attribution_training.rank_model import all_choices, batches, train
from newsdoc.attributions.confidence import Trees
from newsdoc.attributions.drafts import NEIGHBOUR
from newsdoc.attributions.weights import MOST, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from attribution_training.confidence import Judged
    from attribution_training.gold import Article
    from attribution_training.lexicon import Counts

STEP = 0.01  # what 1 is worth in the packed weights
NO_TREES = (Trees(np.zeros((1, 1), np.int64), np.zeros((1, 1)), np.zeros((1, 2)), 0.0),) * 2
_LEAST = 0.04  # smaller weights are dropped
# Of contents and sources: how fast their rankers learn, and how well the best candidate of a choice must agree with
# gold to teach anything.
_RATES, _NEAREST = (0.1, 0.15), (0.7, 0.5)


class Training:
    """Gold articles, and the scorers that can be trained on all of them or on all but one fold.

    Args:
        articles: The gold.
        counts: Its words.
        folds: For each article the fold it is held out with.
    """

    def __init__(self, articles: Sequence[Article], counts: Counts, folds: Sequence[int]) -> None:
        self.articles, self.folds = [a for a in articles if a.gold], np.array(folds)[[bool(a.gold) for a in articles]]
        examples = cue_examples("cue", self.articles, counts)
        nested = cue_examples("nested", self.articles, counts, outermost=False)
        # The rankers look at the neighbouring cues, those that a scorer would find that has not seen the article.
        first = CueModel(examples, Columns([examples.keys]))
        self.logits = first.held_out_logits(self.folds)
        for article, found in zip(self.articles, self.logits, strict=True):
            article.story.see_cues([i for i, logit in found.items() if logit >= NEIGHBOUR])
        self.choices = all_choices(self.articles)
        ranked = [keys for kind in self.choices for choices in kind for keys in choices.groups()]
        self.columns = Columns([examples.keys, nested.keys, *ranked])
        for kind in self.choices:
            for choices in kind:
                choices.to_columns(self.columns)
        self.cue_models = [CueModel(found, self.columns) for found in (examples, nested)]
        self.logits = self.cue_models[0].held_out_logits(self.folds)

    def cue_weights(self) -> np.ndarray:
        """The weights of the cue scorers, fitted on everything."""
        return np.sum([model.weights() for model in self.cue_models], axis=0)

    def rank_weights(self, without: int | None = None) -> np.ndarray:
        """The weights of the span rankers, trained on the articles that are not of the fold `without`."""
        total = np.zeros(self.columns.count)
        for kind, rate, least in zip(self.choices, _RATES, _NEAREST, strict=True):
            chosen = [
                batch
                for choices, fold in zip(kind, self.folds, strict=True)
                if without is None or fold != without
                for batch in batches(choices, least=least)
            ]
            total += train(chosen, self.columns.count, rate)
        return total

    def held_out(self) -> list[Judged]:
        """The drafts of every article by scorers that have not seen it, judged by gold."""
        drafts: list[Judged] = []
        for fold in sorted(set(self.folds.tolist())):
            learnt = unpack(self.pack(self.rank_weights(fold), NO_TREES, {}))
            numbers = np.flatnonzero(self.folds == fold).tolist()
            drafts += judge_drafts(self.articles, self.logits, learnt, numbers)
            print(f"fold {fold + 1} of {len(set(self.folds.tolist()))}", flush=True)
        return drafts

    def pack(self, weights: np.ndarray, trees: tuple[Trees, Trees], scopes: dict[str, Any]) -> bytes:
        """Weights as whole multiples of STEP, small ones dropped, packed with what the confidence needs."""
        weights = weights[1:]
        kept = np.abs(weights) >= _LEAST
        steps = np.clip(np.rint(weights[kept] / STEP), -MOST, MOST).astype(np.int64)
        return pack(self.columns.keys[kept], steps, step=STEP, trees=trees, scopes=scopes)
