"""Many stories: to the model against to Arrow, two processes against one, memory and time as the input grows.

    python benchmarks/scale.py [--stories 2000] [--rounds 3] [--memory 10000 100000] [--json OUT.json]
    python benchmarks/scale.py --quick            # for CI: checks the limits on little input

Competitors take turns within a round and medians are compared, so that a slow spell of the machine hits all. Memory is
the peak of the parent and of the largest worker, each measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from newsdoc import Options, Parser, parse_many
from newsdoc.arrow import flatten, parse_batches, parse_table
from newsdoc.testing import stories, story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEMORY_GROWTH = 1.2
LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
COUNTS = (250, 500, 1000, 2000)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall clock and processor time of this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def one_core(texts: list[str], rounds: int) -> dict[str, float]:
    """Documents a second of one process: the stages alone, to the model, to Arrow; with attributions and without."""
    table = pa.table({"text": texts})
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    result = {}
    for scope in ("speech", "none"):
        parser = Parser(Options(scope=scope))
        ways: dict[str, Callable[[], object]] = {
            "stages": lambda parser=parser: [parser.analyse(text) for text in texts],
            "model": lambda parser=parser: [parser.parse(text) for text in texts],
            "arrow": lambda scope=scope: parse_table(table, scope=scope),
        }
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                seconds[name].append(timed(way)[1])
        for name, each in seconds.items():
            result[f"{scope}: {name}, stories a second"] = len(texts) / statistics.median(each)
            result[f"{scope}: {name}, MB a second"] = megabytes / statistics.median(each)
        median = {name: statistics.median(each) for name, each in seconds.items()}
        result[f"{scope}: arrow is faster than model, times"] = median["model"] / median["arrow"]
    return result


def beyond_the_stages(texts: list[str], rounds: int) -> dict[str, float]:
    """Microseconds a story from what the stages found to the model, to Arrow, and to flat tables."""
    from newsdoc.assemble import assemble
    from newsdoc.engines.columns import record_batch, row

    found = [Parser().analyse(text) for text in texts]
    seconds: dict[str, list[float]] = {"to the model": [], "to Arrow": [], "from there to flat tables": []}
    for _ in range(max(3, rounds)):
        seconds["to the model"].append(timed(lambda: [assemble(each) for each in found])[1])
        seconds["to Arrow"].append(timed(lambda: record_batch([row("", each, keep_text=True) for each in found]))[1])
        batch = record_batch([row("", each, keep_text=True) for each in found])
        seconds["from there to flat tables"].append(timed(lambda batch=batch: flatten(batch))[1])
    result = {f"{name}, µs a story": statistics.median(each) / len(texts) * 1e6 for name, each in seconds.items()}
    return result | {"ratio": result["to the model, µs a story"] / result["to Arrow, µs a story"]}


def two_cores(texts: list[str], rounds: int) -> dict[str, float]:
    """How much faster two workers are than one, workers already started: the time between the first and last result."""
    table = pa.table({"text": texts})

    def arrow(workers: int) -> float:
        parsed = parse_batches(table.to_batches(max_chunksize=64), workers=workers)
        done = sum(len(batch) for batch in islice(parsed, 2 * workers))
        begun = time.perf_counter()
        rest = sum(len(batch) for batch in parsed)
        assert done + rest == len(texts)
        return rest / (time.perf_counter() - begun)

    def model(workers: int) -> float:
        docs = parse_many(texts, workers=workers)
        done = sum(1 for _ in islice(docs, 64 * workers))
        begun = time.perf_counter()
        rest = sum(1 for _ in docs)
        assert done + rest == len(texts)
        return rest / (time.perf_counter() - begun)

    result = {}
    for name, way in (("arrow", arrow), ("model", model)):
        rates = [(way(1), way(2)) for _ in range(rounds)]
        one, two = (statistics.median(column) for column in zip(*rates, strict=True))
        result |= {
            f"{name}: one worker, stories a second": one,
            f"{name}: two workers": two,
            f"{name}: ratio": two / one,
        }
    return result


def overhead(texts: list[str]) -> dict[str, float]:
    """What two workers and their parent cost in processor time, against one process: how well two free cores could do.

    Unlike the wall clock, this hardly depends on what else the machine is doing. What starting costs is taken off.
    """
    import resource

    def cost(name: str, some: list[str], workers: int) -> float:
        before = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        if name == "arrow":
            table = pa.table({"text": some})
            done = sum(len(batch) for batch in parse_batches(table.to_batches(max_chunksize=64), workers=workers))
        else:
            done = sum(1 for _ in parse_many(some, workers=workers))
        assert done == len(some)
        after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))

    result = {}
    for name in ("arrow", "model"):
        alone, shared = (cost(name, texts, workers) - cost(name, texts[:128], workers) for workers in (0, 2))
        result[f"{name}: two free cores could do, times one"] = 2 * alone / shared
    return result


def endless(count: int) -> Iterator[str]:
    """So many stories, few of them different: making them must not be what is measured."""
    made = [each.text for each in stories(200, paragraphs=2)]
    for n in range(count):
        yield made[n % len(made)]


def consume(count: int) -> None:
    """Parse so many with two workers and print the peak memory; run in a process of its own."""
    import resource

    batches = (pa.record_batch({"text": [text]}) for text in endless(count))
    done = sum(len(batch) for batch in parse_batches(batches, workers=2, scope="none"))
    assert done == count
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([parent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))


def memory(counts: list[int]) -> dict[str, float]:
    """Peak resident megabytes of the parent and of the larger worker."""
    result = {}
    for count in counts:
        call = [sys.executable, __file__, "--consume", str(count)]
        done = subprocess.run(call, check=True, capture_output=True, text=True, env=os.environ)
        for name, kilobytes in zip(("parent", "worker"), json.loads(done.stdout), strict=True):
            result[f"{name}, MB at {count:,} stories"] = kilobytes / 1024
    for name in ("parent", "worker"):
        few, many = (result[f"{name}, MB at {count:,} stories"] for count in (counts[0], counts[-1]))
        result[f"{name}: growth, times"] = many / few
    return result


def growth(lengths: tuple[int, ...], counts: tuple[int, ...]) -> dict[str, float]:
    """Microseconds for each character as texts grow, and for each story as there are more of them."""
    parser = Parser()
    base = "\n\n".join(story(seed, family="reuters", paragraphs=9).text for seed in range(40))
    parser.analyse(base)
    result = {}
    for length in lengths:
        text = (base * (length // len(base) + 1))[:length]
        runs = max(1, min(20, 100_000 // length))
        result[f"{length:,} characters, µs each"] = (
            timed(lambda t=text, r=runs: [parser.analyse(t) for _ in range(r)])[1] / runs / length * 1e6
        )
    texts = list(endless(max(counts)))
    for count in counts:
        table = pa.table({"text": texts[:count]})
        result[f"{count:,} stories, µs each"] = timed(lambda t=table: parse_table(t))[1] / count * 1e6
    return result


def show(title: str, figures: dict[str, float]) -> None:
    """A plain table."""
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:46} {value:12,.2f}", flush=True)


def main() -> int:
    """Measure, show, and say by the exit status whether memory stays where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--quick", action="store_true", help="little input, for CI")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--consume", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.consume is not None:
        consume(options.consume)
        return 0
    count, rounds = (300, 1) if options.quick else (options.stories, options.rounds)
    texts = [each.text for each in stories(count)]
    for each in texts[:60]:
        Parser().analyse(each)  # tables are read on first use
    measures: dict[str, Callable[[], dict[str, float]]] = {
        "one core": lambda: one_core(texts, rounds),
        "beyond the stages": lambda: beyond_the_stages(texts, rounds),
        "two processes against one": lambda: two_cores(texts, rounds),
        "the cost of two workers": lambda: overhead(texts),
        "memory": lambda: memory([500, 3000] if options.quick else options.memory),
        "growth": lambda: growth(LENGTHS[:3] if options.quick else LENGTHS, COUNTS[:2] if options.quick else COUNTS),
    }
    figures: dict[str, Any] = {"cores": len(os.sched_getaffinity(0)), "load": os.getloadavg()[0], "stories": count}
    print(f"{count} stories of {sum(map(len, texts)) / count:.0f} characters; load {figures['load']:.1f}")
    for title, measure in measures.items():
        figures[title] = measure()
        show(title, figures[title])
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    worst = max(value for name, value in figures["memory"].items() if "growth" in name)
    if worst > MEMORY_GROWTH:
        print(f"LIMIT BROKEN: memory grows {worst:.2f} times")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
