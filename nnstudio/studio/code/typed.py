"""What keys do to code that is typed: lines begin where the line before did, and Tab moves them by four.

Tab would hold the focus in the text for good, so that Escape gives it back to the window: the next Tab leaves.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

INDENT = 4
OPENING = ("(", "[", "{", ":")
"""What a line ends with that has the next one moved in."""


def break_line(cursor: QTextCursor) -> None:
    """Begin another line, as far in as this one."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    deep = len(before) - len(before.lstrip(" "))
    if before.rstrip().endswith(OPENING):
        deep += INDENT
    cursor.insertText("\n" + " " * deep)


def indent(cursor: QTextCursor) -> None:
    """Move the selected lines in; without a selection, the cursor to the next place that four divides."""
    if not cursor.hasSelection():
        cursor.insertText(" " * (INDENT - cursor.positionInBlock() % INDENT))
        return
    _each_line(cursor, lambda line: line.insertText(" " * INDENT))


def outdent(cursor: QTextCursor) -> None:
    """Move the selected lines, or the one with the cursor, out."""
    _each_line(cursor, _less)


def _less(line: QTextCursor) -> None:
    text = line.block().text()
    for _ in range(min(INDENT, len(text) - len(text.lstrip(" ")))):
        line.deleteChar()


def _each_line(cursor: QTextCursor, change: Callable[[QTextCursor], None]) -> None:
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    end = document.findBlock(cursor.selectionEnd())
    last = end.blockNumber() - (cursor.hasSelection() and cursor.selectionEnd() == end.position())
    cursor.beginEditBlock()
    for number in range(first, max(first, last) + 1):
        change(QTextCursor(document.findBlockByNumber(number)))
    cursor.endEditBlock()


def is_tab(event: QKeyEvent) -> bool:
    """Whether it is Tab, forward or back."""
    return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def is_forward(event: QKeyEvent) -> bool:
    """Whether that Tab goes forward."""
    return event.key() == Qt.Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
