"""What drives a unit as it is painted: its filter, the input made for it, and the examples to which it says most, each
with a frame around the part that it sees.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.analysis.receptive import Region
from nnstudio.studio.inside.heat import heat_image
from nnstudio.studio.shared.pixels import draw_pixels, image_of
from nnstudio.studio.theme.colours import Colours

MARGIN, BETWEEN, LEAST, LARGEST = 10, 12, 48, 150


@dataclasses.dataclass(frozen=True, eq=False)
class Shown:
    """title: below it what the unit says. pixels: (h, w, channels) uint8; or heat: (h, w) uint8 as of `signed_bytes`.
    region: what the unit sees of it. example: its place among the examples; -1 for none.
    """

    title: str
    pixels: NDArray[np.uint8] | None = None
    heat: NDArray[np.uint8] | None = None
    region: Region | None = None
    example: int = -1

    def image(self, colours: Colours) -> QImage:
        """The picture in the colours of a theme."""
        if self.heat is not None:
            return heat_image(self.heat, colours)
        assert self.pixels is not None
        return image_of(self.pixels)


class DriversStrip(QWidget):
    """wanted: the place of an example that was clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Shown, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(self.tr("What drives the unit"))

    def show_pictures(self, shown: tuple[Shown, ...]) -> None:
        """Show other pictures."""
        self.shown = shown
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """One line of pictures."""
        return QSize(4 * LEAST, LEAST + 40)

    @property
    def _head(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing() + 6

    def places(self) -> list[QRectF]:
        """Squares as large as all find room, from the left and from above."""
        count = max(1, len(self.shown))
        side = max((self._side(columns) for columns in range(1, count + 1)), default=LEAST)
        side = min(max(side, LEAST), LARGEST)
        columns = max(1, int((self.width() - 2 * MARGIN + BETWEEN) // (side + BETWEEN)))
        return [
            QRectF(
                MARGIN + at % columns * (side + BETWEEN),
                self._head + at // columns * (side + self._head + 4),
                side,
                side,
            )
            for at in range(len(self.shown))
        ]

    def _side(self, columns: int) -> float:
        """Pixels of a picture, with so many of them in a line."""
        lines = -(-len(self.shown) // columns)
        across = (self.width() - 2 * MARGIN - BETWEEN * (columns - 1)) / columns
        return min(across, (self.height() - MARGIN) / max(1, lines) - self._head - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        colours, metrics = Colours.of(self.palette()), QFontMetricsF(self.font())
        for shown, place in zip(self.shown, self.places(), strict=True):
            image = shown.image(colours)
            scale = min(place.width() / image.width(), place.height() / image.height())
            where = QRectF(place.left(), place.top(), image.width() * scale, image.height() * scale)
            painter.setPen(QColor(colours.muted))
            title = metrics.elidedText(shown.title, Qt.TextElideMode.ElideRight, place.width() + BETWEEN - 4)
            painter.drawText(QPointF(place.left(), place.top() - 5), title)
            draw_pixels(painter, where, image)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawRect(where)
            if shown.region is not None:
                seen = shown.region
                corner = QPointF(seen.left, seen.top) * scale + where.topLeft()
                painter.setPen(QPen(QColor(colours.accent), 2))
                size = (seen.right - seen.left) * scale, (seen.bottom - seen.top) * scale
                painter.drawRect(QRectF(corner.x(), corner.y(), *size))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say in words what a picture is, where its title is cut off."""
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(self._title_at(QPointF(self.mapFromGlobal(self.cursor().pos()))))
        return super().event(event)

    def _title_at(self, where: QPointF) -> str:
        return next(
            (
                each.title
                for each, place in zip(self.shown, self.places(), strict=True)
                if place.contains(where)
            ),
            "",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask about the example that was clicked."""
        for shown, place in zip(self.shown, self.places(), strict=True):
            if place.contains(event.position()) and shown.example >= 0:
                self.wanted.emit(shown.example)
                return
