"""The known points of both parts, read off the window's thread, and drawn once for each size."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from nnstudio.data.training_data import training_data
from nnstudio.learning.tasks import Regression, Task
from nnstudio.runs.asked import Asked
from nnstudio.runs.ground import Scale, Shades
from nnstudio.runs.plane import Known, Plane, known_points
from nnstudio.studio.ask.plane.shades import COLOURS, draw_mark, point_colour, use_mark
from nnstudio.studio.theme.colours import Colours

MOST = 1000
"""Points of a part that are drawn; more would hide the plane."""
SHARE, SMALL, LARGE = 1 / 80, 1.7, 3.4
"""Radius of a point as a share of the plane, and its least and most in pixels."""
NEAR = 7.0
"""Pixels from a point within which a click is meant for it."""


@dataclasses.dataclass(frozen=True, eq=False)
class KnownPoints:
    """The points that are shown, and the scale of their numbers where they have some.

    judged: those that the network is asked about while it is chosen; asked: which they are.
    """

    training: Known
    judged: Known
    asked: Asked
    scale: Scale | None

    @property
    def shades(self) -> Shades:
        """How answers are coloured, beside these points."""
        return Shades(COLOURS, self.scale)


def read_points(asked: Asked, plane: Plane, task: Task) -> KnownPoints:
    """The first points that are learned and that judge, and the scale of the former."""
    learned = training_data(asked.shelf.open(asked.source), asked.training).train
    training, judged = (known_points(plane, task, part, MOST) for part in (learned, asked.open()))
    scale = Scale.over(training.truths) if isinstance(task, Regression) else None
    return KnownPoints(training, judged, asked, scale)


def draw_points(
    painter: QPainter,
    known: Known,
    plane: Plane,
    square: QRectF,
    shades: Shades,
    colours: Colours,
    hollow: bool,
) -> None:
    """Draw those that lie in the square."""
    radius = min(max(SMALL, square.width() * SHARE), LARGE)
    places = plane.places(known.points)
    for (right, down), truth in zip(places.tolist(), known.truths.tolist(), strict=True):
        if 0.0 <= right <= 1.0 and 0.0 <= down <= 1.0:
            where = QPointF(square.left() + right * square.width(), square.top() + down * square.height())
            use_mark(painter, colours, point_colour(colours, shades, truth), hollow)
            draw_mark(painter, where, 0 if shades.scale else int(truth), radius)


def nearest(known: Known, plane: Plane, place: tuple[float, float], within: float) -> int | None:
    """The point that lies nearest to a place (shares of the picture), if it is that near."""
    if not len(known.points):
        return None
    away = np.hypot(*(plane.places(known.points) - place).T)
    index = int(away.argmin())
    return index if away[index] <= within else None
