"""Strokes as paths to paint. While a stroke grows, its path grows too, and isn't made anew for each point."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from nnstudio.data.strokes import Drawing, Point, Stroke


class InkPath:
    """The path of one stroke: quadratic segments through the middles between its points, in pad units."""

    def __init__(self, stroke: Stroke) -> None:
        self.stroke = stroke
        self._open = QPainterPath(_place(stroke.points[0]))
        self._used = 1
        self._extend()

    def take(self, stroke: Stroke) -> bool:
        """Go on with a longer stroke; False if it is none that begins with this one."""
        points, known = stroke.points, self.stroke.points
        if len(points) < len(known) or points[0] is not known[0] or points[len(known) - 1] is not known[-1]:
            return False
        self.stroke = stroke
        self._extend()
        return True

    def _extend(self) -> None:
        points = self.stroke.points
        while self._used < len(points) - 1:
            here, after = _place(points[self._used]), _place(points[self._used + 1])
            self._open.quadTo(here, (here + after) / 2)
            self._used += 1

    @property
    def path(self) -> QPainterPath:
        """The whole path, to the last point."""
        path = QPainterPath(self._open)
        end = _place(self.stroke.points[-1])
        path.lineTo(end if len(self.stroke.points) > 1 else end + QPointF(1e-4, 0.0))
        return path


class InkPaths:
    """The paths of a drawing's strokes; those that it had before are kept."""

    def __init__(self) -> None:
        self._paths: list[InkPath] = []

    def of(self, drawing: Drawing) -> list[QPainterPath]:
        """A path for each stroke."""
        old, self._paths = self._paths, []
        for number, stroke in enumerate(drawing.strokes):
            known = old[number] if number < len(old) else None
            kept = known is not None and (known.stroke is stroke or known.take(stroke))
            self._paths.append(known if kept and known is not None else InkPath(stroke))
        return [path.path for path in self._paths]


def _place(point: Point) -> QPointF:
    return QPointF(point.x, point.y)
