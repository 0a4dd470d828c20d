"""Two workers beside one, and what their parent does: `python benchmarks/scale.py --only workers`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import suppress
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from newsdoc import Options, Parser, parse_many
from newsdoc.arrow import parse_batches
from newsdoc.engines.batch import Plan, run_batch
from newsdoc.engines.inputs import find_sources
from newsdoc.testing import stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.options import Scope

Figures = dict[str, Any]
SCOPES: tuple[Scope, ...] = ("speech", "none")
BATCH = 64


class EnoughError(Exception):
    """All that was to be measured has been."""


class Meter:
    """Looks at the clocks when so many stories are done, and again when so many more are: the stream runs on meanwhile.

    So neither the start of the workers nor their idle end is in the figures.
    """

    def __init__(self, first: int, more: int) -> None:
        self._first, self._more = first, more
        self._begun: tuple[float, ...] = ()
        self._done = 0
        self.cost: dict[str, float] = {}

    def __call__(self, done: int) -> None:
        """So many stories are done.

        Raises:
            EnoughError: Nothing more is wanted.
        """
        if not self._begun and done >= self._first:
            self._begun, self._done = self._now(), done
        elif self._begun and done - self._done >= self._more:
            spent = zip(("wall", "parent", "workers"), self._begun, self._now(), strict=True)
            self.cost = {name: (after - before) / (done - self._done) * 1e6 for name, before, after in spent}
            raise EnoughError

    def _now(self) -> tuple[float, ...]:
        return time.perf_counter(), time.process_time(), sum(map(_used, active_children()))


def _used(process: Any) -> float:
    """Seconds of processor time of another process."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def workers(made: int, rounds: int) -> Figures:
    """Microseconds a story of wall clock, parent and workers, with no worker, with one and with two."""
    texts = [each.text for each in islice(stories(made), 300)]
    few, many = 2 * len(texts), 3 * made
    result: Figures = {}
    for scope in SCOPES:
        for name, drive in DRIVERS.items():
            runs: dict[int, list[dict[str, float]]] = {0: [], 1: [], 2: []}
            for _ in range(max(1, rounds // 2)):
                for number, costs in runs.items():
                    meter = Meter(few, many)
                    with suppress(EnoughError):
                        drive(texts, number, scope, meter)
                    costs.append(meter.cost)
            medians = {
                number: {clock: statistics.median(cost[clock] for cost in costs) for clock in costs[0]}
                for number, costs in runs.items()
            }
            result[f"{name}, {scope}"] = {"alone": medians[0]["parent"], "one": medians[1], "two": medians[2]}
    apart = {f"apart, {scope}": {"two processes that share nothing, times one": apart_rate(scope)} for scope in SCOPES}
    return {name: each | compared(each) for name, each in result.items()} | apart


def apart_rate(scope: Scope) -> float:
    """How much two processes do in the time of one if each goes through stories of its own: what the machine allows."""
    rates = []
    for number in (1, 2):
        call = [sys.executable, __file__, scope]
        some = [subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(number)]
        for each in some:
            assert each.stdout is not None
            each.stdout.readline()  # it is ready
        for each in some:
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        rates.append(sum(float(each.communicate()[0]) for each in some))
    return rates[1] / rates[0]


def apart(scope: Scope) -> None:
    """Parse for five seconds by the wall clock and print how many stories that were a second."""
    texts = [each.text for each in stories(200)]
    parser = Parser(Options(scope=scope))
    deque(map(parser.parse, texts), maxlen=0)
    print("ready", flush=True)
    sys.stdin.readline()
    begun = time.perf_counter()
    for done, text in enumerate(cycle(texts), 1):
        parser.parse(text)
        if (spent := time.perf_counter() - begun) > 5:
            print(done / spent)
            return


def compared(cost: Figures) -> dict[str, float]:
    """Two workers beside one by the wall clock, and what they could do undisturbed by the processor time."""
    two = cost["two"]
    return {
        "two workers are faster, times": cost["one"]["wall"] / two["wall"],
        "on two free cores they could be, times one process": 2 * cost["alone"] / (two["workers"] + two["parent"]),
        "share of the parent": two["parent"] / (two["workers"] + two["parent"]),
        "workers that one parent keeps busy": two["workers"] / two["parent"],
    }


def _by_arrow(texts: list[str], number: int, scope: Scope, meter: Meter) -> None:
    batches = cycle(pa.table({"text": texts}).to_batches(max_chunksize=BATCH))
    done = 0
    for batch in parse_batches(batches, workers=number, scope=scope):
        done += len(batch)
        meter(done)


def _by_model(texts: list[str], number: int, scope: Scope, meter: Meter) -> None:
    for done, _ in enumerate(parse_many(cycle(texts), workers=number, scope=scope), 1):
        meter(done)


def _by_batch(texts: list[str], number: int, scope: Scope, meter: Meter) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.parquet"
        table = pa.table({"text": texts})
        with pq.ParquetWriter(path, table.schema) as file:
            for _ in range(200):
                file.write_table(table)
        plan = Plan(options=Options(scope=scope), rows_per_part=1000)  # parts end while it is measured
        run_batch(find_sources([path]), Path(folder) / "out", plan, workers=number, tell=lambda p: meter(p.stories))


DRIVERS: dict[str, Callable[[list[str], int, Scope, Meter], None]] = {
    "model": _by_model,
    "arrow": _by_arrow,
    "batch": _by_batch,
}


if __name__ == "__main__":
    apart(cast("Scope", sys.argv[1]))
