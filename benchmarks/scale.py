"""Many stories: to the model against to Arrow, workers and their parent, memory, and cost as the input grows.

    python benchmarks/scale.py [--only ways workers ...] [--json OUT.json]
    python benchmarks/scale.py --only workers           # two workers against one: wall clock, and who does how much
    python benchmarks/scale.py --only memory --memory 10000 1000000
    python benchmarks/scale.py --only memory --quick    # for CI: exit status 1 where memory grows with the stories

Competitors take turns within a round and medians are compared, so that a slow spell of the machine hits all. Times are
processor time but for the wall clock, which needs an idle machine. Stories are those of `newsdoc.testing`. Linux only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
from scale_workers import BATCH, SCOPES, Figures, workers

from newsdoc import Options, Parser, __version__
from newsdoc.arrow import flatten, parse_batches
from newsdoc.assemble import assemble
from newsdoc.engines.columns import record_batch, row
from newsdoc.testing import stories, story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


MEMORY_GROWTH = 1.2
# The stages, as the parser and the rooms that it calls name them.
STAGES = {
    "language": ("newsdoc.parser", "guess_language"),
    "lines": ("newsdoc.parser", "scan_text"),
    "head": ("newsdoc.parser", "read_head"),
    "dateline": ("newsdoc.parser", "find_dateline"),
    "layout": ("newsdoc.parser", "find_layout"),
    "quotations": ("newsdoc.parser", "find_quotations"),
    "dates": ("newsdoc.parser", "find_dates"),
    "attributions": ("newsdoc.attributions", "find_attributions"),
    "sources": ("newsdoc.sources", "link_sources"),
}


class Size(NamedTuple):
    """How much is measured."""

    stories: int = 1000
    rounds: int = 5
    lengths: tuple[int, ...] = (1_000, 3_000, 10_000, 100_000, 1_000_000, 10_000_000)
    numbers: tuple[int, ...] = (1_000, 2_000, 4_000, 8_000)
    memory: tuple[int, ...] = (10_000, 100_000)


QUICK = Size(200, 1, (1_000, 10_000, 100_000), (100, 200, 400), (500, 3_000))


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def drained(some: Iterable[object]) -> Callable[[], None]:
    """Go through it and keep nothing, as programs do that have many stories."""

    def drain() -> None:
        for _ in some:
            pass

    return drain


def in_turns(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each, after one round that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            spent = timed(way)
            if number:
                seconds[name].append(spent)
    return {name: statistics.median(each) for name, each in seconds.items()}


def ways(size: Size) -> Figures:
    """One process, microseconds a story: what the stages find, the model, Arrow, and flat tables made of Arrow."""
    texts = [each.text for each in stories(size.stories)]
    batches = pa.table({"text": texts}).to_batches(max_chunksize=BATCH)
    characters = sum(map(len, texts)) / len(texts)
    result: Figures = {"characters": characters, "bytes": sum(len(text.encode()) for text in texts) / len(texts)}
    for scope in SCOPES:
        parser = Parser(Options(scope=scope))
        found = [parser.analyse(text) for text in texts]
        parsed = list(parse_batches(batches, scope=scope))
        seconds = in_turns(
            {
                "stages": lambda p=parser: drained(map(p.analyse, texts))(),
                "model": lambda p=parser: drained(map(p.parse, texts))(),
                "arrow": lambda s=scope: drained(parse_batches(batches, scope=s))(),
                "found to model": lambda f=found: drained(map(assemble, f))(),
                "found to arrow": lambda f=found: drained(map(_to_arrow, range(0, len(f), BATCH), cycle([f])))(),
                "arrow to flat": lambda b=parsed: drained(map(flatten, b))(),
            },
            size.rounds,
        )
        result[scope] = {name: each / len(texts) * 1e6 for name, each in seconds.items()}
    return result


def _to_arrow(first: int, found: list[Any]) -> object:
    return record_batch([row("", each, keep_text=True) for each in found[first : first + BATCH]])


def stages(size: Size) -> Figures:
    """The share of each stage in the time that all of them take."""
    texts = [each.text for each in stories(size.stories)]
    result: Figures = {}
    for scope in SCOPES:
        parser = Parser(Options(scope=scope))
        drained(map(parser.parse, texts[:100]))()
        with clocks() as seconds:
            drained(map(parser.analyse, texts))()
        total = sum(seconds.values())
        result[scope] = {name: each / total for name, each in seconds.items()}
    return result


@contextmanager
def clocks() -> Iterator[dict[str, float]]:
    """Put a clock before every stage; the seconds that each has taken."""
    seconds: dict[str, float] = {}
    before = {name: getattr(import_module(module), function) for name, (module, function) in STAGES.items()}

    def clocked(name: str) -> Callable[..., object]:
        def run(*args: Any, **options: Any) -> object:
            begun = time.process_time()
            try:
                return before[name](*args, **options)
            finally:
                seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun

        return run

    try:
        for name, (module, function) in STAGES.items():
            setattr(import_module(module), function, clocked(name))
        yield seconds
    finally:
        for name, (module, function) in STAGES.items():
            setattr(import_module(module), function, before[name])


def shared(size: Size) -> Figures:
    """Microseconds a story of wall clock, parent and workers, with no worker, with one and with two."""
    return workers(size.stories, size.rounds)


def memory(size: Size) -> Figures:
    """Peak resident megabytes of the parent and of the larger worker, in a new process for each number of stories."""
    result: Figures = {}
    for number in size.memory:
        call = [sys.executable, __file__, "--consume", str(number)]
        done = subprocess.run(call, check=True, capture_output=True, text=True, env=os.environ)
        result[str(number)] = json.loads(done.stdout)
    few, many = (result[str(number)] for number in (size.memory[0], size.memory[-1]))
    return result | {"growth": {name: many[name] / few[name] for name in few}}


def consume(number: int) -> None:
    """Parse so many short stories with two workers and print the peak memory, in megabytes."""
    made = [each.text for each in stories(200, paragraphs=2)]  # making them must not be what is measured
    texts = islice(cycle(made), number)
    batches = (pa.record_batch({"text": some}) for some in iter(lambda: list(islice(texts, BATCH)), []))
    done = sum(len(batch) for batch in parse_batches(batches, workers=2, scope="none"))
    assert done == number
    peaks = {"parent": resource.RUSAGE_SELF, "worker": resource.RUSAGE_CHILDREN}
    print(json.dumps({name: resource.getrusage(who).ru_maxrss / 1024 for name, who in peaks.items()}))


def growth(size: Size) -> Figures:
    """Seconds for one story as it grows, and for stories as they grow in number."""
    result: Figures = {"length": {}, "number": {}}
    made = [each.text for each in islice(stories(400), max(size.numbers))]
    for scope in SCOPES:
        parser = Parser(Options(scope=scope))
        drained(map(parser.analyse, made))()
        result["length"][scope] = [[length, _of_length(parser, length)] for length in size.lengths]
        result["number"][scope] = []
        for number in size.numbers:
            batches = pa.table({"text": list(islice(cycle(made), number))}).to_batches(max_chunksize=BATCH)
            result["number"][scope].append([number, timed(drained(parse_batches(batches, scope=scope)))])
    return result


def _of_length(parser: Parser, length: int) -> float:
    """Seconds for a story of so many characters, on average over as many different ones as make 300,000 characters."""
    pieces = cycle(_pieces())
    texts = []
    for _ in range(max(1, 300_000 // length)):
        parts: list[str] = []
        room = length
        while room > 0:
            parts.append(next(pieces))
            room -= len(parts[-1])
        texts.append("".join(parts)[:length])
    return timed(drained(map(parser.analyse, texts))) / len(texts)


@cache
def _pieces() -> list[str]:
    return [story(seed, family="reuters", paragraphs=12).text + "\n\n" for seed in range(400)]


def measured(load: float) -> Figures:
    """When and where."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    name = re.search(r"model name\s*: (.+)", info)
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "newsdoc": __version__,
        "python": platform.python_version(),
        "machine": f"{os.cpu_count()} cores, {name[1].strip() if name else platform.machine()}",
        "load": round(load, 1),
    }


