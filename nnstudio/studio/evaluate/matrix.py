"""The confusion matrix: a row for each class, a column for each answer. A cell opens its images."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.studio.theme.colours import Colours, mixed

LEAST_CELL, LARGEST_CELL = 16, 40
SIDE, HEAD = 36, 34
"""Room at the left for the true classes, and above for the answers, in pixels."""
PADDING = 3
"""Pixels at the left and the right of a cell's figures."""
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ConfusionMatrix(QWidget):
    """Shows counts (k, k).

    chosen: the person wants to see the images of this truth and this answer. left: of none in particular any more.
    """

    chosen = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self.names: tuple[str, ...] = ()
        self.cell: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_counts(self, counts: NDArray[np.int64], names: tuple[str, ...]) -> None:
        """Show another matrix; rows are truths, columns are answers."""
        self.counts, self.names = counts, names
        if self.cell is not None and max(self.cell) >= len(counts):
            self.cell = None
        self._fit_width()
        self.updateGeometry()
        self.update()

    @property
    def size_of_cell(self) -> int:
        """Height of a cell in pixels."""
        room = (self.height() - HEAD - 2) // max(10, len(self.counts))
        return min(max(room, LEAST_CELL), LARGEST_CELL)

    @property
    def width_of_cell(self) -> int:
        """Width of a cell in pixels: its height, or more where the largest count needs it."""
        figures = QFontMetrics(self._font(self.size_of_cell)).horizontalAdvance(
            f"{self.counts.max(initial=0)}"
        )
        return max(self.size_of_cell, figures + 2 * PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as wide as the cells need."""
        self._fit_width()

    def _fit_width(self) -> None:
        self.setFixedWidth(SIDE + 2 + self.width_of_cell * max(10, len(self.counts)))

    def sizeHint(self) -> QSize:
        """Cells of a size at which figures can be read."""
        return self._hint(22)

    def minimumSizeHint(self) -> QSize:
        """The smallest cells."""
        return self._hint(LEAST_CELL)

    def _hint(self, size: int) -> QSize:
        count = max(10, len(self.counts))
        return QSize(SIDE + 2 + max(size, self.width_of_cell) * count, HEAD + 2 + size * count)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        wide, high = self.width_of_cell, self.size_of_cell
        return QRectF(SIDE + column * wide, HEAD + row * high, wide, high)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell there."""
        count = len(self.counts)
        row = math.floor((y - HEAD) / self.size_of_cell)
        column = math.floor((x - SIDE) / self.width_of_cell)
        return (row, column) if 0 <= row < count and 0 <= column < count else None

    def choose(self, row: int, column: int) -> None:
        """Choose a cell."""
        self.cell = row, column
        self.update()
        self.chosen.emit(row, column)

    def leave(self) -> None:
        """Choose no cell."""
        self.cell = None
        self.update()
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer, or leave it if it is chosen already."""
        cell = self.cell_at(event.position().x(), event.position().y())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if cell == self.cell:
            self.leave()
        else:
            self.choose(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where one can click."""
        over = self.cell_at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; Escape leaves them."""
        if event.key() == Qt.Key.Key_Escape and self.cell is not None:
            self.leave()
            return
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not len(self.counts):
            super().keyPressEvent(event)
            return
        row, column = self.cell or (0, 0)
        last = len(self.counts) - 1
        self.choose(min(max(row + step[0], 0), last), min(max(column + step[1], 0), last))

    def event(self, event: QEvent) -> bool:
        """Say in words what the cell under the pointer means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.sentence(*cell) if cell else "", self)
            return True
        return super().event(event)

    def sentence(self, row: int, column: int) -> str:
        """What a cell means."""
        text = self.tr("{count} images of a {truth} were recognized.")
        if row != column:
            text = self.tr("{count} images of a {truth} were taken for a {answer}.")
        return text.format(count=self.counts[row, column], truth=self.names[row], answer=self.names[column])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells with their counts, and the classes around them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self.counts):
            colours = Colours.of(self.palette())
            painter.setFont(self._font(self.size_of_cell))
            self._paint_names(painter, colours)
            mistakes = self.counts[~np.eye(len(self.counts), dtype=bool)]
            for row in range(len(self.counts)):
                for column in range(len(self.counts)):
                    self._paint_cell(painter, row, column, int(mistakes.max(initial=1)), colours)
            self._paint_chosen(painter, colours)
            self._paint_focus(painter, colours)
        painter.end()

    def _font(self, size: float) -> QFont:
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(max(9, min(12, int(size * 0.48))))
        return font

    def _paint_names(self, painter: QPainter, colours: Colours) -> None:
        painter.setPen(QColor(colours.muted))
        centre = Qt.AlignmentFlag.AlignCenter
        wide, high = (side * len(self.counts) for side in (self.width_of_cell, self.size_of_cell))
        painter.drawText(QRectF(SIDE, 0, wide, HEAD - 18), centre, self.tr("answer of the network"))
        painter.save()
        painter.translate(8, HEAD + high / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-high / 2, -8, high, 16), centre, self.tr("true digit"))
        painter.restore()
        painter.setPen(QColor(colours.text))
        for index, name in enumerate(self.names):
            cell = self.cell_rect(index, index)
            painter.drawText(QRectF(cell.x(), HEAD - 18, cell.width(), 16), centre, name)
            painter.drawText(QRectF(SIDE - 18, cell.y(), 16, cell.height()), centre, name)

    def _paint_cell(self, painter: QPainter, row: int, column: int, most: int, colours: Colours) -> None:
        where = self.cell_rect(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
        count = int(self.counts[row, column])
        right = row == column
        share = count / max(1, int(self.counts[row].sum())) if right else math.sqrt(count / max(1, most))
        ground = mixed(
            colours.panel, colours.good if right else colours.error, share * (0.38 if right else 0.5)
        )
        painter.fillRect(where, ground if count else QColor(colours.window))
        if count:
            painter.setPen(QColor(colours.text))
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{count}")

    def _paint_chosen(self, painter: QPainter, colours: Colours) -> None:
        if self.cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(self.cell_rect(*self.cell).adjusted(1, 1, -1, -1))

    def _paint_focus(self, painter: QPainter, colours: Colours) -> None:
        """A rim around all cells while keys go to them."""
        if self.hasFocus():
            last = len(self.counts) - 1
            cells = self.cell_rect(0, 0).united(self.cell_rect(last, last))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(cells.adjusted(-0.5, -0.5, 0.5, 0.5))
