"""What the network answers to what is on the pad, kept fresh while one draws and while it learns.

The answer is computed where it is shown, in the window's thread: one image takes a millisecond or two, and handing
it to another thread would take longer while the cores are busy with training. Only a large network is made ready in a
thread of its own, once.
"""

from __future__ import annotations

import time
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence, sentence
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import classes_of
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Answering
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

FRAME_SECONDS = 1 / 60
LARGE = 2_000_000
"""Weights from which on a network is made ready in a thread; smaller ones take less than 30 ms."""

DRAWN = (28, 28, 1)
"""The shape of the image that the pad gives."""
Ready = tuple[Answering, Model]


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
        self._ready: Ready | None = None
        self._job: Job | None = None
        self._refused: Answering | None = None
        self._answered = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.answer)
        model.changed.connect(self._answer_soon)
        model.released.connect(self.answer)
        run_model.weights_changed.connect(self.answer)

    @property
    def preparing(self) -> bool:
        """Whether a large network is being made ready."""
        return self._job is not None

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
        if self.answering is not self._refused:
            self.failure = None
        if image is not None and self.answering is not None and not self._can_be_drawn():
            self.failure = sentence("Digits can be drawn for a network that reads images of 28x28x1 only.")
        elif image is not None and self.answering is not None:
            predictor = self._predictor_for(self.answering)
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

    def _predictor_for(self, answering: Answering) -> Model | None:
        """The network with the weights that it has now; None while it is being made ready."""
        if self._ready is not None:
            loaded, predictor = self._ready
            if loaded is answering:
                return predictor
            if loaded.graph == answering.graph:
                predictor.load_weights(answering.all_weights())
                self._ready = answering, predictor
                return predictor
        if answering.graph.parameters() < LARGE:
            self._ready = answering, answering.model()
            return self._ready[1]
        if self._job is None and answering is not self._refused:
            self._job = self.run_model.jobs.start(
                lambda cancelled: (answering, answering.model()), self._take, self._fail
            )
            self._job.finished.connect(self._job_ended)
        return None

    @Slot(object)
    def _take(self, ready: object) -> None:
        self._ready = cast(Ready, ready)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self._refused, self.failure = self.answering, said

    @Slot()
    def _job_ended(self) -> None:
        """Answer with the network that is ready now, or make another one ready."""
        self._job = None
        if self._refused is self.answering and self.failure:
            self.changed.emit()
        else:
            self.answer()
