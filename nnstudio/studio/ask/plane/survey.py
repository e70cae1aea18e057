"""Has the plane surveyed outside the window's thread: coarsely and often while the network learns, by the thread that
trains it, since a thread of its own would wait for the interpreter, and make that one wait; finely when it has learned.
"""

from __future__ import annotations

import dataclasses
import functools
import logging
import threading
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.runs.answering import Answering
from nnstudio.runs.control import Glance
from nnstudio.runs.ground import Ground, Shades, Surveyor
from nnstudio.runs.messages import Weights
from nnstudio.runs.state import State
from nnstudio.runs.survey_pace import QUICK, SurveyPace
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.thread import sentence_for

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, eq=False)
class Surveyed:
    """seconds: of the thread's own time."""

    answering: Answering
    shades: Shades
    ground: Ground
    seconds: float


class Survey(QObject):
    """made: `ground` is another, or there is none any more. answering: whose it is. failure: why there is none.

    surveyors: for the thread that trains, and for jobs.
    """

    made = Signal()

    def __init__(
        self, run_model: RunModel, surveyors: tuple[Surveyor, Surveyor], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.run_model = run_model
        self.pace = SurveyPace()
        self.ground: Ground | None = None
        self.answering: Answering | None = None
        self.failure: Sentence | None = None
        self._glancing, self._working = surveyors
        self._shades: Shades | None = None
        self._wanted: tuple[Answering, Shades] | None = None
        self._refused: Answering | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    @property
    def working(self) -> bool:
        """Whether another picture of this network is to come."""
        return self._job is not None or self._timer.isActive()

    def look(self, answering: Answering | None, shades: Shades) -> None:
        """Survey the plane for this network, as soon as it is its turn; None where there is none to ask."""
        self._wanted = (answering, shades) if answering is not None else None
        if answering is None:
            self._timer.stop()
            if self.ground is not None:
                self.ground = self.answering = None
                self.made.emit()
        elif self.live:
            self.run_model.follower.watcher = self
            self._take_glance(answering)
        elif self._job is None:
            self._timer.start(0)

    def rest(self) -> None:
        """Survey no more: nobody can see it."""
        self._timer.stop()
        self._wanted = None
        self.run_model.follower.forget(self)
        if self._job is not None:
            self._job.cancel()

    @property
    def live(self) -> bool:
        """Whether there is a thread that trains, which looks at the weights itself, and they are those to look at."""
        model = self.run_model
        return model.state is State.TRAINING and not model.loading and not model.travel.away

    # By the thread that trains

    @property
    def seconds(self) -> float:
        """From one glance to the next."""
        return self.pace.wait(self.pace.while_training())

    def glance(self) -> Glance | None:
        """A coarse picture of the weights that they are by then."""
        if self._wanted is None or not self.live or self._job is not None:
            return None
        return functools.partial(_glance, self._glancing, *self._wanted, self.pace.while_training())

    def _take_glance(self, answering: Answering) -> None:
        seen = self.run_model.follower.seen
        if isinstance(seen, Surveyed):
            if seen.ground is not self.ground and seen.answering.weights is answering.weights:
                self._take(dataclasses.replace(seen, answering=answering))
        elif isinstance(seen, Sentence):
            self._fail(seen)

    # By a job

    def _side(self) -> int:
        """Points across for the picture that is wanted next; 0 where there is nothing to do."""
        if self._wanted is None or self._wanted[0] is self._refused or self.live:
            return 0
        if self.ground is None or (self.answering, self._shades) != self._wanted:
            return QUICK
        finest = self.pace.finest()
        return finest if self.ground.side < finest else 0

    @Slot()
    def _begin(self) -> None:
        side = self._side()
        if not side or self._job is not None or self._wanted is None:
            return
        answering, shades = self._wanted
        surveyor = self._working
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


def _glance(
    surveyor: Surveyor, answering: Answering, shades: Shades, side: int, weights: Weights
) -> Surveyed | Sentence | None:
    """Survey the same network with these weights; a sentence where that fails, since training shall not end by it."""
    now = dataclasses.replace(answering, weights=weights)
    try:
        return _survey(surveyor, now, shades, side, threading.Event())
    except Exception as error:
        log.exception("Surveying the plane failed.")
        return sentence_for(error)
