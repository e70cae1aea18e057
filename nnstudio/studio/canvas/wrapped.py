"""Text in lines of a width, also where a word alone is longer than that, such as the address of a page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

LINE_SEPARATOR = "\u2028"


class WrappedText:
    """Breaks lines at words, and in the middle of a word that has no other place.

    width: of the widest line; height: of all lines.
    """

    def __init__(self, text: str, font: QFont, width: float) -> None:
        self._layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.width, self.height = self._lay_out(width)

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draw it at the upper left corner of a place, in the painter's colour."""
        self._layout.draw(painter, place.topLeft())

    def _lay_out(self, width: float) -> tuple[float, float]:
        widest = height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, height))
            height += line.height()
            widest = max(widest, line.naturalTextWidth())
        self._layout.endLayout()
        return widest, height
