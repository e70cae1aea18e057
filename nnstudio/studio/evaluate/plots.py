"""The two pictures of predicted numbers: a cloud of points around the diagonal, and a histogram of the residuals."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.deviations import Deviation, Numbers
from nnstudio.studio.curves.axes import NumberAxis
from nnstudio.studio.evaluate.words import class_text
from nnstudio.studio.shared.plot import Plot
from nnstudio.studio.theme.colours import Colours, mixed

DOT, RING = 4.0, 12.0
NEAR = 12.0
"""Pixels: a dot, the ring around a chosen one, and how near a click must be."""
MARGIN = 0.05
LONGEST = 28
"""Letters of a target's name beside an axis."""
SLACK = 12
"""Pixels that an axis leaves free beside its label."""


class DotsItem(pg.GraphicsObject):
    """Points drawn in one go, and a ring around one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.points = QPolygonF()
        self.chosen: QPointF | None = None
        self._colours = QColor(), QColor()

    def set_colours(self, dot: QColor, ring: QColor) -> None:
        """Colours of the points and of the ring."""
        self._colours = dot, ring
        self.update()

    def set_points(self, x: Numbers, y: Numbers, chosen: tuple[float, float] | None) -> None:
        """Show other points, in the plot's units."""
        self.prepareGeometryChange()
        self.points = QPolygonF([QPointF(*point) for point in np.column_stack((x, y)).tolist()])
        self.chosen = None if chosen is None else QPointF(*chosen)
        self.update()

    def boundingRect(self) -> QRectF:
        """All that is in sight: points lie at its edge, too."""
        view = self.getViewBox()
        return QRectF(view.viewRect()) if view is not None else QRectF()

    def viewRangeChanged(self) -> None:
        """The bounds are those of the view."""
        self.prepareGeometryChange()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw them in their size, whatever the plot's units."""
        dot, ring = self._colours
        pixel = self.pixelVectors()[0]
        scale = painter.transform().m11() * pixel.length() if pixel is not None else 1.0
        points = painter.transform().map(self.points)
        middle = None if self.chosen is None else painter.transform().map(self.chosen)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(dot, DOT * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)
        if middle is not None:
            painter.setPen(QPen(ring, 2 * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, RING / 2 * scale, RING / 2 * scale)


class PlainPlot(Plot):
    """A plot that can't be moved, with numbers on both axes, in the colours of the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__({side: NumberAxis(side) for side in ("left", "bottom")}, parent=parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.labels: dict[str, tuple[str, ...]] = {"left": ("",), "bottom": ("",)}

    def label(self, side: str, *texts: str) -> None:
        """Say what an axis is. texts: the longest first, of which the first that there is room for is written."""
        if self.labels[side] != texts:
            self.labels[side] = texts
            self._write_label(side)

    def _write_label(self, side: str) -> None:
        """Cut in the middle only where even the shortest is too long."""
        axis, metrics = self.getAxis(side), self.fontMetrics()
        high, wide = (
            self.height() - self.getAxis("bottom").height(),
            self.width() - self.getAxis("left").width(),
        )
        room = int((high if side == "left" else wide) - SLACK)
        *longer, shortest = self.labels[side]
        fits = (text for text in longer if metrics.horizontalAdvance(text) <= room)
        text = next(fits, None) or metrics.elidedText(shortest, Qt.TextElideMode.ElideMiddle, room)
        axis.setLabel(text, color=Colours.of(self.palette()).muted)
        axis.resizeEvent()  # pyqtgraph leaves a text of another length where the former one began

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much of the labels as fits now."""
        super().resizeEvent(event)
        for side in getattr(self, "labels", {}):
            self._write_label(side)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which something can be seen."""
        return QSize(150, 110)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self.take_colours(Colours.of(self.palette()))

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        wide = max(1, round(self.devicePixelRatioF()))
        self.setBackground(colours.panel)
        for side in getattr(self, "labels", {}):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(colours.edge, width=wide))
            axis.setTextPen(colours.muted)
            self._write_label(side)


class Cloud(PlainPlot):
    """Predicted against right values. wanted: the place of the example whose point was clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Predicted against right values"))
        self._deviation: Deviation | None = None
        self.diagonal = pg.PlotCurveItem(antialias=True)
        self.dots = DotsItem()
        for depth, item in enumerate((self.diagonal, self.dots)):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        self.take_colours(Colours.of(self.palette()))

    def show_deviation(self, deviation: Deviation, chosen: tuple[float, float] | None = None) -> None:
        """Show another cloud. chosen: right and predicted value of an example that is marked."""
        self._deviation = deviation
        room = MARGIN * (deviation.high - deviation.low) or 1.0
        low, high = deviation.low - room, deviation.high + room
        self.diagonal.setData([low, high], [low, high])
        self.dots.set_points(deviation.true, deviation.predicted, chosen)
        self.setXRange(low, high, padding=0.0)
        self.setYRange(low, high, padding=0.0)
        self.label("bottom", with_unit(self.tr("{name}, right"), deviation.target), self.tr("right"))
        self.label("left", self.tr("predicted"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the example under the pointer."""
        super().mousePressEvent(event)
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(place)

    def place_at(self, position: QPointF) -> int | None:
        """The place of the example whose point is nearest to a pixel; None where none is near."""
        if self._deviation is None or not len(self._deviation.places):
            return None
        view = self.getViewBox()
        corner = view.mapViewToScene(QPointF(0.0, 0.0))
        steps = view.mapViewToScene(QPointF(1.0, 1.0)) - corner
        at = self.mapToScene(position.toPoint()) - corner
        away = np.hypot(
            self._deviation.true * steps.x() - at.x(), self._deviation.predicted * steps.y() - at.y()
        )
        nearest = int(away.argmin())
        return int(self._deviation.places[nearest]) if away[nearest] <= NEAR else None

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "dots"):
            dot = QColor(colours.training)
            dot.setAlphaF(0.5)
            self.dots.set_colours(dot, QColor(colours.validation))
            self.diagonal.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))


class Residuals(PlainPlot):
    """How often answers are too small or too large by how much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Residuals"))
        self.bars = pg.PlotCurveItem(fillLevel=0.0)
        self.zero = pg.InfiniteLine(0.0, angle=90, movable=False)
        for item in (self.bars, self.zero):
            self.addItem(item, ignoreBounds=True)
        self.take_colours(Colours.of(self.palette()))

    def show_deviation(self, deviation: Deviation) -> None:
        """Show another histogram."""
        self.bars.setData(deviation.edges, deviation.counts.astype(float), stepMode="center")
        self.setXRange(deviation.edges[0], deviation.edges[-1], padding=0.02)
        self.setYRange(0.0, max(1.0, float(deviation.counts.max(initial=0))), padding=0.04)
        short = self.tr("predicted − right")
        self.label("bottom", with_unit(short, deviation.target), short)
        self.label("left", self.tr("examples"))

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "bars"):
            self.bars.setPen(pg.mkPen(colours.training))
            self.bars.setBrush(mixed(colours.panel, colours.training, 0.35))
            self.zero.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))


def with_unit(text: str, target: Target) -> str:
    """What an axis is, with the unit that its numbers have. text: may hold the target's {name}."""
    text = text.format(name=class_text(target.name, LONGEST))
    return f"{text} ({target.unit})" if target.unit else text
