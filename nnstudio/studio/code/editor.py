"""The code as text with numbered lines, of which some are lit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from nnstudio.studio.code.colours import found_ground, lit_ground
from nnstudio.studio.code.gutter import Gutter
from nnstudio.studio.code.highlighter import Highlighter
from nnstudio.studio.code.replacing import replace_text
from nnstudio.studio.code.typed import break_line, indent, is_forward, is_tab, outdent
from nnstudio.studio.keys import CODE_KEYS, is_key
from nnstudio.studio.theme import Colours

Mark = QTextEdit.ExtraSelection
CONTEXT = 2
"""Lines that stay in sight above those that are scrolled to."""


class CodeEditor(QPlainTextEdit):
    """Shows code, and has it written. went_to: the cursor is in another line, by mouse or keys; counted from 0.
    find_wanted, apply_wanted: somebody wants to search in it, or to apply it.

    lit: the lines of the selected layers. wrong_line: the one with an error, -1 for none.
    """

    went_to = Signal(int)
    find_wanted = Signal()
    apply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lit: frozenset[int] = frozenset()
        self.found: tuple[QTextCursor, ...] = ()
        self.wrong_line = -1
        self._line = 0
        self._leaves = False
        self.gutter = Gutter(self)
        self.highlighter = Highlighter(self.document(), Colours.of(self.palette()))
        self._use_font()
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._tell_line)
        self._make_room()

    def show_text(self, text: str, is_own: bool) -> None:
        """Show another text, of which only what differs is drawn anew. is_own: it is the network's own, so that there
        is nothing in it to be undone.
        """
        self.blockSignals(True)
        try:
            replace_text(self.document(), text)
        finally:
            self.blockSignals(False)
        if is_own:
            self.document().clearUndoRedoStacks()
        self._make_room()
        self._line = self.textCursor().blockNumber()

    def light(self, lines: Collection[int], scroll: bool) -> None:
        """Light these lines. scroll: bring the first of them into sight."""
        self.lit = frozenset(lines)
        self._mark()
        if scroll and lines:
            self._scroll_to(min(lines), max(lines))

    def show_found(self, found: Sequence[QTextCursor]) -> None:
        """Mark what a search has found."""
        self.found = tuple(found)
        self._mark()

    def show_error(self, line: int) -> None:
        """Mark the line of an error; -1 for none."""
        if line != self.wrong_line:
            self.wrong_line = line
            self._mark()

    def allow_writing(self, allowed: bool) -> None:
        """Whether it can be written in; it can be read, selected and copied always, by keys too."""
        self.setReadOnly(not allowed)
        if not allowed:
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(self.textInteractionFlags() | keys)

    def go_to(self, line: int) -> None:
        """Put the cursor at the end of a line, and give it the focus."""
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines_in_sight(self) -> Iterator[tuple[int, int, int]]:
        """The number of each line that is seen, where it begins and how high it is, in pixels."""
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self.viewport().height():
                return
            yield block.blockNumber(), round(rect.top()), round(rect.height())
            block = block.next()

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Keys of the window that mean something else here are kept from it, and others left to it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(is_key(event, name) for name in CODE_KEYS):
                event.accept()
                return True
            if self._is_for_the_network(event):
                event.ignore()
                return False
        return super().event(event)

    def _is_for_the_network(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is meant for the network, since there is nothing of it in the text."""
        if is_key(event, "undo"):
            return not self.document().isUndoAvailable()
        return is_key(event, "redo") and not self.document().isRedoAvailable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, apply, leave, or write."""
        leaves, self._leaves = self._leaves, False
        if is_key(event, "find"):
            self.find_wanted.emit()
        elif is_key(event, "apply"):
            self.apply_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._leaves = True
        elif is_tab(event):
            self._tab(event, leaves)
        elif self._writes and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            break_line(self.textCursor())
            self.ensureCursorVisible()
        elif self._writes and is_key(event, "redo"):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _tab(self, event: QKeyEvent, leaves: bool) -> None:
        if leaves or not self._writes or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTabChangesFocus(True)
            self.focusNextPrevChild(is_forward(event))
            self.setTabChangesFocus(False)
        elif is_forward(event):
            indent(self.textCursor())
        else:
            outdent(self.textCursor())

    @property
    def _writes(self) -> bool:
        return not self.isReadOnly()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme, and another size of the window's text."""
        super().changeEvent(event)
        if not hasattr(self, "highlighter"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self.highlighter.use(Colours.of(self.palette()))
            self._mark()
        elif event.type() == QEvent.Type.ApplicationFontChange:
            self._use_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        rect = self.contentsRect()
        self.gutter.setGeometry(QRect(rect.left(), rect.top(), self.gutter.breadth, rect.height()))

    # Parts

    def _use_font(self) -> None:
        """The system's font of one breadth, by the name that it has here, and the window's own for what it has not."""
        own, usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), QApplication.font()
        own.setFamilies([QFontInfo(own).family(), *usual.families()])
        own.setStyleHint(QFont.StyleHint.Monospace)
        if usual.pointSizeF() > 0:
            own.setPointSizeF(usual.pointSizeF())
        self.setFont(own)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.gutter.breadth, 0, 0, 0)
        rect = self.contentsRect()
        self.gutter.setGeometry(QRect(rect.left(), rect.top(), self.gutter.breadth, rect.height()))

    @Slot(QRect, int)
    def _scroll_gutter(self, rect: QRect, by: int) -> None:
        if by:
            self.gutter.scroll(0, by)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())

    @Slot()
    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber()
        if line != self._line and not self.textCursor().hasSelection():
            self._line = line
            self.went_to.emit(line)

    def _mark(self) -> None:
        colours = Colours.of(self.palette())
        marks = [self._whole_line(line, lit_ground(colours)) for line in sorted(self.lit)]
        if self.wrong_line >= 0:
            marks.append(self._whole_line(self.wrong_line, QColor(colours.error_fill)))
        for cursor in self.found:
            marks.append(_marked(cursor, found_ground(colours)))
        self.setExtraSelections(marks)
        self.gutter.update()

    def _whole_line(self, line: int, ground: QColor) -> Mark:
        mark = _marked(QTextCursor(self.document().findBlockByNumber(line)), ground)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return mark

    def _scroll_to(self, first: int, last: int) -> None:
        """Bring lines into sight, as little as can be: all of them where there is room, else their beginning."""
        bar = self.verticalScrollBar()
        top, room = bar.value(), max(1, bar.pageStep())
        if first < top or (last >= top + room and last - first < room) or first >= top + room:
            bar.setValue(max(0, first - CONTEXT))


def _marked(cursor: QTextCursor, ground: QColor) -> Mark:
    mark = Mark()
    mark.cursor = cursor
    mark.format.setBackground(ground)
    return mark
