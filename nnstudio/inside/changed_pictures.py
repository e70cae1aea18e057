"""Pictures that are moved, turned, thickened or made noisy by a known strength, to ask how much a network bears.

Directions and noise are drawn once for each picture, so that a greater strength is more of the same change.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.shapes import Shape
from nnstudio.learning.augmentation.pen import Pen
from nnstudio.learning.augmentation.warp import Floats, Warp

SHIFT, ROTATION, THICKNESS, NOISE = "shift", "rotation", "thickness", "noise"
STRENGTHS: dict[str, tuple[float, ...]] = {
    SHIFT: (0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0),
    ROTATION: (0.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0),
    THICKNESS: (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0),
    NOISE: (0.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0),
}
"""Shift: percent of the sides, in any direction. Rotation: degrees, to either side. Thickness: pixels by which outlines
move out, below 0 in. Noise: the standard deviation of normal noise, in percent of the range of the values."""


def kinds_for(shape: Shape) -> tuple[str, ...]:
    """The changes that make sense for pictures (h, w, channels): only without colours are there strokes."""
    return tuple(kind for kind in STRENGTHS if kind != THICKNESS or shape[2] == 1)


@dataclasses.dataclass(frozen=True, eq=False)
class Pictures:
    """values: (n, h, w, c) uint8, or float32 in `low` to `high`. generator: draws directions and noise at the start."""

    values: NDArray[np.generic]
    low: float
    high: float
    generator: dataclasses.InitVar[np.random.Generator]
    angles: NDArray[np.float64] = dataclasses.field(init=False)
    noise: Floats = dataclasses.field(init=False)

    def __post_init__(self, generator: np.random.Generator) -> None:
        object.__setattr__(self, "angles", generator.uniform(0.0, 2 * np.pi, len(self.values)))
        object.__setattr__(self, "noise", generator.standard_normal(self.values.shape, np.float32))

    def changed(self, kind: str, strength: float) -> NDArray[np.generic]:
        """A changed copy, of the same shape and type and within the same range; at strength 0 the same pictures."""
        floats = self.values.astype(np.float32)
        match kind:
            case "shift":
                found = self._moved(floats, strength / 100, 0.0)
            case "rotation":
                found = self._moved(floats, 0.0, np.radians(strength))
            case "thickness":
                found = self._thickened(floats, strength)
            case "noise":
                found = floats + np.float32(strength / 100 * (self.high - self.low)) * self.noise
            case _:
                raise ValueError(f"no such change: {kind}")
        found = np.clip(found, self.low, self.high)
        return (np.rint(found) if self.values.dtype == np.uint8 else found).astype(self.values.dtype)

    def _moved(self, floats: Floats, share: float, angle: float) -> Floats:
        """Moved by a share of the sides, or turned about the middle; what comes in is paper."""
        count, height, width, _ = floats.shape
        turns = angle * np.where(self.angles < np.pi, 1.0, -1.0)
        cosines, sines = np.cos(turns), np.sin(turns)
        right, down = share * width * np.cos(self.angles), share * height * np.sin(self.angles)
        x = np.stack((cosines, sines, (width + 1) / 2 - right), axis=1).astype(np.float32)
        y = np.stack((-sines, cosines, (height + 1) / 2 - down), axis=1).astype(np.float32)
        paper = paper_of(floats)
        warp, out = Warp(height, width, count), np.empty_like(floats)
        for channel in range(floats.shape[3]):
            warp.load(floats[..., channel] - paper[..., channel])
            out[..., channel] = warp.sample(x, y).reshape(count, height, width)
        return np.asarray(out + paper, np.float32)

    def _thickened(self, floats: Floats, pixels: float) -> Floats:
        """Outlines moved out by so many pixels, whether the strokes are lighter or darker than the paper."""
        count, height, width, _ = floats.shape
        paper = paper_of(floats)
        ink = floats - paper
        sign = np.where(ink.sum(axis=(1, 2, 3), keepdims=True) < 0, np.float32(-1), np.float32(1))
        planes = np.ascontiguousarray((ink * sign).reshape(count, height * width))
        pen, left = Pen(height, width, count), pixels
        while left:
            step = float(np.clip(left, -1.0, 1.0))
            pen.change(planes, np.full(count, step, np.float32))
            left -= step
        return np.asarray(planes.reshape(floats.shape) * sign + paper, np.float32)


def paper_of(pictures: Floats) -> Floats:
    """The value of the ground of each picture (n, h, w, c): the median along its edge, (n, 1, 1, c)."""
    edges = (pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1])
    return np.asarray(np.median(np.concatenate(edges, axis=1), axis=1)[:, None, None, :], np.float32)
