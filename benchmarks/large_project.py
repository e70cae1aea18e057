"""How late the window is while a project of 100 MB is opened and saved: `python -m benchmarks.large_project`.

The network was trained, so that its file holds weights and the optimizer's state, and a version is kept at each save.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSettings

from benchmarks import machine, offscreen
from benchmarks.responsiveness import Lateness
from nnstudio.app import Studio, build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.engine.training import Training
from nnstudio.formats.project import Project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.learning.training_data import TrainingData
from nnstudio.studio.hands import pump

PROMISED = 50.0
"""Most milliseconds that the window is late."""
UNITS = (2600, 2000)


def network() -> Document:
    """A network of seven million parameters on images of digits."""
    document = edits.change_training(empty_document("Large"), epochs=1, batch_size=64, validation="none")
    layers = [Flatten(), *(Dense(units=units, activation="relu") for units in UNITS)]
    for layer in (*layers, Dense(units=10, activation="softmax")):
        document = edits.insert(document, layer, document.last)
    return document


def trained(document: Document) -> Project:
    """The network after two steps."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 255, (128, 28, 28, 1), np.uint8)
    data = TrainingData.of_arrays(images, np.arange(128, dtype=np.uint8) % 10)
    with Training(document.graph, document.training, data) as run:
        events = tuple(run.events())
        return Project(document, run.snapshot(), events, run.checkpoint())


def watched(name: str, begin: Callable[[], object], goes_on: Callable[[], bool]) -> float:
    """Begin something, let the window live until it is over, and print how late that was at worst, in milliseconds."""
    lateness = Lateness()
    pump(0.3)
    lateness.start()
    start = time.perf_counter()
    begin()
    pump(0.02)
    while goes_on():
        pump(0.02)
    took = time.perf_counter() - start
    pump(0.1)
    lateness.stop()
    worst = max(lateness.samples)
    print(f"{name:<10} {took:6.2f} s, the window was late by {worst:5.1f} ms at most")
    return worst


def measure(studio: Studio, path: Path) -> float:
    """The worst of all, in milliseconds."""
    window, files = studio.window, studio.window.files
    recovery, saver = window.recovery, window.recovery.autosaver
    assert saver is not None

    def edit() -> None:
        document = studio.store.document
        studio.store.apply(edits.retitle(document, document.title + "."), "Rename")  # type: ignore[arg-type]

    def autosave() -> None:
        edit()
        saver.write()

    def save() -> None:
        edit()
        files.save()

    return max(
        watched("open", lambda: files.open(path), lambda: files.work.active),
        watched("autosave", autosave, lambda: saver.writing),
        watched("look", recovery.look, lambda: recovery.looking.active),
        watched("save", save, lambda: files.work.active),
        watched("save again", save, lambda: files.work.active),
    )


def main() -> int:
    """Measure, and return 1 if the window was late."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_project", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    offscreen.use_large_screen()
    print(machine.description())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        save_project(place / "large.nnstudio", trained(network()))
        print(f"{(place / 'large.nnstudio').stat().st_size / 1e6:.0f} MB")
        settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
        studio = build([], settings, Shelf(200), place / "autosave", place / "versions")
        studio.window.show()
        pump(1.0)
        worst = [measure(studio, place / "large.nnstudio") for _ in range(options.rounds)]
        studio.window.close_without_asking()
    return 0 if min(worst) <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
