"""The field that stands over a part of the canvas while its note is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QPlainTextEdit

from nnstudio.document.marks import LONGEST_NOTE
from nnstudio.studio.canvas.editing import Editing

LEAST_WIDTH = 240
LINES = (2, 8)
"""Lines that are seen at once: at least, and at most."""
OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NoteField(QPlainTextEdit):
    """Ctrl+Enter, or going elsewhere, takes the note; Escape leaves it as it was. A note that is refused stays here.

    place: of the note, in the scene; the field begins there. node_id: None for the whole network's note.
    """

    def __init__(self, view: QGraphicsView, place: QRectF, editing: Editing, node_id: str | None) -> None:
        super().__init__(editing.note_of(node_id), view.viewport())
        self.view, self.editing, self.node_id = view, editing, node_id
        self.place = view.mapFromScene(place).boundingRect()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("A note. Ctrl+Enter takes it, Escape leaves it."))
        self.setAccessibleName(self.tr("Note"))
        self.setToolTip(self.tr("{0} characters at most").format(f"{LONGEST_NOTE:,}"))
        self.textChanged.connect(self._grow)
        self.selectAll()
        self._grow()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys end here: the canvas behind would take some for its own."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._take()
        else:
            super().keyPressEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter and Escape are no shortcuts of anybody else's while a note is written."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept, whoever goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in COMING_BACK and self.isVisible() and self._is_taken():
            self.hide()
            self.deleteLater()

    def _take(self) -> None:
        if self._is_taken():
            self._close()

    def _is_taken(self) -> bool:
        return self.editing.annotate(self.node_id, self.toPlainText())

    def _close(self) -> None:
        self.hide()
        self.deleteLater()
        self.view.setFocus()

    @Slot()
    def _grow(self) -> None:
        """As high as what is written, within LINES, and within the view."""
        lines = max(LINES[0], min(LINES[1], int(self.document().size().height())))
        margins = 2 * (int(self.document().documentMargin()) + self.frameWidth() + 4)
        height = max(lines * self.fontMetrics().lineSpacing() + margins, self.place.height())
        room = self.view.viewport().rect()
        width = min(max(self.place.width(), LEAST_WIDTH), room.width())
        left = max(0, min(self.place.left(), room.width() - width))
        top = max(0, min(self.place.top(), room.height() - height))
        self.setGeometry(left, top, width, height)
