"""Score quotations as score_attribution.py beside the gold does, those between two apostrophes included.

    python benchmarks/quotation_marks.py ../shared/gold/polnear-dev.jsonl --json OUT.json [--show 5]

That scorer leaves out predicted quotations that open with a single mark, because its gold has double marks only. It
knows a single mark by the first character, so it also leaves out ''...'', the double marks of a seventh of the
stories, which its gold does have. Here those count; all else is taken from the scorer itself.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

import newsdoc

SINGLE = ("'", "‘", "‹", "«")
LINE = re.compile(r"[^\n]*\w[^\n]*")


def load_scorer(gold: Path) -> Any:
    """The scorer that stands beside the gold file."""
    spec = importlib.util.spec_from_file_location("score_attribution", gold.parent / "score_attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer beside {gold}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def compare(scorer: Any, text: str) -> tuple[dict[Any, str], dict[Any, str]]:
    """Gold and predicted stretches of one text, by the letters that they cover."""
    stretches = scorer.quoted_stretches(text)
    bad = {text.count("\n", 0, start) for start, _, clean in stretches if not clean}
    want = {scorer.ink(text, [(start, end)]): text[start:end] for start, end, clean in stretches if clean}
    have = {}
    for quotation in newsdoc.parse(text, scope="none").quotations:
        start, end = quotation.span.start, quotation.span.end
        if quotation.open.startswith(SINGLE) and quotation.open != "''":
            continue
        for match in LINE.finditer(text[start:end]):
            first, last = start + match.start(), start + match.end()
            if text.count("\n", 0, first) not in bad:
                have[scorer.ink(text, [(first, last)])] = text[first:last]
    return want, have


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("gold", type=Path)
    cli.add_argument("--json", type=Path, metavar="OUT")
    cli.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the first N missed and the first N invented"
    )
    args = cli.parse_args()
    scorer = load_scorer(args.gold)
    gold = predicted = right = 0
    missed, invented = [], []
    for line in args.gold.read_text(encoding="utf-8").splitlines():
        want, have = compare(scorer, json.loads(line)["text"])
        gold, predicted, right = gold + len(want), predicted + len(have), right + len(want.keys() & have.keys())
        missed += [want[key] for key in want.keys() - have.keys()]
        invented += [have[key] for key in have.keys() - want.keys()]
    precision, recall = right / max(1, predicted), right / max(1, gold)
    result = {"P": precision, "R": recall, "F": 2 * right / max(1, gold + predicted)}
    figures = "  ".join(f"{name} {100 * value:.2f}" for name, value in result.items())
    print(f"{args.gold.name}: {figures}  ({gold} gold, {predicted} predicted, {right} right)")
    for name, wrong in (("missed", missed), ("invented", invented)):
        for text in sorted(wrong)[: args.show]:
            print(f"  {name}: {text[:150]!r}")
    if args.json:
        args.json.write_text(json.dumps(result) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
