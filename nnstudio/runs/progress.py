"""Where a run is, as numbers to show: epoch, part of the work done, speed, and time left."""

from __future__ import annotations

import dataclasses

from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone
from nnstudio.runs.pace import Pace


@dataclasses.dataclass(frozen=True)
class Progress:
    """epoch of epochs, batch of batches; fraction: of the whole run, 0 to 1. seconds: spent since the last start,
    without pauses. None where nothing is known yet.
    """

    epoch: int = 0
    epochs: int = 0
    batch: int = 0
    batches: int = 0
    validating: bool = False
    fraction: float = 0.0
    examples_per_second: float | None = None
    seconds_left: float | None = None
    seconds: float = 0.0


class ProgressMeter:
    """Turns events with their times into a Progress."""

    def __init__(self, epochs: int, batch_size: int, validates: bool) -> None:
        self.epochs = epochs
        self.batch_size = batch_size
        self.validates = validates
        self.pace = Pace()
        self._epoch = 0
        self._batch = 0
        self._batches = 0
        self._validating = False

    def resume(self, now: float) -> None:
        """Count time from `now` on, in seconds."""
        self.pace.resume(now)

    def interrupt(self) -> None:
        """Don't count the time until the next event."""
        self.pace.interrupt()

    def add(self, now: float, event: BatchDone | ValidationDone | EpochDone) -> None:
        """Note an event that was made at `now`."""
        self.pace.add(now, event)
        self._epoch = event.epoch
        self._validating = isinstance(event, ValidationDone)
        if isinstance(event, BatchDone):
            self._batch, self._batches = event.batch, event.batches

    def begin_at(self, epochs_done: int) -> None:
        """Start the count after epochs that were learned before."""
        self._epoch = epochs_done

    @property
    def progress(self) -> Progress:
        """How it stands now."""
        total = self.epochs * self._batches
        done = max(0, self._epoch - 1) * self._batches + self._batch
        left = max(0, total - done)
        validations = self.epochs - max(0, self._epoch - 1) if self.validates else 0
        return Progress(
            self._epoch,
            self.epochs,
            self._batch,
            self._batches,
            self._validating,
            min(1.0, done / total) if total else 0.0,
            self.pace.examples_per_second,
            self.pace.seconds_left(left * self.batch_size, validations),
            self.pace.total_seconds,
        )
