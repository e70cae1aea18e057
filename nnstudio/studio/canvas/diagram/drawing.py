"""A document drawn as on the canvas, with nothing that belongs to the window alone: no selection, problems or drops."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from nnstudio.document.analysis import Problem
from nnstudio.document.document import Document
from nnstudio.studio.canvas.parts import Note
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.store import Store
from nnstudio.studio.theme import DARK, LIGHT, Colours
from nnstudio.studio.theme.colours import drawn_in

PRINT = dataclasses.replace(LIGHT, canvas="#ffffff")
LOOKS = {"print": PRINT, "light": LIGHT, "dark": DARK}
"""The colours of a diagram; "print" stands on white."""


class BareScene(CanvasScene):
    """The canvas without what is wrong with the network."""

    def _problem_notes(self, problems: Iterable[Problem]) -> list[Note]:
        return []


class Diagram:
    """One document in one look: "print", "light", "dark", or "shown" for that of the window. unfolded: the paths of the
    groups that are open.
    """

    def __init__(self, document: Document, look: str = "print", unfolded: Iterable[str] = ()) -> None:
        self.title = document.title
        self.colours = LOOKS.get(look) or Colours.of(QApplication.palette())
        self._owner = QObject()
        store = Store(document, self._owner)
        store.unfolded.set(unfolded)
        self.scene = BareScene(store, self._owner)

    @property
    def area(self) -> QRectF:
        """All of it, in scene units, with a margin."""
        return self.scene.sceneRect()

    def rows(self) -> list[tuple[float, float]]:
        """From where to where blocks stand, from above; nothing may be cut there."""
        spans: list[tuple[float, float]] = []
        for rect in sorted(self.scene.layout.rects.values(), key=lambda rect: rect.top()):
            if spans and rect.top() < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], rect.bottom()))
            else:
                spans.append((rect.top(), rect.bottom()))
        return spans

    def paint(self, painter: QPainter, part: QRectF | None = None) -> None:
        """Paint that part of it, or all, with its corner at 0, 0, one unit of the painter to the scene's."""
        part = part or self.area
        room = QRectF(0, 0, part.width(), part.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(self.colours.canvas))
        with drawn_in(self.colours):
            self.scene.render(painter, room, part)
