"""The words that the scorers know by name: frequent ones, and those that were ever a cue."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.attributions.words import classes, group

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from attribution_training.gold import Article

_VOCABULARY, _FREQUENT = 8190, 6  # words are packed into 13 bits


@dataclass
class Counts:
    """How often each word occurs, and how often it heads a cue."""

    words: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)

    def strength(self, word: str, *, without: bool | None = None) -> int:
        """From 1 to 5, how often the word is a cue; `without` leaves one occurrence out, which was (not) a cue."""
        cues, total = self.cues[word], self.words[word]
        if without is not None:
            cues, total = cues - without, total - 1
        rate = cues / (total + 1.0)
        return 1 + sum(rate > least for least in (0.08, 0.25, 0.5, 0.75))


def count_words(articles: Iterable[Article]) -> Counts:
    """Count over the gold articles."""
    counts = Counts()
    for article in articles:
        lower = article.story.tokens.lower
        counts.words.update(lower)
        counts.cues.update(lower[gold.head] for gold in article.gold)
    return counts


def write_lexicon(counts: Counts, path: Path) -> None:
    """Write data/attribution_lexicon.json."""
    skipped = group("no_cue_head")
    known = classes()
    cues = {}
    for word, count in sorted(counts.cues.items()):
        rate = count / counts.words[word]
        if known.get(word) not in skipped and (rate >= 0.03 or (count >= 3 and rate >= 0.015)):
            cues[word] = counts.strength(word)
    frequent = [w for w, count in counts.words.items() if count >= _FREQUENT and not w[0].isdigit()]
    frequent = sorted(sorted(frequent, key=lambda w: (-counts.words[w], w))[:_VOCABULARY])
    rows = {"words": frequent, "cues": cues}
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
