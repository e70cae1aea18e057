"""Strokes as paths to paint. While a stroke grows, its path grows too, and isn't made anew for each point."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke


class InkPath:
    """The path of one stroke on a pad of `side` pixels: quadratic segments through the middles between its points."""

    def __init__(self, stroke: Stroke, side: float) -> None:
        self.stroke, self.side = stroke, side
        self._open = QPainterPath(self._place(stroke.points[0]))
        self._used = 1
        self._extend()

    def take(self, stroke: Stroke) -> bool:
        """Go on with a longer stroke; False if it is none that begins with this one."""
        if stroke is self.stroke:
            return True
        points, known = stroke.points, self.stroke.points
        if len(points) < len(known) or points[0] is not known[0] or points[len(known) - 1] is not known[-1]:
            return False
        self.stroke = stroke
        self._extend()
        return True

    def _extend(self) -> None:
        points = self.stroke.points
        while self._used < len(points) - 1:
            here, after = self._place(points[self._used]), self._place(points[self._used + 1])
            self._open.quadTo(here, (here + after) / 2)
            self._used += 1

    def _place(self, point: Point) -> QPointF:
        return QPointF(point.x * self.side, point.y * self.side)

    @property
    def path(self) -> QPainterPath:
        """The whole path, to the last point."""
        path = QPainterPath(self._open)
        end = self._place(self.stroke.points[-1])
        path.lineTo(end if len(self.stroke.points) > 1 else end + QPointF(0.01, 0.0))
        return path


class InkPaths:
    """The paths of a drawing's strokes; those that it had before are kept."""

    def __init__(self) -> None:
        self._paths: list[InkPath] = []

    def of(self, drawing: Drawing, side: float) -> list[QPainterPath]:
        """A path for each stroke, on a pad of `side` pixels."""
        old, self._paths = self._paths, []
        for number, stroke in enumerate(drawing.strokes):
            known = old[number] if number < len(old) else None
            if known is None or known.side != side or not known.take(stroke):
                known = InkPath(stroke, side)
            self._paths.append(known)
        return [path.path for path in self._paths]
