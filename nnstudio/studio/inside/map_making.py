"""The maps that take a while: one is made at a time, in a job, and those that were made are kept, each with the weights
that it is of.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.inside.embedding.map import make_embedded
from nnstudio.inside.embedding.method import Method
from nnstudio.inside.map import Map
from nnstudio.layers.graph import Graph
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.studio.training.job import Job, Jobs

KEPT = 8
"""Maps: each layer's that was looked at last, with the weights that it is of."""
PROGRESS_MS = 100


@dataclasses.dataclass(frozen=True, eq=False)
class Wish:
    """What a map is to be of. step: of the run that the weights are of. seed: of all chance."""

    layer: str
    answering: Answering
    asked: Asked
    step: int
    seed: int


@dataclasses.dataclass(frozen=True, eq=False)
class Made:
    """A map. mark: of the weights that it is of."""

    wish: Wish
    map: Map
    mark: int


class MapMaking(QObject):
    """changed: how far it is, or whether anything is being made. wish: what is being made or failed; None before all.

    method: who makes them. done: 0 to 1. forming: the map as it is by now. fault: why there is none of the wish.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, method: Method, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.method = jobs, method
        self.wish: Wish | None = None
        self.fault: Sentence | None = None
        self.done, self.forming = 0.0, None
        self._kept: list[Made] = []
        self._told: list[tuple[float, Map | None]] = []
        self._job: Job | None = None
        self._next: Wish | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_MS)
        self._timer.timeout.connect(self._show_progress)

    forming: Map | None

    @property
    def busy(self) -> bool:
        """Whether one is being made."""
        return self._job is not None

    def candidates(self, layer: str, graph: Graph, asked: Asked) -> tuple[Made, ...]:
        """Those of a layer of this network and of these examples, of whatever weights; the newest first."""
        return tuple(
            made
            for made in self._kept
            if made.wish.layer == layer
            and made.wish.asked.key == asked.key
            and made.wish.answering.graph == graph
        )

    def make(self, wish: Wish) -> None:
        """Make this one, instead of another that is being made."""
        if self._job is not None:
            self._next = wish
            self._job.cancel()
            return
        self.wish, self.fault, self.done, self.forming = wish, None, 0.0, None
        self._told = []
        self._job = self.jobs.start(
            _work(wish, self.method, self._told), self._take, self._fail, self._job_ended
        )
        self._timer.start()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Make nothing."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def forget(self) -> None:
        """Know of no maps any more, as for another network."""
        self.cancel()
        self._kept, self.wish, self.fault = [], None, None

    @Slot(object)
    def _take(self, result: object) -> None:
        if isinstance(result, Made):
            self._kept = [result, *self._kept][:KEPT]

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.fault = said

    @Slot()
    def _job_ended(self) -> None:
        self._job, self.forming = None, None
        self._timer.stop()
        wish, self._next = self._next, None
        if wish is not None:
            self.make(wish)
        else:
            self.changed.emit()

    @Slot()
    def _show_progress(self) -> None:
        if self._told and self._told[-1] != (self.done, self.forming):
            self.done, self.forming = self._told[-1]
            self.changed.emit()


def _work(
    wish: Wish, method: Method, told: list[tuple[float, Map | None]]
) -> Callable[[threading.Event], object]:
    """What makes a map, in another thread."""
    answering = wish.answering

    def work(cancelled: threading.Event) -> Made | None:
        found = make_embedded(
            answering.model(),
            answering.graph,
            answering.task,
            wish.asked.open(),
            wish.layer,
            method,
            wish.seed,
            lambda done, forming: told.append((done, forming)),
            cancelled,
        )
        return None if found is None else Made(wish, found, answering.mark())

    return work
