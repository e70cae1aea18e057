"""The example, and beside it one picture for each way to explain the answer: blue speaks for it, orange against it."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.studio.inside.heat import heat_image
from nnstudio.studio.shared.pixels import image_of
from nnstudio.studio.theme.colours import Colours

MARGIN, BETWEEN = 10, 14
LEAST = 84
INK = 0.3
"""How much of the drawing shines through, so that one sees where the colours are."""


@dataclasses.dataclass(frozen=True, eq=False)
class Explained:
    """title, tip: of the way. heat: (h, w) uint8 as of `signed_bytes`."""

    title: str
    tip: str
    heat: NDArray[np.uint8]


class WhyPictures(QWidget):
    """pixels: the example as it is drawn, (h, w, channels) uint8. on_dark: whether it is light on a dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixels: NDArray[np.uint8] | None = None
        self.on_dark = True
        self.explained: tuple[Explained, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Which parts of the picture speak for the answer"))

    def show_pictures(
        self, pixels: NDArray[np.uint8], on_dark: bool, explained: tuple[Explained, ...]
    ) -> None:
        """Show another example."""
        self.pixels, self.on_dark, self.explained = pixels, on_dark, explained
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """All pictures beside each other, small."""
        return QSize(round((len(self.explained) + 1) * (LEAST + BETWEEN) + MARGIN), LEAST)

    def places(self) -> list[QRectF]:
        """Where the example is, and each of the ways."""
        if self.pixels is None:
            return []
        count = len(self.explained) + 1
        columns = max(range(1, count + 1), key=self._scale)
        scale, head = self._scale(columns), self._head
        high, wide = self.pixels.shape[:2]
        titles = (QFontMetricsF(self.font()).horizontalAdvance(each) for each in self._titles())
        across = min(self._cell(columns), max(wide * scale, *titles)) + BETWEEN
        return [
            QRectF(
                MARGIN + at % columns * across,
                head + at // columns * (high * scale + head + MARGIN),
                wide * scale,
                high * scale,
            )
            for at in range(count)
        ]

    @property
    def _head(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing() + 6

    def _cell(self, columns: int) -> float:
        """Pixels across for each of so many pictures in a line."""
        return (self.width() - 2 * MARGIN - BETWEEN * (columns - 1)) / columns

    def _scale(self, columns: int) -> float:
        """How much a picture can be enlarged, with so many of them in a line."""
        if self.pixels is None:
            return 0.0
        high, wide = self.pixels.shape[:2]
        lines = -(-(len(self.explained) + 1) // columns)
        room = self.height() / lines - self._head - MARGIN
        return float(min(self._cell(columns) / wide, room / high))

    def _titles(self) -> list[str]:
        return [self.tr("Example"), *(each.title for each in self.explained)]

    def _room(self, places: list[QRectF]) -> float:
        """Pixels from one picture to the next in a line."""
        beside = [place.left() for place in places if place.top() == places[0].top()]
        return beside[1] - beside[0] if len(beside) > 1 else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        if self.pixels is None:
            return
        painter = QPainter(self)
        colours, places = Colours.of(self.palette()), self.places()
        picture = image_of(self.pixels)
        ink = _ink(picture, QColor(colours.text), self.on_dark)
        for at, (title, place) in enumerate(zip(self._titles(), places, strict=True)):
            painter.setPen(QColor(colours.muted))
            room = max(place.width(), self._room(places) - 6)
            text = QFontMetricsF(self.font()).elidedText(title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(place.left(), place.top() - 7), text)
            if at == 0:
                painter.drawImage(place, picture, QRectF(picture.rect()))
            else:
                heat = heat_image(self.explained[at - 1].heat, colours)
                painter.drawImage(place, heat, QRectF(heat.rect()))
                painter.setOpacity(INK)
                painter.drawImage(place, ink, QRectF(ink.rect()))
                painter.setOpacity(1.0)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawRect(place)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say what a way is, where the pointer rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for place, way in zip(self.places()[1:], self.explained, strict=True):
                if place.adjusted(0, -24, 0, 0).contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), way.tip, self)
                    return True
        return super().event(event)


def _ink(picture: QImage, colour: QColor, on_dark: bool) -> QImage:
    """What is drawn, in one colour, with the ground left clear."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    if not on_dark:
        grey.invertPixels()
    ink = QImage(picture.size(), QImage.Format.Format_ARGB32)
    ink.fill(colour)
    ink.setAlphaChannel(grey)
    return ink
