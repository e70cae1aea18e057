"""Has the plane surveyed off the window's thread: often and coarsely while the network learns, finely when it has."""

from __future__ import annotations

import dataclasses
import threading
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.runs.answering import Answering
from nnstudio.runs.ground import Ground, Shades, Surveyor
from nnstudio.runs.state import State
from nnstudio.runs.survey_pace import QUICK, SurveyPace
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel


@dataclasses.dataclass(frozen=True, eq=False)
class Surveyed:
    """seconds: of the thread's own time."""

    answering: Answering
    shades: Shades
    ground: Ground
    seconds: float


class Survey(QObject):
    """made: `ground` is another, or there is none any more. answering: whose it is. failure: why there is none.

    pace: to be told how long showing it took.
    """

    made = Signal()

    def __init__(self, run_model: RunModel, surveyor: Surveyor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.surveyor = run_model, surveyor
        self.pace = SurveyPace()
        self.ground: Ground | None = None
        self.answering: Answering | None = None
        self.failure: Sentence | None = None
        self._shades: Shades | None = None
        self._wanted: tuple[Answering, Shades] | None = None
        self._refused: Answering | None = None
        self._job: Job | None = None
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    @property
    def working(self) -> bool:
        """Whether another picture is to come."""
        return self._job is not None or self._timer.isActive()

    def look(self, answering: Answering | None, shades: Shades) -> None:
        """Survey the plane for this network, as soon as it is its turn; None where there is none to ask."""
        self._wanted = (answering, shades) if answering is not None else None
        if answering is None:
            self._timer.stop()
            if self.ground is not None:
                self.ground = self.answering = None
                self.made.emit()
        elif self._job is None:
            wait = self._due - time.monotonic() if self._training else 0.0
            self._timer.start(max(0, round(wait * 1000)))

    def rest(self) -> None:
        """Survey no more: nobody can see it."""
        self._timer.stop()
        self._wanted = None
        if self._job is not None:
            self._job.cancel()

    @property
    def _training(self) -> bool:
        return self.run_model.state is State.TRAINING

    def _side(self) -> int:
        """Points across for the picture that is wanted next; 0 where there is nothing to do."""
        if self._wanted is None or self._wanted[0] is self._refused:
            return 0
        shown = self.ground is not None and (self.answering, self._shades) == self._wanted
        if self._training:
            return 0 if shown else self.pace.while_training()
        if shown and self.ground is not None:
            finest = self.pace.finest()
            return finest if self.ground.side < finest else 0
        return QUICK

    @Slot()
    def _begin(self) -> None:
        side = self._side()
        if not side or self._job is not None or self._wanted is None:
            return
        answering, shades = self._wanted
        surveyor = self.surveyor
        self._due = time.monotonic() + self.pace.wait(side)
        self._job = self.run_model.jobs.start(
            lambda cancelled: _survey(surveyor, answering, shades, side, cancelled),
            self._take,
            self._fail,
            self._job_ended,
        )

    @Slot(object)
    def _take(self, found: object) -> None:
        if isinstance(found, Surveyed) and self._wanted is not None:
            self.pace.surveyed(found.ground.side, found.seconds)
            self.ground, self.answering, self._shades = found.ground, found.answering, found.shades
            self.failure = None
            self.made.emit()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        if self._wanted is not None:
            self._refused, self.failure, self.ground = self._wanted[0], said, None
            self.made.emit()

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        if self._wanted is not None:
            self.look(*self._wanted)


def _survey(
    surveyor: Surveyor, answering: Answering, shades: Shades, side: int, cancelled: threading.Event
) -> Surveyed | None:
    start = time.thread_time()
    ground = surveyor.survey(answering, shades, side, cancelled)
    if ground is None:
        return None
    return Surveyed(answering, shades, ground, time.thread_time() - start)
