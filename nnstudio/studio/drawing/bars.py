"""Ten bars: how sure the network is of each digit, or what it gives for it. The winner is told by colour, by weight
and by a mark. Of a network with more outputs, the highest ones are shown.

They are repainted while one draws, so what stays the same is drawn once, and the rest in as few calls as it can be.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.outputs import Outputs
from nnstudio.studio.drawing.figures import WIDEST, ends_of_scale, short_figure
from nnstudio.studio.drawing.rows import shown_outputs
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular

LEAST_ROW, ROW, TALLEST_ROW = 11, 18, 26
MARK = 9
"""Room for the mark of the right answer, at the left."""
MIDDLE, RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight


class Bars(QWidget):
    """Shows probabilities (k,) of the classes in `names`, or empty bars. sure: False draws them pale.

    outputs: whether they are probabilities; if they can be any numbers, bars go to the left of zero too. names: of
    all outputs. rows: the outputs that are shown, from the top down; never more than there are classes.
    """

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = names
        self.probabilities: NDArray[np.float32] | None = None
        self.label: int | None = None
        self.sure = True
        self.outputs = Outputs.DISTRIBUTION
        self.names = names
        self.rows = tuple(range(len(names)))
        self._ground: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, LEAST_ROW * len(names))

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        return QSize(168, ROW * len(self.classes))

    def show_answer(
        self,
        probabilities: NDArray[np.float32] | None,
        label: int | None = None,
        sure: bool = True,
        outputs: Outputs = Outputs.DISTRIBUTION,
    ) -> None:
        """Show another answer; `label` is marked as the right one."""
        self.probabilities, self.label, self.sure = probabilities, label, sure
        values = [0.0] * len(self.classes) if probabilities is None else probabilities.tolist()
        if len(values) != len(self.names):
            self._name_outputs(len(values))
        rows = shown_outputs(values, len(self.classes), label)
        if (rows, outputs) != (self.rows, self.outputs):
            self.rows, self.outputs, self._ground = rows, outputs, None
        self.update()

    def _name_outputs(self, count: int) -> None:
        """Outputs are named by their classes, or by numbers if the network has another number of them."""
        most = len(self.classes)
        self.names = self.classes if count == most else tuple(str(output) for output in range(count))
        text = self.tr("The {most} highest of {count} outputs")
        self.setToolTip(text.format(most=most, count=count) if count > most else "")
        self._ground = None

    @property
    def _row(self) -> float:
        return min(self.height() / len(self.rows), float(TALLEST_ROW))

    def _cell(self, row: int, left: float, right: float) -> QRectF:
        return QRectF(left, row * self._row, right - left, self._row)

    @property
    def _track(self) -> tuple[float, float]:
        """Where the bars begin and end, between the names and the numbers."""
        metrics = self.fontMetrics()
        left = MARK + metrics.horizontalAdvance("0" * max(len(name) for name in self.names)) + 8
        return left, max(left + 8.0, self.width() - metrics.horizontalAdvance(WIDEST[self.outputs]) - 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a row for each class."""
        if self._ground is None:
            self._ground = self._draw_ground()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground)
        if self.probabilities is not None:
            self._paint_answer(painter, [float(self.probabilities[output]) for output in self.rows])
        if self.label in self.rows:
            self._paint_mark(painter, self.rows.index(self.label))
        painter.end()

    def _draw_ground(self) -> QPixmap:
        """The names and the empty tracks."""
        scale = self.devicePixelRatioF()
        ground = QPixmap(self.size() * scale)
        ground.setDevicePixelRatio(scale)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        colours = Colours.of(self.palette())
        left, right = self._track
        painter.setFont(self._font(bold=False))
        for row, output in enumerate(self.rows):
            painter.fillRect(self._cell(row, left, right).adjusted(0, 2, 0, -2), QColor(colours.hover))
            painter.setPen(QColor(colours.muted))
            painter.drawText(self._cell(row, MARK, left), MIDDLE, self.names[output])
        painter.end()
        return ground

    def _paint_answer(self, painter: QPainter, values: list[float]) -> None:
        colours = Colours.of(self.palette())
        left, _ = self._track
        winner = values.index(max(values))
        filled = self.filled(values)
        best = filled.pop(winner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ghost))
        painter.drawRects(filled)
        painter.fillRect(best, QColor(colours.accent if self.sure else colours.muted))
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._font(bold=False))
        for row, value in enumerate(values):
            if row != winner:
                self._paint_figure(painter, row, value)
        painter.setPen(QColor(colours.text))
        painter.setFont(self._font(bold=True))
        self._paint_figure(painter, winner, values[winner])
        name = self._cell(winner, MARK, left)
        painter.fillRect(name, QColor(colours.panel))
        painter.drawText(name, MIDDLE, self.names[self.rows[winner]])

    def filled(self, values: list[float]) -> list[QRectF]:
        """The bars, from zero to their values."""
        left, right = self._track
        least, most = ends_of_scale(values, self.outputs)
        zero, *ends = (left + (right - left) * (value - least) / (most - least) for value in (0.0, *values))
        return [
            self._cell(row, min(zero, end), max(zero + 1.0, end)).adjusted(0, 2, 0, -2)
            for row, end in enumerate(ends)
        ]

    def _paint_figure(self, painter: QPainter, row: int, value: float) -> None:
        where = self._cell(row, self._track[1], self.width())
        painter.drawText(where, MIDDLE | RIGHT, short_figure(value, self.outputs))

    def _font(self, bold: bool) -> QFont:
        font = tabular(self.font(), bold)
        font.setPixelSize(max(9, min(13, int(self._row) - 2)))
        return font

    def _paint_mark(self, painter: QPainter, row: int) -> None:
        """A small triangle that points at the right answer."""
        middle = QPointF(0, self._cell(row, 0, 0).center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Colours.of(self.palette()).good))
        painter.drawPolygon(
            QPolygonF([middle + QPointF(0, -4), middle + QPointF(6, 0), middle + QPointF(0, 4)])
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ground again."""
        self._ground = None

    def changeEvent(self, event: QEvent) -> None:
        """Draw the ground in the colours of another theme."""
        super().changeEvent(event)
        self._ground = None
