"""When a run is looked into: as often as a small share of its time allows, so that looking never makes it slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from nnstudio.learning.engine import Session
from nnstudio.learning.events import BatchDone, Event
from nnstudio.learning.probe import Probe

PROBING_SHARE = 0.01
"""Most of the training's time that looks may take."""
FIRST_LOOKS, FIRST_EVERY, CHEAP = 20, 5, 0.03
"""So many looks are taken at every fifth step, if one costs less than that many seconds: something is then known of
runs that are over in a moment, too.
"""
UNJUDGED = 3
"""Looks before their cost is known: another program's work may fall into any one of them."""
LEAST_SECONDS = 0.05
"""Between two looks after these: more often shows nothing new."""
MEMORY = 0.8


class Pace(Protocol):
    """Says at which steps to look."""

    def wants(self, step: int) -> bool:
        """Whether to look at this step, counted from 1 over those that were taken here."""

    def took(self, seconds: float, looked: bool) -> None:
        """How long a step took."""


class ShareOfTime:
    """Looks that take no more than a share of the time, but for the first few. clock: seconds."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, share: float = PROBING_SHARE) -> None:
        self.clock, self.share = clock, share
        self._usual = self._cost = 0.0
        self._looks, self._least = 0, 0.0
        self._next = -1.0

    def wants(self, step: int) -> bool:
        """Whether it is time again."""
        if self._looks < UNJUDGED or (self._looks < FIRST_LOOKS and self._least < CHEAP):
            return step % FIRST_EVERY == 0
        return self.clock() >= self._next

    def took(self, seconds: float, looked: bool) -> None:
        """Learn what a step takes, and what a look adds to it."""
        if not looked:
            self._usual = _smoothed(self._usual, seconds)
            return
        cost = max(0.0, seconds - self._usual)
        self._cost = _smoothed(self._cost, cost)
        self._least = min(self._least, cost) if self._looks else cost
        self._looks += 1
        self._next = self.clock() + max(LEAST_SECONDS, self._cost / self.share)


class EverySteps:
    """A look at each so-and-so-manieth step: the same ones each time."""

    def __init__(self, steps: int) -> None:
        self.steps = max(1, steps)

    def wants(self, step: int) -> bool:
        """Whether it is the one."""
        return step % self.steps == 0

    def took(self, seconds: float, looked: bool) -> None:
        """It does not matter."""


class Probing:
    """Looks into a session while it trains: `before` each event is asked for, and `after` it came."""

    def __init__(self, session: Session, pace: Pace | None = None) -> None:
        self.session, self.pace = session, pace or ShareOfTime()
        self._step = 1
        self._looking = False
        self._began = 0.0

    def before(self) -> None:
        """Have the next step looked at, if it is time."""
        self._looking = self.pace.wants(self._step)
        if self._looking:
            self.session.look()
        self._began = time.perf_counter()

    def after(self, event: Event) -> Probe | None:
        """What the step showed that just ended, if it was looked at."""
        if not isinstance(event, BatchDone):
            return None
        self.pace.took(time.perf_counter() - self._began, self._looking)
        self._step += 1
        return self.session.probe if self._looking else None


def _smoothed(before: float, now: float) -> float:
    return before * MEMORY + now * (1.0 - MEMORY) if before else now
