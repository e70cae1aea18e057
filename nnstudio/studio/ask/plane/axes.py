"""The frame of the plane: a few round numbers along two sides, and the names of the columns."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from nnstudio.data.columns import Column
from nnstudio.runs.plane import Plane
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.words import signed

LEFT, RIGHT, TOP, BOTTOM = 38, 8, 9, 34
"""Pixels around the square for its numbers and names."""
SPACING = 44.0
"""Pixels from one number to the next, at least."""
TICK = 3
ALONG = Qt.AlignmentFlag


def ticks(low: float, high: float, pixels: float) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten between the ends, not closer together than SPACING."""
    wanted = (high - low) / max(1.0, pixels / SPACING)
    power = 10.0 ** math.floor(math.log10(wanted))
    step = next(base * power for base in (1.0, 2.0, 5.0, 10.0) if base * power >= wanted * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def draw_axes(
    painter: QPainter, plane: Plane, square: QRectF, colours: Colours, edge: QColor, metrics: QFontMetrics
) -> None:
    """Draw both around the square."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5))
    high = metrics.height()
    for tick, share in _marks(plane.across, square.width()):
        x = square.left() + share * square.width()
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QPointF(x, square.bottom() + 1), QPointF(x, square.bottom() + 1 + TICK))
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(x - 30, square.bottom() + 4, 60, high), ALONG.AlignHCenter, _text(tick))
    for tick, share in _marks(plane.upwards, square.height()):
        y = square.bottom() - share * square.height()
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QPointF(square.left() - 1, y), QPointF(square.left() - 1 - TICK, y))
        painter.setPen(QColor(colours.muted))
        where = QRectF(0, y - high / 2, square.left() - 6, high)
        painter.drawText(where, ALONG.AlignRight | ALONG.AlignVCenter, _text(tick))
    _draw_names(painter, plane, square, colours, metrics)


def _draw_names(
    painter: QPainter, plane: Plane, square: QRectF, colours: Colours, metrics: QFontMetrics
) -> None:
    """The name of the column across below its numbers, that of the other one along the left edge."""
    painter.setPen(QColor(colours.text))
    high, cut = metrics.height(), Qt.TextElideMode.ElideRight
    across = metrics.elidedText(plane.across.name, cut, int(square.width()))
    below = QRectF(square.left(), square.bottom() + BOTTOM - high, square.width(), high)
    painter.drawText(below, ALONG.AlignHCenter | ALONG.AlignVCenter, across)
    painter.save()
    painter.translate(0, square.bottom())
    painter.rotate(-90)
    upwards = metrics.elidedText(plane.upwards.name, cut, int(square.height()))
    painter.drawText(QRectF(0, 0, square.height(), high), ALONG.AlignHCenter | ALONG.AlignVCenter, upwards)
    painter.restore()


def _marks(column: Column, pixels: float) -> list[tuple[float, float]]:
    """The numbers of an axis with their places, shares from its low end."""
    span = column.high - column.low
    return [(tick, (tick - column.low) / span) for tick in ticks(column.low, column.high, pixels)]


def _text(tick: float) -> str:
    return signed(f"{tick:.4g}")
