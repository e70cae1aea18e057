"""How fast training goes, and how long it will still take, steady enough to be read."""

from __future__ import annotations

import math

from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone

MEMORY_SECONDS = 3.0
"""After that time a measurement counts for 1/e."""


class Pace:
    """Images per second while batches are learned. validation_seconds: those of a validation pass. total_seconds: all
    that were counted.
    """

    def __init__(self) -> None:
        self._last: float | None = None
        self._images = 0.0
        self._seconds = 0.0
        self._validating = 0.0
        self.validation_seconds = 0.0
        self.total_seconds = 0.0

    def resume(self, now: float) -> None:
        """Count time from `now` on (seconds of any origin)."""
        self._last = now

    def interrupt(self) -> None:
        """Don't count the time until the next event, as in a pause; nor the images of that event."""
        self._last = None

    def add(self, now: float, event: BatchDone | ValidationDone | EpochDone) -> None:
        """Note an event that was made at `now`."""
        last, self._last = self._last, now
        if last is None:
            return
        passed = max(0.0, now - last)
        self.total_seconds += passed
        if isinstance(event, BatchDone):
            memory = math.exp(-passed / MEMORY_SECONDS)
            self._images = self._images * memory + event.examples
            self._seconds = self._seconds * memory + passed
        elif isinstance(event, ValidationDone):
            self._validating += passed
        else:
            self.validation_seconds, self._validating = self._validating, 0.0

    @property
    def examples_per_second(self) -> float | None:
        """Images learned in a second, without the time for validation; None before the first batch."""
        return self._images / self._seconds if self._seconds > 0 else None

    def seconds_left(self, images: int, validations: int) -> float | None:
        """Time for that many more images and validation passes; None while the pace isn't known."""
        speed = self.examples_per_second
        return None if not speed else images / speed + validations * self.validation_seconds
