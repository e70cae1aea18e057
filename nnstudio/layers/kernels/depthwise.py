"""Filters that each look at one channel only: the first half of a separable convolution, and all of a depthwise one.

No matrix product fits here. For every place of the window, the image under it is multiplied by one number for each
channel and added up; on a few images at a time that stays in the cache.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nnstudio.layers.kernels.products import SumsOfProducts
from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.kernels.windows import Geometry, blocks, inside, rows
from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.shapes import Shape


class Depthwise:
    """y[..., c * multiplier + m] = sum over the window of x[..., c] * kernel[..., c, m], on blocks of images.

    kernel, gradient: (rows, columns, channels, multiplier); the gradient is added to, None if nobody wants it.
    parts: the blocks. shape: of one image of y.
    """

    def __init__(self, g: Geometry, frame: Frame, kernel: Array, gradient: Array | None) -> None:
        self.g, self.kernel, self.gradient = g, kernel, gradient
        channels, self.multiplier = kernel.shape[2:]
        self.shape: Shape = (g.out_height, g.out_width, channels * self.multiplier)
        pixels = g.padded[0] * g.padded[1] + 2 * g.out_height * g.out_width * self.multiplier
        self.parts = blocks(len(frame.x), pixels * channels * frame.dtype.itemsize)
        self.block = self.parts[0].stop
        self.padded = frame.scratch((self.block, *g.padded, channels)) if g.has_padding else None
        self.padded_gradient = frame.scratch((self.block, *g.padded, channels))
        self.work = frame.scratch((self.block, g.out_height, g.out_width, channels))
        self.line = frame.scratch((g.out_width, channels))
        self.ones = frame.ones(self.block * g.out_height * g.out_width, 1)
        self.sums = SumsOfProducts(frame.scratch, (1, channels))

    def forward(self, x: Array, y: Array) -> Iterator[Call]:
        """Fill y (m, *shape) from the images x of one block."""
        images, work = self._padded(x), self.work[: len(x)]
        yield from self._pad(images, x)
        for m, result in enumerate(self._filters(y)):
            for row, column in np.ndindex(*self.g.size):
                yield call(np.copyto, self.line, self.kernel[row, column, :, m])
                under = self._under(images, row, column)
                if row == column == 0:
                    yield call(np.multiply, under, self.line, result)
                else:
                    yield call(np.multiply, under, self.line, work)
                    yield call(np.add, result, work, result)

    def backward(self, x: Array, dy: Array, dx: Array | None) -> Iterator[Call]:
        """Add to the kernel's gradient, and fill dx: both read the image under each place of the window.

        d kernel[place] = sum of dy times the image there; dx gathers dy * kernel[place] where that image was.
        """
        images, spread = self._padded(x), self.padded_gradient[: len(x)]
        yield from self._pad(images, x)
        yield call(spread.fill, 0.0)
        for m, gradient in enumerate(self._filters(dy)):
            for row, column in np.ndindex(*self.g.size):
                if self.gradient is not None:
                    total = self.gradient[row, column, None, :, m]
                    yield from self._add_kernel_gradient(self._under(images, row, column), gradient, total)
                if dx is not None:
                    kernel = self.kernel[row, column, :, m]
                    yield from self._spread(gradient, self._under(spread, row, column), kernel)
        if dx is not None:
            yield call(np.copyto, dx, inside(spread, self.g))

    def _add_kernel_gradient(self, under: Array, dy: Array, total: Array) -> Iterator[Call]:
        product = self.work[: len(dy)]
        flat = rows(product)
        yield call(np.multiply, under, dy, product)
        yield from self.sums.add(total, self.ones[: len(flat)], flat)

    def _spread(self, dy: Array, under: Array, kernel: Array) -> Iterator[Call]:
        product = self.work[: len(dy)]
        yield call(np.copyto, self.line, kernel)
        yield call(np.multiply, dy, self.line, product)
        yield call(np.add, under, product, under)

    def _filters(self, y: Array) -> list[Array]:
        """The m-th result of every channel, for each m, as views (images, height, width, channels)."""
        return [y[..., m :: self.multiplier] for m in range(self.multiplier)]

    def _padded(self, x: Array) -> Array:
        """Where the images are read: in the padded copy, or where there is no padding as they are."""
        return x if self.padded is None else self.padded[: len(x)]

    def _pad(self, images: Array, x: Array) -> Iterator[Call]:
        if self.padded is not None:
            yield call(images.fill, 0.0)
            yield call(np.copyto, inside(images, self.g), x)

    def _under(self, images: Array, row: int, column: int) -> Array:
        """The pixels that lie under one place of the window, for all of its positions."""
        g = self.g
        top, left = row * g.dilation[0], column * g.dilation[1]
        bottom, right = (
            top + (g.out_height - 1) * g.strides[0] + 1,
            left + (g.out_width - 1) * g.strides[1] + 1,
        )
        return images[:, top : bottom : g.strides[0], left : right : g.strides[1]]
