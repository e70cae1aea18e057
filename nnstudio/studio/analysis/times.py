"""Measures how long the layers of the store's network take, in a job, and knows what was measured of it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.learning.timing import Timing
from nnstudio.runs.measuring import measured
from nnstudio.runs.state import State
from nnstudio.studio.store import Store
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

WORKING = (State.TRAINING, State.STOPPING)


class Times(QObject):
    """changed: `timing`, `share` or `can_measure` are others. failed: a sentence."""

    changed = Signal()
    failed = Signal(object)
    _told = Signal(float)

    def __init__(self, store: Store, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.run_model = store, run_model
        self.share = 0.0
        self._job: Job | None = None
        self._measured: tuple[Document, Timing] | None = None
        self._told.connect(self._take_share, Qt.ConnectionType.QueuedConnection)
        store.changed.connect(self._look)
        run_model.state_changed.connect(self._look)

    @property
    def timing(self) -> Timing | None:
        """What was measured, if it was of the network as it is now, on its data, with its settings."""
        if self._measured is None:
            return None
        document, timing = self._measured
        return timing if _takes_as_long(document, self.store.document) else None

    @property
    def is_measuring(self) -> bool:
        """Whether it goes on."""
        return self._job is not None

    @property
    def is_training(self) -> bool:
        """Whether a run computes, which would disturb the times, and be disturbed."""
        return self.run_model.state in WORKING

    @property
    def can_measure(self) -> bool:
        """Whether there is a network that can be trained, and nobody else computes."""
        return self.store.analysis.can_train and not self.is_training and not self.is_measuring

    @Slot()
    def measure(self) -> None:
        """Begin; nothing happens where it can't be done."""
        if not self.can_measure:
            return
        self.share = 0.0
        document, shelf, told = self.store.document, self.run_model.shelf, self._told.emit

        def work(cancelled: Event) -> tuple[Document, Timing]:
            return document, measured(document, shelf, progress=told, given_up=cancelled.is_set)

        self._job = self.run_model.jobs.start(work, self._take, self._fail, self._ended)
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Give it up."""
        if self._job is not None:
            self._job.cancel()

    @Slot(float)
    def _take_share(self, share: float) -> None:
        if self.is_measuring:
            self.share = share
            self.changed.emit()

    @Slot(object)
    def _take(self, found: object) -> None:
        if isinstance(found, tuple):
            self._measured = found
            self.changed.emit()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.failed.emit(said)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        """A run that begins, and another network, end what is measured."""
        self.cancel() if self.is_training else None
        self.changed.emit()


def _takes_as_long(before: Document, now: Document) -> bool:
    """Whether a step of both is the same work."""
    same = before.graph == now.graph and before.source == now.source
    return same and before.training.change(epochs=1, seed=0) == now.training.change(epochs=1, seed=0)
