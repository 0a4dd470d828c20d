"""Make src/newsdoc/data/word_clusters.json: words that stand beside the same words, put together.

    python tools/cluster_words.py ../shared/gold/polnear-train.jsonl ../shared/gold/reuters21578-train.jsonl.gz

From each text the words next to a word, and those after next, are counted; the counts as positive pointwise mutual
information, reduced to 80 dimensions, are clustered by k-means. Only words, no passage of a text, go into the table.
Needs numpy, scipy and scikit-learn; takes two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parents[1] / "src" / "newsdoc" / "data" / "word_clusters.json"
WORDS, LEAST, CONTEXTS, DIMENSIONS, CLUSTERS = 18000, 5, 3000, 80, 256
OFFSETS = (-1, 1, -2, 2)
TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.]*|[.,;:?!\"“”()-]")


def lines(path: Path) -> Iterator[list[str]]:
    """The words of each line of the texts, figures as 0; of a text in two renderings the plain one."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row.get("rendering", "plain") == "plain":
                for line in row["text"].splitlines():
                    yield ["0" if word[0].isdigit() else word.lower() for word in TOKEN.findall(line)]


def contexts(texts: list[list[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """How often each word has each of the frequent ones at each offset; the last column is an end of the line."""
    rows, columns = [], []
    for words in texts:
        numbers = [vocabulary.get(word, len(vocabulary)) for word in words]
        for i, number in enumerate(numbers):
            if number == len(vocabulary):
                continue
            for at, offset in enumerate(OFFSETS):
                there = numbers[i + offset] if 0 <= i + offset < len(numbers) else CONTEXTS - 1
                if there < CONTEXTS:
                    rows.append(number)
                    columns.append(at * CONTEXTS + there)
    shape = (len(vocabulary), len(OFFSETS) * CONTEXTS)
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)


def cluster(counts: csr_matrix) -> np.ndarray:
    """The number of the cluster of each word."""
    found = counts.tocoo()
    own, near = (np.asarray(counts.sum(axis)).ravel() + 1e-9 for axis in (1, 0))
    near = near**0.75
    near *= own.sum() / near.sum()  # rare neighbours tell too much otherwise (Levy, Goldberg & Dagan 2015)
    values = np.log(found.data * own.sum() / (own[found.row] * near[found.col]))
    kept = values > 0
    weighted = csr_matrix((values[kept], (found.row[kept], found.col[kept])), shape=counts.shape)
    left, sizes, _ = randomized_svd(weighted, DIMENSIONS, random_state=0)
    points = left * np.sqrt(sizes)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    return MiniBatchKMeans(CLUSTERS, random_state=0, n_init=3, batch_size=4096).fit(points).labels_


def main() -> None:
    """Read the arguments, write the table."""
    cli = argparse.ArgumentParser(description="Cluster words by what stands beside them.")
    cli.add_argument("gold", type=Path, nargs="+")
    cli.add_argument("--out", type=Path, default=OUT)
    args = cli.parse_args()
    texts = [words for path in args.gold for words in lines(path)]
    frequent = Counter(word for words in texts for word in words).most_common(WORDS)
    vocabulary = {word: at for at, (word, count) in enumerate(frequent) if count >= LEAST}
    groups: dict[int, list[str]] = {}
    for word, number in zip(vocabulary, cluster(contexts(texts, vocabulary)).tolist(), strict=True):
        if word[0].isalpha():
            groups.setdefault(number, []).append(word)
    rows = [" ".join(sorted(words)) for words in sorted(groups.values())]
    args.out.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(vocabulary)} words in {len(rows)} clusters")


if __name__ == "__main__":
    main()
