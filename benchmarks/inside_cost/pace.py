"""How many steps a second a network trains, to the exact time of each step, and how late the window is meanwhile."""

from __future__ import annotations

import dataclasses
import itertools
import statistics
import time
from collections.abc import Callable

from benchmarks.plane import interval
from benchmarks.plane import live as just_live
from benchmarks.responsiveness import Lateness
from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone
from nnstudio.runs.progress import ProgressMeter
from nnstudio.studio.training.run import Run

SETTLING = 0.3
"""Seconds after a view was opened or closed in which no step counts."""
FEWEST = 6
"""Steps of a round, which lasts longer where others leave too little of the machine."""


class NotedSteps(ProgressMeter):
    """A meter of a run that notes when each step ended, and of which epoch it was."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.plan.epochs, run.plan.document.training.batch_size, True)
        self.steps: list[tuple[float, int]] = []

    def add(self, now: float, event: BatchDone | ValidationDone | EpochDone) -> None:
        """Note a step."""
        super().add(now, event)
        if isinstance(event, BatchDone):
            self.steps.append((now, event.epoch))

    def gaps(self, start: float) -> list[float]:
        """Seconds of each step that began since that time; the passes of validation don't count."""
        since = [each for each in self.steps if start <= each[0]]
        return [after[0] - before[0] for before, after in itertools.pairwise(since) if before[1] == after[1]]


@dataclasses.dataclass(frozen=True)
class Round:
    """steps: a second. processor: seconds of it for a step, in all threads. window: of the window's, a second."""

    steps: float
    processor: float
    window: float

    def between(self, other: Round) -> Round:
        """The mean of two rounds."""
        return Round(*((one + two) / 2 for one, two in zip(_figures(self), _figures(other), strict=True)))


def _figures(of: Round) -> tuple[float, float, float]:
    return of.steps, of.processor, of.window


@dataclasses.dataclass
class Cost:
    """rounds: with the view open. without: beside each, the mean of those before and after it in which none was. late:
    by how many milliseconds the window's timer came too late.
    """

    rounds: list[Round] = dataclasses.field(default_factory=list)
    without: list[Round] = dataclasses.field(default_factory=list)
    late: list[float] = dataclasses.field(default_factory=list)

    def ratio(self, what: str) -> tuple[float, float, float]:
        """Of "steps" or of "processor" to those without: the median of the rounds, and its interval of 95%."""
        ratios = [
            float(getattr(one, what)) / float(getattr(other, what))
            for one, other in zip(self.rounds, self.without, strict=True)
        ]
        return (statistics.median(ratios), *interval(ratios))


def watch_round(
    steps: NotedSteps, seconds: float, late: list[float], live: Callable[[float], None] = just_live
) -> Round:
    """Let the window live for so long after a view was opened; return what was trained, and add to `late`."""
    lateness = Lateness()
    lateness.start()
    just_live(SETTLING)
    clock, processor, window = time.perf_counter(), time.process_time(), time.thread_time()
    live(seconds)
    while len(gaps := steps.gaps(clock)) < FEWEST:
        live(seconds / 4)
    end = time.perf_counter()
    processor, window = time.process_time() - processor, time.thread_time() - window
    lateness.stop()
    late.extend(lateness.samples)
    rate = len(gaps) / sum(gaps)
    return Round(rate, processor / (rate * (end - clock)), window / (end - clock))
