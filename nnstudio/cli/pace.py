"""How fast a run goes: seconds for each epoch, and images learned in a second without the validation."""

from __future__ import annotations

import time
from collections.abc import Callable

from nnstudio.learning.events import BatchDone, EpochDone, Event


class Pace:
    """Watches events go by. clock: seconds of any origin."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.started = self._epoch_started = self._last_batch = clock()
        self._images = 0
        self.epoch_seconds = 0.0
        self.examples_per_second = 0.0

    def pass_by(self, event: Event) -> None:
        """Note when this event came."""
        now = self._clock()
        if isinstance(event, BatchDone):
            self._images += event.examples
            self._last_batch = now
            self.examples_per_second = self._images / max(now - self._epoch_started, 1e-9)
        elif isinstance(event, EpochDone):
            self.epoch_seconds = now - self._epoch_started
            self._epoch_started, self._images = now, 0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return self._clock() - self.started
