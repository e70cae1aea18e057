"""What the pooling layers share: where each place in the window finds its pixels, without copying windows.

A 2x2 pool is four slices of the image, each with every other row and column. Taking the maximum of slices moves
whole rows at once, which windows of four numbers each don't.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from nnstudio.declared import param
from nnstudio.layers.kernels.windows import Geometry, geometry
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, expect_image, window_output
from nnstudio.layers.sight import Sights

Place = tuple[slice, slice]


@dataclasses.dataclass(frozen=True)
class Tap:
    """One place in the window: the outputs that have a pixel there, and the pixels, as (rows, columns) slices."""

    outputs: Place
    pixels: Place


def taps(g: Geometry) -> list[Tap]:
    """All places of the window, row by row; outputs whose pixel would be padding are left out."""
    found = []
    for row in range(g.size[0]):
        for column in range(g.size[1]):
            rows = _line(row - g.top, g.strides[0], g.height, g.out_height)
            columns = _line(column - g.left, g.strides[1], g.width, g.out_width)
            found.append(Tap((rows[0], columns[0]), (rows[1], columns[1])))
    return found


def _line(offset: int, stride: int, size: int, outputs: int) -> tuple[slice, slice]:
    first = max(0, -(offset // stride)) if offset < 0 else 0
    last = min(outputs, (size - 1 - offset) // stride + 1)
    count = max(0, last - first)
    start = first * stride + offset
    return slice(first, first + count), slice(
        start, start + max(0, (count - 1) * stride + 1) if count else start, stride
    )


def at(place: Place) -> tuple[Any, ...]:
    """The index of a place in images (n, h, w, c)."""
    return (slice(None), *place)


@dataclasses.dataclass(frozen=True)
class PoolingLayer(Layer):
    """Base of the layers that slide a window and keep one number of it, channel by channel."""

    family = "pooling"

    pool_size: tuple[int, int] = param(
        (2, 2), min=1, max=64, unit="pixels", help="Height and width of the window. 2 x 2 halves the image."
    )
    strides: tuple[int, int] | None = param(
        None,
        min=1,
        max=64,
        unit="pixels",
        help="How far the window moves each time; off means by its own size.",
    )
    padding: str = param(
        "valid", choices=("valid", "same"), help="same also takes windows that reach over the edge."
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        height, width, channels = expect_image(self.type_name(), shapes[0])
        sides = [
            window_output(self.type_name(), n, k, s, self.padding, "pool_size")
            for n, k, s in zip((height, width), self.pool_size, self.steps, strict=True)
        ]
        return (*sides, channels)

    @property
    def steps(self) -> tuple[int, int]:
        """The strides in force."""
        return self.strides or self.pool_size

    def geometry(self, shape: Shape) -> Geometry:
        """How the window slides over an input of this shape."""
        return geometry(shape[:2], self.pool_size, self.steps, self.padding)  # type: ignore[arg-type]

    def sights(self, shape: Shape) -> Sights:
        return self.geometry(shape).sights

    def summary(self) -> str:
        return "x".join(map(str, self.pool_size))
