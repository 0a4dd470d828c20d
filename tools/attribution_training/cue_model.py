"""The cue scorer: logistic regression over the templates of `newsdoc.attributions.cues`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsdoc.attributions.cues import candidates, cue_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attribution_training.gold import Article
    from attribution_training.lexicon import Counts

_SEEN = 3  # a value seen fewer times in training gets no weight
_STRENGTH = 0.1  # inverse strength of the L2 penalty; 0.05 to 0.2 score alike on held-out folds


@dataclass
class Examples:
    """Every candidate word with the value of each template, and whether it heads a cue."""

    rows: list[tuple[int, ...]]
    labels: np.ndarray
    places: list[tuple[int, int]]  # (article, token)


def cue_examples(articles: Sequence[Article], counts: Counts, *, outermost: bool = True) -> Examples:
    """The examples of all articles.

    With `outermost` false, words within a gold content are left out: the corpus annotates nothing there, so a scorer
    that never saw them can tell cues inside of what somebody said.
    """
    rows, labels, places = [], [], []
    for number, article in enumerate(articles):
        story, heads = article.story, article.heads
        inside = set() if outermost else set().union(*(gold.content for gold in article.gold))
        for i in candidates(story):
            if i in inside:
                continue
            label, known = i in heads, story.strength[i]
            # The word's own label must not speak for itself.
            story.strength[i] = counts.strength(story.tokens.lower[i], without=label)
            rows.append(cue_features(story, i))
            story.strength[i] = known
            labels.append(label)
            places.append((number, i))
    return Examples(rows, np.array(labels), places)


class CueModel:
    """Weights of the values that were seen often enough."""

    def __init__(self, examples: Examples) -> None:
        self.examples = examples
        self.columns: list[dict[int, int]] = []
        size = 0
        for values in zip(*examples.rows, strict=True):
            often = [value for value, count in sorted(Counter(values).items()) if count >= _SEEN]
            self.columns.append({value: size + at for at, value in enumerate(often)})
            size += len(often)
        self.size = size
        self.matrix = self._matrix(examples.rows)

    def _matrix(self, rows: Sequence[tuple[int, ...]]) -> csr_matrix:
        indices: list[int] = []
        bounds = [0]
        for row in rows:
            found = (column.get(value) for column, value in zip(self.columns, row, strict=True))
            indices += [at for at in found if at is not None]
            bounds.append(len(indices))
        ones = np.ones(len(indices), np.float32)
        return csr_matrix((ones, np.array(indices, np.int32), np.array(bounds)), shape=(len(rows), self.size))

    def fit(self, chosen: np.ndarray) -> LogisticRegression:
        """Fit on the examples where `chosen` is true."""
        model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0)
        return model.fit(self.matrix[chosen], self.examples.labels[chosen])

    @property
    def count(self) -> int:
        """How many examples there are."""
        return len(self.examples.rows)

    def held_out_logits(self, folds: np.ndarray) -> list[dict[int, float]]:
        """For every article the log odds of its words by a model that has not seen its fold."""
        fold = folds[np.array([number for number, _ in self.examples.places])]
        logits = np.zeros(self.count)
        for own in sorted(set(folds.tolist())):
            held = fold == own
            logits[held] = self.fit(~held).decision_function(self.matrix[held])
        found: list[dict[int, float]] = [{} for _ in folds]
        for (number, i), logit in zip(self.examples.places, logits, strict=True):
            found[number][i] = float(logit)
        return found

    def tables(self, model: LogisticRegression) -> list[dict[int, float]]:
        """The weight of every value, the intercept in the template that is always 0."""
        weights = model.coef_[0]
        tables = [{value: float(weights[at]) for value, at in column.items()} for column in self.columns]
        tables[0][0] = tables[0].get(0, 0.0) + float(model.intercept_[0])
        return tables
