"""The colours of the plane in each theme: for the ground, which is quiet, and for what lies on it."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from nnstudio.runs.ground import LEVELS, Ground, Shades
from nnstudio.studio.theme.colours import DARK, LIGHT, Colours, mixed

COLOURS = len(LIGHT.classes)
FULL = 0.62
"""How much of a colour the ground takes at most, so that points of the same colour can be seen on it."""


@functools.cache
def ground_colours(is_dark: bool, steps: int, on_a_scale: bool) -> tuple[int, ...]:
    """The colour of each level as Qt counts them (0xffRRGGBB), for classes in `steps`, or on a scale of two colours."""
    colours = DARK if is_dark else LIGHT
    if on_a_scale:
        shares = (2.0 * level / (LEVELS - 1) - 1.0 for level in range(LEVELS))
        return tuple(
            mixed(colours.panel, colours.classes[int(share > 0)], FULL * abs(share)).rgb() for share in shares
        )
    return tuple(
        mixed(colours.panel, colour, FULL * step / (steps - 1)).rgb()
        for colour in colours.classes
        for step in range(steps)
    )


@functools.cache
def _looked_up(is_dark: bool, steps: int, on_a_scale: bool) -> NDArray[np.uint32]:
    """The same as an array (256,): Qt takes as long to be told 256 colours as to paint the picture."""
    return np.array(ground_colours(is_dark, steps, on_a_scale), np.uint32)


def ground_image(ground: Ground, shades: Shades, is_dark: bool) -> QImage:
    """The ground in the colours of a theme, a pixel for each point."""
    side = ground.side
    pixels = _looked_up(is_dark, shades.steps, shades.scale is not None)[ground.levels]
    return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGB32).copy()


def point_colour(colours: Colours, shades: Shades, truth: float) -> QColor:
    """The colour of a point of that class, or with that number."""
    if shades.scale is None:
        return QColor(colours.classes[int(truth) % COLOURS])
    share = 2.0 * (truth - shades.scale.low) / (shades.scale.high - shades.scale.low) - 1.0
    return mixed(colours.muted, colours.classes[int(share > 0)], min(1.0, abs(share)))


def draw_mark(painter: QPainter, where: QPointF, kind: int, radius: float) -> None:
    """A disc, a square, a triangle or a diamond: classes differ by more than colour."""
    if kind % 4 == 0:
        painter.drawEllipse(where, radius, radius)
    elif kind % 4 == 1:
        side = radius * 1.8
        painter.drawRect(QRectF(where.x() - side / 2, where.y() - side / 2, side, side))
    elif kind % 4 == 2:
        painter.drawPolygon(_around(where, ((0, -1.25), (1.15, 0.9), (-1.15, 0.9)), radius))
    else:
        painter.drawPolygon(_around(where, ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)), radius))


def _around(where: QPointF, corners: tuple[tuple[float, float], ...], radius: float) -> QPolygonF:
    return QPolygonF([where + QPointF(x * radius, y * radius) for x, y in corners])


def use_mark(painter: QPainter, colours: Colours, colour: QColor, hollow: bool) -> None:
    """Pen and brush for points: full ones have a rim of the ground, hollow ones are a rim."""
    if hollow:
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(QColor(colours.panel), 0.8))
        painter.setBrush(colour)
