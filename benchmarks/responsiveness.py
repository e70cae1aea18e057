"""How late the window answers, idle and while a network trains: `python -m benchmarks.responsiveness`.

Drives the real window offscreen. A thread plays the mouse: it posts pen events at its own pace, so that a release
waits in the queue as a person's would. Two things are timed: by how much a timer of the window's thread comes too
late, and how long it takes from the release of the pen until the new bars are painted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, QSettings, Qt, QTimer, Slot
from PySide6.QtGui import QInputDevice, QKeyEvent, QMouseEvent, QPaintEvent, QPointingDevice

from benchmarks import machine, offscreen
from nnstudio.app import Studio, build
from nnstudio.studio.hands import SEVEN, pump, wait_until
from nnstudio.studio.shared.bars import Bars

TICK_MS = 10
BETWEEN_DIGITS = 0.1
"""Seconds from a release to the clearing of the pad, and from there to the next digit."""
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
LIMITS = {"event loop, training": 50.0, "pen to bars, training": 50.0, "pen to bars, idle": 10.0}
"""Largest 99th percentile in milliseconds that is promised."""


class Lateness(QObject):
    """Notes by how many milliseconds a timer of the window's thread comes later than it should."""

    def __init__(self) -> None:
        super().__init__()
        self.samples: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to note."""
        self._due = time.perf_counter() + TICK_MS / 1000
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """Note no more."""
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        self.samples.append(max(0.0, time.perf_counter() - self._due) * 1000)
        self.start()


class TimedBars(Bars):
    """Bars that note when they were painted with another answer."""

    painted = 0.0
    _shown: object = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note the time."""
        super().paintEvent(event)
        if self.probabilities is not TimedBars._shown:
            TimedBars._shown, TimedBars.painted = self.probabilities, time.perf_counter()


class Person(threading.Thread):
    """Draws strokes on the pad by events from outside the window's thread, and times the answers."""

    def __init__(self, studio: Studio, seconds: float) -> None:
        super().__init__(name="person", daemon=True)
        self.pad, self.seconds = studio.window.drawing.pad, seconds
        self.side = self.pad.square.width()
        self.samples: list[float] = []

    def run(self) -> None:
        """Draw a digit again and again; a release counts when new bars have been painted after it."""
        end = time.perf_counter() + self.seconds
        rng = np.random.default_rng(0)
        while time.perf_counter() < end:
            shift = rng.uniform(-0.05, 0.05, 2)
            self._post(QEvent.Type.MouseButtonPress, SEVEN[0] + shift, LEFT)
            for point in SEVEN[1:]:
                time.sleep(0.016)
                self._post(QEvent.Type.MouseMove, point + shift, LEFT)
            time.sleep(0.05 + rng.uniform(0, 0.03))
            self._release(SEVEN[-1] + shift)
            time.sleep(BETWEEN_DIGITS)
            self._clear()
            time.sleep(BETWEEN_DIGITS)

    def _release(self, point: np.ndarray) -> None:
        start = time.perf_counter()
        self._post(QEvent.Type.MouseButtonRelease, point, NONE)
        while TimedBars.painted < start and time.perf_counter() < start + 2:
            time.sleep(0.0005)
        answered = TimedBars.painted if TimedBars.painted >= start else time.perf_counter()
        self.samples.append((answered - start) * 1000)

    def _clear(self) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self.pad, event)

    def _post(self, kind: QEvent.Type, point: np.ndarray, buttons: Qt.MouseButton) -> None:
        where = QPointF(point[0] * self.side, point[1] * self.side)
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, where, where, button, buttons, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(self.pad, event)


def measure(studio: Studio, name: str, seconds: float) -> dict[str, list[float]]:
    """Milliseconds of lateness and of answers, over that time."""
    studio.window.drawing.model.clear()
    pump(0.3)
    lateness, person = Lateness(), Person(studio, seconds)
    ending = QTimer(interval=round(seconds * 1000 + 1500))
    ending.setSingleShot(True)
    loop = QEventLoop()
    ending.timeout.connect(loop.quit)
    lateness.start()
    person.start()
    ending.start()
    loop.exec()
    lateness.stop()
    person.join()
    return {f"event loop, {name}": lateness.samples, f"pen to bars, {name}": person.samples}


def main() -> int:
    """Measure idle and training, and print the table; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.responsiveness", description=__doc__)
    parser.add_argument("--template", default="two-convolutions")
    parser.add_argument("--seconds", type=float, default=30.0, help="of measuring, each")
    parser.add_argument(
        "--interval", type=float, default=sys.getswitchinterval(), help="of the interpreter's switch"
    )
    options = parser.parse_args()
    offscreen.use_large_screen()
    sys.setswitchinterval(options.interval)
    with tempfile.TemporaryDirectory() as folder:
        found = _measure_all(Path(folder), options.template, options.seconds)
    print(machine.description())
    print(f"{options.template}, {options.seconds:g} s each, milliseconds\n")
    return _print_table(found)


def _measure_all(folder: Path, template: str, seconds: float) -> dict[str, list[float]]:
    studio = build([], QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    _time_bars(studio)
    QPointingDevice.primaryPointingDevice()
    QInputDevice.primaryKeyboard()
    studio.window.show()
    studio.window.files.open_template(template)
    pump(0.5)
    if studio.window.drawing.bars.visibleRegion().isEmpty():
        sys.exit("The bars are out of sight: the screen is too small to time when they are painted.")
    found = measure(studio, "idle", seconds / 2)
    studio.run_model.train()
    wait_until(lambda: len(studio.run_model.history) > 5, "the first batches")
    found |= measure(studio, "training", seconds)
    speed = studio.run_model.progress
    print(f"trained {speed.examples_per_second or 0:,.0f} images a second meanwhile")
    studio.window.close_without_asking()
    return found


def _time_bars(studio: Studio) -> None:
    """Put bars into the window that note when they are painted."""
    panel = studio.window.drawing
    timed = TimedBars(panel.bars.names)
    layout = panel.bars.parentWidget().layout()
    layout.replaceWidget(panel.bars, timed)
    panel.bars.deleteLater()
    panel.bars = timed


def _print_table(found: dict[str, list[float]]) -> int:
    broken = 0
    print(f"{'':24s} {'p50':>8s} {'p99':>8s} {'max':>8s} {'samples':>8s} {'promised':>9s}")
    for name, samples in found.items():
        p50, p99, most = np.percentile(samples, (50, 99, 100))
        limit = LIMITS.get(name)
        kept = "" if limit is None else f"{limit:.0f} {'kept' if p99 < limit else 'broken'}"
        broken += limit is not None and p99 >= limit
        print(f"{name:24s} {p50:8.1f} {p99:8.1f} {most:8.1f} {len(samples):8d} {kept:>12s}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
