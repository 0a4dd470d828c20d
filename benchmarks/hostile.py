"""Time and memory on texts made to hurt: do they grow with the length alone?

    python benchmarks/hostile.py            every family at 500 kB and 1 MB
    python benchmarks/hostile.py --quick    at 40 and 80 kB, and 1 MB of the slowest ones: for CI, under 90 seconds
    python benchmarks/hostile.py --scope speech         who says what in the same families, at 20 and 40 kB
    python benchmarks/hostile.py --only "nested openers" --profile

For each family of texts `parse` runs on n and on 2n characters, several times; the medians of the processor time are
compared. Where that looks like more than 2.5 times for twice the text, the best of more runs decides, which other
programs on the machine disturb less, and then longer texts. One megabyte of anything has to be parsed in 5 seconds on a
machine that does the work of `reference` in 0.05 seconds; a slower machine may take as many times longer for both.
Memory is the peak that Python's allocator saw, over the length of the text. The exit status is 1 when a limit is
broken.

All of that is with scope="none", for layout, dateline and quotations. Attributions cost time for each of them, and
hostile texts can hold thousands in a few kilobytes: with another scope the texts are shorter and only growth counts.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import statistics
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING, NamedTuple, get_args

from hostile_texts import FAMILIES, Family

from newsdoc import parse
from newsdoc.options import Scope
from newsdoc.testing import story

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_GROWTH = 2.5
MOST_SECONDS = 5.0  # where the reference work takes REFERENCE
REFERENCE = 0.05  # seconds
MOST_MEMORY = 1500  # bytes per character; a text of empty paragraphs or one-letter quotations is nearly all objects
MEASURABLE = 0.02  # seconds; what takes less is noise
MEGABYTE = 1_000_000
_LONGER = 3  # how often the text is made twice as long before a growth is believed


class Result(NamedTuple):
    """What was measured of one family."""

    name: str
    length: int
    once: float
    twice: float
    memory: float
    megabyte: float | None = None
    scope: Scope = "none"
    slowness: float = 1.0

    @property
    def growth(self) -> float:
        """How much longer twice the text takes."""
        return self.twice / self.once

    @property
    def rate(self) -> float:
        """Seconds for a megabyte, reckoned from the longer text where it was not measured."""
        return self.megabyte if self.megabyte is not None else self.twice * MEGABYTE / (2 * self.length)

    @property
    def most_seconds(self) -> float:
        """What a megabyte may take on this machine."""
        return MOST_SECONDS * self.slowness

    def broken(self) -> str | None:
        """Which limit is broken."""
        if self.growth > MOST_GROWTH and self.twice > MEASURABLE:
            return f"{self.name}: {self.growth:.2f} times as long for twice the text"
        if self.scope != "none":
            return None
        if self.rate > self.most_seconds:
            return f"{self.name}: {self.rate:.1f} s for a megabyte"
        if self.memory > MOST_MEMORY:
            return f"{self.name}: {self.memory:.0f} bytes for each character"
        return None


def seconds(text: str, scope: Scope = "none") -> float:
    """Processor time of one `parse`: other programs on the machine count little."""
    gc.collect()
    begun = time.process_time()
    parse(text, scope=scope)
    return time.process_time() - begun


def reference() -> float:
    """Processor time of work that never changes and is of the kind a parser does: cut lines, and keep what is found."""
    text = "a\n\n" * 200_000
    gc.collect()
    begun = time.process_time()
    found, start = [], 0
    for line in text.split("\n\n"):
        end = start + len(line)
        found.append({"start": start, "end": end, "text": line.strip(), "place": (start, end)})
        start = end + 2
    return time.process_time() - begun


def slowness() -> float:
    """How many times longer than `REFERENCE` this machine takes now; 1 on a faster one."""
    return max(1.0, statistics.median(reference() for _ in range(5)) / REFERENCE)


def times(
    family: Family, length: int, runs: int, choose: Callable[[Sequence[float]], float], scope: Scope
) -> tuple[float, float]:
    """For n and 2n characters, taken in turns so that a slow spell of the machine hits both."""
    short, long = family.text(length), family.text(2 * length)
    pairs = [(seconds(short, scope), seconds(long, scope)) for _ in range(runs)]
    once, twice = (choose(column) for column in zip(*pairs, strict=True))
    return max(once, 1e-6), twice


def memory(text: str, scope: Scope) -> float:
    """Peak bytes for each character, the document included."""
    gc.collect()
    tracemalloc.start()
    parse(text, scope=scope)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(text)


def measure(name: str, length: int, runs: int, scope: Scope) -> Result:
    """One family; a bad first impression is checked."""
    family = FAMILIES[name]
    once, twice = times(family, length, runs, statistics.median, scope)
    if twice / once > MOST_GROWTH * 0.9 and twice > MEASURABLE:
        once, twice = times(family, length, runs * 3, min, scope)
    for _ in range(_LONGER):
        if twice / once <= MOST_GROWTH or twice <= MEASURABLE:
            break
        length *= 2
        once, twice = times(family, length, runs * 3, min, scope)
    used = memory(family.text(min(length, 20_000)), scope)
    return Result(name, length, once, twice, used, scope=scope)


def show(results: list[Result]) -> None:
    """The table, the slowest family last."""
    print(f"{'family':42} {'n':>8} {'t(n)':>9} {'t(2n)':>9} {'growth':>7} {'s/MB':>7} {'bytes/char':>11}")
    for each in sorted(results, key=lambda each: each.rate):
        print(
            f"{each.name:42} {each.length:8,} {each.once:7.3f} s {each.twice:7.3f} s {each.growth:7.2f} "
            f"{each.rate:6.2f}{'' if each.megabyte is not None else '~'} {each.memory:10.0f}"
        )
    growing = max(results, key=lambda each: each.growth)
    slowest = max(results, key=lambda each: each.rate)
    hungry = max(results, key=lambda each: each.memory)
    print(f"\nworst growth: {growing.name}, {growing.growth:.2f} times for twice the text (limit {MOST_GROWTH})")
    print(f"slowest: {slowest.name}, {slowest.rate:.2f} s for a megabyte (limit {slowest.most_seconds:.1f})")
    print(f"most memory: {hungry.name}, {hungry.memory:.0f} bytes for each character (limit {MOST_MEMORY})")


def run(names: list[str], scope: Scope, *, quick: bool) -> list[Result]:
    """Measure the families; in a quick run a megabyte is tried for the three slowest only."""
    parse(story(0).text, scope=scope)  # tables are read on first use
    full, short = (MEGABYTE // 2, 40_000) if scope == "none" else (20_000, 8_000)
    gc.disable()
    gc.collect()
    gc.freeze()  # the tables are large, and every later collection would walk through them
    results, slow = [], slowness()
    for name in names:
        measured = measure(name, short if quick else full, 3 if scope == "none" else 1, scope)
        results.append(measured._replace(slowness=slow))
        print(f"\r{len(results)}/{len(names)} {name:40}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if scope != "none":
        return results
    if not quick:
        return [each._replace(megabyte=each.twice) for each in results]
    results.sort(key=lambda each: each.rate)
    return results[:-3] + [_megabyte(each) for each in results[-3:]]


def _megabyte(result: Result) -> Result:
    """With a whole megabyte measured, and the machine beside it; near the limit the best of three: noise only adds."""
    text = FAMILIES[result.name].text(MEGABYTE)
    measured = result._replace(megabyte=seconds(text), slowness=slowness())
    if measured.rate < measured.most_seconds * 0.8:
        return measured
    return measured._replace(megabyte=min(measured.rate, seconds(text), seconds(text)))


def profile(name: str, length: int, scope: Scope) -> None:
    """Where the time of a family goes."""
    text = FAMILIES[name].text(length)
    profiler = cProfile.Profile()
    profiler.runcall(parse, text, scope=scope)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(15)


def main() -> int:
    """Measure, show, and say by the exit status whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="shorter texts, for CI")
    parser.add_argument("--scope", choices=get_args(Scope), default="none", help="what attributions to look for")
    parser.add_argument("--only", metavar="TEXT", default="", help="families whose name holds this")
    parser.add_argument("--profile", action="store_true", help="show where the time of these families goes instead")
    options = parser.parse_args()
    names = [name for name in FAMILIES if options.only in name]
    if not names:
        parser.error(f"no family's name holds {options.only!r}; there are: {', '.join(FAMILIES)}")
    if options.profile:
        for name in names:
            print(f"== {name}")
            profile(name, 100_000 if options.scope == "none" else 10_000, options.scope)
        return 0
    begun = time.perf_counter()
    results = run(names, options.scope, quick=options.quick)
    show(results)
    broken = [complaint for each in results if (complaint := each.broken())]
    print(f"{len(results)} families in {time.perf_counter() - begun:.0f} s")
    for complaint in broken:
        print(f"LIMIT BROKEN: {complaint}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
