"""What the pooling layers share: where each place in the window finds its pixels, without copying windows.

A 2x2 pool is four slices of the image, each with every other row and column. Taking the maximum of slices moves
whole rows at once, which windows of four numbers each don't.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from nnstudio.layers.declared import param
from nnstudio.layers.layer import Array, Frame, Layer
from nnstudio.layers.ready import Call, call
from nnstudio.layers.shapes import Shape, expect_image, window_output
from nnstudio.layers.windows import Geometry, geometry

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

    def summary(self) -> str:
        return "x".join(map(str, self.pool_size))


class WindowMaximum:
    """The maximum over windows of blocks of images; the winner's place is kept as one byte for the way back.

    layer: gives the windows. shape: of one image. block: the most images at once. frame: its output holds the maxima.
    """

    def __init__(self, layer: PoolingLayer, shape: Shape, block: int, frame: Frame) -> None:
        g = layer.geometry(shape)
        self.taps = taps(g)
        self.apart = layer.steps == layer.pool_size and not g.has_padding
        self.first_two_cover = self.apart and 2 <= len(self.taps) <= 256
        self.covered = (g.out_height * g.strides[0], g.out_width * g.strides[1])
        words = np.uint8 if len(self.taps) <= 256 else np.uint16
        images, *pooled = frame.output.shape
        self.winner = frame.keep((images, *pooled), words) if frame.training else None
        self.better = frame.scratch((block, *pooled), np.bool_)
        self.place = frame.scratch((block, *pooled), words)
        self.share = frame.scratch((block, *pooled)) if not self.apart else None

    def forward(self, x: Array, y: Array, part: slice) -> Iterator[Call]:
        """Fill y, the pooled images `part`, from the images x."""
        first, *others = self.taps
        if not self.apart:  # a window may begin in the padding, which is below every number
            yield call(y.fill, -np.inf)
        yield call(np.copyto, y[at(first.outputs)], x[at(first.pixels)])
        if self.winner is None:
            for tap in others:
                best = y[at(tap.outputs)]
                yield call(np.maximum, best, x[at(tap.pixels)], out=best)
        else:
            yield from self._maximum_and_winner(x, y, self.winner[part], list(enumerate(others, 1)))

    def _maximum_and_winner(
        self, x: Array, y: Array, winner: Array, others: list[tuple[int, Tap]]
    ) -> Iterator[Call]:
        if self.first_two_cover:
            _, second = others.pop(0)
            yield call(np.greater, x[at(second.pixels)], y, winner.view(np.bool_))
            yield call(np.maximum, x[at(second.pixels)], y, out=y)
        else:
            yield call(winner.fill, 0)
        for index, tap in others:
            outputs = (slice(0, len(x)), *tap.outputs)
            pixels, best, won = x[at(tap.pixels)], y[outputs], winner[outputs]
            better, place = self.better[outputs], self.place[outputs]
            yield call(np.greater, pixels, best, better)
            yield call(np.multiply, better.view(np.uint8), winner.dtype.type(index), place)
            yield call(np.maximum, won, place, out=won)
            yield call(np.maximum, best, pixels, out=best)

    def backward(self, dy: Array, dx: Array, part: slice) -> Iterator[Call]:
        """Fill dx, the gradient of the images `part`: dy goes to the place that won, 0 to the others."""
        assert self.winner is not None
        uncovered = [dx[:, self.covered[0] :], dx[:, :, self.covered[1] :]] if self.apart else [dx]
        for rest in uncovered:
            if rest.size:
                yield call(rest.fill, 0.0)
        for index, tap in enumerate(self.taps):
            outputs = (slice(0, len(dx)), *tap.outputs)
            won, place = self.better[outputs], dx[at(tap.pixels)]
            yield call(np.equal, self.winner[part][outputs], index, won)
            if self.share is None:
                yield call(np.multiply, dy[outputs], won.view(np.int8), place)
            else:
                yield call(np.multiply, dy[outputs], won.view(np.int8), self.share[outputs])
                yield call(np.add, place, self.share[outputs], place)
