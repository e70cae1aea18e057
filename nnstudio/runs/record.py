"""The record of one run: what was asked for, and all that happened, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.engine.events import BatchDone, Diverged, EpochDone, Event, Finished
from nnstudio.engine.settings import TrainingSettings
from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.formats.history import events_from_json, events_to_json
from nnstudio.layers.declared import FieldError
from nnstudio.runs.series import BatchSeries


class RunRecord:
    """A run as it grows: `add` each event. Nothing that was added is ever changed.

    title: of the network or template. settings: those of the training, with its seed. epochs: those that were
    completed. diverged, finished: how the run ended, or None.
    """

    def __init__(self, title: str, settings: TrainingSettings) -> None:
        self.title, self.settings = title, settings
        self.batches = BatchSeries()
        self.epochs: list[EpochDone] = []
        self.diverged: Diverged | None = None
        self.finished: Finished | None = None

    @property
    def seed(self) -> int:
        """Where all chance of the run began."""
        return self.settings.seed

    def add(self, event: Event) -> None:
        """Note one event. The progress of a validation pass is not kept: its result comes with the epoch."""
        if isinstance(event, BatchDone):
            self.batches.add(event)
        elif isinstance(event, EpochDone):
            self.epochs.append(event)
        elif isinstance(event, Diverged):
            self.diverged = event
        elif isinstance(event, Finished):
            self.finished = event

    @property
    def best(self) -> EpochDone | None:
        """The epoch with the highest validation accuracy, the first of equals; None without validation."""
        judged = [epoch for epoch in self.epochs if epoch.validation_accuracy is not None]
        return max(judged, key=lambda epoch: epoch.validation_accuracy or 0.0, default=None)

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
        timed: list[BatchDone | EpochDone] = [*self.batches.rows(), *self.epochs]
        timed.sort(key=lambda event: event.step)
        return (*timed, *(event for event in (self.diverged, self.finished) if event))

    def to_json(self) -> dict[str, Any]:
        """A plain dict: title, settings, and the events in columns."""
        return {
            "title": self.title,
            "settings": self.settings.to_json(),
            "events": events_to_json(self.events()),
        }

    @classmethod
    def from_json(cls, plain: Any) -> RunRecord:
        """What `to_json` wrote. Raises Fault, a clause, when it is something else."""
        if not isinstance(plain, Mapping) or not isinstance(plain.get("title"), str):
            raise Fault(sentence("is not the record of a run"))
        try:
            settings = TrainingSettings.from_json(plain.get("settings"))
        except FieldError as error:
            raise Fault(
                sentence("has a run with settings that can't be read: {reason}", reason=error.sentence)
            ) from error
        return cls.of(plain["title"], settings, events_from_json(plain.get("events")))

    @classmethod
    def of(cls, title: str, settings: TrainingSettings, events: tuple[Event, ...]) -> RunRecord:
        """The record of events that are known already, as a project file holds them."""
        record = cls(title, settings)
        for event in events:
            record.add(event)
        return record
