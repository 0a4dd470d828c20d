"""Train the attribution scorers and write src/newsdoc/data/attribution_lexicon.json and attribution_weights.bin.

    python tools/train_attributions.py ../shared/gold/polnear-train.jsonl

One command, no randomness left to chance: the same gold file gives the same bytes. Steps: count words; fit the cue scorers;
train the span rankers with the cues that a scorer who had not seen the article would find; fit the confidence and its
thresholds on articles that neither had seen (five folds); quantise, prune and pack. Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from attribution_training.confidence import fit_confidence, held_out_drafts, report
from attribution_training.cue_model import CueModel, cue_examples
from attribution_training.gold import read_articles
from attribution_training.lexicon import count_words, write_lexicon
from attribution_training.rank_model import Columns, all_items, train
from newsdoc.attributions import story as story_module
from newsdoc.attributions.drafts import NEIGHBOUR
from newsdoc.attributions.weights import pack
from newsdoc.data import table

DATA = Path(__file__).parents[1] / "src" / "newsdoc" / "data"
FOLDS = 5
STEP = 0.01  # what 1 is worth in the packed weights
LEAST = {"cue": 0.04, "nested": 0.04}  # smaller weights are dropped
LEAST_RANK = 0.06


def quantise(tables: dict[str, list[dict[int, float]]]) -> dict[str, list[dict[int, int]]]:
    """Whole multiples of STEP, small ones dropped."""
    return {
        name: [
            {value: round(weight / STEP) for value, weight in group.items() if abs(weight) >= LEAST.get(name, LEAST_RANK)}
            for group in groups
        ]
        for name, groups in tables.items()
    }


def main() -> None:
    """Read the gold, train, write."""
    cli = argparse.ArgumentParser(description="Train the attribution scorers.")
    cli.add_argument("gold", type=Path)
    cli.add_argument("--out", type=Path, default=DATA, help="folder of the two files")
    cli.add_argument("--without", help="leave one publisher out of training")
    args = cli.parse_args()

    write_lexicon(count_words(_read(args.gold, args.without)), args.out / "attribution_lexicon.json")
    table.cache_clear()
    story_module.lexicon.cache_clear()
    articles = _read(args.gold, args.without)
    counts = count_words(articles)
    print(f"{len(articles)} articles, {sum(len(a.gold) for a in articles)} attributions", flush=True)

    cue_model = CueModel(cue_examples(articles, counts))
    logits = cue_model.held_out_logits(FOLDS)
    everything = np.ones(len(cue_model.examples.rows), bool)
    nested_model = CueModel(cue_examples(articles, counts, outermost=False))
    nested_all = np.ones(len(nested_model.examples.rows), bool)
    cue_tables = {
        "cue": cue_model.tables(cue_model.fit(everything)),
        "nested": nested_model.tables(nested_model.fit(nested_all)),
    }
    print("cue scorers fitted", flush=True)

    for article, found in zip(articles, logits, strict=True):
        article.story.see_cues([i for i, logit in found.items() if logit >= NEIGHBOUR])
    columns = Columns()
    left, right, source = all_items(articles, columns)
    rare = columns.rare()
    print(f"{len(rare)} columns, {int((~rare).sum())} of them used", flush=True)

    def rankers(fold: int | None) -> dict[str, list[dict[int, float]]]:
        chosen = [[i for i in items if fold is None or i.article % FOLDS != fold] for items in (left, right, source)]
        weights = sum(train(items, rare, least=least) for items, least in zip(chosen, (0.7, 0.7, 0.5), strict=True))
        return columns.tables(weights)

    drafts = []
    for fold in range(FOLDS):
        packed = pack(quantise(rankers(fold) | cue_tables), step=STEP, confidence={})
        drafts += held_out_drafts(articles, logits, packed, fold=fold, folds=FOLDS)
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    confidence = fit_confidence(drafts, sum(len(a.gold) for a in articles))
    print(report(drafts, confidence, sum(len(a.gold) for a in articles)))
    packed = pack(quantise(rankers(None) | cue_tables), step=STEP, confidence=confidence)
    (args.out / "attribution_weights.bin").write_bytes(packed)
    print(f"{len(packed)} bytes")


def _read(path: Path, without: str | None) -> list:
    return [article for article in read_articles(path) if article.publisher != without]


if __name__ == "__main__":
    main()
