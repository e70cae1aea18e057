"""Has views computed off the window's thread: one question at a time, and always the latest.

While a network trains, questions that only the new weights ask wait their turn, so that looking costs training little;
what a person does is answered at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.learning.engine import Model
from nnstudio.runs.answering import Answering, Ready, reloaded
from nnstudio.runs.state import State
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

Work = Callable[[Model, threading.Event], object]
"""Asks the model; the event is set when the result is not wanted any more."""
LEAST_WAIT = 0.35
"""Seconds between two looks at a network that trains."""
SOON_MS = 50
"""A question of before that is answered in that time is not given up for a newer one of the same kind."""
WAIT = 30
"""So many times as long as a look took of the processor is waited until the next, while a network trains."""
CLOCK_WAIT = 15
"""And so many times as long as it took by the clock, which is more where other programs work: a training that stood
still meanwhile would still have fifteen parts in sixteen of the time, and two views that compute do not cost a tenth.
"""


class Latest(QObject):
    """found: the result of the question that was asked last. failed: the sentence why there is none. changed: `busy`
    or `awaited` may be another. pause: seconds from the last one to the next, while a network trains and nobody waits.
    """

    found = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model = run_model
        self._ready: Ready | None = None
        self._wanted: tuple[Answering, Work] | None = None
        self._job: Job | None = None
        self._wanted_soon = self._job_awaited = False
        self.pause = self._spent = self._began = self._not_before = 0.0
        self._timer, self._patience = QTimer(self), QTimer(self)
        for timer, slot in ((self._timer, self._begin), (self._patience, self._give_up)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)

    @property
    def busy(self) -> bool:
        """Whether a result is being worked on, or wanted."""
        return self._job is not None or self._wanted is not None

    @property
    def awaited(self) -> bool:
        """Whether a person waits for a result, who did something that asked for it."""
        return (self._wanted is not None and self._wanted_soon) or (
            self._job is not None and self._job_awaited
        )

    def ask(self, answering: Answering, work: Work, at_once: bool = True, alike: bool = False) -> None:
        """Have that worked on instead of whatever was asked before. at_once: a person waits for it. alike: what is
        worked on may still be shown, if it is soon there: who draws would see nothing else until the pen rests.
        """
        self._wanted_soon = at_once or (self._wanted is not None and self._wanted_soon)
        self._wanted = (answering, work)
        if self._job is not None and at_once:
            age = 1000 * (time.monotonic() - self._began)
            self._patience.start(max(0, round(SOON_MS - age))) if alike else self._job.cancel()
        if self._job is None and (at_once or not self._timer.isActive()):
            self._begin_in_time()
        self.changed.emit()

    def _begin_in_time(self) -> None:
        """Now, or while a network trains and nobody waits, when looking has cost it little enough."""
        waits = self.run_model.state is State.TRAINING and not self._wanted_soon
        seconds = self._not_before - time.monotonic() if waits else 0.0
        self._timer.start(max(0, round(1000 * seconds)))

    @Slot()
    def _give_up(self) -> None:
        """What is worked on took too long: something else is waited for."""
        if self._job is not None and self._wanted is not None:
            self._job.cancel()

    def rest(self) -> None:
        """Work on nothing: nobody looks."""
        self._wanted = None
        self._job_awaited = False
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self.changed.emit()

    @Slot()
    def _begin(self) -> None:
        if self._wanted is None or self._job is not None:
            return
        (answering, work), self._wanted = self._wanted, None
        self._job_awaited, self._wanted_soon = self._wanted_soon, False
        self._began = time.monotonic()
        self._job = self.run_model.jobs.start(
            lambda cancelled: self._work(answering, work, cancelled),
            self._take,
            self._fail,
            self._ended,
            prompt=self._job_awaited,
        )
        self.changed.emit()

    def _work(self, answering: Answering, work: Work, cancelled: threading.Event) -> object:
        """In the job's thread, and never in two at once."""
        start = time.thread_time()
        ready = reloaded(self._ready, answering)
        self._ready = ready if ready is not None else (answering, answering.model())
        result = work(self._ready[1], cancelled)
        self._spent = time.thread_time() - start
        return result

    @Slot(object)
    def _take(self, result: object) -> None:
        self.found.emit(result)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.failed.emit(said)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._patience.stop()
        now = time.monotonic()
        self.pause = max(LEAST_WAIT, WAIT * self._spent, CLOCK_WAIT * (now - self._began))
        self._not_before = now + self.pause
        if self._wanted is not None:
            self._begin_in_time()
        self.changed.emit()
