"""What is near the pointer: the lower edge of a block, from which wires are drawn, a wire, or a block to end one at.

Reach is measured in pixels of the screen, so that nothing becomes harder to hit when the network is shown small; but
never so far that a block could no longer be taken hold of between its edges.
"""

from __future__ import annotations

import itertools
import math

from PySide6.QtCore import QPointF, QRectF

from nnstudio.studio.canvas.layout import Layout, Wire, is_output

PORT, EDGE, WIRE = 13.0, 6.0, 7.0
"""Pixels around the middle of a lower edge, along the rest of it, and beside a wire."""
MOST_PORT, MOST_EDGE = 18.0, 10.0
"""Scene units that the first two are at most."""
SAME = 0.5
"""Scene units between wires that run as one."""
APPROACH = 15.0
"""Scene units before a block at which a wire that is held there ends at it."""


def port_of(rect: QRectF) -> QPointF:
    """Where wires leave a block."""
    return QPointF(rect.center().x(), rect.bottom())


def port_at(layout: Layout, point: QPointF, zoom: float) -> str | None:
    """The block or input whose lower edge is at this point of the scene. zoom: pixels to the unit."""
    for key, rect in layout.rects.items():
        if not is_output(key) and _at_lower_edge(rect, point, zoom):
            return key
    return None


def _at_lower_edge(rect: QRectF, point: QPointF, zoom: float) -> bool:
    away = point - port_of(rect)
    if math.hypot(away.x(), away.y()) <= min(PORT / zoom, MOST_PORT):
        return True
    return abs(away.x()) <= rect.width() / 2 and abs(away.y()) <= min(EDGE / zoom, MOST_EDGE)


def wires_at(layout: Layout, point: QPointF, zoom: float) -> list[Wire]:
    """The nearest wire at a point of the scene that is in no block; all that run there, where several run as one."""
    if key_at(layout, point) is not None:
        return []
    away = [_away(wire, point) for wire in layout.wires]
    least = min(away, default=math.inf)
    if least > WIRE / zoom:
        return []
    return [wire for wire, distance in zip(layout.wires, away, strict=True) if distance <= least + SAME]


def key_at(layout: Layout, point: QPointF) -> str | None:
    """The block or terminal at a point."""
    return next((key for key in layout.rects if layout.solid(key).contains(point)), None)


def nearer_its_end(wire: Wire, point: QPointF) -> bool:
    """Whether a point on a wire is on the half towards its target."""
    before = 0.0
    best, way = math.inf, 0.0
    for start, end in itertools.pairwise(wire.points):
        near = _nearest(start, end, point)
        distance = _length(near - point)
        if distance < best:
            best, way = distance, before + _length(near - start)
        before += _length(end - start)
    return way >= before / 2


def block_at(layout: Layout, point: QPointF, leaving: bool) -> str | None:
    """The block or terminal at which a wire would end that is held there, or begin, where it is its beginning."""
    above, below = (APPROACH, 4.0) if leaving else (4.0, APPROACH)
    for key, rect in layout.rects.items():
        if rect.adjusted(-8, -above, 8, below).contains(point):
            return key
    return None


def _away(wire: Wire, point: QPointF) -> float:
    return min(_length(_nearest(*piece, point) - point) for piece in itertools.pairwise(wire.points))


def _nearest(start: QPointF, end: QPointF, point: QPointF) -> QPointF:
    """The point between the two that is nearest."""
    way, to = end - start, point - start
    square = QPointF.dotProduct(way, way)
    share = min(1.0, max(0.0, QPointF.dotProduct(way, to) / square)) if square else 0.0
    return start + way * share


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())
