"""The cue scorers: logistic regression over the templates of `newsdoc.attributions.cues`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsdoc.attributions.cues import candidates, cue_values
from newsdoc.attributions.weights import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution_training.columns import Columns
    from attribution_training.gold import Article
    from attribution_training.lexicon import Counts

_STRENGTH = 0.1  # inverse strength of the L2 penalty; 0.05 to 0.2 score alike on held-out folds


@dataclass
class Examples:
    """Every candidate word with the keys of its templates (a row each), and whether it heads a cue."""

    keys: np.ndarray
    labels: np.ndarray
    articles: np.ndarray
    tokens: np.ndarray


def cue_examples(name: str, articles: Sequence[Article], counts: Counts, *, outermost: bool = True) -> Examples:
    """The examples of all articles for the scorer `name`.

    With `outermost` false, words within a gold content are left out: the corpus annotates nothing there, so a scorer
    that never saw them can tell cues inside of what somebody said.
    """
    found = []
    for number, article in enumerate(articles):
        story, heads = article.story, article.heads
        inside = set() if outermost else set().union(*(gold.content for gold in article.gold))
        at = np.array([i for i in candidates(story).tolist() if i not in inside], np.int64)
        labels = np.array([i in heads for i in at.tolist()], bool)
        known = story.strength[at]
        # The word's own label must not speak for itself.
        words = [story.tokens.lower[i] for i in at.tolist()]
        story.strength[at] = [counts.strength(w, without=x) for w, x in zip(words, labels.tolist(), strict=True)]
        if len(at):
            found.append((keys(name, cue_values(story, at)).astype(np.int32), labels, np.full(len(at), number), at))
        story.strength[at] = known
    rows, labels, numbers, tokens = zip(*found, strict=True)
    return Examples(np.hstack(rows), np.concatenate(labels), np.concatenate(numbers), np.concatenate(tokens))


class CueModel:
    """A cue scorer on the columns that its keys have."""

    def __init__(self, examples: Examples, columns: Columns) -> None:
        self.examples = examples
        found = columns.of(examples.keys).T
        count = (found > 0).sum(axis=1)
        bounds = np.concatenate(([0], np.cumsum(count)))
        self.matrix = csr_matrix(
            (np.ones(bounds[-1], np.float32), found[found > 0], bounds), shape=(len(found), columns.count)
        )

    def fit(self, chosen: np.ndarray) -> LogisticRegression:
        """Fit on the examples where `chosen` is true."""
        model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0, fit_intercept=False)
        return model.fit(self.matrix[chosen], self.examples.labels[chosen])

    @property
    def count(self) -> int:
        """How many examples there are."""
        return len(self.examples.labels)

    def held_out_logits(self, folds: np.ndarray) -> list[dict[int, float]]:
        """For every article the log odds of its words by a model that has not seen its fold."""
        own = folds[self.examples.articles]
        logits = np.zeros(self.count)
        for fold in sorted(set(folds.tolist())):
            held = own == fold
            logits[held] = self.fit(~held).decision_function(self.matrix[held])
        found: list[dict[int, float]] = [{} for _ in folds]
        for number, i, logit in zip(self.examples.articles, self.examples.tokens, logits, strict=True):
            found[number][int(i)] = float(logit)
        return found

    def weights(self, chosen: np.ndarray | None = None) -> np.ndarray:
        """The weight of every column, fitted on the chosen examples or on all."""
        model = self.fit(np.ones(self.count, bool) if chosen is None else chosen)
        return np.asarray(model.coef_[0])
