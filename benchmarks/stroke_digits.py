"""Digits as a hand might draw them, in strokes: a seeded generator, since MNIST keeps pictures only.

Each digit has a few ways to be written, as control points of which no two drawings have the same: points tremble, and
the whole leans, turns and is wider or narrower.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.curves import resample, smooth
from nnstudio.data.handwriting.strokes import Drawing, Path, Point, Stroke

Way = tuple[tuple[tuple[float, float], ...], ...]
"""Strokes of control points, x to the right and y downwards in a box of 1."""

TALL = 20 / 28
"""Height of the ink on the pad, with its pen: as MNIST has it in 28 pixels."""
STEP = 0.02
"""The way between two positions that the pen reports, in pad units."""
CORNER = 0.08
"""How far from a corner the hand begins to turn."""

_OVAL = (
    *((0.5, 0.0), (0.25, 0.1), (0.14, 0.35), (0.14, 0.65), (0.25, 0.9), (0.5, 1.0)),
    *((0.75, 0.9), (0.86, 0.65), (0.86, 0.35), (0.75, 0.1), (0.5, 0.0)),
)
_SIX = (
    *((0.7, 0.0), (0.42, 0.15), (0.22, 0.45), (0.18, 0.75), (0.38, 1.0), (0.68, 0.97), (0.82, 0.76)),
    *((0.66, 0.55), (0.4, 0.57), (0.2, 0.74)),
)
_NINE_LOOP = ((0.8, 0.18), (0.5, 0.0), (0.22, 0.12), (0.2, 0.38), (0.45, 0.52), (0.72, 0.4), (0.8, 0.18))
_EIGHT = (
    *((0.74, 0.16), (0.5, 0.0), (0.24, 0.14), (0.3, 0.34), (0.5, 0.46), (0.74, 0.62), (0.78, 0.84)),
    *((0.5, 1.0), (0.22, 0.84), (0.28, 0.62), (0.5, 0.46), (0.7, 0.34), (0.74, 0.16)),
)
_THREE = (
    *((0.14, 0.12), (0.42, 0.0), (0.74, 0.06), (0.78, 0.28), (0.6, 0.44), (0.36, 0.47)),
    *((0.66, 0.52), (0.86, 0.72), (0.72, 0.95), (0.4, 1.0), (0.1, 0.88)),
)
_TWO = (
    *(
        (0.14, 0.24),
        (0.26, 0.05),
        (0.52, 0.0),
        (0.78, 0.1),
        (0.8, 0.3),
        (0.64, 0.54),
        (0.4, 0.77),
        (0.12, 0.98),
    ),
    *((0.12, 1.0), (0.5, 0.98), (0.92, 1.0)),
)
_FIVE = ((0.27, 0.02), (0.2, 0.46), (0.52, 0.38), (0.82, 0.55), (0.8, 0.82), (0.52, 1.0), (0.14, 0.92))

WAYS: tuple[tuple[Way, ...], ...] = (
    ((_OVAL,),),
    ((((0.5, 0.0), (0.5, 0.5), (0.5, 1.0)),), (((0.56, 0.0), (0.5, 1.0)),)),
    ((_TWO,),),
    ((_THREE,),),
    (
        (((0.24, 0.02), (0.14, 0.56), (0.5, 0.56), (0.9, 0.54)), ((0.74, 0.02), (0.7, 0.5), (0.68, 1.0))),
        (((0.34, 0.0), (0.1, 0.52), (0.5, 0.54), (0.9, 0.5)), ((0.66, 0.26), (0.64, 0.6), (0.6, 1.0))),
    ),
    ((_FIVE, ((0.27, 0.03), (0.55, 0.02), (0.84, 0.0))), ((((0.84, 0.0), (0.55, 0.02), *_FIVE)),)),
    ((_SIX,),),
    (
        (((0.1, 0.04), (0.5, 0.05), (0.86, 0.03), (0.6, 0.5), (0.4, 1.0)),),
        (((0.1, 0.06), (0.5, 0.05), (0.86, 0.03), (0.62, 0.5), (0.45, 1.0)), ((0.36, 0.52), (0.84, 0.48))),
    ),
    ((_EIGHT,),),
    (
        ((*_NINE_LOOP, (0.78, 0.6), (0.7, 1.0)),),
        (_NINE_LOOP, ((0.8, 0.16), (0.78, 0.6), (0.72, 1.0))),
    ),
)
"""For each digit the ways to write it."""


def stroke_digit(digit: int, rng: np.random.Generator) -> Drawing:
    """A digit in the middle of the pad, as high as MNIST's."""
    ways = WAYS[digit]
    way = ways[int(rng.integers(len(ways)))]
    return drawn([np.array(stroke) for stroke in way], rng)


def drawn(strokes: Sequence[Path], rng: np.random.Generator, tall: float = TALL) -> Drawing:
    """The control points (n, 2) of strokes as a hand draws them, `tall` pad units high with the pen."""
    hand = _hand(rng)
    placed = [(stroke + rng.normal(0, 0.018, stroke.shape) - 0.5) @ hand.T for stroke in strokes]
    points = np.concatenate(placed)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (tall - 22 / 280) / float((high - low).max())
    moved = [(path - (low + high) / 2) * scale + 0.5 for path in placed]
    return Drawing(tuple(as_stroke(smooth(resample(path, CORNER), STEP)) for path in moved))


def as_stroke(path: Path) -> Stroke:
    """The stroke along positions (n, 2)."""
    return Stroke(tuple(Point(float(x), float(y), 0.01 * step) for step, (x, y) in enumerate(path)))


def _hand(rng: np.random.Generator) -> NDArray[np.float64]:
    """The matrix (2, 2) of a hand: wider or narrower, leaning, turned."""
    wide, lean, turn = rng.uniform(0.6, 0.95), rng.uniform(-0.1, 0.3), rng.normal(0, 0.05)
    leaning = np.array([[wide, -lean], [0, 1]])
    return np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ leaning
