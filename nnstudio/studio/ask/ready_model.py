"""The network that answers, made ready to be asked in the window's thread.

One example takes a millisecond or two, and handing it to another thread would take longer while the cores are busy with
training. Only a large network is made ready in a thread of its own, once.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.learning.engine import Model
from nnstudio.runs.answering import Answering, Ready, reloaded
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

LARGE = 2_000_000
"""Weights from which on a network is made ready in a thread; smaller ones take less than 30 ms."""


class ReadyModel(QObject):
    """settled: a large network is ready, or can't be made ready: ask again. failure: the sentence that says why the
    network that was asked for last could not be made ready.
    """

    settled = Signal()

    def __init__(self, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model = run_model
        self.failure: Sentence | None = None
        self._asked: Answering | None = None
        self._refused: Answering | None = None
        self._ready: Ready | None = None
        self._job: Job | None = None

    @property
    def preparing(self) -> bool:
        """Whether a large network is being made ready."""
        return self._job is not None

    def of(self, answering: Answering) -> Model | None:
        """The network with the weights that it has now; None while it is being made ready, or where it can't be."""
        self._asked = answering
        if answering is self._refused:
            return None
        self.failure = None
        ready = reloaded(self._ready, answering)
        if ready is None and answering.graph.parameters() < LARGE:
            ready = answering, answering.model()
        if ready is not None:
            self._ready = ready
            return ready[1]
        if self._job is None:
            self._job = self.run_model.jobs.start(
                lambda cancelled: (answering, answering.model()), self._take, self._fail, self._job_ended
            )
        return None

    @Slot(object)
    def _take(self, ready: object) -> None:
        self._ready = cast(Ready, ready)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self._refused, self.failure = self._asked, said

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        self.settled.emit()
