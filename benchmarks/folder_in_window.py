"""A folder of pictures in the real window: how late its thread is while they are read and learned, and the memory.

A process of its own, so that its memory is that of this work alone: `python -m benchmarks.folder_in_window FOLDER`.
`python -m benchmarks.made_images` makes the folder and starts it.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QSettings, Slot

from benchmarks import offscreen
from benchmarks.responsiveness import Lateness
from nnstudio.app import Studio, build
from nnstudio.data.source import Opened
from nnstudio.data.sources.image_folder import ImageFolder
from nnstudio.document.answer import for_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.hands import pump, wait_until

MB = 2**20
MOST_MEMORY, MOST_LATENESS = 400, 50.0
"""Megabytes beyond the imports, and milliseconds at the 99th percentile: what is promised."""
PATIENCE = 3600.0


class Memory(threading.Thread):
    """Watches how much this process holds: its own memory, and all, with the pages of files that are mapped."""

    def __init__(self) -> None:
        super().__init__(name="memory", daemon=True)
        self.before = resident()
        self.most_own = self.most = 0
        self.start()

    def run(self) -> None:
        """Look 50 times a second."""
        while True:
            own, everything = (now - then for now, then in zip(resident(), self.before, strict=True))
            self.most_own, self.most = max(self.most_own, own), max(self.most, everything)
            time.sleep(0.02)


def resident() -> tuple[int, int]:
    """Bytes in memory that are no file's, and all bytes in memory."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith("kB")}
    return kilobytes["RssAnon"] * 1024, kilobytes["VmRSS"] * 1024


class Reader(QObject):
    """What a job of the window tells of a folder that it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: Opened | None = None
        self.said: object = None

    @Slot(object)
    def take(self, opened: Opened) -> None:
        """The folder is open."""
        self.opened = opened

    @Slot(object)
    def tell(self, said: object) -> None:
        """It is not."""
        self.said = said


def main() -> int:
    """Print the table; 1 where something that is promised does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.folder_in_window", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--template", default="three-convolutions")
    parser.add_argument("--epochs", type=int, default=1)
    options = parser.parse_args()
    offscreen.use_large_screen()
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        studio = build([], QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        studio.window.show()
        pump(1.0)
        opened, reading = read(studio, ImageFolder(folder=str(options.folder)))
        training = train(studio, opened, options)
        studio.window.close_without_asking()
    return report(opened, reading, training, memory)


def read(studio: Studio, source: ImageFolder) -> tuple[Opened, list[float]]:
    """Open the folder as the window does, beside its thread; what was opened, and the milliseconds of lateness."""
    reader, lateness = Reader(), Lateness()
    lateness.start()
    begun = time.perf_counter()
    studio.run_model.jobs.start(lambda _: studio.run_model.shelf.open(source), reader.take, reader.tell)
    wait_until(lambda: reader.opened or reader.said, "the pictures", PATIENCE)
    lateness.stop()
    if reader.opened is None:
        sys.exit(str(reader.said))
    print(f"read {source.folder} in {time.perf_counter() - begun:.1f} s")
    return reader.opened, lateness.samples


def train(studio: Studio, opened: Opened, options: argparse.Namespace) -> list[float]:
    """Train a template on it to the end; the milliseconds of lateness."""
    store, run_model, lateness = studio.store, studio.run_model, Lateness()
    source = ImageFolder(folder=str(options.folder))
    document = for_data(TEMPLATES[options.template].document, source, opened.description)
    training = document.training.change(epochs=options.epochs, validation="test set")
    store.apply(dataclasses.replace(document, training=training), "Data")
    lateness.start()
    begun = time.perf_counter()
    run_model.train()
    wait_until(lambda: len(run_model.history) > 0, "the first batch", PATIENCE)
    wait_until(lambda: not run_model.state.active, "the end of training", PATIENCE)
    lateness.stop()
    _, reached = run_model.history.validation("accuracy")
    seconds = time.perf_counter() - begun
    print(
        f"trained {options.template} for {len(reached)} epochs in {seconds:.0f} s, to {max(reached, default=0.0):.1%}"
    )
    return lateness.samples


def report(opened: Opened, reading: list[float], training: list[float], memory: Memory) -> int:
    """Print what was found, and what was promised."""
    broken = 0
    size = opened.description.train + opened.description.test
    print(f"{size:,} pictures of {opened.description.shape}, milliseconds that the event loop was late")
    for name, samples in (("while it is read", reading), ("while it trains", training)):
        p50, p99, most = np.percentile(samples, (50, 99, 100))
        broken += p99 >= MOST_LATENESS
        print(f"{name:18s} p50 {p50:6.1f}  p99 {p99:6.1f} (promised {MOST_LATENESS:.0f})  max {most:6.1f}")
    broken += memory.most >= MOST_MEMORY * MB
    own, everything = memory.most_own / MB, memory.most / MB
    print(f"memory beyond the imports: at most {everything:.0f} MB (promised {MOST_MEMORY}),")
    print(f"{own:.0f} MB of it without pages of mapped files, which the system takes back when it wants them")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
