"""The maximum over windows of blocks of images, and which place in each window won: two ways.

Windows that lie side by side see every pixel once. All their places are done at once then, in few long operations:
short ones keep threads from working side by side (docs/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nnstudio.layers.kernels.pooling import PoolingLayer, at, taps
from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.kernels.windows import Geometry
from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.shapes import Shape


class SideBySide:
    """Windows without overlap, gap or padding. Whether a pixel won is kept as one byte for the way back.

    g: the windows. block: the most images at once. frame: its output holds the maxima.
    """

    def __init__(self, g: Geometry, block: int, frame: Frame) -> None:
        self.g = g
        images, *pooled = frame.output.shape
        self.covered = (g.out_height * g.size[0], g.out_width * g.size[1])
        self.lines = frame.scratch((block, g.out_height, self.covered[1], pooled[2]))
        self.won = None
        if frame.training:
            self.won = frame.keep((*g.size, images, *pooled), np.bool_)
            self.before = frame.scratch((g.size[0], block, *pooled), np.bool_)

    def forward(self, x: Array, y: Array, part: slice) -> Iterator[Call]:
        """Fill y, the pooled images `part`, from the images x."""
        m, height, width, channels = y.shape
        x, lines = self._covered(x), self.lines[:m]
        rows = x.reshape(m, height, -1, *lines.shape[2:])
        yield from _largest([rows[:, :, row] for row in range(self.g.size[0])], lines)
        columns = lines.reshape(m, height, width, -1, channels)
        yield from _largest([columns[:, :, :, column] for column in range(self.g.size[1])], y)
        if self.won is not None:
            yield call(np.equal, self._by_place(x), y, self.won[:, :, part])
            yield from self._keep_first(self.won[:, :, part])

    def backward(self, dy: Array, dx: Array, part: slice) -> Iterator[Call]:
        """Fill dx, the gradient of the images `part`: dy goes to the place that won, 0 to the others."""
        assert self.won is not None
        for rest in (dx[:, self.covered[0] :], dx[:, :, self.covered[1] :]):
            if rest.size:
                yield call(rest.fill, 0.0)
        won = self.won[:, :, part].view(np.int8)
        yield call(np.multiply, dy, won, self._by_place(self._covered(dx)))

    def _covered(self, images: Array) -> Array:
        return images[:, : self.covered[0], : self.covered[1]]

    def _by_place(self, images: Array) -> Array:
        """View images (m, h, w, c) as (rows, columns, m, *pooled), the places of the window first."""
        m, g = len(images), self.g
        windows = images.reshape(m, g.out_height, g.size[0], g.out_width, g.size[1], -1)
        return windows.transpose(2, 4, 0, 1, 3, 5)

    def _keep_first(self, won: Array) -> Iterator[Call]:
        """Of several places (rows, columns, m, *pooled) that hold the maximum, let only the first win, row by row."""
        (rows, columns), seen = self.g.size, self.before[:, : won.shape[2]]
        left = won[:, 0]
        for column in range(1, columns):
            place = won[:, column]
            yield call(np.greater, place, left, place)
            yield call(np.logical_or, place, left, seen)
            left = seen
        above = left[0]
        for row in range(1, rows):
            yield call(np.greater, won[row], above, won[row])
            if row < rows - 1:
                yield call(np.logical_or, left[row], above, seen[row])
                above = seen[row]


def _largest(places: Sequence[Array], out: Array) -> Iterator[Call]:
    """Fill out with the maximum of arrays of its shape."""
    first, *others = places
    if not others:
        yield call(np.copyto, out, first)
    for other in others:
        yield call(np.maximum, first, other, out=out)
        first = out


class Overlapping:
    """Windows of any kind, place by place. The winner's place is kept as a small number for the way back.

    g: the windows. block: the most images at once. frame: its output holds the maxima.
    """

    def __init__(self, g: Geometry, block: int, frame: Frame) -> None:
        self.taps = taps(g)
        words = np.uint8 if len(self.taps) <= 256 else np.uint16
        images, *pooled = frame.output.shape
        self.winner = frame.keep((images, *pooled), words) if frame.training else None
        self.better = frame.scratch((block, *pooled), np.bool_)
        self.place = frame.scratch((block, *pooled), words)
        self.share = frame.scratch((block, *pooled))

    def forward(self, x: Array, y: Array, part: slice) -> Iterator[Call]:
        """Fill y, the pooled images `part`, from the images x."""
        first, *others = self.taps
        yield call(y.fill, -np.inf)  # a window may begin in the padding, which is below every number
        yield call(np.copyto, y[at(first.outputs)], x[at(first.pixels)])
        winner = None if self.winner is None else self.winner[part]
        if winner is not None:
            yield call(winner.fill, 0)
        for index, tap in enumerate(others, 1):
            pixels, best = x[at(tap.pixels)], y[at(tap.outputs)]
            if winner is not None:
                outputs = (slice(0, len(x)), *tap.outputs)
                won, better, place = winner[outputs], self.better[outputs], self.place[outputs]
                yield call(np.greater, pixels, best, better)
                yield call(np.multiply, better.view(np.uint8), winner.dtype.type(index), place)
                yield call(np.maximum, won, place, out=won)
            yield call(np.maximum, best, pixels, out=best)

    def backward(self, dy: Array, dx: Array, part: slice) -> Iterator[Call]:
        """Fill dx, the gradient of the images `part`: dy goes to the place that won, 0 to the others."""
        assert self.winner is not None
        yield call(dx.fill, 0.0)
        for index, tap in enumerate(self.taps):
            outputs = (slice(0, len(dx)), *tap.outputs)
            won, share, pixels = self.better[outputs], self.share[outputs], dx[at(tap.pixels)]
            yield call(np.equal, self.winner[part][outputs], index, won)
            yield call(np.multiply, dy[outputs], won.view(np.int8), share)
            yield call(np.add, pixels, share, pixels)


def window_maximum(layer: PoolingLayer, shape: Shape, block: int, frame: Frame) -> SideBySide | Overlapping:
    """The maximum of that layer's windows on images of that shape, in blocks of so many images at most."""
    g = layer.geometry(shape)
    apart = g.strides == g.size and not g.has_padding
    return SideBySide(g, block, frame) if apart else Overlapping(g, block, frame)
