"""A thin bar that fills while a thread writes, with a button to give it up; without a measure it just runs."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from nnstudio.data.source import Cancelled

STEPS = 1000


class Filling(QWidget):
    """reached: the share that is done, in steps, from any thread."""

    reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.give_up = QProgressBar(), QPushButton(self.tr("Cancel"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.give_up.setAutoDefault(False)
        self.give_up.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.give_up)
        self._last, self._given_up = -1, threading.Event()
        self.reached.connect(self._fill)
        self.begin()
        self.hide()

    def begin(self) -> None:
        """Show that something is done, and not yet how much of it."""
        self._last = -1
        self._given_up.clear()
        self.bar.setRange(0, 0)
        self.give_up.hide()
        self.show()

    def told(self, done: int, total: int) -> None:
        """So much is done, of so much; from any thread. When all is, nobody knows how long the rest takes.

        Raises Cancelled where it was given up.
        """
        if self._given_up.is_set():
            raise Cancelled
        step = STEPS * done // max(1, total)
        if step != self._last:
            self._last = step
            self.reached.emit(step)

    @Slot(int)
    def _fill(self, step: int) -> None:
        self.bar.setRange(0, STEPS if step < STEPS else 0)
        self.bar.setValue(step)
        self.give_up.setVisible(step < STEPS)

    @Slot()
    def _stop(self) -> None:
        self._given_up.set()
