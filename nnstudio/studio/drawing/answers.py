"""What the network answers to what is on the pad, kept fresh while one draws and while it learns."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.description import Description
from nnstudio.data.seeing import as_read
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import UNANSWERED, classes_of
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.runs.answering import NO_NUMBERS, Answering
from nnstudio.runs.remaking import Remaking, disturbed, remake
from nnstudio.studio.ask.ready_model import ReadyModel
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.training.run_model import RunModel

FRAME_SECONDS = 1 / 60


class Answers(QObject):
    """Asks `run_model.answering` about what is on the pad.

    changed: there is another answer, or none any more. probabilities: (classes or outputs,) float32, or None. row:
    what each digit is taken for where there are several; while the pen is down, as before it. remaking: the input
    given again, where that is the task. answering: whose answer that is. preparing: a large network is being made
    ready. failure: the sentence that says why it could not be. active: False while nobody can see the answer. noise:
    the seed of the noise that a picture gets.
    """

    changed = Signal()

    def __init__(
        self,
        run_model: RunModel,
        model: DrawingModel,
        description: Description,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.run_model, self.model, self.description = run_model, model, description
        self.probabilities: NDArray[np.float32] | None = None
        self.row: tuple[int, ...] = ()
        self.remaking: Remaking | None = None
        self.noise = 0
        self.answering: Answering | None = None
        self.failure: Sentence | None = None
        self.active = False
        self._models = ReadyModel(run_model, self)
        self._models.settled.connect(self.answer)
        self._answered = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.answer)
        model.changed.connect(self._answer_soon)
        model.released.connect(self.answer)

    @property
    def preparing(self) -> bool:
        """Whether a large network is being made ready."""
        return self._models.preparing

    def example(self) -> Array | None:
        """What the network is asked about, as it is read: the drawing with the noise that it gets; None for nothing."""
        scaling, task = self.description.scaling, self.description.task
        drawn = self.model.read(scaling)
        if drawn is None or not isinstance(task, Reconstruction):
            return drawn
        return disturbed(task, scaling, drawn, self.noise)

    @Slot()
    def _answer_soon(self) -> None:
        """Answer now, or as soon as a frame has passed since the last answer."""
        wait = FRAME_SECONDS - (time.monotonic() - self._answered)
        if wait <= 0:
            self.answer()
        elif not self._timer.isActive():
            self._timer.start(max(1, round(wait * 1000)))

    @Slot()
    def answer(self) -> None:
        """Ask the network now."""
        if not self.active:
            return
        self._timer.stop()
        self.probabilities, self.remaking, self.failure = None, None, None
        if not self.model.gesturing:
            self.row = ()
        self.answering = None if self.model.empty else self.run_model.answering
        if self.answering is not None:
            self.failure = self._hindrance(self.answering)
            if self.failure is None:
                self._ask(self.answering)
        self._answered = time.monotonic()
        self.changed.emit()

    def _hindrance(self, answering: Answering) -> Sentence | None:
        """Why this network can't be asked about what the pad gives."""
        description = self.description
        if answering.task != description.task:
            return sentence("The network that trains learns from other data. The pad waits for the next run.")
        if answering.graph.input_shape != description.shape:
            read, given = shape_text(answering.graph.input_shape), shape_text(description.shape)
            return sentence("The network reads {read}, and the data is {given}.", read=read, given=given)
        return None

    def _ask(self, answering: Answering) -> None:
        example = self.model.read(answering.scaling)
        model = self._models.of(answering)
        self.failure = self._models.failure
        if model is None or example is None:
            return
        if isinstance(answering.task, Reconstruction):
            self.remaking = remake(model, answering.task, answering.scaling, example, self.noise)
        elif isinstance(answering.task, Classification):
            outputs = model.predict(example[np.newaxis])[0]
            if np.isnan(outputs).any():
                self.failure = NO_NUMBERS
                return
            self.probabilities = answering.task.values(outputs)
            if not self.model.gesturing:
                self.row = self._row(model, answering)

    def _row(self, model: Model, answering: Answering) -> tuple[int, ...]:
        """What each of several digits is taken for; nothing where there is one."""
        if not self.model.found:
            return ()
        examples = np.stack([as_read(each.image, answering.scaling) for each in self.model.found])
        row = classes_of(model.predict(examples))
        return () if UNANSWERED in row else tuple(row.tolist())
