"""Many files through one function, in this process or in several, with a bar where somebody watches."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

from newsdoc.cli.conversion import Outcome, Settings, convert_file
from newsdoc.cli.inputs import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsdoc.cli.targets import Task


def convert_all(tasks: Sequence[Task], settings: Settings, *, jobs: int) -> list[Outcome]:
    """Convert every file; the outcomes stand in the order of the files.

    Args:
        tasks: What to read and where to write.
        settings: How.
        jobs: How many processes; 0 takes one for each processor.
    """
    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    with _bar(len(tasks)) as advance:
        if workers > 1:
            return _in_processes(tasks, settings, workers, advance)
        outcomes = []
        for task in tasks:
            outcomes.append(convert_file(task, settings))
            advance()
        return outcomes


def _in_processes(
    tasks: Sequence[Task], settings: Settings, workers: int, advance: Callable[[], None]
) -> list[Outcome]:
    # "spawn" copies no threads into the new processes; the bar has one.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        waiting = [pool.submit(convert_file, task, settings) for task in tasks]
        outcomes = []
        for task, future in zip(tasks, waiting, strict=True):
            outcomes.append(_outcome(task, future))
            advance()
        return outcomes
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(task: Task, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        reason = "a process was ended from outside, perhaps for want of memory; try again with fewer --jobs"
        return Outcome(0, f"{shown_name(task.source)}: {reason}")


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    """What to call after each file. The bar is on standard error, so that the output stays clean."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("converting", total=total)
        yield lambda: progress.advance(bar)
