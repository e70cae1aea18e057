"""What the plane costs the network that trains: `python -m benchmarks.plane`.

Trains a network on the spiral in the real window, offscreen, again and again: in turn with the plane in sight, which
shows the border between the classes while it is learned, and with the test panel hidden. Prints how much longer the
first takes by the clock, how much more time of the processor, which other work on the machine disturbs less, and how
often and how finely the plane was drawn.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings

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
from nnstudio.studio.hands import pump

PROMISED = 1.05
"""Most that training may take with the plane in sight, of what it takes without."""


@dataclasses.dataclass
class Counter(SurveyPace):
    """A pace that notes the points across of every picture that was made while a network trained, and what all took.

    seconds: of the processor, for asking the network and for painting.
    """

    page: PlanePage
    sides: list[int] = dataclasses.field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        super().__init__()
        self.page.survey.pace = self
        self.page.view.painted.connect(self.painted)

    def surveyed(self, side: int, seconds: float) -> None:
        """There is another picture."""
        super().surveyed(side, seconds)
        if self.page.run_model.active:
            self.sides.append(side)
            self.seconds += seconds

    def painted(self, seconds: float) -> None:
        """It was shown."""
        super().painted(seconds)
        if self.page.run_model.active:
            self.seconds += seconds


def spiral(units: int, batch: int, epochs: int) -> Document:
    """Three layers of so many units that learn 5,000 points, which are enough steps for an epoch."""
    source = Points(count=5000)
    layers = [(f"hidden_{number}", Dense(units=units, activation="tanh")) for number in range(3)]
    layers.append(("output", Dense(units=2, activation="softmax")))
    training = TrainingSettings(
        CategoricalCrossentropy(), Adam(learning_rate=0.003), epochs=epochs, batch_size=batch
    )
    return Document.of(stack((2,), layers), training, "Spiral", source, source.describe())


Seconds = tuple[float, float]
"""By the clock, and of the processor in all threads."""


def train(studio: Studio) -> Seconds:
    """Train from new weights to the end, with the window's own event loop."""
    loop = QEventLoop()
    model = studio.run_model

    def look() -> None:
        if not model.active:
            loop.quit()

    model.state_changed.connect(look)
    start = time.perf_counter(), time.process_time()
    model.start_over()
    loop.exec()
    seconds = time.perf_counter() - start[0], time.process_time() - start[1]
    model.state_changed.disconnect(look)
    pump(0.5)
    return seconds


def compare(studio: Studio, document: Document, rounds: int) -> bool:
    """Print what both take; return whether the promise is kept."""
    window = studio.window
    window.store.open(document)
    window.show_workbench()
    pump(0.5)
    train(studio)
    counter = Counter(window.ask.of(PlanePage))
    times: dict[bool, list[Seconds]] = {True: [], False: []}
    for number in range(2 * rounds):
        seen = number % 4 in (0, 3)
        window.ask.setVisible(seen)
        pump(0.2)
        times[seen].append(train(studio))
    window.ask.show()
    print(
        f"{', '.join(node.layer.summary() for node in document.nodes)}, batch {document.training.batch_size}:"
    )
    ratios = [print_ratio(what, times, number) for number, what in enumerate(("clock", "processor"))]
    whole = sum(seconds for seconds, _ in times[True])
    print(
        f"  {len(counter.sides) / whole:.1f} pictures a second, {statistics.median(counter.sides or [0]):.0f} points "
        f"across; asking and painting took {counter.seconds / whole:.1%} of a core\n"
    )
    return min(ratios) <= PROMISED


def print_ratio(what: str, times: dict[bool, list[Seconds]], number: int) -> float:
    """Print how much longer it takes with the plane in sight; return the median of the rounds."""
    with_it, without = ([seconds[number] for seconds in times[seen]] for seen in (True, False))
    ratios = [one / other for one, other in zip(with_it, without, strict=True)]
    ratio = statistics.median(ratios)
    print(
        f"  {what:9s} {statistics.median(without):6.2f} s without, {statistics.median(with_it):6.2f} s with, "
        f"ratio {ratio:.3f} ({min(ratios):.3f} to {max(ratios):.3f})"
    )
    return ratio


def main() -> int:
    """Measure, and return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plane", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--units", type=int, nargs="*", default=[8, 32, 256])
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=40)
    options = parser.parse_args()
    offscreen.use_large_screen()
    print(machine.description())
    with tempfile.TemporaryDirectory() as folder:
        studio = build([], QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        studio.window.show()
        kept = [
            compare(studio, spiral(units, options.batch, options.epochs), options.rounds)
            for units in options.units
        ]
        studio.window.close_without_asking()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
