"""How many steps a second a network trains, to the exact time of each step, and how late the window is meanwhile."""

from __future__ import annotations

import dataclasses
import itertools
import statistics
import time

from benchmarks.inside_cost.looks import Looked, Looking
from benchmarks.plane import interval, live
from benchmarks.responsiveness import Lateness
from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone
from nnstudio.runs.progress import ProgressMeter
from nnstudio.studio.training.run import Run

Ratio = tuple[float, float, float]
"""A median, and the interval in which the true one is for 95% of such runs."""

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
    """steps: a second. processor: seconds of it for a step, in all threads. window: of the window's, a second. looked:
    what was computed without a pause meanwhile; None where nothing was.
    """

    steps: float
    processor: float
    window: float
    looked: Looked | None = None


@dataclasses.dataclass
class Cost:
    """rounds: with the view open. beside: the steps a second and the processor for one, the mean of the rounds
    before and after each, in which none was open. late: by how many milliseconds the window's timer came too late.
    """

    rounds: list[Round] = dataclasses.field(default_factory=list)
    beside: list[tuple[float, float]] = dataclasses.field(default_factory=list)
    late: list[float] = dataclasses.field(default_factory=list)

    def add(self, one: Round, before: Round, after: Round) -> None:
        """Note a round, and those beside it."""
        self.rounds.append(one)
        self.beside.append(((before.steps + after.steps) / 2, (before.processor + after.processor) / 2))

    @property
    def share(self) -> float:
        """Of the time in which the program computes for the view; the rounds are of nothing else. 1 for views that do
        not compute by themselves.
        """
        return statistics.median(one.looked.share if one.looked else 1.0 for one in self.rounds)

    @property
    def meanwhile(self) -> Ratio:
        """Steps a second in the rounds, of those without a view."""
        return _ratio([one.steps / beside[0] for one, beside in zip(self.rounds, self.beside, strict=True)])

    @property
    def throughput(self) -> Ratio:
        """The same with the pauses that the program makes."""
        return tuple(1.0 - self.share * (1.0 - each) for each in self.meanwhile)  # type: ignore[return-value]

    @property
    def processor(self) -> Ratio:
        """Of the processor for a step in the rounds, to that without a view."""
        pairs = zip(self.rounds, self.beside, strict=True)
        return _ratio([one.processor / beside[1] for one, beside in pairs])


def _ratio(ratios: list[float]) -> Ratio:
    return (statistics.median(ratios), *interval(ratios))


def watch_round(
    steps: NotedSteps, seconds: float, late: list[float], looking: Looking | None = None
) -> Round:
    """Let the window live for so long after a view was opened, or until a few steps and a look were taken; return what
    was trained, and add to `late`.
    """
    lateness = Lateness()
    lateness.start()
    live(SETTLING)
    if looking is not None:
        looking.begin()
    clock, processor, window = time.perf_counter(), time.process_time(), time.thread_time()
    live(seconds)
    while len(gaps := steps.gaps(clock)) < FEWEST or (looking is not None and not looking.enough):
        live(seconds / 8)
    passed = time.perf_counter() - clock
    processor, window = time.process_time() - processor, time.thread_time() - window
    looked = looking.end() if looking is not None else None
    lateness.stop()
    late.extend(lateness.samples)
    rate = len(gaps) / sum(gaps)
    return Round(rate, processor / (rate * passed), window / passed, looked)
