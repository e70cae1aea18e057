"""The record of one run with the smooth curves that are drawn of it.

Everything lies in arrays that double when they are full, so that a redraw reads arrays and never loops over
batches.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from nnstudio.engine.events import BatchDone, Diverged, EpochDone, Event
from nnstudio.engine.settings import TrainingSettings
from nnstudio.runs.record import RunRecord

SMOOTHING_BATCHES = 60.0
"""After that many batches, a batch counts for 1/e in the smooth lines."""
MEMORY = math.exp(-1.0 / SMOOTHING_BATCHES)


class RunHistory:
    """Loss and accuracy of every batch and every epoch of one run, and how it ended.

    record: what happened, without anything derived from it.
    """

    def __init__(self, title: str = "", settings: TrainingSettings | None = None) -> None:
        self.record = RunRecord(title, settings or TrainingSettings())
        self._smooth = np.empty((1024, 2))
        self._weight = 0.0
        self._loss = 0.0
        self._accuracy = 0.0

    def __len__(self) -> int:
        return len(self.record.batches)

    def __bool__(self) -> bool:
        return len(self) > 0 or bool(self.epochs)

    @property
    def title(self) -> str:
        """Of the network, when the run began."""
        return self.record.title

    @property
    def epochs(self) -> list[EpochDone]:
        """Those that were completed."""
        return self.record.epochs

    @property
    def diverged(self) -> Diverged | None:
        """How the run diverged, if it did."""
        return self.record.diverged

    @property
    def best(self) -> EpochDone | None:
        """The epoch with the highest validation accuracy, the first of equals; None without validation."""
        return self.record.best

    def add(self, event: Event) -> None:
        """Note one event of the run."""
        self.record.add(event)
        if isinstance(event, BatchDone):
            self._smooth_over(event)

    def _smooth_over(self, event: BatchDone) -> None:
        """Running means with a memory that fades; the first batches weigh as much as there are."""
        at = len(self) - 1
        if at == len(self._smooth):
            self._smooth = np.concatenate((self._smooth, np.empty_like(self._smooth)))
        self._weight = self._weight * MEMORY + 1.0
        self._loss += (event.loss - self._loss) / self._weight
        self._accuracy += (event.accuracy - self._accuracy) / self._weight
        self._smooth[at] = self._loss, self._accuracy

    @property
    def progress(self) -> NDArray[np.float64]:
        """Where each batch ends, in epochs: 1.0 after the first whole epoch; (batches,)."""
        return self.record.batches.progress

    def batches(self, metric: str) -> NDArray[np.float64]:
        """The "loss" or "accuracy" of each batch, (batches,)."""
        return self.record.batches.column(metric)

    def smooth(self, metric: str) -> NDArray[np.float64]:
        """The same, smoothed, (batches,)."""
        return self._smooth[: len(self), 0 if metric == "loss" else 1]

    def validation(self, metric: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Epochs (n,) and validation values (n,) for "loss" or "accuracy", where there are any."""
        return self._by_epoch(f"validation_{metric}")

    def training(self, metric: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Epochs (n,) and the means over the batches of each, (n,)."""
        return self._by_epoch(metric)

    def _by_epoch(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        points = [
            (done.epoch, getattr(done, name)) for done in self.epochs if getattr(done, name) is not None
        ]
        table = np.array(points, dtype=np.float64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    @classmethod
    def of(cls, title: str, settings: TrainingSettings, events: Iterable[Event]) -> RunHistory:
        """The history of events that are known already, as a project file holds them."""
        history = cls(title, settings)
        for event in events:
            history.add(event)
        return history
