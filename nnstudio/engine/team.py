"""Threads that work on the shards of a batch. What is computed never depends on how many there are.

NumPy gives up the interpreter's lock in its loops and products, so plain threads use all cores. BLAS is held to
one thread of its own: two kinds of threads would fight for the same cores, and its sums would come in another order.
"""

from __future__ import annotations

import collections
import os
import queue
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import numpy as np
import threadpoolctl

Task = Callable[[], None]
_held: list[object] = []


def hold_blas_to_one_thread() -> None:
    """Keep BLAS to one thread from now on, in the whole process; a second call does nothing."""
    if not _held:
        _held.append(threadpoolctl.threadpool_limits(1, user_api="blas"))


def available_cores() -> int:
    """Number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Team:
    """A fixed number of threads, the caller's included. Close it, or use it in a `with` statement.

    threads: how many tasks run at once; None takes all cores. Tasks are not dealt out beforehand: whoever is free
    takes the next, so that a thread which wakes late, or which the machine slows, only does less.
    """

    def __init__(self, threads: int | None = None) -> None:
        hold_blas_to_one_thread()
        self.threads = max(1, threads if threads is not None else available_cores())
        self._inboxes: list[queue.SimpleQueue[_Round | None]] = []
        self._workers: list[threading.Thread] = []

    def run(self, tasks: Sequence[Task]) -> None:
        """Run independent tasks, and return when all are done. Raises the first error that one of them raised."""
        helpers = min(self.threads, len(tasks)) - 1
        if helpers < 1:
            with quiet():
                for task in tasks:
                    task()
            return
        self._start(helpers)
        turn = _Round(tasks)
        for inbox in self._inboxes[:helpers]:
            inbox.put(turn)
        with quiet():
            turn.work()
        turn.wait()

    def close(self) -> None:
        """End the threads and wait for them; the team can be used again afterwards."""
        for inbox in self._inboxes:
            inbox.put(None)
        for worker in self._workers:
            worker.join()
        self._inboxes.clear()
        self._workers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self, count: int) -> None:
        while len(self._workers) < count:
            inbox: queue.SimpleQueue[_Round | None] = queue.SimpleQueue()
            name = f"nnstudio-shard-{len(self._workers) + 1}"
            worker = threading.Thread(target=_serve, args=(inbox,), name=name, daemon=True)
            worker.start()
            self._inboxes.append(inbox)
            self._workers.append(worker)


def quiet() -> np.errstate:
    """No warnings for infinity and NaN: training looks for them itself, and says in which layer they arose."""
    return np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore")


class _Round:
    """The tasks of one `Team.run`: each is taken once, and the last to be done wakes the caller."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._waiting = collections.deque(tasks)
        self._left = len(tasks)
        self._lock = threading.Lock()
        self._all_done = threading.Lock()
        self._all_done.acquire()
        self._error: BaseException | None = None

    def work(self) -> None:
        """Do tasks until none is waiting. Errors are kept for the caller."""
        while self._waiting:
            try:
                task = self._waiting.popleft()
            except IndexError:  # another thread was faster
                return
            try:
                task()
            except BaseException as error:
                self._error = self._error or error
            with self._lock:
                self._left -= 1
                if not self._left:
                    self._all_done.release()

    def wait(self) -> None:
        """Return when all tasks are done; raise the error of one that failed."""
        self._all_done.acquire()
        if self._error is not None:
            raise self._error


def _serve(inbox: queue.SimpleQueue[_Round | None]) -> None:
    with quiet():
        while (turn := inbox.get()) is not None:
            turn.work()
