"""Of which step the figures are that are in sight, or that those a person waits for are being computed."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel

from nnstudio.studio.training.latest import Latest
from nnstudio.studio.training.moment_words import step_words

SLOW_MS = 20
"""From a question until it is said that its answer is computed, where that is not there: said at once, it would flicker
at every stroke. Where the answer before took twice as long, this one will too, and it is said at once.
"""


class MomentLabel(QLabel):
    """latest: who computes the figures. step: of the run, whose they are; 0 before any, None where there are none.
    slow: it is said that they are being computed.
    """

    slow = Signal()

    def __init__(self, latest: Latest) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.latest = latest
        self.step: int | None = None
        self._since: float | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self.expect()
        self._slow.timeout.connect(self._say_slow)
        latest.changed.connect(self._follow)

    def expect(self, milliseconds: float = 0.0) -> None:
        """Be ready for figures that take so long, which is what those before took; at first, nobody knows."""
        self._slow.setInterval(0 if milliseconds > 2 * SLOW_MS else SLOW_MS)

    def show_step(self, step: int | None) -> None:
        """Other figures are in sight, of this step."""
        self.step = step
        if self._since is not None:
            self.expect(1000 * (time.monotonic() - self._since))
        self._since = None
        self._slow.stop()
        self._say_step()

    @Slot()
    def _follow(self) -> None:
        if self.latest.awaited:
            if self._since is None:
                self._since = time.monotonic()
            if self._slow.interval() == 0:
                self._say_slow()
            elif not self._slow.isActive():
                self._slow.start()
            return
        self._since = None
        self._slow.stop()
        self._say_step()

    def _say_step(self) -> None:
        self.setText("" if self.step is None else step_words(self.step))

    @Slot()
    def _say_slow(self) -> None:
        """Said before the window paints what else a stroke changes, where the answer is known to take long."""
        self.setText(self.tr("computing ..."))
        self.slow.emit()
