"""A drawing as what the hand did: strokes of points with time. Kept as vectors, it can be undone stroke by
stroke, replayed, and drawn with whatever pen suits the size that it will be scaled to.

Every edit is a pure function that returns a new drawing. During a gesture the window applies it again and
again to the drawing from before the gesture, `add_stroke(before, so_far)`, so that one gesture is one undo.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence

Path = NDArray[np.float64]
"""Positions in a row, (n, 2) float64: x to the right and y downwards."""
Colour = tuple[int, int, int]
"""Red, green and blue, each 0..255."""


@dataclass(frozen=True, slots=True)
class Point:
    """A position of the pen: `x` to the right and `y` downwards in pad units, 0..1, at `t` seconds.

    A position beyond the pad is brought to its border. Raises DataError for NaN and infinity.
    """

    x: float
    y: float
    t: float = 0.0

    def __post_init__(self) -> None:
        if not math.isfinite(self.x + self.y + self.t):
            raise DataError(
                sentence(
                    "A pen position must be finite numbers, not {x}, {y} at {t} s.",
                    x=self.x,
                    y=self.y,
                    t=self.t,
                )
            )
        object.__setattr__(self, "x", min(max(float(self.x), 0.0), 1.0))
        object.__setattr__(self, "y", min(max(float(self.y), 0.0), 1.0))


@dataclass(frozen=True, slots=True)
class Stroke:
    """The way of the pen from press to release; a single point is a dot. Raises DataError without points.

    colour: of the pen; None for the one ink that greyscale images have.
    """

    points: tuple[Point, ...]
    colour: Colour | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise DataError(sentence("A stroke needs at least one point."))

    @property
    def path(self) -> Path:
        """The positions of the points in pad units, (n, 2) float64."""
        return np.array([(point.x, point.y) for point in self.points])


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes in the order in which they were drawn. An empty drawing is false.

    pen: how wide the pen is, in times of the usual one.
    """

    strokes: tuple[Stroke, ...] = ()
    pen: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.strokes)


def add_stroke(drawing: Drawing, stroke: Stroke) -> Drawing:
    """The drawing with one more stroke; the first one of all is drawn with the usual pen."""
    return Drawing((*drawing.strokes, stroke), drawing.pen if drawing else 1.0)


def until(drawing: Drawing, t: float) -> Drawing:
    """What had been drawn at `t` seconds, to replay a drawing; what came later in a stroke is cut off."""
    drawn = (
        (tuple(point for point in stroke.points if point.t <= t), stroke.colour) for stroke in drawing.strokes
    )
    return Drawing(tuple(Stroke(points, colour) for points, colour in drawn if points), drawing.pen)
