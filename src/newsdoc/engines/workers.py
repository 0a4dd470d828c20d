"""Worker processes and what is known of each: which chunk it has, which document it is in, and since when."""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

# Never fork: a parent that has threads (Arrow, DuckDB, a notebook) would hand down locks that nobody opens again.
CONTEXT = get_context("spawn")
BETWEEN = -1.0  # instead of a position: the worker is in no document
EXAMPLE = "OSLO, March 3 (AP) - “The ferry will sail again”, the harbour master said on Monday."  # meets every stage
C = TypeVar("C")
R = TypeVar("R")
Reason = Literal["killed", "timeout", "error", "not-text"]


class Work(Protocol[C, R]):
    """What a worker does with a chunk of documents; it is pickled once for each worker."""

    def prepare(self) -> None:
        """Load what the first document would load, outside the time limit."""

    def run(self, chunk: C, begin: Callable[[int], None]) -> R:
        """The result of a chunk; `begin` is called with the position of each document before it is parsed."""

    def split(self, chunk: C) -> Sequence[C]:
        """One chunk for each of its documents."""

    def join(self, results: Sequence[R]) -> R:
        """The result of a chunk from those of the chunks that it was split into."""

    def failed(self, chunk: C, reason: Reason) -> R:
        """The result of a chunk of one document that ended its workers."""


@dataclass(slots=True)
class Task:
    """A chunk, its place in the order, and how many workers it has cost; `piece` is its place in a split chunk."""

    number: int
    chunk: Any
    piece: int | None = None
    strikes: int = 0


class Exit(NamedTuple):
    """A worker ended: why, the tasks it had, and where in the first of them it was, None between documents."""

    reason: Reason
    tasks: tuple[Task, ...]
    position: int | None


def serve(work: Any, tasks: Connection, results: Connection, clock: Any) -> None:
    """The life of a worker process: chunks in, results out, until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where there are no signal masks

    def begin(position: int) -> None:
        clock[1] = time.monotonic()
        clock[0] = position

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        work.prepare()
        results.send(None)  # ready
        while True:
            chunk = tasks.recv()
            result = work.run(chunk, begin)
            clock[0] = BETWEEN
            results.send(result)


@dataclass(slots=True)
class Worker:
    """One process, seen from the parent."""

    process: Any
    results: Connection
    clock: Any
    outbox: SimpleQueue[Task | None]
    tasks: deque[Task] = field(default_factory=deque)
    ready: bool = False

    @classmethod
    def start(cls, work: object) -> Worker:
        """Start a process; a thread of ours sends it its chunks, so that a full pipe never blocks the parent."""
        tasks_in, tasks_out = CONTEXT.Pipe(duplex=False)
        results_in, results_out = CONTEXT.Pipe(duplex=False)
        clock = CONTEXT.RawArray("d", [BETWEEN, 0.0])
        process = CONTEXT.Process(target=serve, args=(work, tasks_in, results_out, clock), daemon=True)
        _start_deaf(process)
        tasks_in.close()  # ours, so that the pipes break when the worker ends
        results_out.close()
        outbox: SimpleQueue[Task | None] = SimpleQueue()
        threading.Thread(target=_send_all, args=(outbox, tasks_out), daemon=True).start()
        return cls(process, results_in, clock, outbox)

    def give(self, task: Task) -> None:
        """Hand it a task; it works on one while the next waits in the pipe."""
        self.tasks.append(task)
        self.outbox.put(task)

    def take(self) -> list[tuple[Task, Any]]:
        """All results that have arrived; EOFError is for `exited` to tell."""
        arrived = []
        with suppress(EOFError, OSError):
            while self.results.poll():
                result = self.results.recv()
                if not self.ready:
                    self.ready = True
                    continue
                arrived.append((self.tasks.popleft(), result))
        return arrived

    def time_used(self) -> float:
        """Seconds since it began the document that it is in."""
        began = self.clock[1]
        return time.monotonic() - began if self.clock[0] != BETWEEN and self.clock[1] == began else 0.0

    def exited(self, time_limit: float | None) -> Exit | None:
        """Why this worker is no more, if so; one that is over the limit is ended here. Call `take` before."""
        reason: Reason = "killed"
        if self.process.is_alive():
            if time_limit is None or self.time_used() <= time_limit:
                return None
            reason = "timeout"
            self.process.kill()
        self.process.join()
        where = self.clock[0]
        return Exit(reason, tuple(self.tasks), None if where == BETWEEN else int(where))

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.outbox.put(None)
        self.process.terminate()
        self.process.join(timeout=2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.results.close()
        self.process.close()


def _start_deaf(process: Any) -> None:
    """Start it deaf to Ctrl-C, which reaches the whole group, from its first moment on: the parent decides."""
    if not hasattr(signal, "pthread_sigmask"):
        process.start()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send_all(outbox: SimpleQueue[Task | None], pipe: Connection) -> None:
    with suppress(OSError), pipe:
        while (task := outbox.get()) is not None:
            pipe.send(task.chunk)
