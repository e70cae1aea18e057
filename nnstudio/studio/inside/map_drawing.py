"""The map as it is painted: a mark for each example, in the colour and the form of its class, mistakes ringed.

The example in the test panel has a cross of its own, which moves while it is drawn.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.inside.map import Map
from nnstudio.layers.layer import Array
from nnstudio.studio.ask.plane.shades import COLOURS, draw_mark
from nnstudio.studio.theme.colours import Colours, mixed
from nnstudio.studio.words import in_words

MARGIN, RADIUS, RING, NEAR = 14, 2.6, 5.0, 9.0
CROSS = 9


class MapDrawing(QWidget):
    """names: of the classes; () where points are shaded by a number. wanted: the place of an example, clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map: Map | None = None
        self.names: tuple[str, ...] = ()
        self.asked: tuple[float, float] | None = None
        self._ground: QPixmap | None = None
        self.setMinimumSize(160, 90)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Where the examples lie by what a layer says to them"))

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(480, 200)

    def show_map(self, map_: Map | None, names: tuple[str, ...]) -> None:
        """Show another map; None for none."""
        self.map, self.names, self._ground = map_, tuple(map(in_words, names)), None
        self.update()

    def show_asked(self, point: Array | None) -> None:
        """Put the cross where the example of the test panel lies."""
        self.asked = None if point is None else (float(point[0]), float(point[1]))
        self.update()

    # Where things are

    def places(self) -> list[QPointF]:
        """Where each example is painted: the same scale along both axes."""
        if self.map is None or not len(self.map.points):
            return []
        scale, left, top = self._frame()
        return [QPointF(left + scale * x, top - scale * y) for x, y in self.map.points.tolist()]

    def _frame(self) -> tuple[float, float, float]:
        """Pixels of 1, and where 0 is."""
        assert self.map is not None
        (low_x, low_y), (high_x, high_y) = (
            self.map.points.min(axis=0).tolist(),
            self.map.points.max(axis=0).tolist(),
        )
        wide, high = max(high_x - low_x, 1e-9), max(high_y - low_y, 1e-9)
        scale = min((self.width() - 2 * MARGIN) / wide, (self.height() - 2 * MARGIN) / high)
        left = self.width() / 2 - scale * (low_x + high_x) / 2
        return scale, left, self.height() / 2 + scale * (low_y + high_y) / 2

    def example_at(self, where: QPointF) -> int | None:
        """The example whose mark is nearest, if one is near."""
        distances = [(place - where).manhattanLength() for place in self.places()]
        nearest = min(range(len(distances)), key=distances.__getitem__, default=None)
        return nearest if nearest is not None and distances[nearest] <= NEAR else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the examples, once for each map and size, and the cross."""
        painter = QPainter(self)
        if self._ground is None and self.map is not None:
            self._ground = self._paint_ground(self.map)
        if self._ground is not None:
            painter.drawPixmap(0, 0, self._ground)
        if self.asked is not None and self.map is not None:
            self._paint_cross(painter, *self.asked)
        painter.end()

    def _paint_ground(self, map_: Map) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, places = Colours.of(self.palette()), self.places()
        shades = None if self.names else map_.shade().tolist()
        painter.setPen(Qt.PenStyle.NoPen)
        for at, place in enumerate(places):
            kind = int(map_.truths[at]) if self.names else 0
            painter.setBrush(self._colour(colours, kind, shades[at] if shades else None))
            draw_mark(painter, place, kind // COLOURS if kind >= COLOURS else 0, RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.error), 1.4))
        for at in map_.mistakes.nonzero()[0].tolist():
            painter.drawEllipse(places[at], RING, RING)
        self._paint_names(painter, colours, map_, places)
        painter.end()
        return ground

    def _colour(self, colours: Colours, kind: int, shade: float | None) -> QColor:
        if shade is not None:
            return mixed(colours.classes[0], colours.classes[1], shade)
        return QColor(colours.classes[kind % COLOURS])

    def _paint_names(self, painter: QPainter, colours: Colours, map_: Map, places: list[QPointF]) -> None:
        """Each class has its name where most of it lies, on a ground that lets it be read."""
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for kind, name in enumerate(self.names):
            own = [places[at] for at in (map_.truths == kind).nonzero()[0].tolist()]
            if not own:
                continue
            middle = len(own) // 2
            x = sorted(place.x() for place in own)[middle]
            y = sorted(place.y() for place in own)[middle]
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 110)
            box = QRectF(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
            box.moveCenter(QPointF(x, y))
            painter.setPen(QPen(QColor(colours.classes[kind % COLOURS]), 1.5))
            painter.setBrush(QColor(colours.panel))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_cross(self, painter: QPainter, x: float, y: float) -> None:
        scale, left, top = self._frame()
        where = QPointF(
            min(max(left + scale * x, 6.0), self.width() - 6.0),
            min(max(top - scale * y, 6.0), self.height() - 6.0),
        )
        colours = Colours.of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((colours.panel, 6), (colours.text, 2.5)):
            painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(where - QPointF(CROSS, 0), where + QPointF(CROSS, 0))
            painter.drawLine(where - QPointF(0, CROSS), where + QPointF(0, CROSS))

    # The pointer

    def event(self, event: QEvent) -> bool:
        """Tell what an example is; paint anew in another theme or size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._ground = None
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.example_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if at is None else self._words(at), self)
            return True
        return super().event(event)

    def _words(self, at: int) -> str:
        map_ = self.map
        if map_ is None or not self.names:
            return self.tr("Example {place}. Click to ask about it.").format(place=f"{at + 1:,}")
        truth, answer = self.names[int(map_.truths[at])], self._answer(int(map_.answers[at]))
        if truth == answer:
            text = self.tr("Example {place} is {truth}: right. Click to ask about it.")
        else:
            text = self.tr("Example {place} is {truth}, taken for {answer}. Click to ask about it.")
        return text.format(place=f"{at + 1:,}", truth=truth, answer=answer)

    def _answer(self, kind: int) -> str:
        return self.names[kind] if 0 <= kind < len(self.names) else "–"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask about the example that was clicked."""
        at = self.example_at(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit(at)
