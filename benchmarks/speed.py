"""How fast newsdoc parses, beside spaCy that only tokenises the same texts, in one run and turn by turn.

    python benchmarks/speed.py [--shared ../shared] [--rounds 9] [--json OUT.json]

The texts are the 84 articles of PolNeAR dev where they are at hand, else invented stories. Each round gives every
competitor all texts once; the medians over the rounds are compared. `spacy.blank("en")` has no model: it cuts the text
into words and does nothing else. It keeps what it has seen, so one round beforehand is not counted. What is measured is
processor time, which a busy machine disturbs less.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import newsdoc
from newsdoc.testing import stories

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
TOKENISER = 'spacy.blank("en"), tokens only'


def load_texts(shared: Path) -> tuple[str, list[str]]:
    """What is parsed: its name and the texts."""
    gold = shared / "gold" / "polnear-dev.jsonl"
    if gold.exists():
        return "PolNeAR dev", [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
    return "invented stories", [story.text for story in stories(200)]


def competitors() -> dict[str, Callable[[str], object]]:
    """Name and function of each; spaCy is left out where it is not installed."""
    parser = newsdoc.Parser()
    found: dict[str, Callable[[str], object]] = {
        "newsdoc.parse": parser.parse,
        'newsdoc.parse, scope="all"': newsdoc.Parser(newsdoc.Options(scope="all")).parse,
        'newsdoc.parse, scope="none"': newsdoc.Parser(newsdoc.Options(scope="none")).parse,
        "newsdoc, without making the document": parser.analyse,
    }
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: nothing to compare with")
    else:
        found[TOKENISER] = spacy.blank("en")
        found |= with_a_model(spacy)
    return found


def with_a_model(spacy: Any) -> dict[str, Callable[[str], object]]:
    """spaCy's whole pipeline, and textacy's quotations on top, where an English model and textacy are installed."""
    model = next((name for name in spacy.util.get_installed_models() if name.startswith("en")), None)
    if model is None:
        print("no English model of spaCy is installed: its parser and textacy are left out")
        return {}
    parse = spacy.load(model)
    found: dict[str, Callable[[str], object]] = {f"spaCy with {model}": parse}
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        print("textacy is not installed: it is left out")
        return found

    def quotations(text: str) -> None:
        with suppress(ValueError):  # what it says of an odd number of quotation marks
            list(direct_quotations(parse(text)))

    return found | {f"textacy, direct_quotations, with {model}": quotations}


def measure(runners: dict[str, Callable[[str], object]], texts: list[str], rounds: int) -> dict[str, float]:
    """Median seconds of processor time of each competitor for all texts."""
    seconds: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for name, run in runners.items():
            begun = time.process_time()
            for text in texts:
                run(text)
            if number:
                seconds.setdefault(name, []).append(time.process_time() - begun)
    return {name: statistics.median(values) for name, values in seconds.items()}


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="folder that holds gold/")
    cli.add_argument("--rounds", type=int, default=9)
    cli.add_argument("--texts", type=int, metavar="N", help="only the first so many")
    cli.add_argument("--json", type=Path, metavar="OUT")
    args = cli.parse_args()
    name, texts = load_texts(args.shared)
    texts = texts[: args.texts]
    words, characters = sum(len(text.split()) for text in texts), sum(map(len, texts))
    print(f"{name}: {len(texts)} texts, {words} words, {characters} characters; median of {args.rounds} rounds")
    medians = measure(competitors(), texts, args.rounds)
    theirs = medians.get(TOKENISER)
    for who, seconds in medians.items():
        per_text = 1000 * seconds / len(texts)
        times = f" {theirs / seconds:6.2f} of spaCy's" if theirs else ""
        print(f"{who:<38} {per_text:7.2f} ms a text {words / seconds:>12,.0f} words a second{times}")
    if args.json:
        result = {
            "texts": name,
            "number": len(texts),
            "words": words,
            "seconds": {who: round(seconds, 4) for who, seconds in medians.items()},
        }
        args.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
