"""What the answer on the pad is worth, kept fresh beside it: each drawing is studied when the pen goes up."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Slot

from nnstudio.data.training_data import training_data
from nnstudio.inside.doubt.doubts import Doubts, learn_doubts
from nnstudio.inside.study import Asked, Study, study
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked as KeptAside
from nnstudio.studio.ask.doubting import Doubting, KnownDoubts, Learned
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.training.latest import Latest


class DrawingDoubting(Doubting):
    """study: what there is to say of what is on the pad, None for nothing yet. with_turns: whether somebody wants to
    see what would make it right; target: the class it was meant to be.
    """

    def __init__(self, answers: Answers, known: KnownDoubts, parent: QObject | None = None) -> None:
        super().__init__(answers.run_model, known, parent)
        self.answers, self.model = answers, answers.model
        self.with_turns = False
        self.target: int | None = None
        self.study: Study | None = None
        self._latest = Latest(self.run_model, self)
        self._latest.found.connect(self._take)
        self._latest.failed.connect(self._fail)
        answers.changed.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether a study is on its way."""
        return self._latest.busy

    def wanted(self) -> Answering | None:
        """The network that answers, once the pen is up."""
        answering = self.answers.answering
        asked = self.answers.active and self.answers.probabilities is not None and not self.model.gesturing
        if not asked or self.waits or answering is None or not answering.trained:
            return None
        return answering if isinstance(answering.task, Classification) else None

    @Slot()
    def look(self) -> None:
        """Study what is on the pad, or learn first what is usual."""
        had, self.study = self.study, None
        self._latest.rest()
        super().look()
        if had is not None:
            self.changed.emit()

    def aim(self, target: int | None) -> None:
        """Look for what would make it this class, or any other than it is."""
        self.target = target
        self.look()

    def show_turns(self, on: bool) -> None:
        """Look for what would make it right, or don't."""
        self.with_turns = on
        self.look()

    def learn(self, answering: Answering, asked: KeptAside, cancelled: threading.Event) -> Learned | None:
        """By the training images, and by those that were kept aside."""
        if asked.part == "training":
            return Learned(answering, None, None, asked, False)
        examples = training_data(asked.shelf.open(asked.source), asked.training).train
        doubts = learn_doubts(
            answering.model(), answering.graph, examples, asked.open(), cancelled, self.tell_share
        )
        return Learned(answering, doubts, examples, asked, doubts is not None)

    def use(self, learned: Learned) -> None:
        """Study what is on the pad."""
        doubts, examples, answering = learned.doubts, learned.examples, learned.answering
        seen, example = self.model.seen, self.model.read(answering.scaling)
        if not isinstance(doubts, Doubts) or examples is None or seen is None or example is None:
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
            return study(model, doubts, examples, asked)

        self._latest.ask(answering, work)

    @Slot(object)
    def _take(self, found: object) -> None:
        if isinstance(found, Study):
            self.study = found
            self.changed.emit()

    def rest(self) -> None:
        """Nobody looks any more."""
        super().rest()
        self._latest.rest()
