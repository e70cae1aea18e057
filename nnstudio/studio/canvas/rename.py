"""The field that stands over a block's name while it is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.parts import BlockItem

UNDER_TITLE = 2
"""Pixels above the name at which the field begins, so that the block's title stays in sight."""


class RenameField(QLineEdit):
    """Enter takes the name, Escape leaves it. A name that is refused stays in the field to be corrected."""

    def __init__(self, view: QGraphicsView, block: BlockItem, editing: Editing) -> None:
        super().__init__(block.key, view.viewport())
        self.view, self.editing, self.node_id = view, editing, block.key
        place = view.mapFromScene(block.mapRectToScene(block.name_rect())).boundingRect()
        height = self.sizeHint().height()
        self.setGeometry(place.left() - 8, place.top() - UNDER_TITLE, max(place.width(), 160) + 8, height)
        self.setAccessibleName(self.tr("Name of the layer"))
        self.returnPressed.connect(self._take)
        self.selectAll()
        self.show()
        self.setFocus()

    @Slot()
    def _take(self) -> None:
        if self.editing.rename(self.node_id, self.text().strip()):
            self._close()

    def _close(self) -> None:
        self.hide()
        self.deleteLater()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys end here: the canvas behind would take Enter for its own."""
        super().keyPressEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Escape, or going elsewhere, leaves the name as it is."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._close()
            return True
        if kind == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
            self.deleteLater()
        return super().event(event)
