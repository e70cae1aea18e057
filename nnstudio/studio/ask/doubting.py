"""What the answers of a network are worth is learned once for its weights, off the window's thread, when nothing else
is asked; then each answer is judged by it. While a network trains, this waits, since what is usual changes with every
step.
"""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.inside.doubt.doubts import Doubts
from nnstudio.inside.doubt.region import Region
from nnstudio.inside.doubt.row_doubts import RowDoubts
from nnstudio.learning.examples import Examples, Indices
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.state import State
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

LEARN_AFTER = 400
"""Milliseconds in which nothing else is asked before doubts are learned: that takes seconds."""
TOLD_EVERY = 100
"""Milliseconds between two looks at how far that is."""


@dataclasses.dataclass(frozen=True, eq=False)
class Learned:
    """answering: whose doubts they are. doubts: None where there is nothing to learn them from. examples: it was
    trained with. asked: what was kept aside. promises: whether enough was, to promise anything. region: where in the
    plane nothing is known, if there is a plane. numbers: where the examples stand in the training part, if somebody
    asks for that.
    """

    answering: Answering
    doubts: Doubts | RowDoubts | None
    examples: Examples | None
    asked: Asked
    promises: bool
    region: Region | None = None
    numbers: Indices | None = None


class KnownDoubts(QObject):
    """What was learned last. It outlasts the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.learned: Learned | None = None


class Doubting(QObject):
    """changed: there is something else to say. share: how far the learning is. failure: why it came to nothing.

    Subclasses say whose doubts are wanted, learn them in a job, and use what was learned.
    """

    changed = Signal()

    def __init__(self, run_model: RunModel, known: KnownDoubts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.known = run_model, known
        self.share = 0.0
        self.failure: Sentence | None = None
        self._job: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._learn)
        self._telling = QTimer(self)
        self._telling.setInterval(TOLD_EVERY)
        self._telling.timeout.connect(self.changed)
        run_model.state_changed.connect(self.look)

    def wanted(self) -> Answering | None:
        """The trained network whose answer is to be judged; None where there is none to be judged now."""
        raise NotImplementedError

    def learn(self, answering: Answering, asked: Asked, cancelled: threading.Event) -> Learned | None:
        """Learn its doubts; called in a job's thread. None where nobody wants it any more."""
        raise NotImplementedError

    def use(self, learned: Learned) -> None:
        """Judge what is asked by what was learned of the network that is wanted."""
        raise NotImplementedError

    @property
    def learned(self) -> Learned | None:
        """What is known of the network that is wanted."""
        answering, learned = self.wanted(), self.known.learned
        if answering is None or learned is None or learned.asked.key != self.run_model.asked().key:
            return None
        same = learned.answering is answering or learned.answering.answers_as(answering)
        return learned if same else None

    @property
    def learning(self) -> bool:
        """Whether the network's doubts are being learned."""
        return self._job is not None

    @property
    def waits(self) -> bool:
        """Whether it waits for the training."""
        return self.run_model.state in (State.TRAINING, State.STOPPING)

    @property
    def unknown(self) -> bool:
        """Whether too little is kept aside to promise anything of the answer that is asked for."""
        learned = self.learned
        return learned is not None and not learned.promises

    @Slot()
    def look(self) -> None:
        """Judge what is asked, or learn first what is usual."""
        self.failure = None
        learned = self.learned
        if self.wanted() is None:
            self._soon.stop()
        elif learned is None:
            self._soon.start(LEARN_AFTER)
        else:
            self.use(learned)

    @Slot()
    def _learn(self) -> None:
        answering = self.wanted()
        if self._job is not None or answering is None:
            return
        self.share = 0.0
        asked = self.run_model.asked()
        self._job = self.run_model.jobs.start(
            lambda cancelled: self.learn(answering, asked, cancelled), self._know, self._fail, self._ended
        )
        self._telling.start()
        self.changed.emit()

    def tell_share(self, share: float) -> None:
        """Called in the job's thread."""
        self.share = share

    @Slot(object)
    def _know(self, learned: object) -> None:
        if isinstance(learned, Learned):
            self.known.learned = learned

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.failure = said
        self.changed.emit()

    @Slot()
    def _ended(self) -> None:
        failure, self._job = self.failure, None
        self._telling.stop()
        if failure is None:
            self.look()
        self.changed.emit()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
