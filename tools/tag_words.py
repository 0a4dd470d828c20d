"""Make src/newsdoc/data/word_tags.json: the likeliest part of speech of words of news.

    python tools/tag_words.py LEXICON TEXTS...

LEXICON is the list of Eric Brill's tagger ("word TAG" a line), as TextBlob ships it in textblob/en/en-lexicon.txt;
TEXTS are files of JSON lines with a "text". A word of the lexicon is taken if it occurs in the texts twice or more.
Words and tags go into the table, nothing else.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "newsdoc" / "data" / "word_tags.json"
LEAST = 2
# Tags of the Penn Treebank that are kept, and what they are put together with.
TAGS = {tag: tag for tag in ("NN", "NNS", "JJ", "VB", "VBD", "VBG", "VBN", "VBZ", "VBP", "RB", "IN")}
TAGS |= {"JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB"}
WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")


def main() -> None:
    """Read the arguments, write the table."""
    cli = argparse.ArgumentParser(description="Make the table of the parts of speech.")
    cli.add_argument("lexicon", type=Path)
    cli.add_argument("texts", type=Path, nargs="+")
    cli.add_argument("--out", type=Path, default=OUT)
    args = cli.parse_args()
    counts: Counter[str] = Counter()
    for path in args.texts:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("rendering", "plain") == "plain":
                    counts.update(word.lower() for word in WORD.findall(row["text"]))
    groups: dict[str, list[str]] = {}
    for line in args.lexicon.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if tag in TAGS and word.islower() and counts[word] >= LEAST:
            groups.setdefault(TAGS[tag], []).append(word)
    rows = {tag: " ".join(sorted(set(groups[tag]))) for tag in sorted(groups)}
    args.out.write_text(json.dumps(rows, indent=0) + "\n", encoding="utf-8")
    print({tag: words.count(" ") + 1 for tag, words in rows.items()})


if __name__ == "__main__":
    main()
