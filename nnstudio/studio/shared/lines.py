"""Breaks a sentence into lines for a widget that paints its own text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def lines_of(text: str, font: QFont, wide: int, most: int) -> list[str]:
    """The text in up to `most` lines of at most `wide` pixels; what is left is cut off with an ellipsis. No text gives
    no lines.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        starts.append(line.textStart())
    layout.endLayout()
    parts = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(parts) <= most:
        return [part for part in parts if part]
    rest = QFontMetrics(font).elidedText(text[starts[most - 1] :], Qt.TextElideMode.ElideRight, wide)
    return [*parts[: most - 1], rest]