def show(figures: Any, indent: str = "  ") -> None:
    """Nested figures, one a line."""
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{indent}{name}")
            show(value, indent + "  ")
        elif isinstance(value, list):
            print(f"{indent}{name}: " + ", ".join(f"{first:,}: {second:.4g}" for first, second in value), flush=True)
        else:
            print(f"{indent}{name:52} {value:12,.2f}", flush=True)


MEASURES: dict[str, Callable[[Size], Figures]] = {
    "ways": ways,
    "stages": stages,
    "workers": shared,
    "memory": memory,
    "growth": growth,
}


def main() -> int:
    """Measure, show, and say by the exit status whether memory stays where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--stories", type=int, help="how many different ones")
    parser.add_argument("--memory", type=int, nargs="+", metavar="STORIES", help="numbers to compare")
    parser.add_argument("--quick", action="store_true", help="little input, for CI")
    parser.add_argument("--json", type=Path, help="write the figures here; what stands there of other measures is kept")
    parser.add_argument("--consume", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.consume is not None:
        consume(options.consume)
        return 0
    size = QUICK if options.quick else Size()
    size = size._replace(
        stories=options.stories or size.stories, memory=tuple(options.memory) if options.memory else size.memory
    )
    print(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}")
    figures: Figures = {}
    for name in options.only:
        print(f"\n{name}: {(MEASURES[name].__doc__ or '').splitlines()[0]}")
        load = os.getloadavg()[0]
        figures[name] = MEASURES[name](size)
        show(figures[name])
        if options.json:
            kept = json.loads(options.json.read_text(encoding="utf-8")) if options.json.exists() else {}
            kept[name] = {"measured": measured(load), **figures[name]}
            options.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    worst = max(figures["memory"]["growth"].values()) if "memory" in figures else 1.0
    if worst > MEMORY_GROWTH:
        print(f"LIMIT BROKEN: memory grows {worst:.2f} times")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
