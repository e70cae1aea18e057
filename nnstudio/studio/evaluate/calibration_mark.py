"""The marks of the two curves of the calibration, beside the sentences that tell of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnstudio.studio.theme.colours import Colours

SIDE, RADIUS = 12, 3.5


class CalibrationMark(QWidget):
    """full: the dot of the answers as they are; else the ring of what a temperature would make of them."""

    def __init__(self, full: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full = full
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as in the plot."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.panel if self.full else colours.good), 1.6))
        painter.setBrush(QBrush(QColor(colours.validation if self.full else colours.panel)))
        where = QRectF(0, 0, 2 * RADIUS, 2 * RADIUS)
        where.moveCenter(QRectF(self.rect()).center())
        painter.drawEllipse(where)
        painter.end()
