"""How soon a view answers a stroke: with another picture, or by saying that it computes one."""

from __future__ import annotations

import dataclasses
import math
import threading
import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from benchmarks.inside_cost.views import View
from benchmarks.plane import live
from nnstudio.studio.canvas.seen.desk import Found as FoundOnCanvas
from nnstudio.studio.hands import SEVEN
from nnstudio.studio.inside.moment import MomentLabel
from nnstudio.studio.inside.panel import Found
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.training.latest import Latest

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PATIENCE = 4.0
"""Seconds after which nobody waits for a picture any more."""


@dataclasses.dataclass
class Answer:
    """Milliseconds from the last move of the pen until the view's picture was painted, and until it said that it
    computes; infinite where it never did.
    """

    picture: float = math.inf
    said: float = math.inf

    @property
    def first(self) -> float:
        """Whatever came first."""
        return min(self.picture, self.said)


class Eye(QObject):
    """Sees when what is awaited was painted. began: when the pen made its last move; 0 while nobody waits."""

    def __init__(self, window: MainWindow, view: View) -> None:
        super().__init__()
        self.window, self.pad, self.where = window, window.drawing, view.answers
        self.answer, self.began, self.done = Answer(), 0.0, threading.Event()
        self._arrived = self._fresh = False
        self._bars: object = None
        self.seen: tuple[QWidget, ...] = (self.pad.bars,)
        self.moment: MomentLabel | None = None
        self.latest: Latest | None = None
        if self.where == "inside":
            shown, self.moment, self.latest = window.inside.view, window.inside.moment, window.inside.latest
            self.seen = (self.moment, shown, *shown.findChildren(QWidget))
        elif self.where == "canvas":
            self.moment, self.latest = window.seen.moment, window.seen.latest
            self.seen = (self.moment, window.canvas.view.viewport())
        if self.latest is not None:
            self.latest.found.connect(self._look_at_found)
        for widget in self.seen:
            widget.installEventFilter(self)
        self.pad.model.changed.connect(self._look_at_pad)

    def await_answer(self) -> None:
        """From now on; called by the person."""
        self.answer, self._arrived, self._fresh = Answer(), False, False
        self._bars, self.length = self.pad.bars.probabilities, len(SEVEN)
        self.done.clear()
        self.began = time.perf_counter()

    def close(self) -> None:
        """Look no more."""
        for widget in self.seen:
            widget.removeEventFilter(self)
        self.pad.model.changed.disconnect(self._look_at_pad)
        if self.latest is not None:
            self.latest.found.disconnect(self._look_at_found)

    def _look_at_pad(self) -> None:
        strokes = self.pad.model.drawing.strokes
        self._arrived = bool(strokes) and len(strokes[-1].points) >= len(SEVEN)
        if self._arrived and self._says_so():  # since the moves before
            QTimer.singleShot(0, self._note_said)

    def _look_at_found(self, found: object) -> None:
        example = self.pad.example()
        if self._arrived and isinstance(found, Found | FoundOnCanvas) and example is not None:
            self._fresh = np.array_equal(found.look.example, example)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is being painted, as soon as it has been."""
        if event.type() is QEvent.Type.Paint and self.began and self._arrived:
            if watched is self.moment:
                if self._says_so():
                    QTimer.singleShot(0, self._note_said)
            elif self._fresh or (self.where == "pad" and self._has_other_bars()):
                QTimer.singleShot(0, self._note_picture)
        return False

    def _has_other_bars(self) -> bool:
        return self.pad.bars.probabilities is not None and self.pad.bars.probabilities is not self._bars

    def _says_so(self) -> bool:
        return self.moment is not None and self.moment.text() == self.moment.tr("computing ...")

    def _note_said(self) -> None:
        if self.began:
            self.answer.said = min(self.answer.said, 1000 * (time.perf_counter() - self.began))

    def _note_picture(self) -> None:
        if self.began:
            self.answer.picture = min(self.answer.picture, 1000 * (time.perf_counter() - self.began))
            self.done.set()


class Person(threading.Thread):
    """Draws strokes by events from outside the window's thread, and waits after each for the view's picture."""

    def __init__(self, eye: Eye, count: int) -> None:
        super().__init__(name="person", daemon=True)
        self.eye, self.count = eye, count
        self.pad = eye.pad.pad
        self.side = self.pad.square.width()
        self.answers: list[Answer] = []

    def run(self) -> None:
        """Draw a seven again and again, each a little elsewhere, on a pad that was cleared."""
        rng = np.random.default_rng(0)
        for _ in range(self.count):
            self._clear()
            time.sleep(0.2 + rng.uniform(0, 0.1))
            points = np.array(SEVEN) + rng.uniform(-0.05, 0.05, 2)
            self._post(QEvent.Type.MouseButtonPress, points[0], LEFT)
            for point in points[1:-1]:
                time.sleep(0.016)
                self._post(QEvent.Type.MouseMove, point, LEFT)
            time.sleep(0.016)
            self.eye.await_answer()
            self._post(QEvent.Type.MouseMove, points[-1], LEFT)
            self._post(QEvent.Type.MouseButtonRelease, points[-1], NONE)
            self.eye.done.wait(PATIENCE)
            self.eye.began = 0.0
            self.answers.append(self.eye.answer)

    def _clear(self) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self.pad, event)

    def _post(self, kind: QEvent.Type, point: np.ndarray, buttons: Qt.MouseButton) -> None:
        where = QPointF(point[0] * self.side, point[1] * self.side)
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, where, where, button, buttons, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(self.pad, event)


def draw(window: MainWindow, view: View, count: int) -> list[Answer]:
    """Have so many strokes answered by a view that is open."""
    eye = Eye(window, view)
    person = Person(eye, count)
    person.start()
    while person.is_alive():
        live(0.05)
    eye.close()
    return person.answers
