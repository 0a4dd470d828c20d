"""The steps of training, in the order in which they need each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from attribution_training.confidence import held_out_drafts
from attribution_training.cue_model import CueModel, cue_examples
from attribution_training.rank_model import Columns, all_items, train
from newsdoc.attributions.drafts import NEIGHBOUR
from newsdoc.attributions.weights import pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from attribution_training.confidence import Judged
    from attribution_training.gold import Article
    from attribution_training.lexicon import Counts

Tables = dict[str, list[dict[int, float]]]
STEP = 0.01  # what 1 is worth in the packed weights
_LEAST = {"cue": 0.03, "nested": 0.05}  # smaller weights are dropped
_LEAST_RANK = 0.04
_NEAREST = (0.7, 0.7, 0.5)  # choices whose best candidate agrees less with gold teach nothing: left, right, source


class Training:
    """Gold articles, and the scorers that can be trained on all of them or on all but one fold.

    Args:
        articles: The gold.
        counts: Its words.
        folds: For each article the fold it is held out with.
    """

    def __init__(self, articles: Sequence[Article], counts: Counts, folds: Sequence[int]) -> None:
        self.articles, self.folds = articles, np.array(folds)
        self.cue_model = CueModel(cue_examples(articles, counts))
        self.nested_model = CueModel(cue_examples(articles, counts, outermost=False))
        self.logits = self.cue_model.held_out_logits(self.folds)
        for article, found in zip(articles, self.logits, strict=True):
            article.story.see_cues([i for i, logit in found.items() if logit >= NEIGHBOUR])
        self.columns = Columns()
        self.choices = all_items(articles, self.columns)
        self.rare = self.columns.rare()

    def cue_tables(self) -> Tables:
        """The cue scorers, fitted on everything."""
        models = {"cue": self.cue_model, "nested": self.nested_model}
        return {name: model.tables(model.fit(np.ones(model.count, bool))) for name, model in models.items()}

    def rank_tables(self, without: int | None = None) -> Tables:
        """The span rankers, trained on the articles that are not of the fold `without`."""
        weights = np.zeros(len(self.rare))
        for items, least in zip(self.choices, _NEAREST, strict=True):
            chosen = [item for item in items if without is None or self.folds[item.article] != without]
            weights += train(chosen, self.rare, least=least)
        return self.columns.tables(weights)

    def held_out(self) -> list[Judged]:
        """The drafts of every article by scorers that have not seen it, judged by gold."""
        cues = self.cue_tables()
        drafts: list[Judged] = []
        for fold in sorted(set(self.folds.tolist())):
            packed = pack_tables(self.rank_tables(fold) | cues, {})
            numbers = [number for number, own in enumerate(self.folds) if own == fold]
            drafts += held_out_drafts(self.articles, self.logits, packed, numbers)
            print(f"fold {fold + 1} of {len(set(self.folds.tolist()))}", flush=True)
        return drafts


def pack_tables(tables: Tables, confidence: dict[str, Any]) -> bytes:
    """Weights as whole multiples of STEP, small ones dropped, packed."""
    whole = {
        name: [
            {
                value: round(weight / STEP)
                for value, weight in group.items()
                if abs(weight) >= _LEAST.get(name, _LEAST_RANK)
            }
            for group in groups
        ]
        for name, groups in tables.items()
    }
    return pack(whole, step=STEP, confidence=confidence)
