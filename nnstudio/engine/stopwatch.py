"""How long each layer takes in real training steps: every operation's own time, on the thread that does it.

The steps are those of a run, with all its threads, but for a watch around each op. What threads do side by side fills
less of the step than their times add up to; so a layer counts with the sum of its times, divided by the number of
threads that share such work.
"""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections import defaultdict
from collections.abc import Generator, Mapping

from nnstudio.engine.fusion import computed_together
from nnstudio.engine.team import Task, available_cores
from nnstudio.engine.training import Training
from nnstudio.engine.watch import Way
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.events import BatchDone
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.timing import LayerTime, Timing
from nnstudio.learning.training_data import TrainingData

UNMEASURED = 2
"""Batches in which operations are listed and memory is touched for the first time."""
ENDLESS = 2**31
"""Epochs: whoever asks for the times says when they are enough."""


class Stopwatch:
    """Adds up what each layer takes of a batch, each task on its own, so that no thread waits for another's figure."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._spent: dict[tuple[str, Way], list[list[float]]] = defaultdict(list)
        self.laps: dict[tuple[str, Way], list[float]] = defaultdict(list)

    def around(self, node: str, way: Way, task: Task, side_by_side: int) -> Task:
        """The task with a watch around it."""
        spent, share = [0.0], max(1, min(side_by_side, self.threads))
        self._spent[node, way].append(spent)

        def run() -> None:
            began = time.perf_counter()
            task()
            spent[0] += (time.perf_counter() - began) / share

        return run

    def lap(self, counts: bool) -> None:
        """A batch is over; start from zero. counts: or only forget it."""
        for key, parts in self._spent.items():
            if counts:
                self.laps[key].append(sum(part[0] for part in parts))
            for part in parts:
                part[0] = 0.0


def measure(
    graph: Graph,
    settings: TrainingSettings,
    data: TrainingData,
    *,
    weights: Mapping[str, Array] | None = None,
    threads: int | None = None,
) -> Generator[Timing]:
    """Train on, with weights of its own, and tell after each full batch what was measured so far; without an end, but
    where training diverges. Closing the generator ends the threads. Raises what `Training` raises.
    """
    stopwatch = Stopwatch(threads or available_cores())
    unjudged = dataclasses.replace(data, validation=None)
    with Training(graph, settings, unjudged, weights=weights, threads=threads, watch=stopwatch) as training:
        together = computed_together(graph)
        counted = [node.id for node in graph.nodes if node.id not in together]
        steps: list[float] = []
        for seen, took in enumerate(_full_batches(training, stopwatch), 1):
            stopwatch.lap(seen > UNMEASURED)
            if seen > UNMEASURED:
                steps.append(took)
                layers = {name: _time(stopwatch, name) for name in counted}
                step = statistics.median(steps)
                yield Timing(training.program.batch, stopwatch.threads, len(steps), step, layers, together)


def _full_batches(training: Training, stopwatch: Stopwatch) -> Generator[float]:
    """The seconds of each step with a whole batch."""
    events = training.events(ENDLESS)
    while True:
        began = time.perf_counter()
        event = next(events, None)
        took = time.perf_counter() - began
        if event is None:
            return
        if isinstance(event, BatchDone) and event.examples == training.program.batch:
            yield took
        else:
            stopwatch.lap(counts=False)


def _time(stopwatch: Stopwatch, node: str) -> LayerTime:
    forward, backward = (stopwatch.laps.get((node, way), [0.0]) for way in ("forward", "backward"))
    return LayerTime(statistics.median(forward), statistics.median(backward))
