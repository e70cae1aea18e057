"""What the plane costs the network that trains: `python -m benchmarks.plane`.

Trains a network on the spiral in the real window, offscreen, again and again: in turn with the plane in sight, which
shows the border between the classes while it is learned, and with the test panel hidden. Prints how much longer the
first takes, and how often and how finely the plane was drawn.
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
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.hands import pump

PROMISED = 1.05
"""Most that training may take with the plane in sight, of what it takes without."""


@dataclasses.dataclass
class Counter:
    """How many pictures of the plane were made while a network trained, and how many points across they had."""

    page: PlanePage
    sides: list[int] = dataclasses.field(default_factory=list)

    def count(self) -> None:
        """There is another picture."""
        if self.page.survey.ground is not None and self.page.run_model.active:
            self.sides.append(self.page.survey.ground.side)


def spiral(units: int, batch: int, epochs: int) -> Document:
    """Three layers of so many units that learn 1,000 points."""
    source = Points(count=1000)
    layers = [(f"hidden_{number}", Dense(units=units, activation="tanh")) for number in range(3)]
    layers.append(("output", Dense(units=2, activation="softmax")))
    training = TrainingSettings(
        CategoricalCrossentropy(), Adam(learning_rate=0.003), epochs=epochs, batch_size=batch
    )
    return Document(stack((2,), layers), training, "Spiral", source, source.describe())


def seconds_of_training(studio: Studio) -> float:
    """Train from new weights to the end, with the window's own event loop."""
    loop = QEventLoop()
    model = studio.run_model

    def look() -> None:
        if not model.active:
            loop.quit()

    model.state_changed.connect(look)
    start = time.perf_counter()
    model.start_over()
    loop.exec()
    seconds = time.perf_counter() - start
    model.state_changed.disconnect(look)
    pump(0.5)
    return seconds


def compare(studio: Studio, document: Document, rounds: int) -> bool:
    """Print what both take; return whether the promise is kept."""
    window = studio.window
    window.store.open(document)
    window.show_workbench()
    pump(0.5)
    seconds_of_training(studio)
    counter = Counter(window.ask.of(PlanePage))
    counter.page.survey.made.connect(counter.count)
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * rounds):
        seen = number % 4 in (0, 3)
        window.ask.setVisible(seen)
        pump(0.2)
        times[seen].append(seconds_of_training(studio))
    window.ask.show()
    ratios = [one / other for one, other in zip(times[True], times[False], strict=True)]
    ratio = statistics.median(ratios)
    rate = len(counter.sides) / sum(times[True])
    name = ", ".join(node.layer.summary() for node in document.nodes)
    print(
        f"{name}, batch {document.training.batch_size}: {statistics.median(times[False]):.2f} s without, "
        f"{statistics.median(times[True]):.2f} s with, ratio {ratio:.3f} "
        f"({min(ratios):.3f} to {max(ratios):.3f}); {rate:.1f} pictures a second, "
        f"{statistics.median(counter.sides or [0]):.0f} points across"
    )
    return ratio <= PROMISED


def main() -> int:
    """Measure, and return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plane", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--units", type=int, nargs="*", default=[8, 32, 256])
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=100)
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
