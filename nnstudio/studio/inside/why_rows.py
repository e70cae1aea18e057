"""For a row of a table: a line for each column, and in it a bar for each way to explain the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.learning.metrics import plain
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.words import signed

MARGIN, BETWEEN, PADDING = 10, 16, 4
LEAST = 110
"""Pixels of a way's bars at least."""


@dataclasses.dataclass(frozen=True)
class RowsExplained:
    """title, tip: of the way. values: of each column; shares: the same, as -1 to 1 of the largest."""

    title: str
    tip: str
    values: tuple[float, ...]
    shares: tuple[float, ...]

    def ordered(self, order: Sequence[int]) -> RowsExplained:
        """The same with its columns in another order."""
        values, shares = (tuple(numbers[at] for at in order) for numbers in (self.values, self.shares))
        return dataclasses.replace(self, values=values, shares=shares)


class WhyRows(QWidget):
    """names: of the columns, in the order in which they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.explained: tuple[RowsExplained, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(self.tr("Which columns speak for the answer"))

    def show_rows(self, names: tuple[str, ...], explained: tuple[RowsExplained, ...]) -> None:
        """Show another row."""
        self.names, self.explained = names, explained
        self.setMinimumHeight(round(self._line * (len(names) + 1) + 2 * MARGIN))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for all bars."""
        wide = 2 * MARGIN + self._names_width + len(self.explained) * (LEAST + BETWEEN)
        return QSize(round(wide), round(self._line * (len(self.names) + 1) + 2 * MARGIN))

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    @property
    def _line(self) -> float:
        return self._metrics.lineSpacing() + PADDING

    @property
    def _names_width(self) -> float:
        return min(180.0, max(map(self._metrics.horizontalAdvance, self.names), default=0.0))

    def _column(self, at: int) -> QRectF:
        """Where the bars of a way are, under its title."""
        left = MARGIN + self._names_width + BETWEEN
        count = max(1, len(self.explained))
        wide = (self.width() - left - MARGIN - BETWEEN * (count - 1)) / count
        return QRectF(left + at * (wide + BETWEEN), self._line, wide, self._line * len(self.names))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, titles and bars."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setPen(QColor(colours.text))
        for row, name in enumerate(self.names):
            shown = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._names_width)
            painter.drawText(QPointF(MARGIN, self._base(row)), shown)
        for at, way in enumerate(self.explained):
            self._paint_way(painter, colours, self._column(at), way)
        painter.end()

    def _base(self, row: int) -> float:
        return self._line * (row + 1) + self._metrics.ascent() + PADDING / 2

    def _paint_way(self, painter: QPainter, colours: Colours, place: QRectF, way: RowsExplained) -> None:
        painter.setPen(QColor(colours.muted))
        title = self._metrics.elidedText(way.title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QPointF(place.left(), self._metrics.ascent() + PADDING / 2), title)
        middle, figure = place.left() + (place.width() - 52) / 2, place.right()
        for row, (value, share) in enumerate(zip(way.values, way.shares, strict=True)):
            top = place.top() + row * self._line
            length = share * (place.width() - 56) / 2
            bar = QRectF(min(middle, middle + length), top + 4, abs(length), self._line - 8)
            painter.fillRect(bar, QColor(colours.classes[1 if share > 0 else 0]))
            painter.fillRect(QRectF(middle - 0.5, top, 1, self._line), QColor(colours.edge))
            painter.setPen(QColor(colours.text))
            box = QRectF(figure - 50, top, 50, self._line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, signed(plain(value))
            )

    def event(self, event: QEvent) -> bool:
        """Say what a way is, where the pointer rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for at, way in enumerate(self.explained):
                if self._column(at).adjusted(0, -self._line, 0, 0).contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), way.tip, self)
                    return True
        return super().event(event)
