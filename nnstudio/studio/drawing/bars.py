"""Ten bars: how sure the network is of each digit. The winner is told by colour, by weight and by a mark."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.studio.theme.colours import Colours

LEAST_ROW, ROW, TALLEST_ROW = 11, 18, 26


class Bars(QWidget):
    """Shows probabilities (k,) of the classes in `names`, or empty bars. sure: False draws them pale."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.probabilities: NDArray[np.float32] | None = None
        self.label: int | None = None
        self.sure = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, LEAST_ROW * len(names))

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        return QSize(168, ROW * len(self.names))

    def show_answer(
        self, probabilities: NDArray[np.float32] | None, label: int | None = None, sure: bool = True
    ) -> None:
        """Show another answer; `label` is marked as the right one."""
        self.probabilities, self.label, self.sure = probabilities, label, sure
        self.setAccessibleDescription(self._spoken())
        self.update()

    def _spoken(self) -> str:
        if self.probabilities is None:
            return self.tr("no answer")
        parts = zip(self._names(), self.probabilities, strict=True)
        return ", ".join(f"{name}: {value:.0%}" for name, value in parts)

    def _names(self) -> tuple[str, ...]:
        count = len(self.names) if self.probabilities is None else len(self.probabilities)
        return self.names if count == len(self.names) else tuple(str(index) for index in range(count))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a row for each class."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._names()
        height = min(self.height() / len(names), TALLEST_ROW)
        painter.setFont(self._row_font(height))
        winner = -1 if self.probabilities is None else int(self.probabilities.argmax())
        for row, name in enumerate(names):
            where = QRectF(0, row * height, self.width(), height)
            value = None if self.probabilities is None else float(self.probabilities[row])
            self._paint_row(painter, where, name, value, row == winner, row == self.label)
        painter.end()

    def _row_font(self, height: float) -> QFont:
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(max(9, min(13, int(height) - 2)))
        return font

    def _paint_row(
        self, painter: QPainter, where: QRectF, name: str, value: float | None, wins: bool, right: bool
    ) -> None:
        colours = Colours.of(self.palette())
        font = painter.font()
        font.setBold(wins)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        side, number = metrics.horizontalAdvance("0") + 12, metrics.horizontalAdvance("100%") + 6
        painter.setPen(QColor(colours.text if wins else colours.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(where.left() + 10, where.top(), side, where.height()), middle, name)
        if right:
            _draw_mark(painter, QPointF(where.left() + 1, where.center().y()), colours.good)
        track = QRectF(
            side + 6, where.top() + 2, max(8.0, where.width() - side - number - 8), where.height() - 4
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(track, 2, 2)
        if value is None:
            return
        filled = QRectF(track)
        filled.setWidth(max(1.0, track.width() * value))
        painter.setBrush(QColor(colours.accent if wins and self.sure else colours.ghost))
        painter.drawRoundedRect(filled, 2, 2)
        painter.setPen(QColor(colours.text if wins else colours.muted))
        place = QRectF(where.right() - number, where.top(), number, where.height())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, percent(value))


def percent(value: float) -> str:
    """A probability as whole percent; only a full one is called 100%."""
    return "99%" if 0.99 <= value < 0.9995 else f"{value:.0%}"


def _draw_mark(painter: QPainter, left: QPointF, colour: str) -> None:
    """A small triangle that points at the right answer."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([left + QPointF(0, -4), left + QPointF(6, 0), left + QPointF(0, 4)]))
