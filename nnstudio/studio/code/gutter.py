"""The margin of the code: numbers of lines, a bar beside those of selected layers, a sign in the place of an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

if TYPE_CHECKING:
    from nnstudio.studio.code.editor import CodeEditor

BAR = 3
"""Pixels of the bar beside lit lines."""
SIGN = 14
"""Pixels of the sign of an error."""
GAP = 6
"""Pixels before the numbers, and behind them."""


class Gutter(QWidget):
    """Stands at the left of an editor, and scrolls with it."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self.editor = editor

    @property
    def breadth(self) -> int:
        """Pixels that it needs for the numbers there are."""
        digits = max(2, len(str(self.editor.blockCount())))
        return BAR + 2 * GAP + digits * self.editor.fontMetrics().horizontalAdvance("9")

    def sizeHint(self) -> QSize:
        """As broad as it has to be."""
        return QSize(self.breadth, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands beside the lines in sight."""
        painter, colours = QPainter(self), Colours.of(self.palette())
        painter.fillRect(event.rect(), QColor(colours.field))
        painter.setFont(self.editor.font())
        for line, top, high in self.editor.lines_in_sight():
            self._draw(painter, colours, line, QRect(0, top, self.width(), high))

    def _draw(self, painter: QPainter, colours: Colours, line: int, where: QRect) -> None:
        wrong, lit = line == self.editor.wrong_line, line in self.editor.lit
        if lit:
            painter.fillRect(QRect(0, where.y(), BAR, where.height()), QColor(colours.accent))
        if wrong:
            top = where.y() + (where.height() - SIGN) / 2
            draw_icon(painter, "error", QRectF(where.right() - GAP - SIGN, top, SIGN, SIGN), colours.error)
            return
        painter.setPen(QColor(colours.text if lit else colours.muted))
        place = where.adjusted(0, 0, -GAP, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{line + 1}")
