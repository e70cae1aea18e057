"""All layers beside each other, each with a tile for every channel: what goes in at the left, the answer at the right.

The whole strip is painted, since thousands of tiles change with every stroke.
"""

from __future__ import annotations

import dataclasses
import functools
import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.analysis.receptive import Region
from nnstudio.inside.cell import Unit
from nnstudio.inside.layer_values import LayerValues
from nnstudio.inside.tiles import MOST, Tiles, gap_of
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.metrics import plain
from nnstudio.studio.inside.heat import heat_image
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.words import signed

MARGIN, BETWEEN = 10, 22
LARGEST_CELL = 14
"""Pixels of a number in a row at most."""
LARGEST_PIXEL = 6
MOST_WIDE, TIMES_AS_WIDE = 420, 2
"""Pixels across that a layer may take, and how many times its height, so that its neighbours stay in sight."""
LEAST_TEXT, LARGEST_TEXT = 8, 13
"""Pixels of the names of outputs."""
NAMED = 12
"""Outputs up to which each is named and stands in a line of its own."""
LEAST_WIDTH = 84


def scale_in(room: int, side: tuple[int, int], high: int, wide: int) -> float:
    """How much tiles of that side that make up a picture (high, wide) are enlarged: a whole number of times from one
    time on.
    """
    largest = LARGEST_CELL if side == (1, 1) else LARGEST_PIXEL
    scale = min(room / max(1, high), largest, min(MOST_WIDE, TIMES_AS_WIDE * room) / max(1, wide))
    return float(int(scale)) if scale >= 1 else max(scale, 0.05)


