"""The three fonts of the canvas, made from the application's, so that they follow the system's size, and how text is
written in them.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication


def text_font() -> QFont:
    """For what a block is set to."""
    return QFont(QApplication.font())


def title_font() -> QFont:
    """For what a block is."""
    font = text_font()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def small_font() -> QFont:
    """For names, shapes and counts."""
    font = text_font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


def write(painter: QPainter, where: QRectF, alignment: Qt.AlignmentFlag, text: str) -> None:
    """Write one line in the painter's font and colour; into an SVG as outlines, for those who lack the font."""
    engine = painter.paintEngine()
    if engine is None or engine.type() != QPaintEngine.Type.SVG:
        painter.drawText(where, alignment, text)
        return
    metrics = QFontMetricsF(painter.font())
    left, slack = where.left(), where.width() - metrics.horizontalAdvance(text)
    if alignment & Qt.AlignmentFlag.AlignRight:
        left += slack
    outline = QPainterPath()
    middle = where.center().y() + (metrics.ascent() - metrics.descent()) / 2
    outline.addText(left, middle, painter.font(), text)
    painter.fillPath(outline, painter.pen().brush())
