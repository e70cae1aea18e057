"""The row in which one types what to look for in the code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from nnstudio.studio.code.editor import CodeEditor
from nnstudio.studio.pieces import mark_invalid, tool_button


class FindRow(QWidget):
    """Marks all places where the text occurs, and goes from one to the next."""

    def __init__(self, editor: CodeEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.places: list[QTextCursor] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the code"))
        self.field.setAccessibleName(self.tr("Find in the code"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.before = tool_button(self.tr("The place before (Shift+Enter)"), "up")
        self.after = tool_button(self.tr("The next place (Enter)"), "down")
        self.closer = tool_button(self.tr("Stop searching (Escape)"), "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.after, self.closer):
            row.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self.before.clicked.connect(self.go_back)
        self.after.clicked.connect(self.go_on)
        self.closer.clicked.connect(self.stop)
        self.hide()

    @Slot()
    def begin(self) -> None:
        """Ask what to look for: at first for what is selected."""
        selected = self.editor.textCursor().selectedText()
        self.show()
        if selected and "\N{PARAGRAPH SEPARATOR}" not in selected:
            self.field.setText(selected)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look_again()

    @Slot()
    def stop(self) -> None:
        """Go back to the code."""
        self.hide()
        self.places = []
        self.editor.show_found(())
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Go to the next place, from the last to the first."""
        here = self.editor.textCursor().selectionEnd()
        self._go_to(next((place for place in self.places if place.selectionStart() >= here), None), 0)

    @Slot()
    def go_back(self) -> None:
        """Go to the place before, from the first to the last."""
        here = self.editor.textCursor().selectionStart()
        behind = [place for place in self.places if place.selectionEnd() <= here]
        self._go_to(behind[-1] if behind else None, -1)

    def look_again(self) -> None:
        """Look for the same in a text that is another now."""
        if self.isHidden():
            return
        self.places = self._occurrences(self.field.text())
        self.editor.show_found(self.places)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back, and Escape ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.go_back() if back else self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _look(self) -> None:
        """Go to the first place at or behind the cursor."""
        cursor = self.editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.editor.setTextCursor(cursor)
        self.look_again()
        if self.places:
            self.go_on()

    def _occurrences(self, text: str) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        cursor = QTextCursor(self.editor.document())
        while text and not (cursor := self.editor.document().find(text, cursor)).isNull():
            found.append(QTextCursor(cursor))
        return found

    def _go_to(self, place: QTextCursor | None, otherwise: int) -> None:
        if self.places:
            self.editor.setTextCursor(place or self.places[otherwise])
        self._say()

    def _say(self) -> None:
        here = self.editor.textCursor()
        at = next((n for n, p in enumerate(self.places, 1) if p.selectionStart() == here.selectionStart()), 0)
        wrong = bool(self.field.text()) and not self.places
        if not self.field.text():
            self.count.clear()
        elif wrong:
            self.count.setText(self.tr("not found"))
        elif at and here.hasSelection():
            self.count.setText(self.tr("{0} of {1}").format(at, len(self.places)))
        else:
            self.count.setText(f"{len(self.places)}")
        mark_invalid(self.field, wrong)
        for button in (self.before, self.after):
            button.setEnabled(bool(self.places))