@functools.lru_cache(maxsize=1024)
def columns_in(room: int, shape: tuple[int, ...]) -> int:
    """How many tiles of a layer's values beside each other make each of them largest, where so many pixels are there
    from above to below; of several, those that leave no place empty, and then those that take the least width.
    """
    height, width, channels = shape if len(shape) == 3 else (1, 1, math.prod(shape))
    gap = gap_of(height, width, channels)
    count = min(channels, MOST)

    def worth(columns: int) -> tuple[float, bool, int]:
        rows = -(-count // columns)
        high, wide = rows * (height + gap) - gap, columns * (width + gap) - gap
        return scale_in(room, (height, width), high, wide), count % columns == 0, -columns

    return max(range(1, count + 1), key=worth)


@dataclasses.dataclass(frozen=True, eq=False)
class LayerShown:
    """One layer made ready to be painted. names: of its numbers, where each stands in a line of its own.
    tells_silence: whether channels that are 0 are its own doing, and not those of a layer before.
    """

    layer: LayerValues
    tiles: Tiles
    names: tuple[str, ...] = ()
    tells_silence: bool = True


class LayerStrip(QWidget):
    """pointed: the unit under the pointer, or None. chosen: one that was clicked. room_changed: tiles may be larger."""

    pointed = Signal(object)
    chosen = Signal(object)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers: tuple[LayerShown, ...] = ()
        self.region: Region | None = None
        self.unit: Unit | None = None
        self._room = 120
        self._places: list[tuple[LayerShown, QRectF, float]] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What every layer says to this example"))

    def show_layers(self, layers: tuple[LayerShown, ...]) -> None:
        """Show other values, of these layers or of others."""
        self.layers = layers
        self._lay_out()
        self.update()

    def show_region(self, region: Region | None) -> None:
        """Mark what a unit sees of the picture that goes in."""
        self.region = region
        self.update()

    def set_room(self, high: int) -> None:
        """Be so many pixels high, whether a scroll bar is in sight or not: if what is shown were larger without one,
        the bar would come and go for ever.
        """
        if high != self._room:
            self._room = high
            self._lay_out()
            self.room_changed.emit()

    def sizeHint(self) -> QSize:
        """As wide as all layers are."""
        return QSize(self._width(), 120)

    def minimumSizeHint(self) -> QSize:
        """The same: it lies in an area that scrolls."""
        return QSize(self._width(), 60)

    def event(self, event: QEvent) -> bool:
        """Divide the room anew."""
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()
        return super().event(event)

    # Where things are

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    @property
    def _head(self) -> float:
        """Pixels that the two lines above the tiles take."""
        return 2 * self._metrics.lineSpacing() + 6

    def _width(self) -> int:
        return round(self._places[-1][1].right() + MARGIN) if self._places else LEAST_WIDTH

    @property
    def room(self) -> int:
        """Pixels for the tiles from above to below."""
        return max(1, round(self._room - self._head - MARGIN))

    def _lay_out(self) -> None:
        room = self.room
        left, places = float(MARGIN), []
        for shown in self.layers:
            high, wide = shown.tiles.pixels.shape
            scale = scale_in(room, shown.tiles.side, high, wide)
            names = self._widest(shown.names)
            where = QRectF(left, self._head, wide * scale, high * scale)
            places.append((shown, where, scale))
            left += (
                max(
                    LEAST_WIDTH,
                    where.width() + names,
                    *map(self._metrics.horizontalAdvance, self._words(shown)),
                )
                + BETWEEN
            )
        changed = [place[1] for place in places] != [place[1] for place in self._places]
        self._places = places
        if changed:
            self.updateGeometry()
            self.setMinimumWidth(self._width())

    def _widest(self, names: tuple[str, ...]) -> float:
        return max(map(self._metrics.horizontalAdvance, names), default=0.0) + (64 if names else 0)

    def _words(self, shown: LayerShown) -> tuple[str, str]:
        """The two lines above a layer: what it is, and how large its values are."""
        layer = shown.layer
        name = self.tr("Input") if layer.node == "input" else layer.node
        scale = f"{signed(plain(layer.lowest))} … {signed(plain(layer.highest))}"
        silent = ""
        if layer.silent and shown.tells_silence:
            silent = self.tr("  {count} silent").format(count=f"{layer.silent:,}")
        return f"{name}  {shape_text(layer.values.shape)}", scale + silent

    def unit_at(self, where: QPointF) -> Unit | None:
        """The value that is painted there."""
        for shown, place, scale in self._places:
            if place.contains(where):
                row, column = ((where - place.topLeft()) / scale).toTuple()[::-1]
                found = shown.tiles.at(int(row), int(column))
                if found is None:
                    return None
                channel, y, x = found
                picture = shown.layer.values.ndim == 3
                return Unit(shown.layer.node, channel, (y, x) if picture else None)
        return None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        for shown, place, scale in self._places:
            if (
                place.right() + BETWEEN + LEAST_WIDTH < event.rect().left()
                or place.left() > event.rect().right()
            ):
                continue
            self._paint_words(painter, colours, shown, place)
            image = heat_image(shown.tiles.pixels, colours)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
            painter.drawImage(place, image, QRectF(image.rect()))
            self._paint_names(painter, colours, shown, place, scale)
            self._paint_marks(painter, colours, shown, place, scale)
        painter.end()

    def _paint_words(self, painter: QPainter, colours: Colours, shown: LayerShown, place: QRectF) -> None:
        line = self._metrics.lineSpacing()
        first, second = self._words(shown)
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(place.left(), line - 2), first)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QPointF(place.left(), 2 * line - 2), second)

    def _paint_names(
        self, painter: QPainter, colours: Colours, shown: LayerShown, place: QRectF, scale: float
    ) -> None:
        """Of outputs that stand in lines, what each is, and its value; the largest in full colour."""
        best = int(shown.layer.values.argmax()) if shown.names else 0
        font = painter.font()
        font.setPixelSize(max(LEAST_TEXT, min(LARGEST_TEXT, int(scale - 1))))
        painter.save()
        for row, name in enumerate(shown.names):
            line = QRectF(place.right() + 6, place.top() + row * scale, 400, scale)
            font.setBold(row == best)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if row == best else colours.muted))
            value = signed(plain(float(shown.layer.values[row])))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{name}  {value}")
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, colours: Colours, shown: LayerShown, place: QRectF, scale: float
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.unit is not None and self.unit.node == shown.layer.node:
            painter.setPen(QPen(QColor(colours.accent), 2))
            top, left = shown.tiles.corner(self.unit.channel)
            high, wide = shown.tiles.side
            painter.drawRect(
                QRectF(place.left() + left * scale, place.top() + top * scale, wide * scale, high * scale)
            )
        if self.region is not None and shown.layer.node == "input":
            painter.setPen(QPen(QColor(colours.accent), 2))
            seen = self.region
            for channel in range(shown.tiles.count):
                top, left = shown.tiles.corner(channel)
                corner = QPointF(left + seen.left, top + seen.top) * scale + place.topLeft()
                painter.drawRect(
                    QRectF(
                        corner.x(),
                        corner.y(),
                        (seen.right - seen.left) * scale,
                        (seen.bottom - seen.top) * scale,
                    )
                )

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        self._point(self.unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is."""
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a unit."""
        unit = self.unit_at(event.position())
        if unit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(unit)

    @Slot(object)
    def _point(self, unit: Unit | None) -> None:
        if unit != self.unit:
            self.unit = unit
            self.pointed.emit(unit)
            self.update()
