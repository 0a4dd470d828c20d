"""Train the attribution scorers and write src/newsdoc/data/attribution_lexicon.json and attribution_weights.bin.

    python tools/train_attributions.py ../shared/gold/polnear-train.jsonl
    python tools/train_attributions.py ../shared/gold/polnear-train.jsonl --publishers

Nothing is left to chance: the same gold file gives the same bytes. Steps: count words; fit the cue scorers; train the
span rankers beside the cues that a scorer who had not seen the article would find; fit the confidence and its
thresholds on articles that neither had seen (five folds); quantise, prune and pack. With --publishers nothing is
written: each publisher is left out in turn, and the scores on it are set beside those of the five folds. Needs numpy,
scipy and scikit-learn; takes about ten minutes. The classes, tags and clusters of words that the scorers look at are
tables of their own: word_classes.json, word_tags.json (tools/tag_words.py) and word_clusters.json
(tools/cluster_words.py).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from attribution_training.confidence import fit_scopes, fit_trees, rate_held_out, report, report_shift
from attribution_training.gold import read_articles
from attribution_training.lexicon import count_words, write_lexicon
from attribution_training.pipeline import Training

from newsdoc.attributions import words
from newsdoc.attributions.weights import weights
from newsdoc.data import table

DATA = Path(__file__).parents[1] / "src" / "newsdoc" / "data"
FOLDS = 5


def train(gold: Path, out: Path) -> None:
    """Write the two files."""
    write_lexicon(count_words(read_articles(gold)), out / "attribution_lexicon.json")
    if out == DATA:
        table.cache_clear()
        words.lexicon.cache_clear()
        words.FACTS.clear()
    articles = read_articles(gold)
    kinds = Counter(attribution.kind for article in articles for attribution in article.gold)
    print(f"{len(articles)} articles, {kinds.total()} attributions", flush=True)
    training = Training(articles, count_words(articles), [number % FOLDS for number in range(len(articles))])
    judged = training.held_out()
    rated = rate_held_out(judged)
    scopes = fit_scopes(rated, kinds)
    print(report(rated, scopes, kinds))
    packed = training.pack(training.rank_weights() + training.cue_weights(), fit_trees(judged), scopes)
    (out / "attribution_weights.bin").write_bytes(packed)
    print(f"{len(packed)} bytes")


def compare_publishers(gold: Path) -> None:
    """Print what leaving a publisher out of training costs on its articles."""
    articles = [article for article in read_articles(gold) if article.gold]
    counts = count_words(articles)
    names = sorted({article.publisher for article in articles})
    mixed = Training(articles, counts, [number % FOLDS for number in range(len(articles))])
    apart = Training(articles, counts, [names.index(article.publisher) for article in articles])
    least = weights().scopes["all"]["direct"]
    print(report_shift(articles, rate_held_out(mixed.held_out()), rate_held_out(apart.held_out()), least))


def main() -> None:
    """Read the arguments."""
    cli = argparse.ArgumentParser(description="Train the attribution scorers.")
    cli.add_argument("gold", type=Path)
    cli.add_argument("--out", type=Path, default=DATA, help="folder of the two files")
    cli.add_argument("--publishers", action="store_true", help="measure what leaving one out costs")
    args = cli.parse_args()
    if args.publishers:
        compare_publishers(args.gold)
    else:
        train(args.gold, args.out)


if __name__ == "__main__":
    main()
