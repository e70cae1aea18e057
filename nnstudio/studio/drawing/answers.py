"""What the network answers to what is on the pad, kept fresh while one draws and while it learns."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence, sentence
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import classes_of
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Answering
from nnstudio.studio.ask.ready_model import ReadyModel
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.training.run_model import RunModel

FRAME_SECONDS = 1 / 60
DRAWN = (28, 28, 1)
"""The shape of the image that the pad gives."""


class Answers(QObject):
    """Asks `run_model.answering` about `model.image`.

    changed: there is another answer, or none any more. probabilities: (outputs,) float32, or None. row: what each digit
    is taken for where there are several. answering: whose answer that is. preparing: a large network is being made
    ready. failure: the sentence that says why it could not be. active: False while nobody can see the answer.
    """

    changed = Signal()

    def __init__(self, run_model: RunModel, model: DrawingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.model = run_model, model
        self.probabilities: NDArray[np.float32] | None = None
        self.row: tuple[int, ...] = ()
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
        image = self.model.image
        self.probabilities, self.row = None, ()
        self.answering = self.run_model.answering if image is not None else None
        self.failure = None
        if image is not None and self.answering is not None and not self._can_be_drawn():
            self.failure = sentence("Digits can be drawn for a network that reads images of 28x28x1 only.")
        elif image is not None and self.answering is not None:
            predictor = self._models.of(self.answering)
            self.failure = self._models.failure
            if predictor is not None:
                self.probabilities = predictor.predict(image[np.newaxis, :, :, np.newaxis])[0]
                self.row = self._row(predictor)
        self._answered = time.monotonic()
        self.changed.emit()

    def _can_be_drawn(self) -> bool:
        """Whether the network reads what the pad gives, and names a class."""
        description = self.run_model.store.document.description
        if self.answering is None:
            return False
        fits = self.answering.graph.input_shape == DRAWN and description.kind == "pictures"
        return fits and isinstance(self.answering.task, Classification)

    def _row(self, model: Model) -> tuple[int, ...]:
        """What each of several digits in a picture is taken for; nothing where there is one."""
        digits = self.model.picture.digits if self.model.picture is not None else ()
        if len(digits) < 2:
            return ()
        return tuple(int(classes_of(model.predict(digit.batch))[0]) for digit in digits)
