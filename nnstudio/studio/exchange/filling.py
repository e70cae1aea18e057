"""A thin bar that fills while a thread writes, and runs while nobody knows how long something takes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar

STEPS = 1000


class Filling(QProgressBar):
    """reached: the share that is done, in steps, from any thread."""

    reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(4)
        self._last = -1
        self.reached.connect(self._fill)
        self.begin()
        self.hide()

    def begin(self) -> None:
        """Show that something is done, and not yet how much of it."""
        self.setRange(0, 0)
        self.show()

    def told(self, done: int, total: int) -> None:
        """So much is done, of so much; from any thread. When all is, nobody knows how long the rest takes."""
        step = STEPS * done // max(1, total)
        if step != self._last:
            self._last = step
            self.reached.emit(step)

    @Slot(int)
    def _fill(self, step: int) -> None:
        self.setRange(0, STEPS if step < STEPS else 0)
        self.setValue(step)
