"""The arithmetic of one value as it is painted: what it read, times what each of that counts, is what that adds; and
beside it the sum. Where there is room, every number is written into its cell.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.inside.tiles import Tiles, tiles
from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import plain
from nnstudio.studio.inside.heat import heat_image
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.words import signed

MARGIN, SIGN, BETWEEN = 10, 26, 12
LARGEST, NUMBERS = 52, 32
"""Pixels of a cell at most, and from where on a number fits into it."""
MOST_WIDE, LEAST_WIDE = 190, 60


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """title: what the numbers are. values: (rows, columns, channels) or (numbers,). sign: what stands before it."""

    title: str
    values: Array
    sign: str = ""

    @property
    def grid(self) -> Array:
        """The values, with numbers in a row as channels of one pixel."""
        return self.values if self.values.ndim == 3 else self.values.reshape(1, 1, -1)


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of the sum: what it is, and its figure. strong: the result."""

    text: str
    figure: str
    strong: bool = False


@dataclasses.dataclass(frozen=True, eq=False)
class _Placed:
    """title: pixels that it may take."""

    picture: Picture
    tiles: Tiles
    where: QRectF
    scale: float
    title: float


class CellDrawing(QWidget):
    """rows: of pictures, one for each input that the unit reads. lines: of the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[Picture, ...], ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._placed: list[_Placed] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The arithmetic of one value"))

    def show_sum(self, rows: tuple[tuple[Picture, ...], ...], lines: tuple[Line, ...]) -> None:
        """Show another value's."""
        self.rows, self.lines = rows, lines
        self.setAccessibleDescription("; ".join(f"{line.text} {line.figure}" for line in lines))
        self._lay_out()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Little: pictures shrink with the room, so that nothing has to be scrolled."""
        return QSize(200, 60)

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    @property
    def _sum_width(self) -> float:
        texts = (f"{line.text}   {line.figure}  " for line in self.lines)
        return max(map(self._metrics.horizontalAdvance, texts), default=0.0) * 1.1

    def _lay_out(self) -> None:
        """Rows of pictures above each other, as large as they and the sum find room."""
        head = self._metrics.lineSpacing() + 4
        room = self.height() / max(1, len(self.rows)) - head - MARGIN
        self._placed = []
        for row, pictures in enumerate(self.rows):
            top = row * (room + head + MARGIN) + head
            most, whole = MOST_WIDE, True
            placed = self._row(pictures, top, room, most, whole)
            while self._end(placed) > self.width() and (whole or most > LEAST_WIDE):
                most, whole = most if whole else round(most * 0.85), False
                placed = self._row(pictures, top, room, most, whole)
            self._placed += placed

    def _end(self, placed: list[_Placed]) -> float:
        """Where the row with its sum ends."""
        right = max((each.where.right() for each in placed), default=0.0)
        titles = max((each.where.left() + each.title for each in placed), default=0.0)
        return max(titles, right + self._sum_width + 2 * BETWEEN if self.lines else right) + MARGIN

    def _row(
        self, pictures: tuple[Picture, ...], top: float, room: float, most: int, whole: bool
    ) -> list[_Placed]:
        """Pictures beside each other, none wider than `most` pixels unless its cells are a pixel each. whole: whether
        titles may be wider than their pictures.
        """
        left, placed = float(MARGIN), []
        for picture in pictures:
            made = tiles(picture.grid)
            high, wide = made.pixels.shape
            scale = max(0.05, min(room / max(1, high), LARGEST, most / max(1, wide)))
            left += SIGN if picture.sign else 0
            title = self._metrics.horizontalAdvance(picture.title) + 1
            title = title if whole else min(title, max(wide * scale, LEAST_WIDE))
            where = QRectF(left, top, wide * scale, high * scale)
            placed.append(_Placed(picture, made, where, scale, max(title, wide * scale)))
            left += max(wide * scale, title) + BETWEEN
        return placed

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pictures, signs, and the sum."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        for placed in self._placed:
            self._paint_picture(painter, colours, placed)
        self._paint_sum(painter, colours)
        painter.end()

    def _paint_picture(self, painter: QPainter, colours: Colours, placed: _Placed) -> None:
        where, picture = placed.where, placed.picture
        painter.setPen(QColor(colours.muted))
        room = placed.title + BETWEEN - 2
        title = self._metrics.elidedText(picture.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(where.left(), where.top() - 6), title)
        if picture.sign:
            font = painter.font()
            painter.save()
            font.setPointSizeF(font.pointSizeF() * 1.4)
            painter.setFont(font)
            painter.setPen(QColor(colours.text))
            box = QRectF(where.left() - SIGN, where.top(), SIGN - 4, min(where.height(), 90))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, picture.sign)
            painter.restore()
        image = heat_image(placed.tiles.pixels, colours)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, placed.scale < 1)
        painter.drawImage(where, image, QRectF(image.rect()))
        if placed.scale >= NUMBERS:
            self._paint_numbers(painter, colours, placed)

    def _paint_numbers(self, painter: QPainter, colours: Colours, placed: _Placed) -> None:
        grid, scale = placed.picture.grid, placed.scale
        largest = float(np.abs(grid).max()) or 1.0
        font = painter.font()
        painter.save()
        font.setPixelSize(max(9, round(scale / 4)))
        painter.setFont(font)
        for channel in range(placed.tiles.count):
            top, left = placed.tiles.corner(channel)
            for row in range(grid.shape[0]):
                for column in range(grid.shape[1]):
                    value = float(grid[row, column, channel])
                    corner = placed.where.topLeft() + QPointF(left + column, top + row) * scale
                    box = QRectF(corner.x(), corner.y(), scale, scale)
                    dark = colours.on_accent if abs(value) > 0.55 * largest else colours.text
                    painter.setPen(QColor(dark))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, signed(f"{value + 0.0:.2g}"))
        painter.restore()

    def _paint_sum(self, painter: QPainter, colours: Colours) -> None:
        left = max((each.where.right() for each in self._placed), default=0.0) + 2 * BETWEEN
        step = self._metrics.lineSpacing() + 4
        wide = self._sum_width
        for at, line in enumerate(self.lines):
            font = painter.font()
            font.setBold(line.strong)
            painter.setFont(font)
            box = QRectF(left, step + at * step, wide, step)
            painter.setPen(QColor(colours.text if line.strong else colours.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, line.text)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, line.figure)
            if line.strong:
                painter.fillRect(QRectF(left, box.top() - 3, wide, 1), QColor(colours.edge))

    def event(self, event: QEvent) -> bool:
        """Divide the room anew; tell a number where the pointer rests."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._lay_out()
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.number_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def number_at(self, where: QPointF) -> str:
        """The number that is painted there, in words; "" for none."""
        for placed in self._placed:
            if placed.where.contains(where):
                point = (where - placed.where.topLeft()) / placed.scale
                found = placed.tiles.at(int(point.y()), int(point.x()))
                if found is not None:
                    channel, row, column = found
                    return f"{placed.picture.title}: {signed(plain(float(placed.picture.grid[row, column, channel])))}"
        return ""
