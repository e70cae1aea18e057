"""The record of one run: what was asked for, all that happened in the order in which it happened, and its curves.

Everything lies in arrays that double when they are full, so that a redraw reads arrays and never loops over batches or
epochs.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, Finished
from nnstudio.learning.metrics import Accuracy, Metric
from nnstudio.learning.probe import Probe
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.probes import ProbeSeries
from nnstudio.runs.rows import Rows
from nnstudio.runs.series import BatchSeries

SMOOTHING_BATCHES = 60.0
"""After that many batches, a batch counts for 1/e in the smooth lines."""
MEMORY = math.exp(-1.0 / SMOOTHING_BATCHES)
LOSS = "loss"
"""The name of the loss among the figures that have curves; the others are those of metrics."""


class RunRecord:
    """A run as it grows: `add` each event. Nothing that was added is ever changed.

    title: of the network or template. settings: those of the training, with its seed. metrics: the task's; `metric` is
    the leading one, by which epochs are compared, and the only one that is known of batches. epochs: those that were
    completed. diverged, finished: how the run ended, or None. probes: what looks into it showed.
    """

    def __init__(
        self,
        title: str = "",
        settings: TrainingSettings | None = None,
        metrics: tuple[Metric, ...] = (Accuracy(),),
    ) -> None:
        self.title, self.settings, self.metrics = title, settings or TrainingSettings(), metrics
        self.batches = BatchSeries(self.metric.name)
        self.probes = ProbeSeries()
        self.epochs: list[EpochDone] = []
        self.diverged: Diverged | None = None
        self.finished: Finished | None = None
        self._best: EpochDone | None = None
        self._trained: dict[str, Rows] = {}
        self._validated: dict[str, Rows] = {}
        self._smooth = Rows(2)
        self._weight = 0.0
        self._means = [0.0, 0.0]

    def __len__(self) -> int:
        return len(self.batches)

    def __bool__(self) -> bool:
        return len(self) > 0 or bool(self.epochs)

    @property
    def metric(self) -> Metric:
        """The one that leads."""
        return self.metrics[0]

    def metric_of(self, figure: str) -> Metric | None:
        """The metric of that name; None for LOSS, and for what is none of this run's."""
        return next((metric for metric in self.metrics if metric.name == figure), None)

    @property
    def seed(self) -> int:
        """Where all chance of the run began."""
        return self.settings.seed

    def add(self, event: Event) -> None:
        """Note one event. The progress of a validation pass is not kept: its result comes with the epoch."""
        if isinstance(event, BatchDone):
            self.batches.add(event)
            self._smooth_over(event)
        elif isinstance(event, EpochDone):
            self._add_epoch(event)
        elif isinstance(event, Diverged):
            self.diverged = event
        elif isinstance(event, Finished):
            self.finished = event

    def _add_epoch(self, event: EpochDone) -> None:
        self.epochs.append(event)
        _note(self._trained, event.epoch, event.loss, event.metrics)
        _note(self._validated, event.epoch, event.validation_loss, event.validation_metrics)
        name = self.metric.name
        value = event.validation_metrics.get(name)
        than = self._best.validation_metrics.get(name) if self._best else None
        if value is not None and self.metric.better(value, than):
            self._best = event

    def _smooth_over(self, event: BatchDone) -> None:
        """Running means with a memory that fades; the first batches weigh as much as there are."""
        self._weight = self._weight * MEMORY + 1.0
        value = event.metrics.get(self.metric.name, math.nan)
        for column, figure in enumerate((event.loss, value)):
            if math.isfinite(figure):
                self._means[column] += (figure - self._means[column]) / self._weight
        self._smooth.add(*self._means)

    @property
    def best(self) -> EpochDone | None:
        """The epoch that was best by validation, the first of equals; None without validation."""
        return self._best

    @property
    def best_epoch(self) -> int:
        """The number of the best epoch, counted from 1; 0 without validation."""
        return self.best.epoch if self.best else 0

    @property
    def finished_reason(self) -> str | None:
        """Why the run is over, as a sentence; None while it goes on, or was stopped by hand."""
        if self.diverged is not None:
            return self.diverged.sentence
        return self.finished.reason if self.finished else None

    def events(self) -> tuple[Event, ...]:
        """All events again, in the order of the run, without those of validation passes."""
        return self.events_of_now()()

    def events_of_now(self) -> Callable[[], tuple[Event, ...]]:
        """What makes `events` as they are now, at any time and in any thread, while the run goes on."""
        ends = tuple(event for event in (self.diverged, self.finished) if event)
        return partial(_in_order, copy.copy(self.batches), tuple(self.epochs), ends)

    @property
    def progress(self) -> NDArray[np.float64]:
        """Where each batch ends, in epochs: 1.0 after the first whole epoch; (batches,)."""
        return self.batches.progress

    def epochs_at(self, step: int) -> float:
        """How many epochs were done, with fractions, when so many steps were."""
        done = int(np.searchsorted(self.batches.step, step, side="right"))
        return float(self.progress[done - 1]) if done else 0.0

    def of_batches(self, figure: str) -> NDArray[np.float64]:
        """LOSS or the leading metric of each batch, (batches,); (0,) for others, which only validation knows."""
        if figure not in (LOSS, self.metric.name):
            return np.empty(0)
        return self.batches.column(LOSS if figure == LOSS else "metric")

    def smooth(self, figure: str) -> NDArray[np.float64]:
        """The same, smoothed."""
        if figure not in (LOSS, self.metric.name):
            return np.empty(0)
        return self._smooth.column(0 if figure == LOSS else 1)

    def validation(self, figure: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Epochs (n,) and validation values (n,) of LOSS or any metric, where there are any."""
        return _points(self._validated, figure)

    def training(self, figure: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Epochs (n,) and figures over the batches of each, (n,), of LOSS or the leading metric."""
        return _points(self._trained, figure)

    @classmethod
    def of(
        cls,
        title: str,
        settings: TrainingSettings,
        events: Iterable[Event],
        metrics: tuple[Metric, ...] = (Accuracy(),),
        looks: tuple[Probe, ...] = (),
    ) -> Self:
        """The record of events and looks that are known already, as a project file holds them."""
        record = cls(title, settings, metrics)
        record.probes = ProbeSeries(looks)
        for event in events:
            record.add(event)
        return record


def _in_order(
    batches: BatchSeries, epochs: Iterable[EpochDone], ends: tuple[Event, ...]
) -> tuple[Event, ...]:
    timed: list[BatchDone | EpochDone] = [*batches.rows(), *epochs]
    timed.sort(key=lambda event: event.step)
    return (*timed, *ends)


def _note(
    places: dict[str, Rows], epoch: int, loss: float | None, metrics: Mapping[str, float | None]
) -> None:
    """Add a point to the curve of each figure that is known."""
    for figure, value in ((LOSS, loss), *metrics.items()):
        if value is not None:
            places.setdefault(figure, Rows(2)).add(epoch, value)


def _points(places: dict[str, Rows], figure: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows = places.get(figure)
    return (np.empty(0), np.empty(0)) if rows is None else (rows.column(0), rows.column(1))
