"""The strip of tiles on one block: feature maps, or numbers as cells. From far away nothing of it is drawn, and from
near names, figures and marks too.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.fonts import small_font, write
from nnstudio.studio.canvas.seen.seen import ASIDE, WIDE, Room, SeenLayer
from nnstudio.studio.canvas.seen.words import texts_of
from nnstudio.studio.theme.colours import Colours

FAR, NEAR = 0.25, 0.7
"""Pixels to the unit below which nothing is drawn, and from which on names and marks are."""
MOST_TEXTS = 24
"""Cells that may have texts."""
STRONG = 0.55
"""Share of the full colour from which on a text on it is light."""
LEAST_MARK = 6.0
"""Pixels of a tile from which on it has room for a mark."""
WITH_BOTH = 84.0
"""Width of a cell that has room for a name and a figure."""
SHARP = 1.5
"""Pixels of the screen to a pixel of a feature map from which on it is drawn with sharp edges."""


class SeenItem(QGraphicsItem):
    """Belongs to a block, and moves with it. It takes no click: what is under the pointer is asked by its place."""

    def __init__(self, block: QGraphicsItem, key: str, room: Room, top: float) -> None:
        """top: where it begins in the block."""
        super().__init__(block)
        self.key, self.seen = key, room.seen
        self.place = QRectF(ASIDE, top, WIDE, room.height)

    def boundingRect(self) -> QRectF:
        """The strip, with room for the frame of what is pointed at."""
        return self.place.adjusted(-2, -2, 2, 2)

    def shape(self) -> QPainterPath:
        """Nothing that could be hit instead of the block."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is known of the layer now."""
        detail = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform())
        if detail < FAR:
            return
        colours = Colours.of(QApplication.palette())
        layer = self.seen.layers.get(self.key)
        if layer is None:
            if self.key == INPUT:
                self._write(painter, self.place, self.seen.says, colours.muted)
            return
        self._paint_tiles(painter, colours, layer, detail)
        if detail >= NEAR and not self._paint_texts(painter, colours, layer) and layer.tells_silence:
            self._paint_marks(painter, colours, layer, detail)
        self._paint_pointed(painter, colours, layer)

    def _paint_tiles(self, painter: QPainter, colours: Colours, layer: SeenLayer, detail: float) -> None:
        fine = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.deviceTransform())
        image = self.seen.image(self.key, colours, fine)
        sharp = min(layer.strip.scale) * detail >= SHARP
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
        painter.drawImage(QRectF(self.place.topLeft(), self._size(layer)), image, QRectF(image.rect()))
        made = layer.strip.tiles
        if made.channels > made.count and detail >= NEAR:
            rest = self.place.adjusted(self._size(layer).width() + 4, 0, 0, 0)
            self._write(painter, rest, f"+{made.channels - made.count:,}", colours.muted)

    def _paint_marks(self, painter: QPainter, colours: Colours, layer: SeenLayer, detail: float) -> None:
        """A stroke through each channel that is 0 everywhere."""
        painter.setPen(QPen(QColor(colours.muted), 1))
        for channel in layer.strip.silent[: layer.strip.tiles.count].nonzero()[0].tolist():
            tile = self.tile(layer, channel)
            side = min(tile.width(), tile.height()) - 2
            if side * detail >= LEAST_MARK:
                inner = QRectF(0, 0, side, side)
                inner.moveCenter(tile.center())
                painter.drawLine(inner.bottomLeft(), inner.topRight())

    def _paint_texts(self, painter: QPainter, colours: Colours, layer: SeenLayer) -> bool:
        """Into the cells what each is, or how large, where all of that finds room: some alone would seem to be all."""
        strip = layer.strip
        if strip.values.ndim != 1 or strip.tiles.rows > 1 or strip.tiles.count > MOST_TEXTS:
            return False
        width, metrics = self.tile(layer, 0).width(), QFontMetricsF(small_font())
        texts = texts_of(layer, width >= WITH_BOTH)
        widest = max(map(metrics.horizontalAdvance, texts))
        if widest + 4 > width or metrics.height() > self.place.height():
            return False
        for channel, text in enumerate(texts):
            strong = abs(float(strip.values[channel])) > STRONG * strip.largest
            colour = colours.on_accent if strong else colours.text
            self._write(painter, self.tile(layer, channel), text, colour, Qt.AlignmentFlag.AlignCenter)
        return True

    def _paint_pointed(self, painter: QPainter, colours: Colours, layer: SeenLayer) -> None:
        if self.seen.pointed is not None and self.seen.pointed[0] == self.key:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.tile(layer, self.seen.pointed[1]))

    def tile(self, layer: SeenLayer, channel: int) -> QRectF:
        """Where a channel is drawn, in the coordinates of the block."""
        left, top, width, height = layer.strip.place(channel)
        return QRectF(self.place.left() + left, self.place.top() + top, width, height)

    def at(self, point: QPointF) -> tuple[int, tuple[int, int] | None] | None:
        """The channel at a point of the block, and the row and column of its feature map; None for none."""
        layer, inner = self.seen.layers.get(self.key), point - self.place.topLeft()
        return layer.strip.at(inner.x(), inner.y()) if layer is not None else None

    def _size(self, layer: SeenLayer) -> QSizeF:
        return QSizeF(*layer.strip.size)

    def _write(
        self,
        painter: QPainter,
        where: QRectF,
        text: str,
        colour: str,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setFont(small_font())
        painter.setPen(QColor(colour))
        write(painter, where, alignment, text)
