"""How long the window is frozen by a switch between light and dark: `python -m benchmarks.theme_switch`.

Beside it, in turn, stands what a switch costs where the stylesheet is set anew on the application, as it was done once.
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
from PySide6.QtWidgets import QApplication

from benchmarks import machine, offscreen
from nnstudio.app import Studio, build
from nnstudio.studio.hands import pump
from nnstudio.studio.theme.stylesheet import stylesheet

PROMISED = 150.0
"""Largest median in milliseconds."""


def frozen(change: Callable[[], None]) -> float:
    """Milliseconds until a change has been made and painted."""
    start = time.perf_counter()
    change()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def measure(studio: Studio, rounds: int) -> dict[str, list[float]]:
    """Times of each way, in turn."""
    found: dict[str, list[float]] = {"roles looked up again": [], "stylesheet set anew": []}
    for number in range(rounds):
        choice = ("dark", "light")[number % 2]
        found["roles looked up again"].append(frozen(lambda choice=choice: studio.appearance.choose(choice)))
        sheet = stylesheet() + " " * (number % 2)
        found["stylesheet set anew"].append(frozen(lambda sheet=sheet: studio.app.setStyleSheet(sheet)))
        studio.app.setStyleSheet(stylesheet())
        QApplication.processEvents()
    return found


def main() -> int:
    """Measure and print the table; return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.theme_switch", description=__doc__)
    parser.add_argument("--template", default="two-convolutions")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    offscreen.use_large_screen()
    with tempfile.TemporaryDirectory() as folder:
        studio = build([], QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        studio.window.show()
        studio.window.files.open_template(options.template)
        pump(0.5)
        found = measure(studio, options.rounds)
        print(machine.description())
        print(f"{options.template}, {len(studio.app.allWidgets())} widgets, milliseconds\n")
        studio.window.close_without_asking()
    print(f"{'':24s} {'p50':>8s} {'max':>8s}")
    for name, samples in found.items():
        print(f"{name:24s} {np.median(samples):8.1f} {max(samples):8.1f}")
    return int(np.median(found["roles looked up again"]) >= PROMISED)


if __name__ == "__main__":
    sys.exit(main())
