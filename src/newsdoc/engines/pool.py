"""Chunks through worker processes: order kept, lazy on both ends, and no document takes others down with it.

The parent knows which document each worker is in. When a worker ends, the documents of its chunk are tried again one
by one; a document that ends a second worker is given up and the rest goes on.
"""

from __future__ import annotations

import os
from collections import deque
from multiprocessing import current_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from newsdoc.engines.workers import Task, Worker
from newsdoc.errors import NewsdocError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.engines.workers import Exit, Work

C = TypeVar("C")
R = TypeVar("R")
_AHEAD = 2  # tasks of a worker: one that it works on, one that waits in its pipe
_WINDOW = 4  # chunks for each worker that may be under way or wait for an earlier one
_STRIKES = 2
_FALSE_STARTS = 3


class WorkersError(NewsdocError):
    """Worker processes cannot be started."""


def worker_count(workers: int | None) -> int:
    """How many processes to use; 0 stands for none but this one.

    Raises:
        OptionError: Not a whole number from 0.

    Example:
        >>> worker_count(3)
        3
    """
    if workers is None:
        # A daemonic process, for example one of multiprocessing.Pool, may have no children.
        return 0 if current_process().daemon else _processors()
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 0:
        raise OptionError(f"workers must be a whole number from 0, or None, not {workers!r}")
    return workers


def check_time_limit(time_limit: float | None, workers: int) -> None:
    """Raise OptionError for a limit that is none, or that nobody could keep."""
    if time_limit is None:
        return
    if not isinstance(time_limit, int | float) or not time_limit > 0:
        raise OptionError(f"time_limit must be seconds, more than 0, or None, not {time_limit!r}")
    if workers == 0:
        raise OptionError(
            "time_limit needs worker processes, as nobody else can end a document; give workers=1 or more"
        )


def run_in_order(
    work: Work[C, R], chunks: Iterable[C], *, workers: int, time_limit: float | None = None
) -> Iterator[tuple[C, R]]:
    """Each chunk with its result, in the order of the chunks.

    Chunks are taken from their iterator when there is room for them, results wait until they are asked for: at most
    four chunks a worker are in memory. An error of the iterator is raised after the results of the chunks before it.

    Args:
        work: What to do; picklable.
        chunks: Taken lazily.
        workers: How many processes; with 0 the work is done in this one.
        time_limit: Seconds that a document may take.
    """
    if not workers:
        for chunk in chunks:
            yield chunk, work.run(chunk, _unwatched)
        return
    pool, source = _Pool(work, workers, time_limit), _Source(chunks)
    given = 0
    try:
        while True:
            while source.taken - given < _WINDOW * workers and (task := source.take()) is not None:
                pool.submit(task)
            if given == source.taken:
                break
            while given not in pool.done:
                pool.turn(None)
            yield pool.done.pop(given)
            given += 1
            pool.turn(0)
        if source.trouble is not None:
            raise source.trouble
    finally:
        pool.stop()


class _Source(Generic[C]):
    """The chunks as tasks; an error of their iterator is kept until the results before it have been given."""

    def __init__(self, chunks: Iterable[C]) -> None:
        self.taken = 0
        self.trouble: Exception | None = None
        self._chunks: Iterator[C] | None = iter(chunks)

    def take(self) -> Task | None:
        """The next one, None after the last."""
        if self._chunks is None:
            return None
        try:
            chunk = next(self._chunks)
        except Exception as error:
            self._chunks = None
            self.trouble = None if isinstance(error, StopIteration) else error
            return None
        self.taken += 1
        return Task(self.taken - 1, chunk)


class _Pool(Generic[C, R]):
    """The workers, the tasks that wait for one, and the results that wait to be asked for."""

    def __init__(self, work: Work[C, R], workers: int, time_limit: float | None) -> None:
        self.done: dict[int, tuple[C, R]] = {}
        self._work, self._size, self._limit = work, workers, time_limit
        self._waiting: deque[Task] = deque()
        self._workers: list[Worker] = []
        self._split: dict[int, tuple[C, dict[int, R], int]] = {}
        self._false_starts = 0

    def submit(self, task: Task) -> None:
        self._waiting.append(task)
        self.turn(0)

    def turn(self, timeout: float | None) -> None:
        """Hand out tasks, wait for news (None: until there are some), take results, replace workers that ended."""
        self._hand_out()
        busy = [worker for worker in self._workers if worker.tasks]
        if self._limit is not None and busy and timeout is None:
            timeout = max(0.01, min(self._limit - worker.time_used() for worker in busy))
        wait([each for worker in self._workers for each in (worker.results, worker.process.sentinel)], timeout)
        for worker in tuple(self._workers):
            self._take(worker)
            if (ended := worker.exited(self._limit)) is not None:
                self._take(worker)  # what it sent last
                self._replace(worker, ended._replace(tasks=tuple(worker.tasks)))

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _hand_out(self) -> None:
        # One task each before anyone gets a second; workers are started as tasks come.
        for load in range(_AHEAD):
            for worker in self._workers:
                if self._waiting and len(worker.tasks) <= load:
                    worker.give(self._waiting.popleft())
            while load == 0 and self._waiting and len(self._workers) < self._size:
                self._workers.append(Worker.start(self._work))
                self._workers[-1].give(self._waiting.popleft())

    def _take(self, worker: Worker) -> None:
        for task, result in worker.take():
            self._finish(task, result)
        if worker.ready:
            self._false_starts = 0

    def _finish(self, task: Task, result: Any) -> None:
        if task.piece is None:
            self.done[task.number] = (task.chunk, result)
            return
        chunk, pieces, count = self._split[task.number]
        pieces[task.piece] = result
        if len(pieces) == count:
            del self._split[task.number]
            self.done[task.number] = (chunk, self._work.join([pieces[n] for n in range(count)]))

    def _replace(self, worker: Worker, ended: Exit) -> None:
        self._workers.remove(worker)
        worker.stop()
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise WorkersError(
                    "worker processes end while they start; a script must call newsdoc under "
                    "`if __name__ == '__main__':`, as each worker imports it once more (or give workers=0)"
                )
            self._waiting.extendleft(reversed(ended.tasks))
        elif ended.tasks:
            self._waiting.extendleft(reversed(ended.tasks[1:]))
            self._retry(ended.tasks[0], ended)

    def _retry(self, task: Task, ended: Exit) -> None:
        """Put what was under way back, one by one, or give it up."""
        if task.piece is not None:
            task.strikes += 1
            if task.strikes >= _STRIKES:
                self._finish(task, self._work.failed(task.chunk, ended.reason))
            else:
                self._waiting.appendleft(task)
            return
        pieces = self._work.split(task.chunk)
        self._split[task.number] = (task.chunk, {}, len(pieces))
        again = [Task(task.number, piece, n, strikes=int(n == ended.position)) for n, piece in enumerate(pieces)]
        self._waiting.extendleft(reversed(again))


def _unwatched(_position: int) -> None:
    """Nobody measures time in a process that works alone."""


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
