"""What moves on the canvas glides to its place, so that the eye can follow. It takes 150 ms at most, none where less
motion is asked for, and always ends where the layout wants it, however often it is interrupted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Slot
from PySide6.QtWidgets import QGraphicsItem

from nnstudio.studio.canvas.layout import Layout
from nnstudio.studio.canvas.wire import WireItem
from nnstudio.studio.theme.motion import motion_time

MOST = 400
"""Things in sight above which nothing glides: they are too small to be followed, and too many to be smooth."""
Points = tuple[QPointF, ...]
Ends = tuple[str, str]


@dataclasses.dataclass(frozen=True)
class Seen:
    """Where everything is on the screen now: the corners of blocks, and the ways of wires by source and target."""

    corners: Mapping[str, QPointF]
    ways: Mapping[Ends, Points]


class Motion(QObject):
    """Moves the items of one scene. reached: how far the glide is, 0 to 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: list[tuple[QGraphicsItem, QPointF, QPointF]] = []
        self._wires: list[tuple[WireItem, Points, Points]] = []
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._go)
        self._animation.finished.connect(self.finish)

    @property
    def is_running(self) -> bool:
        """Whether anything is still on its way."""
        return bool(self._parts or self._wires)

    def show(
        self,
        parts: Mapping[str, QGraphicsItem],
        wires: Sequence[WireItem],
        layout: Layout,
        seen: Seen,
        sight: QRectF,
    ) -> None:
        """Bring everything to its place in the layout, gliding from where it is seen. sight: what views show."""
        self._animation.stop()
        self._parts, self._wires = [], []
        time = motion_time()
        for key, part in parts.items():
            end = layout.rects[key].topLeft()
            start = seen.corners.get(key, end) if time else end
            size = part.boundingRect().size()
            if start != end and _in_sight(sight, QRectF(start, size), QRectF(end, size)):
                self._parts.append((part, start, end))
            else:
                part.setPos(end)
        shifts = {
            key: layout.rects[key].topLeft() - corner for key, corner in seen.corners.items() if key in parts
        }
        for wire in wires:
            end_points = wire.wire.points
            start_points = _start(wire, seen, shifts) if time else end_points
            if start_points != end_points and _in_sight(sight, _around(start_points), _around(end_points)):
                self._wires.append((wire, start_points, end_points))
            else:
                wire.stretch(end_points)
        if len(self._parts) + len(self._wires) > MOST:
            self.finish()
        elif self.is_running:
            self.go(0.0)
            self._animation.setDuration(time)
            self._animation.start()

    def go(self, reached: float) -> None:
        """Show the glide at that part of its way."""
        for part, start, end in self._parts:
            part.setPos(start + (end - start) * reached)
        for wire, begin, final in self._wires:
            wire.stretch(
                tuple(one + (other - one) * reached for one, other in zip(begin, final, strict=True))
            )

    @Slot()
    def finish(self) -> None:
        """Have everything where it belongs, now."""
        self._animation.stop()
        for part, _, end in self._parts:
            part.setPos(end)
        for wire, _, points in self._wires:
            wire.stretch(points)
        self._parts, self._wires = [], []

    @Slot(object)
    def _go(self, reached: float) -> None:
        self.go(reached)


def _start(wire: WireItem, seen: Seen, shifts: Mapping[str, QPointF]) -> Points:
    """Where a wire begins its glide: where it is seen, or else beside the parts that it joins."""
    ends, points = (wire.wire.source, wire.wire.target), wire.wire.points
    way = seen.ways.get(ends)
    if way is not None and len(way) == len(points):
        return way
    above, below = (shifts.get(end, QPointF()) for end in ends)
    half = len(points) // 2
    return (*(point - above for point in points[:half]), *(point - below for point in points[half:]))


def _around(points: Points) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs) + 1, max(ys) + 1))


def _in_sight(sight: QRectF, *places: QRectF) -> bool:
    return any(place.intersects(sight) for place in places)
