"""What one missing quotation mark does to a story.

    python benchmarks/damage.py GOLD.jsonl [--stories N] [--marks N] [--seed N] [--show N] [--json FILE]

From each of a sample of stories (one JSON object per line, with "text") a few quotation marks are taken away, one at
a time, and the story is read again. A mark is the opening or closing mark of a quotation, inner ones included, or
the opening mark that a quotation over several paragraphs repeats. Three figures come of it:

 kept       the share of the other outermost quotations whose characters and marks are what they were;
 diagnosed  the share of deletions after which the paragraph of the mark has a diagnostic of quotations that it lacked;
 attributed the share of the attributions without a part in that paragraph whose source, cue, content and kind stay.

The sample depends on the seed alone, so two runs print the same.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdoc.parts import Analysis, QuotationPart

Span = tuple[int, int]


class Tally(NamedTuple):
    """Counts over deletions."""

    deletions: int = 0
    diagnosed: int = 0
    others: int = 0
    kept: int = 0
    attributions: int = 0
    attributed: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


def marks_of(analysis: Analysis) -> Iterator[Span]:
    """Where the marks of all quotations stand."""
    queue = list(analysis.quotations)
    while queue:
        part = queue.pop()
        queue += part.children
        yield part.start, part.start + len(part.open)
        if part.close is not None:
            yield part.end - len(part.close), part.end
        for start, _ in analysis.layout.paragraphs:
            if part.start < start < part.end and analysis.text.startswith(part.open, start):
                yield start, start + len(part.open)


def outermost(parts: Iterable[QuotationPart]) -> set[tuple[int, int, str, str | None]]:
    """What must stay as it is of quotations."""
    return {(part.start, part.end, part.open, part.close) for part in parts}


def findings_in(analysis: Analysis, start: int, end: int) -> set[tuple[str, int]]:
    """The diagnostics of quotations in a stretch: code and place."""
    return {(f.code, f.start) for f in analysis.findings if f.code.startswith("ND2") and start <= f.start < end}


def attributions_outside(analysis: Analysis, stretch: Span, moved: Callable[[int], int]) -> set[tuple[object, ...]]:
    """Who says what, of the attributions without a part in the stretch."""
    found = set()
    for part in analysis.attributions:
        spans = (part.source, part.cue, part.content)
        if not any(a < stretch[1] and stretch[0] < b for some in spans for a, b in some):
            found.add((part.kind, *(tuple((moved(a), moved(b)) for a, b in some) for some in spans)))
    return found


def stretch_of(analysis: Analysis, mark: Span) -> Span:
    """The paragraph of a mark, or the block if it stands in a headline or note."""
    for start, end in analysis.layout.paragraphs:
        if start <= mark[0] < end:
            return start, end
    return next((block.start, block.end) for block in analysis.layout.blocks if block.start <= mark[0] < block.end)


def damage(parser: Parser, before: Analysis, mark: Span) -> Tally:
    """Take one mark away and compare."""
    start, end = mark
    gone = end - start
    after = parser.analyse(before.text[:start] + before.text[end:])

    def moved(at: int) -> int:
        return at if at <= start else at - gone

    # The quotation that lost its mark is not among the others; one that only holds it inside is.
    others = {
        (moved(part.start), moved(part.end), part.open, part.close)
        for part in before.quotations
        if not _owns(before, part, mark)
    }
    first, last = stretch_of(before, mark)
    known = {(code, moved(at)) for code, at in findings_in(before, first, last)}
    told = findings_in(after, moved(first), moved(last)) - known
    elsewhere = attributions_outside(before, (first, last), moved)
    same = elsewhere & attributions_outside(after, (moved(first), moved(last)), lambda at: at)
    return Tally(1, int(bool(told)), len(others), len(others & outermost(after.quotations)), len(elsewhere), len(same))


def _owns(before: Analysis, part: QuotationPart, mark: Span) -> bool:
    start, end = mark
    if part.start == start or part.end == end:
        return True
    return part.start < start < part.end and any(first == start for first, _ in before.layout.paragraphs)


def measure(texts: Sequence[str], *, marks: int, seed: int, show: int = 0) -> Tally:
    """Damage every text `marks` times at most; the choice of marks depends on `seed`."""
    parser, rng, total = Parser(), random.Random(seed), Tally()
    for text in texts:
        before = parser.analyse(text)
        found = sorted(set(marks_of(before)))
        for mark in sorted(rng.sample(found, min(marks, len(found)))):
            one = damage(parser, before, mark)
            total = total.plus(one)
            if show and (one.diagnosed == 0 or one.kept < one.others):
                show -= 1
                fault = "not told" if one.diagnosed == 0 else f"{one.others - one.kept} others changed"
                first, last = stretch_of(before, mark)
                print(f"-- {fault}: {text[first : mark[0]]}[{text[slice(*mark)]}]{text[mark[1] : last + 200]}")
    return total


def main(argv: Sequence[str] | None = None) -> None:
    """Print both figures."""
    cli = argparse.ArgumentParser(description="What one missing quotation mark does to a story.")
    cli.add_argument("gold", type=Path)
    cli.add_argument("--stories", type=int, default=300, help="how many stories, chosen by the seed")
    cli.add_argument("--marks", type=int, default=12, help="how many marks to delete from each, at most")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--show", type=int, default=0, metavar="N", help="print the first N deletions that went wrong")
    cli.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    args = cli.parse_args(argv)
    with args.gold.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    chosen = random.Random(args.seed).sample(texts, min(args.stories, len(texts)))
    begin = time.perf_counter()
    tally = measure(chosen, marks=args.marks, seed=args.seed, show=args.show)
    figures = {
        "stories": len(chosen),
        "deletions": tally.deletions,
        "kept": round(100 * tally.kept / max(1, tally.others), 2),
        "diagnosed": round(100 * tally.diagnosed / max(1, tally.deletions), 2),
        "attributed": round(100 * tally.attributed / max(1, tally.attributions), 2),
    }
    print(
        f"{figures['deletions']} deletions in {figures['stories']} stories ({time.perf_counter() - begin:.1f} s): "
        f"other quotations kept {figures['kept']} %, diagnosed in their paragraph {figures['diagnosed']} %, "
        f"attributions elsewhere kept {figures['attributed']} %"
    )
    if args.json:
        args.json.write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
