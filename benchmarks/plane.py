"""What the plane costs the network that trains: `python -m benchmarks.plane`.

Trains a network on the spiral in the real window, offscreen, without end, and looks at it for short times in turn: with
the plane in sight, which shows the border between the classes while it is learned, and with the test panel hidden. What
was done in a time is compared with the times beside it, so that other work on the machine disturbs both alike. Prints
how many more steps a second are trained without the plane, how much less of the processor a step takes then, which
other work disturbs less, how often and how finely the plane was drawn, and what a picture takes. A ratio is the median
of the rounds, with the interval in which the true one is for 95% of such runs, by the order of the rounds.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QSettings, QTimer

from benchmarks import machine, offscreen
from nnstudio.app import Studio, build
from nnstudio.data.sources.points import Points
from nnstudio.document.document import Document
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.survey_pace import SurveyPace
from nnstudio.studio.ask.plane.page import PlanePage

PROMISED = 1.05
"""Most that training may take with the plane in sight, of what it takes without."""
SETTLING = 0.3
"""Seconds after the panel was shown or hidden that are not looked at: the window lies differently then."""
NEVER = 100_000
"""Epochs that don't end before the benchmark does."""


class Counter(SurveyPace):
    """A pace that notes the points across of every picture, and what surveying it took of the processor in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.sides: list[int] = []
        self.seconds = 0.0

    def surveyed(self, side: int, seconds: float) -> None:
        """There is another picture."""
        super().surveyed(side, seconds)
        self.sides.append(side)
        self.seconds += seconds


@dataclasses.dataclass(frozen=True)
class Slice:
    """What was done in a while. seconds: by the clock. processor: seconds of it in all threads, for a step."""

    steps: int
    seconds: float
    processor: float
    pictures: int = 0

    @property
    def clock(self) -> float:
        """Seconds by the clock for a step."""
        return self.seconds / self.steps


def spiral(units: int, batch: int) -> Document:
    """Three layers of so many units that learn 5,000 points, which are enough steps for an epoch."""
    source = Points(count=5000)
    layers = [(f"hidden_{number}", Dense(units=units, activation="tanh")) for number in range(3)]
    layers.append(("output", Dense(units=2, activation="softmax")))
    training = TrainingSettings(
        CategoricalCrossentropy(), Adam(learning_rate=0.003), epochs=NEVER, batch_size=batch
    )
    return Document.of(stack((2,), layers), training, "Spiral", source, source.describe())


def live(seconds: float) -> None:
    """Let Qt's own event loop run, as in the program: a loop of Python would want the interpreter all the time."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def look(studio: Studio, seconds: float) -> Slice:
    """Let the window live for so long."""
    record, steps = studio.run_model.history, len(studio.run_model.history)
    start = time.perf_counter(), time.process_time()
    live(seconds)
    processor = time.process_time() - start[1]
    done = max(1, len(record) - steps)
    return Slice(done, time.perf_counter() - start[0], processor / done)


def compare(studio: Studio, document: Document, rounds: int, seconds: float) -> bool:
    """Print what a step takes with the plane and without; return whether the promise is kept."""
    window = studio.window
    window.store.open(document)
    window.show_workbench()
    live(0.5)
    counter = Counter()
    window.ask.of(PlanePage).survey.pace = counter
    studio.run_model.start_over()
    live(2.0)
    slices: dict[bool, list[Slice]] = {True: [], False: []}
    sides: list[int] = []
    spent = 0.0
    for number in range(2 * rounds):
        seen = number % 4 in (0, 3)
        window.ask.setVisible(seen)
        live(SETTLING)
        counter.sides, counter.seconds = [], 0.0
        slices[seen].append(dataclasses.replace(look(studio, seconds), pictures=len(counter.sides)))
        sides += counter.sides
        spent += counter.seconds
    window.ask.show()
    studio.run_model.stop_and_wait()
    print(
        f"{', '.join(node.layer.summary() for node in document.graph.nodes)}, batch {document.training.batch_size}:"
    )
    ratios = [print_ratio(what, slices) for what in ("clock", "processor")]
    price = price_of_a_picture(slices)
    whole = sum(one.seconds for one in slices[True])
    print(
        f"  {len(sides) / whole:.1f} pictures a second, {statistics.median(sides or [0]):.0f} points across; "
        f"surveying took {1000 * spent / max(1, len(sides)):.2f} ms each, {spent / whole:.1%} of a core\n"
        f"  a picture takes {1000 * price:.2f} ms of the processor in all, 30 a second {30 * price:.1%} of a core\n"
    )
    return min(ratios) <= PROMISED


def price_of_a_picture(slices: dict[bool, list[Slice]]) -> float:
    """Seconds of the processor in all threads for one picture, by least squares over all slices: it does not matter
    then how many steps others left time for.
    """
    every = [one for seen in slices.values() for one in seen]
    causes = np.array([(one.seconds, one.steps, one.pictures) for one in every])
    taken = np.array([one.processor * one.steps for one in every])
    return float(np.linalg.lstsq(causes, taken, rcond=None)[0][2])


def print_ratio(what: str, slices: dict[bool, list[Slice]]) -> float:
    """Print how much longer a step takes with the plane in sight; return the median of the rounds."""
    with_it, without = ([float(getattr(one, what)) for one in slices[seen]] for seen in (True, False))
    ratios = [one / other for one, other in zip(with_it, without, strict=True)]
    ratio = statistics.median(ratios)
    low, high = interval(ratios)
    print(
        f"  {what:9s} {1e6 * statistics.median(without):5.0f} us a step without, "
        f"{1e6 * statistics.median(with_it):5.0f} us with, ratio {ratio:.3f} "
        f"({low:.3f} to {high:.3f})"
    )
    return ratio


def interval(values: list[float]) -> tuple[float, float]:
    """Where the median of all that could have been measured is, with 95%: by the binomial's normal approximation."""
    ordered, count = sorted(values), len(values)
    off = 0.98 * math.sqrt(count)
    low, high = math.floor(count / 2 - off), math.ceil(count / 2 + off) - 1
    return ordered[max(0, low)], ordered[min(count - 1, high)]


def main() -> int:
    """Measure, and return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plane", description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=0.7)
    parser.add_argument("--units", type=int, nargs="*", default=[8, 32, 256])
    parser.add_argument("--batch", type=int, default=32)
    options = parser.parse_args()
    offscreen.use_large_screen()
    print(machine.description())
    with tempfile.TemporaryDirectory() as folder:
        studio = build([], QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        studio.window.resize(1366, 768)
        studio.window.show()
        kept = [
            compare(studio, spiral(units, options.batch), options.rounds, options.seconds)
            for units in options.units
        ]
        studio.window.close_without_asking()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
