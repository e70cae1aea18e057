"""The choice where a wire can mean several things: each way is shown on the canvas while it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nnstudio.document.wire_ways import Way
from nnstudio.studio.theme import icon
from nnstudio.studio.words import in_words


class WayMenu(QMenu):
    """Emits chosen with a way, or only closed. looked_at: the way that Enter would take now."""

    chosen = Signal(object)
    looked_at = Signal(object)
    closed = Signal()

    def __init__(self, ways: Sequence[Way], parent: QWidget) -> None:
        super().__init__(parent)
        self.ways = tuple(ways)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("What the wire should do"))
        for way in self.ways:
            action = QAction(in_words(way.text), self)
            if way.short:
                action.setIcon(icon("merge" if " + " in way.short else "forward"))
            self.addAction(action)
        self.hovered.connect(self._look_at)
        self.triggered.connect(self._choose)
        self.aboutToHide.connect(self.closed)

    def open_at(self, place: QPoint) -> None:
        """Open at a point of the screen, with the first way looked at."""
        self.popup(place)
        self.setActiveAction(self.actions()[0])
        self.looked_at.emit(self.ways[0])

    def _look_at(self, action: QAction) -> None:
        self.looked_at.emit(self._way_of(action))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(self._way_of(action))

    def _way_of(self, action: QAction) -> Way:
        return self.ways[self.actions().index(action)]
