"""What the answer on the pad is worth, kept fresh beside it: first the network's doubts are learned, once for its
weights and off the window's thread, and then each drawing is studied by them when the pen goes up. While a network
trains, this waits, since what is usual changes with every step.
"""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.training_data import training_data
from nnstudio.errors import Sentence
from nnstudio.inside.doubt.doubts import Doubts, learn_doubts
from nnstudio.inside.study import Asked, Study, study
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked as KeptAside
from nnstudio.runs.state import State
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.latest import Latest

LEARN_AFTER = 400
"""Milliseconds in which nothing else is asked before doubts are learned: that takes seconds."""
TOLD_EVERY = 100
"""Milliseconds between two looks at how far that is."""


@dataclasses.dataclass(frozen=True, eq=False)
class Learned:
    """answering: whose doubts they are. doubts: None where nothing is kept aside. examples: it was trained with."""

    answering: Answering
    doubts: Doubts | None
    examples: Examples | None


class Known(QObject):
    """What was learned last. It outlasts the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.learned: Learned | None = None


class Doubting(QObject):
    """changed: `study` is another, or none any more. learning: whether doubts are being learned; share: how far.
    with_turns: whether somebody wants to see what would make it right; target: the class it was meant to be.
    """

    changed = Signal()

    def __init__(self, answers: Answers, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers, self.known = answers, known
        self.run_model, self.model = answers.run_model, answers.model
        self.with_turns = False
        self.target: int | None = None
        self.study: Study | None = None
        self.share = 0.0
        self.failure: Sentence | None = None
        self._job: Job | None = None
        self._latest = Latest(self.run_model, self)
        self._latest.found.connect(self._take)
        self._latest.failed.connect(self._fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._learn)
        self._telling = QTimer(self)
        self._telling.setInterval(TOLD_EVERY)
        self._telling.timeout.connect(self.changed)
        answers.changed.connect(self.look)
        self.run_model.state_changed.connect(self.look)

    @property
    def learning(self) -> bool:
        """Whether the network's doubts are being learned."""
        return self._job is not None

    @property
    def waits(self) -> bool:
        """Whether it waits for the training."""
        return self.run_model.state in (State.TRAINING, State.STOPPING)

    @property
    def busy(self) -> bool:
        """Whether a study is on its way."""
        return self._latest.busy

    @property
    def unknown(self) -> bool:
        """Whether nothing is kept aside to learn doubts from."""
        learned = self._learned()
        return learned is not None and learned.doubts is None

    def _learned(self) -> Learned | None:
        learned = self.known.learned
        return learned if learned is not None and learned.answering is self.answers.answering else None

    @Slot()
    def look(self) -> None:
        """Study what is on the pad, or learn first what is usual."""
        had, self.study, self.failure = self.study, None, None
        learned = self._learned()
        self._latest.rest()
        if not self._can_look():
            self._soon.stop()
        elif learned is None:
            self._soon.start(LEARN_AFTER)
        elif learned.doubts is not None and learned.examples is not None:
            self._ask(learned.answering, learned.doubts, learned.examples)
        if had is not None:
            self.changed.emit()

    def _can_look(self) -> bool:
        answering = self.answers.answering
        return (
            self.answers.active
            and self.answers.probabilities is not None
            and not self.model.gesturing
            and not self.waits
            and answering is not None
            and answering.trained
            and isinstance(answering.task, Classification)
        )

    def aim(self, target: int | None) -> None:
        """Look for what would make it this class, or any other than it is."""
        self.target = target
        self.look()

    def show_turns(self, on: bool) -> None:
        """Look for what would make it right, or don't."""
        self.with_turns = on
        self.look()

    def _ask(self, answering: Answering, doubts: Doubts, learned: Examples) -> None:
        seen, example = self.model.seen, self.model.read(answering.scaling)
        if seen is None or example is None:
            return
        asked = Asked(
            self.answers.description,
            example,
            seen,
            self.model.asked,
            None if self.model.picture is None else self.model.picture.seen,
            self.target,
            self.with_turns,
        )

        def work(model: Model, cancelled: threading.Event) -> Study:
            return study(model, doubts, learned, asked)

        self._latest.ask(answering, work)

    @Slot(object)
    def _take(self, found: object) -> None:
        if isinstance(found, Study):
            self.study = found
            self.changed.emit()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.failure = said
        self.changed.emit()

    @Slot()
    def _learn(self) -> None:
        answering = self.answers.answering
        if self._job is not None or answering is None or not self._can_look():
            return
        self.share = 0.0
        aside = self.run_model.asked()
        self._job = self.run_model.jobs.start(
            lambda cancelled: self._learn_of(answering, aside, cancelled), self._know, self._fail, self._ended
        )
        self._telling.start()
        self.changed.emit()

    def _learn_of(self, answering: Answering, aside: KeptAside, cancelled: threading.Event) -> Learned:
        """In the job's thread."""
        if aside.part == "training":
            return Learned(answering, None, None)
        opened = aside.shelf.open(aside.source)
        examples = training_data(opened, aside.training).train
        doubts = learn_doubts(
            answering.model(), answering.graph, examples, aside.open(), cancelled, self._tell_share
        )
        return Learned(answering, doubts, examples)

    def _tell_share(self, share: float) -> None:
        self.share = share

    @Slot(object)
    def _know(self, learned: object) -> None:
        if isinstance(learned, Learned):
            self.known.learned = learned

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._telling.stop()
        self.look()
        self.changed.emit()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        self._latest.rest()
        if self._job is not None:
            self._job.cancel()
