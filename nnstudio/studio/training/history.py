"""The curves of one run, as they grow: a row for each batch, an entry for each epoch.

Rows go into arrays that double when they are full, so that a redraw reads arrays and never loops over events.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.engine.events import BatchDone, Diverged, EpochDone

COLUMNS = ("epoch", "loss", "accuracy", "smooth_loss", "smooth_accuracy", "learning_rate")
SMOOTHING_BATCHES = 60.0
"""After that many batches, a batch counts for 1/e in the smooth lines."""


class RunHistory:
    """Loss and accuracy of every batch and every epoch of one run, and how it ended."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.epochs: list[EpochDone] = []
        self.diverged: Diverged | None = None
        self.batches_per_epoch = 0
        self._rows = np.empty((1024, len(COLUMNS)))
        self._size = 0
        self._weight = 0.0
        self._smooth = [0.0, 0.0]

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return self._size > 0 or bool(self.epochs)

    def add(self, event: BatchDone | EpochDone | Diverged) -> None:
        """Note one event of the run."""
        if isinstance(event, BatchDone):
            self._add_batch(event)
        elif isinstance(event, EpochDone):
            self.epochs.append(event)
        else:
            self.diverged = event

    def _add_batch(self, event: BatchDone) -> None:
        self.batches_per_epoch = event.batches
        if self._size == len(self._rows):
            self._rows = np.concatenate((self._rows, np.empty_like(self._rows)))
        memory = np.exp(-1.0 / SMOOTHING_BATCHES)
        self._weight = self._weight * memory + 1.0
        share = 1.0 / self._weight
        self._smooth[0] += share * (event.loss - self._smooth[0])
        self._smooth[1] += share * (event.accuracy - self._smooth[1])
        at = event.epoch - 1 + event.batch / event.batches
        self._rows[self._size] = (at, event.loss, event.accuracy, *self._smooth, event.learning_rate)
        self._size += 1

    def column(self, name: str) -> NDArray[np.float64]:
        """A view of one of COLUMNS, (batches,); "epoch" is the place on the axis, 1.0 after the first
        epoch.
        """
        return self._rows[: self._size, COLUMNS.index(name)]

    def validation(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Epochs (n,) and validation values (n,) for name "loss" or "accuracy", where there are any."""
        points = [
            (done.epoch, value)
            for done in self.epochs
            if (value := getattr(done, f"validation_{name}")) is not None
        ]
        table = np.array(points, dtype=np.float64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    @property
    def best(self) -> EpochDone | None:
        """The epoch with the highest validation accuracy, the first of equals; None without validation."""
        judged = [done for done in self.epochs if done.validation_accuracy is not None]
        return max(judged, key=_validation_accuracy, default=None)

    @property
    def last_epoch(self) -> EpochDone | None:
        """The last epoch that was completed."""
        return self.epochs[-1] if self.epochs else None

    @classmethod
    def from_epochs(cls, epochs: Sequence[EpochDone], title: str = "") -> RunHistory:
        """A history of which only the epochs are known, as after opening a project."""
        history = cls(title)
        history.epochs = list(epochs)
        return history


def _validation_accuracy(done: EpochDone) -> float:
    return -1.0 if done.validation_accuracy is None else done.validation_accuracy
