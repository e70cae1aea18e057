"""Opening and saving beside the window's thread, one at a time: told where it takes long, and waited for where the
document is to be left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence, StudioError
from nnstudio.studio.training.job import Job, Jobs

PATIENCE_MS = 300
"""What is over sooner is not told of."""


@dataclasses.dataclass(frozen=True)
class Refused:
    """What could not be done. said: why."""

    said: Sentence


class FileWork(QObject):
    """takes_long: the sentence of what goes on, and whether it can be cancelled. ended: it is over, told or not."""

    takes_long = Signal(object, bool)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waited_for = False
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._said: Sentence | None = None
        self._can_cancel = False
        self._take: Callable[[Any], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def active(self) -> bool:
        """Whether something goes on."""
        return self._job is not None

    def start(
        self,
        said: Sentence | None,
        work: Callable[[], object],
        take: Callable[[Any], None],
        can_cancel: bool = False,
    ) -> None:
        """Begin, when nothing goes on any more. said: what goes on, where that should be told.

        work: done in a thread; what it raises as a StudioError is Refused. take: called in the window's thread with
        what `work` returned, or with Refused.
        """
        self.settle()
        self._said, self._take, self._can_cancel = said, take, can_cancel
        self._job = self._jobs.start(
            lambda cancelled: _refusing(work), self._take_result, self._take_fault, self._clear
        )
        if said is not None:
            self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """Want the result no longer, if that is possible."""
        if self._job is not None and self._can_cancel:
            self._job.cancel()
            self._end()

    def settle(self) -> None:
        """Have nothing go on: what can be cancelled is, and all else is waited for."""
        self.cancel()
        self.finish()

    def finish(self) -> None:
        """Wait until all is over. Meanwhile the window is drawn, and nothing is typed or clicked in it."""
        before, self.waited_for = self.waited_for, True
        while self._job is not None:
            loop = QEventLoop(self)
            self.ended.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.waited_for = before

    def close(self) -> None:
        """Settle, and wait for threads of which nothing is wanted any more."""
        self.settle()
        self._jobs.stop_and_wait()

    @Slot()
    def _tell(self) -> None:
        self.takes_long.emit(self._said, self._can_cancel)

    @Slot(object)
    def _take_result(self, result: object) -> None:
        take = self._take
        self._end()
        if take is not None:
            take(result)

    @Slot(object)
    def _take_fault(self, said: Sentence) -> None:
        self._take_result(Refused(said))

    @Slot()
    def _clear(self) -> None:
        """A job that was cancelled from elsewhere, as when all jobs are, has told nothing."""
        if self._job is not None and self._job.isFinished() and self._job.cancelled:
            self._end()

    def _end(self) -> None:
        self._job = self._take = None
        self._timer.stop()
        self.ended.emit()


def _refusing(work: Callable[[], object]) -> object:
    try:
        return work()
    except StudioError as error:
        return Refused(error.sentence)
