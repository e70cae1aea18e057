"""Faults of the pen that are put into a good drawing on purpose, so that it is known what would have made it right."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np

from benchmarks.stroke_digits import STEP, as_stroke
from nnstudio.data.handwriting.curves import resample, smooth
from nnstudio.data.handwriting.strokes import Drawing, Path
from nnstudio.inside.pen.away import Away
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.gaps import Close
from nnstudio.inside.pen.placing import Move, Scale
from nnstudio.inside.pen.thickness import Thickness

NEAR = 0.12
"""How far, in pad units, the sides of a gap may be from where it was cut."""


@dataclasses.dataclass(frozen=True)
class Fault:
    """drawing: with the fault in it. undone: whether a change takes just this fault away."""

    drawing: Drawing
    undone: Callable[[Change], bool]


Inject = Callable[[Drawing, np.random.Generator], Fault | None]


def shift(drawing: Drawing, rng: np.random.Generator) -> Fault | None:
    """By 8 to 35% of the pad, in any direction; undone by a move against it, to an eighth of a turn."""
    angle, far = rng.uniform(0, 2 * math.pi), rng.uniform(0.08, 0.35)
    way = np.array([math.cos(angle), math.sin(angle)])
    moved = _mapped(drawing, lambda path: path + way * far)

    def undone(change: Change) -> bool:
        return isinstance(change, Move) and float(np.dot(change.direction, -way)) > math.cos(math.pi / 4)

    return moved and Fault(moved, undone)


def scale(drawing: Drawing, rng: np.random.Generator) -> Fault | None:
    """To 30 to 140% of its size."""
    octaves = rng.uniform(-1.7, 0.5)
    scaled = _mapped(drawing, lambda path: (path - 0.5) * 2**octaves + 0.5)
    return scaled and Fault(
        scaled, lambda change: isinstance(change, Scale) and change.larger == (octaves < 0)
    )


def thickness(drawing: Drawing, rng: np.random.Generator) -> Fault | None:
    """A pen of a quarter to four times the width."""
    octaves = rng.uniform(-2, 1.8)
    drawn = dataclasses.replace(drawing, pen=2**octaves)
    return Fault(drawn, lambda change: isinstance(change, Thickness) and change.thicker == (octaves < 0))


def gap(drawing: Drawing, rng: np.random.Generator) -> Fault | None:
    """A piece of 10 to 35% of the drawing's height is missing in one of its strokes."""
    number = int(rng.integers(len(drawing.strokes)))
    path = drawing.strokes[number].path
    along = np.append(0, np.cumsum(np.hypot(*np.diff(path, axis=0).T)))
    points = np.concatenate([stroke.path for stroke in drawing.strokes])
    wide = rng.uniform(0.1, 0.35) * float(np.ptp(points, axis=0).max())
    if along[-1] < 2 * wide:
        return None
    start = rng.uniform(0.1 * along[-1], 0.9 * along[-1] - wide)
    before, after = path[along <= start], path[along >= start + wide]
    if len(before) < 2 or len(after) < 2:
        return None
    cut = (as_stroke(before), as_stroke(after))
    strokes = (*drawing.strokes[:number], *cut, *drawing.strokes[number + 1 :])
    sides = np.stack([before[-1], after[0]])

    def undone(change: Change) -> bool:
        if not isinstance(change, Close):
            return False
        return min(np.abs(change.path - sides).max(), np.abs(change.path[::-1] - sides).max()) < NEAR

    return Fault(Drawing(strokes), undone)


def extra_stroke(drawing: Drawing, rng: np.random.Generator) -> Fault | None:
    """A line or an arc too many, anywhere on the pad that is near the ink."""
    points = np.concatenate([stroke.path for stroke in drawing.strokes])
    low, high = points.min(axis=0) - 0.08, points.max(axis=0) + 0.08
    one, other = np.clip(rng.uniform(low, high, (2, 2)), 0, 1)
    bow = rng.normal(0, 0.15) * (other - one)[::-1] * (1, -1)
    path = smooth(np.stack([one, np.clip((one + other) / 2 + bow, 0, 1), other]), STEP)
    number = len(drawing.strokes)
    drawn = Drawing((*drawing.strokes, as_stroke(resample(path, STEP))))
    return Fault(drawn, lambda change: isinstance(change, Away) and change.stroke == number)


FAULTS: dict[str, Inject] = {
    "shift": shift,
    "scale": scale,
    "thickness": thickness,
    "gap": gap,
    "extra stroke": extra_stroke,
}
WHOLE_PAD = ("shift", "scale")
"""Those that a pad for MNIST undoes by itself: they are put in where the same network sees the whole pad."""


def _mapped(drawing: Drawing, change: Callable[[Path], Path]) -> Drawing | None:
    paths = [change(stroke.path) for stroke in drawing.strokes]
    points = np.concatenate(paths)
    return Drawing(tuple(map(as_stroke, paths))) if points.min() >= 0 and points.max() <= 1 else None
