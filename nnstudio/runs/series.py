"""The batches of a run, in columns that grow without being copied each time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.events import BatchDone
from nnstudio.runs.rows import FIRST_ROWS, Rows

DTYPES: dict[str, type[np.generic]] = {
    "epoch": np.int32,
    "batch": np.int32,
    "batches": np.int32,
    "step": np.int64,
    "examples": np.int32,
    "loss": np.float64,
    "metric": np.float64,
    "learning_rate": np.float64,
}
"""The columns, named as BatchDone names them; metric is the leading one."""


class BatchSeries:
    """All batches of a run, one array for each column. The arrays double when they are full.

    metric: the name of the leading metric.
    """

    def __init__(self, metric: str = "accuracy") -> None:
        self.metric = metric
        self._columns: dict[str, NDArray[Any]] = {name: np.empty(FIRST_ROWS, t) for name, t in DTYPES.items()}
        self._size = 0
        self._reached = Rows(2)
        self._examples = 0

    def __len__(self) -> int:
        return self._size

    def add(self, event: BatchDone) -> None:
        """One more row."""
        if self._size == len(self._columns["step"]):
            self._columns = {name: np.concatenate((a, np.empty_like(a))) for name, a in self._columns.items()}
        for name, column in self._columns.items():
            if name == "metric":
                column[self._size] = event.metrics.get(self.metric, np.nan)
            else:
                column[self._size] = getattr(event, name)
        self._size += 1
        self._examples += event.examples
        self._reached.add(event.epoch - 1 + event.batch / event.batches, self._examples)

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
        return self._event(*(column[place].item() for column in self._columns.values()))

    def rows(self) -> Iterator[BatchDone]:
        """All batches as the events that they were."""
        columns = [self.column(name).tolist() for name in DTYPES]
        return (self._event(*values) for values in zip(*columns, strict=True))

    def _event(self, *values: Any) -> BatchDone:
        epoch, batch, batches, step, examples, loss, metric, rate = values
        return BatchDone(epoch, batch, batches, step, examples, loss, {self.metric: metric}, rate)

    @property
    def step(self) -> NDArray[np.int64]:
        """The number of each step, counted from 1 over all epochs; (batches,) int64."""
        return self.column("step")

    @property
    def loss(self) -> NDArray[np.float64]:
        """The loss of each batch before its update; (batches,) float64."""
        return self.column("loss")

    @property
    def progress(self) -> NDArray[np.float64]:
        """Where each batch ends, in epochs: 1.0 after the first whole epoch; (batches,) float64."""
        return self._reached.column(0)

    @property
    def seen(self) -> NDArray[np.float64]:
        """How many examples were seen when each batch had ended; (batches,) float64."""
        return self._reached.column(1)
