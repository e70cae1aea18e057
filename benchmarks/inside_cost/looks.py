"""Has what a view computes computed without a pause, so that a short round shows what that costs the training; and says
how long the program itself pauses between two of them.
"""

from __future__ import annotations

import dataclasses
import math
import statistics
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.training.latest import Latest


@dataclasses.dataclass(frozen=True)
class Looked:
    """took: seconds by the clock from the beginning of a computation to the next one's, if none waited. pause: seconds
    that the program waits before another.
    """

    took: float
    pause: float

    @property
    def share(self) -> float:
        """Of the time in which something is computed, as the program has it."""
        return self.took / (self.took + self.pause)


class Looking(Protocol):
    """Keeps a view computing."""

    def begin(self) -> None:
        """From now on."""

    @property
    def enough(self) -> bool:
        """Whether anything was computed from its beginning to its end."""

    def end(self) -> Looked:
        """No more."""


class Looks(QObject):
    """Asks anew as soon as there is an answer. latest: who answers. ask: asks as a person would."""

    def __init__(self, latest: Latest, ask: Callable[[], None]) -> None:
        super().__init__()
        self.latest, self.ask = latest, ask
        self._count, self._first, self._last = 0, 0.0, 0.0

    def begin(self) -> None:
        """From now on. What was asked by the opening of the view is part of no round."""
        self._count, self._first = -1, 0.0
        self.latest.changed.connect(self._ask)
        self.latest.found.connect(self._note)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if not self.latest.awaited:  # what new weights ask meanwhile would wait its turn
            self.ask()

    @Slot(object)
    def _note(self, found: object) -> None:
        self._last = time.perf_counter()
        self._first = self._first or self._last
        self._count += 1

    @property
    def enough(self) -> bool:
        """Whether one look was taken after the first."""
        return self._count >= 1

    def end(self) -> Looked:
        """No more."""
        self.latest.changed.disconnect(self._ask)
        self.latest.found.disconnect(self._note)
        return Looked((self._last - self._first) / self._count, self.latest.pause)


def in_tab(window: MainWindow) -> Looking:
    """Looks of the view of Inside that is in sight."""
    return Looks(window.inside.latest, lambda: window.inside.view.wanted.emit())


def on_blocks(window: MainWindow) -> Looking:
    """Looks of the values on the canvas."""
    return Looks(window.seen.latest, window.seen._ask_anew)


class Judging(QObject):
    """Has the network judged again as soon as it was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._began = 0.0
        self._took: list[float] = []

    def begin(self) -> None:
        """From now on."""
        self._took, self._began = [], 0.0
        self.window.run_model.progressed.connect(self._judge)

    @Slot()
    def _judge(self) -> None:
        if self.window.evaluate.is_judging:
            return
        now = time.perf_counter()
        if self._began:
            self._took.append(now - self._began)
        self._began = now
        self.window.evaluate.evaluate()

    @property
    def enough(self) -> bool:
        """Whether the network was judged once."""
        return bool(self._took)

    def end(self) -> Looked:
        """No more. The program judges once in an epoch."""
        self.window.run_model.progressed.disconnect(self._judge)
        took, progress = statistics.fmean(self._took), self.window.run_model.progress
        images = progress.batches * self.window.store.document.training.batch_size
        epoch = images / (progress.examples_per_second or math.inf)
        return Looked(took, max(0.0, epoch - took))
