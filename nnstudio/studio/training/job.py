"""Work that is too long for the window's thread and no training: reading images, judging a network."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.studio.training import garbage
from nnstudio.studio.training.thread import STACK_BYTES, give_way, sentence_for

log = logging.getLogger(__name__)

Work = Callable[[threading.Event], object]
"""Takes an event that is set when the result is not wanted any more, and returns the result."""


class Job(QThread):
    """One piece of work. succeeded: its result. failed: a sentence. Neither comes after `cancel`. prompt: a person
    waits for it, so that it goes before what trains.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Work, prompt: bool = False) -> None:
        super().__init__()
        self.prompt = prompt
        self.setObjectName("job")
        self.setStackSize(STACK_BYTES)
        self._work = work
        self._cancelled = threading.Event()
        self._result: object = None
        self._fault: Sentence | None = None
        self.finished.connect(self._hand_over)

    def cancel(self) -> None:
        """Say that the result is not wanted any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the result is not wanted any more."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """Work, and keep the result."""
        if not self.prompt:
            give_way()
        try:
            self._result = self._work(self._cancelled)
        except Exception as error:
            log.error("A job failed.\n%s", traceback.format_exc())
            self._fault = sentence_for(error)

    @Slot()
    def _hand_over(self) -> None:
        """Tell the result, in the window's thread, in which nobody can cancel it on its way."""
        if self.cancelled:
            return
        if self._fault is not None:
            self.failed.emit(self._fault)
        else:
            self.succeeded.emit(self._result)


class Jobs(QObject):
    """Owns the jobs that run, so that none is dropped while it does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    def start(
        self,
        work: Work,
        done: Callable[[object], None],
        failed: Callable[[Sentence], None],
        ended: Callable[[], None] | None = None,
        prompt: bool = False,
    ) -> Job:
        """Begin to work. `done` and `failed` are slots of QObjects that live in the window's thread, and so is `ended`,
        which is called after them, and after a job that was cancelled, too. A slot that is connected to the job when
        it has begun may come too late.
        """
        job = Job(work, prompt)
        job.succeeded.connect(done)
        job.failed.connect(failed)
        job.finished.connect(self._clear)
        if ended is not None:
            job.finished.connect(ended)
        self._running.append(job)
        garbage.hold()
        job.start()
        return job

    def stop_and_wait(self) -> None:
        """Cancel all, and return when they have ended."""
        for job in self._running:
            job.cancel()
        for job in list(self._running):
            self._let_go(job)

    @Slot()
    def _clear(self) -> None:
        """Let go of what has ended, when all that it has told until now has arrived: a result that is still under way
        would be lost with the job that sent it.
        """
        ended = [job for job in self._running if job.isFinished()]
        QTimer.singleShot(0, self, partial(self._let_go_of, ended))

    def _let_go_of(self, ended: Sequence[Job]) -> None:
        for job in ended:
            if job in self._running:
                self._let_go(job)

    def _let_go(self, job: Job) -> None:
        job.wait()
        self._running.remove(job)
        garbage.release()
