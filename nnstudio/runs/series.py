"""A table of numbers that grows by rows without being copied each time, for the batches of a run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.engine.events import BatchDone

FIRST_ROWS = 256
DTYPES: dict[str, type[np.generic]] = {
    "epoch": np.int32,
    "batch": np.int32,
    "batches": np.int32,
    "step": np.int64,
    "images": np.int32,
    "loss": np.float64,
    "accuracy": np.float64,
    "learning_rate": np.float64,
}
"""The columns, named as BatchDone names them."""


class BatchSeries:
    """All batches of a run, one array for each column. The arrays double when they are full."""

    def __init__(self) -> None:
        self._columns: dict[str, NDArray[Any]] = {name: np.empty(FIRST_ROWS, t) for name, t in DTYPES.items()}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, event: BatchDone) -> None:
        """One more row."""
        if self._size == len(self._columns["step"]):
            self._columns = {name: np.concatenate((a, np.empty_like(a))) for name, a in self._columns.items()}
        for name, column in self._columns.items():
            column[self._size] = getattr(event, name)
        self._size += 1

    def column(self, name: str) -> NDArray[Any]:
        """A read-only view of one column, (batches,), as long as there are rows now."""
        view = self._columns[name][: self._size]
        view.flags.writeable = False
        return view

    def row(self, index: int) -> BatchDone:
        """One batch as the event that it was."""
        if not -self._size <= index < self._size:
            raise IndexError(f"there are {self._size} batches, and none at {index}")
        place = index % self._size
        return BatchDone(**{name: column[place].item() for name, column in self._columns.items()})

    def rows(self) -> Iterator[BatchDone]:
        """All batches as the events that they were."""
        columns = [self.column(name).tolist() for name in DTYPES]
        return itertools.starmap(BatchDone, zip(*columns, strict=True))

    @property
    def step(self) -> NDArray[np.int64]:
        """The number of each step, counted from 1 over all epochs; (batches,) int64."""
        return self.column("step")

    @property
    def loss(self) -> NDArray[np.float64]:
        """The loss of each batch before its update; (batches,) float64."""
        return self.column("loss")

    @property
    def accuracy(self) -> NDArray[np.float64]:
        """The fraction of each batch that was answered rightly before its update; (batches,) float64."""
        return self.column("accuracy")

    @property
    def progress(self) -> NDArray[np.float64]:
        """Where each batch ends, in epochs: 1.0 after the first whole epoch; (batches,) float64."""
        parts: NDArray[np.float64] = self.column("batch") / self.column("batches")
        return self.column("epoch") - 1 + parts
