"""The confusion matrix: a row for each class, a column for each answer. A cell opens its examples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QSizePolicy, QToolTip, QWidget

from nnstudio.studio.evaluate.grid import FEW, LEGIBLE, SMALL, Grid, strongest_mistake
from nnstudio.studio.evaluate.matrix_drawing import MatrixDrawing
from nnstudio.studio.evaluate.words import cell_text
from nnstudio.studio.words import in_words

STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
Cell = tuple[int, int]


class ConfusionMatrix(QAbstractScrollArea):
    """Shows counts (k, k) by truth and answer; `cell` names both.

    chosen: the person wants to see the examples of this truth and this answer. left: of none in particular any more.
    """

    chosen = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self.names: tuple[str, ...] = ()
        self.cell: Cell | None = None
        self._order = self._position = np.zeros(0, np.intp)
        self._grid = Grid()
        self._most = 1
        self._hovered: Cell | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_counts(
        self, counts: NDArray[np.int64], names: tuple[str, ...], order: NDArray[np.intp] | None = None
    ) -> None:
        """Show another matrix; rows are truths, columns are answers. order: (k,) the classes from the top."""
        self.counts, self.names = counts, tuple(map(in_words, names))
        self._order = np.arange(len(counts)) if order is None else order
        self._position = np.argsort(self._order)
        self._most = strongest_mistake(counts)
        self._hovered = None
        if self.cell is not None and max(self.cell) >= len(counts):
            self.cell = None
        self._fit()
        self.updateGeometry()
        self.viewport().update()

    def _fit(self) -> None:
        """Make the cells as large as the height allows, and the view as wide as they need; many scroll."""
        names = [self.names[index] for index in self._order]
        self._grid = Grid.of(names, int(self.counts.max(initial=0)), self.height(), self.font())
        whole, few = self._grid.whole, len(self.counts) <= FEW
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if few else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)
        title = self.fontMetrics().horizontalAdvance(self.tr("answer of the network")) + self._grid.side
        bar = self.verticalScrollBar().sizeHint().width() if whole.height() > self.height() else 0
        widest = max(whole.width() + bar, title)
        self.setMinimumWidth(widest if few else 0)
        self.setMaximumWidth(widest)
        self._range(self.horizontalScrollBar(), whole.width(), self.viewport().width(), self._grid.wide)
        self._range(self.verticalScrollBar(), whole.height(), self.viewport().height(), self._grid.high)

    def _range(self, bar: QScrollBar, size: int, room: int, step: int) -> None:
        bar.setRange(0, max(0, size - room))
        bar.setPageStep(room)
        bar.setSingleStep(step)

    @property
    def grid(self) -> Grid:
        """Where everything is now."""
        return self._grid.scrolled(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cells follow the room there is."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Cells of a size at which figures can be read."""
        return self._hint(LEGIBLE + 2)

    def minimumSizeHint(self) -> QSize:
        """All of few classes, and a part of many."""
        return self._hint(SMALL)

    def _hint(self, high: int) -> QSize:
        grid, count = self._grid, min(FEW, max(2, len(self.counts)))
        rows = SMALL * FEW if len(self.counts) > FEW else high * count
        return QSize(grid.side + 2 + max(high, grid.wide) * count, grid.head + 2 + rows)

    def cell_rect(self, truth: int, answer: int) -> QRectF:
        """Where the cell of a truth and an answer is in the viewport."""
        return self.grid.cell(int(self._position[truth]), int(self._position[answer]))

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Truth and answer of the cell there."""
        place = self.grid.at(QPointF(x, y))
        return (int(self._order[place[0]]), int(self._order[place[1]])) if place else None

    def choose(self, truth: int, answer: int) -> None:
        """Choose a cell, and bring it into sight."""
        self.cell = truth, answer
        self._show(self.cell_rect(truth, answer).toAlignedRect())
        self.viewport().update()
        self.chosen.emit(truth, answer)

    def leave(self) -> None:
        """Choose no cell."""
        self.cell = None
        self.viewport().update()
        self.left.emit()

    def _show(self, cell: QRect) -> None:
        """Scroll no further than it takes."""
        grid, view = self.grid, self.viewport().size()
        for scroll, low, high, first, last in (
            (self.horizontalScrollBar(), cell.left(), cell.right(), grid.side, view.width()),
            (self.verticalScrollBar(), cell.top(), cell.bottom(), grid.head, view.height()),
        ):
            scroll.setValue(scroll.value() + min(0, low - first) + max(0, high + 2 - last))

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
        """Show where one can click, and whose row and column that is."""
        self._hover(self.cell_at(event.position().x(), event.position().y()))

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            shape = Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; Escape leaves them."""
        if event.key() == Qt.Key.Key_Escape and self.cell is not None:
            self.leave()
            return
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not len(self.counts):
            event.ignore()
            return
        last = len(self.counts) - 1
        places = (0, 0) if self.cell is None else tuple(int(self._position[index]) for index in self.cell)
        row, column = (min(max(place + move, 0), last) for place, move in zip(places, step, strict=True))
        self.choose(int(self._order[row]), int(self._order[column]))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in words what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """The whole name of a class, or what a cell means; "" beside them."""
        cell = self.cell_at(point.x(), point.y())
        if cell is not None:
            return self.sentence(*cell)
        grid = self.grid
        by_row = point.x() < grid.side and point.y() >= grid.head
        place = grid.row_at(point.y()) if by_row else grid.column_at(point.x())
        above = point.y() < grid.head and point.x() >= grid.side
        if not (by_row or above) or not 0 <= place < len(self.counts):
            return ""
        return self.names[int(self._order[place])]

    def sentence(self, truth: int, answer: int) -> str:
        """What a cell means."""
        return cell_text(self.names[truth], self.names[answer], int(self.counts[truth, answer]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that are in sight with their counts, and the classes around them."""
        if not len(self.counts):
            return
        painter = QPainter(self.viewport())
        drawing = MatrixDrawing(painter, self.grid, self.viewport().size(), self.palette(), self.font())
        names = [self.names[index] for index in self._order]
        drawing.cells(self.counts, self._order, self._most)
        drawing.chosen(self._place_of(self.cell))
        drawing.names(names, self._place_of(self._hovered or self.cell))
        drawing.titles(self.tr("answer of the network"), self.tr("true class"))
        if self.hasFocus():
            drawing.focus()
        painter.end()

    def _place_of(self, cell: Cell | None) -> Cell | None:
        return None if cell is None else (int(self._position[cell[0]]), int(self._position[cell[1]]))
