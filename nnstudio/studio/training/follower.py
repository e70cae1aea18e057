"""Takes in what the thread of a run tells, thirty times a second, and says once for all of it what is new. So the
window never hears of single batches.
"""

from __future__ import annotations

import time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.runs.control import Glance, no_glance
from nnstudio.runs.state import State
from nnstudio.studio.training import garbage, memory
from nnstudio.studio.training.run import Run

DRAIN_MS = 33
SNAPSHOT_SECONDS = 0.08
"""Time between two copies of the weights while training, for the answers to a drawing."""


class Watcher(Protocol):
    """Has something made of the weights while a network trains, and says how often."""

    @property
    def seconds(self) -> float:
        """From one glance to the next."""

    def glance(self) -> Glance | None:
        """The next one; None while there is nothing to look for."""


class Follower(QObject):
    """Follows one run after the other, each from the start of its thread to its end. watcher: who looks at the weights.

    learned: the run has other weights. turned: it is in another state. told: it has told anything. kept: an
    epoch that was asked for; this comes last.
    """

    learned = Signal()
    turned = Signal()
    told = Signal()
    kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        memory.keep_large_buffers_apart()
        self.watcher: Watcher | None = None
        self._run: Run | None = None
        self._asked = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def seen(self) -> object:
        """What the last glance found, if it was at the weights that the run has now."""
        return self._run.seen if self._run is not None else None

    def forget(self, watcher: Watcher) -> None:
        """Have it look no more, if it is the one that does."""
        if self.watcher is watcher:
            self.watcher = None

    def follow(self, run: Run) -> None:
        """Start the run's thread. The one before must have ended, and been joined."""
        self._run = run
        run.thread.finished.connect(self._thread_finished)
        garbage.hold()
        run.thread.start()
        self._timer.start()

    def join(self) -> None:
        """Wait for the thread to end, and take in the last that it has told."""
        run, self._run = self._run, None
        if run is not None:
            self._timer.stop()
            run.thread.wait()
            self._take_in(run)
            garbage.release()
            memory.give_back()

    @Slot()
    def _thread_finished(self) -> None:
        if self._run is not None and self._run.thread.isFinished():
            self.join()

    @Slot()
    def _drain(self) -> None:
        garbage.collect()
        if self._run is not None:
            self._take_in(self._run)

    def _take_in(self, run: Run) -> None:
        weights, state, loading, kept = run.weights, run.state, run.loading, run.kept
        if not run.drain():
            return
        if run.weights is not weights:
            self.learned.emit()
        if (run.state, run.loading) != (state, loading):
            self.turned.emit()
        self.told.emit()
        if run.kept is not kept:
            self.kept.emit()
        self._ask_for_weights(run)

    def _ask_for_weights(self, run: Run) -> None:
        """As often as is wanted; a watcher is asked half a drain early rather than half a drain late."""
        watcher, now, seconds = self.watcher, time.monotonic(), SNAPSHOT_SECONDS
        glance = watcher.glance() if watcher is not None else None
        if watcher is not None and glance is not None:
            seconds = watcher.seconds - DRAIN_MS / 2000
        if run.state is State.TRAINING and now - self._asked >= seconds:
            self._asked = now
            run.thread.control.ask_for_weights(glance or no_glance)
