"""Another text in the place of one that is shown: only what lies between the first and the last difference is changed,
so that all other lines keep their colours, and what was in sight stays there.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor, QTextDocument


def replace_text(document: QTextDocument, new: str) -> None:
    """Bring a document to hold another text. Its own steps of undo are forgotten, if it is another."""
    old = document.toPlainText()
    if old == new:
        return
    before = _common(old, new)
    longest = min(len(old), len(new)) - before
    behind = min(longest, _common(reversed(old), reversed(new)))
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.setPosition(_units(old[:before]))
    cursor.setPosition(_units(old[: len(old) - behind]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[before : len(new) - behind])
    document.setUndoRedoEnabled(True)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters are the same before the first that differs."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _units(text: str) -> int:
    """The length as Qt counts it, in which some letters count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
