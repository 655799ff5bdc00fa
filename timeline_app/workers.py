"""Worker processes that may die: a crash costs the task it happened on, and nothing else.

The pools of the standard library break as a whole when one process dies, and do not say on which task. Here each
process has its own pipe and one task at a time, so that a parser that runs out of memory on one article becomes a
warning for that article.

    with WorkerPool(work, size=2) as pool:
        pool.submit(task)
        for done in pool.completed(): ...   # Done(task, result, error)

`size` 0 does the work in the calling process, one task after the other, with the same results.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_GRACE = 2.0
"""Seconds that a process gets to end by itself before it is killed."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """A task with its result, or with what went wrong in words (`result` is then None)."""

    task: Task
    result: Result | None
    error: str | None = None


class _Worker(Generic[Task]):
    """One process, its end of the pipe, and the task it is at."""

    def __init__(self, function: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, function, prepare), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.since = 0.0

    def give(self, task: Task) -> None:
        self.task, self.since = task, time.monotonic()
        # A process that is already dead is noticed when its pipe is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(task)

    def take(self) -> Done[Task, Any]:
        """The answer to the task at hand; an error if the process died over it."""
        task = self.task
        assert task is not None
        self.task = None
        try:
            result, error = self.pipe.recv()
            return Done(task, result, error)
        except (EOFError, OSError):
            self.process.join(_GRACE)
            return Done(task, None, _death(self.process.exitcode))

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def close(self, deadline: float) -> None:
        """Ends the process: an idle one ends by itself when the pipe closes."""
        if self.task is not None:
            self.process.kill()
        self.pipe.close()
        self.process.join(max(0.0, deadline - time.monotonic()))
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class WorkerPool(Generic[Task, Result]):
    """`size` processes that call `function(task)`; both must be importable by name. `prepare` runs first in each.

    `time_limit` is the longest that one task may take, in seconds; the process is then killed and the task failed.
    """

    def __init__(
        self,
        function: Callable[[Task], Result],
        size: int,
        prepare: Callable[[], None] | None = None,
        time_limit: float = 600.0,
    ) -> None:
        self._function, self._prepare, self._limit = function, prepare, time_limit
        self._queue: deque[Task] = deque()
        self._workers: list[_Worker[Task]] = []
        self.grow(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def grow(self, size: int) -> None:
        """Starts processes until there are `size`; they are not waited for."""
        while len(self._workers) < size:
            self._workers.append(_Worker(self._function, self._prepare))

    def submit(self, task: Task, first: bool = False) -> None:
        """Queues a task; `first` puts it before all that wait."""
        if first:
            self._queue.appendleft(task)
        else:
            self._queue.append(task)

    def completed(self, poll: float = 0.1) -> Iterator[Done[Task, Result] | None]:
        """Tasks as they are done, in any order, until none is left; None every `poll` seconds while nothing is.

        Tasks may be submitted meanwhile. Stop iterating to cancel: `close` then ends what is still running.
        """
        if not self._workers:
            while self._queue:
                yield _call(self._function, self._queue.popleft())
            return
        while self._hand_out():
            busy = {w.pipe: w for w in self._workers if w.task is not None}
            ready = wait(list(busy), timeout=poll)
            for pipe in ready:
                yield self._collect(busy[pipe])  # type: ignore[index]
            yield from self._overdue()
            if not ready:
                yield None

    def abandon(self) -> None:
        """Forgets all tasks, also those at work; the pool can then be used for others."""
        self._queue.clear()
        for worker in [w for w in self._workers if w.task is not None]:
            self._replace(worker)

    def close(self) -> None:
        """Ends all processes, also those at work."""
        deadline = time.monotonic() + _GRACE
        workers, self._workers = self._workers, []
        self._queue.clear()
        for worker in workers:
            worker.close(deadline)

    def _hand_out(self) -> bool:
        for worker in self._workers:
            if worker.task is None and self._queue:
                worker.give(self._queue.popleft())
        return any(w.task is not None for w in self._workers)

    def _collect(self, worker: _Worker[Task]) -> Done[Task, Result]:
        done = worker.take()
        if not worker.process.is_alive():
            self._replace(worker)
        return done

    def _overdue(self) -> Iterator[Done[Task, Result]]:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.task is not None and now - worker.since > self._limit:
                task = worker.task
                self._replace(worker)
                yield Done(task, None, f"took more than {self._limit:.0f} seconds and was stopped")

    def _replace(self, worker: _Worker[Task]) -> None:
        worker.kill()
        self._workers[self._workers.index(worker)] = _Worker(self._function, self._prepare)


def _serve(pipe: Connection, function: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
    """The life of a worker process: ends when the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    if prepare is not None:
        prepare()
    with suppress(EOFError, OSError):
        while True:
            done = _call(function, pipe.recv())
            pipe.send((done.result, done.error))


def _call(function: Callable[[Any], Any], task: Any) -> Done[Any, Any]:
    try:
        return Done(task, function(task))
    except Exception as error:
        return Done(task, None, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if sys.platform != "win32" else str(code)
        return f"the worker process ended ({name}), perhaps for lack of memory"
    return f"the worker process ended (exit status {code})"
