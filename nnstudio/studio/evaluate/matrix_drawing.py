"""How a confusion matrix is drawn: only what is in sight, so that 100 classes scroll as lightly as ten."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen

from nnstudio.studio.evaluate.grid import AXIS, PADDING, Grid, font_of
from nnstudio.studio.theme.colours import Colours, mixed

CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Cell = tuple[int, int]


class MatrixDrawing:
    """Draws with one painter. view: size of what is drawn into. Rows and columns are counted as they are shown."""

    def __init__(self, painter: QPainter, grid: Grid, view: QSize, palette: QPalette, font: QFont) -> None:
        self.painter, self.grid, self.view = painter, grid, view
        self.colours = Colours.of(palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(font, grid.high))

    def cells(self, counts: NDArray[np.int64], order: NDArray[np.intp], most: int) -> None:
        """Draw the counts; most: the largest one beside the diagonal."""
        self.painter.save()
        self.painter.setClipRect(self._room())
        columns = self.grid.columns(self.view.width())
        for row in self.grid.rows(self.view.height()):
            truth = int(order[row])
            whole = max(1, int(counts[truth].sum()))
            for column in columns:
                count = int(counts[truth, order[column]])
                share = count / whole if row == column else math.sqrt(count / most)
                self._cell(self.grid.cell(row, column), count, share, row == column)
        self.painter.restore()

    def _room(self) -> QRectF:
        """The part of the view that cells are drawn into."""
        grid = self.grid
        return QRectF(grid.side, grid.head, self.view.width() - grid.side, self.view.height() - grid.head)

    def _cell(self, where: QRectF, count: int, share: float, right: bool) -> None:
        colours = self.colours
        where = where.adjusted(0.5, 0.5, -0.5, -0.5)
        if not count:
            self.painter.fillRect(where, QColor(colours.window))
            return
        tone, strength = (colours.good, 0.38) if right else (colours.error, 0.5)
        self.painter.fillRect(where, mixed(colours.panel, tone, share * strength))
        self.painter.setPen(QColor(colours.text))
        self.painter.drawText(where, CENTRE, f"{count}")

    def names(self, names: Sequence[str], marked: Cell | None) -> None:
        """Draw the names around the cells; those of the marked row and column stand out."""
        row, column = marked or (-1, -1)
        grid, view = self.grid, self.view
        self.painter.save()
        self.painter.setClipRect(QRectF(0, grid.head, grid.side, view.height() - grid.head))
        for index in grid.rows(view.height()):
            place = grid.cell(index, 0)
            where = QRectF(AXIS, place.y(), grid.side - AXIS, place.height())
            self._name(where, names[index], index == row, RIGHT)
        self.painter.setClipRect(QRectF(grid.side, 0, view.width() - grid.side, grid.head))
        for index in grid.columns(view.width()):
            place = grid.cell(0, index)
            self._name_above(
                QRectF(place.x(), AXIS, place.width(), grid.head - AXIS), names[index], index == column
            )
        self.painter.restore()

    def _name_above(self, where: QRectF, name: str, marked: bool) -> None:
        if not self.grid.upright:
            self._name(where, name, marked, CENTRE)
            return
        self.painter.save()
        self.painter.translate(where.left(), where.bottom())
        self.painter.rotate(-90)
        self._name(QRectF(0, 0, where.height(), where.width()), name, marked, LEFT)
        self.painter.restore()

    def _name(self, where: QRectF, name: str, marked: bool, side: Qt.AlignmentFlag) -> None:
        if marked:
            self.painter.fillRect(where, QColor(self.colours.selection))
        room = where.adjusted(PADDING, 0, -PADDING, 0)
        shown = self.painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, math.ceil(room.width())
        )
        self.painter.setPen(QColor(self.colours.text))
        self.painter.drawText(room, side, shown)

    def titles(self, above: str, beside: str) -> None:
        """Say what columns and rows are."""
        grid, view = self.grid, self.view
        wide = min(view.width() - grid.side, grid.wide * grid.count)
        high = min(view.height() - grid.head, grid.high * grid.count)
        self.painter.setPen(QColor(self.colours.muted))
        self._title(
            QRectF(grid.side, 0, max(wide, view.width() - grid.side if grid.count < 5 else 0), AXIS), above
        )
        self.painter.save()
        self.painter.translate(0, grid.head + high)
        self.painter.rotate(-90)
        self._title(QRectF(0, 0, high, AXIS), beside)
        self.painter.restore()

    def _title(self, where: QRectF, text: str) -> None:
        metrics = self.painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(where.width()))
        fits = metrics.horizontalAdvance(text) <= where.width()
        self.painter.drawText(where, CENTRE if fits else LEFT, shown)

    def chosen(self, cell: Cell | None) -> None:
        """Draw a rim around the chosen cell."""
        if cell is not None:
            self.painter.save()
            self.painter.setClipRect(self._room())
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(QColor(self.colours.accent), 2))
            self.painter.drawRect(self.grid.cell(*cell).adjusted(1, 1, -1, -1))
            self.painter.restore()

    def focus(self) -> None:
        """Draw a rim around all cells while keys go to them."""
        last = self.grid.cell(self.grid.count - 1, self.grid.count - 1)
        cells = self.grid.cell(0, 0).united(last) & self._room()
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(self.colours.accent), 1))
        self.painter.drawRect(cells.adjusted(0.5, 0.5, -0.5, -0.5))
