"""What the network answers to what is on the pad, kept fresh while one draws and while it learns.

The answer is computed where it is shown, in the window's thread: one image takes a few milliseconds, and
handing it to another thread would take longer while the cores are busy with training.
"""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.engine.predictor import Predictor
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.training.answering import Answering
from nnstudio.studio.training.messages import Weights
from nnstudio.studio.training.run_model import RunModel

FRAME_SECONDS = 1 / 60


class Answers(QObject):
    """Asks `run_model.answering` about `model.image`. changed: there is another answer, or none any more.

    active: False while nobody can see the answer.
    """

    changed = Signal()

    def __init__(self, run_model: RunModel, model: DrawingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.model = run_model, model
        self.probabilities: NDArray[np.float32] | None = None
        self.answering: Answering | None = None
        self.active = False
        self._predictor: Predictor | None = None
        self._weights: Weights | None = None
        self._answered = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.answer)
        model.changed.connect(self._answer_soon)
        model.released.connect(self.answer)
        run_model.weights_changed.connect(self.answer)

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
        self.probabilities = None
        self.answering = None
        if image is not None:
            self.answering = self.run_model.answering
            if self.answering is not None:
                predictor = self._prepared(self.answering)
                self.probabilities = predictor.predict(image[np.newaxis, :, :, np.newaxis])[0]
        self._answered = time.monotonic()
        self.changed.emit()

    def _prepared(self, answering: Answering) -> Predictor:
        """A predictor with the network's weights; it is kept as long as the network stays the same."""
        predictor = self._predictor
        if predictor is None or predictor.graph != answering.graph:
            predictor = self._predictor = Predictor(answering.graph, answering.weights)
        elif self._weights is not answering.weights:
            predictor.load_weights(answering.weights)
        self._weights = answering.weights
        return predictor
