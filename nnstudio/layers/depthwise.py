"""Filters that each look at one channel only: the first half of a separable convolution, and all of a depthwise one.

No matrix product fits here. For every place of the window, the image under it is multiplied by one number for each
channel and added up; on a few images at a time that stays in the cache.
"""

from __future__ import annotations

import numpy as np

from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.shapes import Shape
from nnstudio.layers.windows import Geometry, blocks


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
        self.ones = np.ones((1, self.block * g.out_height * g.out_width), frame.dtype)
        self.total = frame.scratch((1, channels))

    def forward(self, x: Array, y: Array) -> None:
        """Fill y (m, *shape) from the images x of one block."""
        images, work = self._with_zeros(x), self.work[: len(x)]
        for m, result in enumerate(self._filters(y)):
            for place, (row, column) in enumerate(np.ndindex(*self.g.size)):
                self.line[...] = self.kernel[row, column, :, m]
                if place == 0:
                    np.multiply(self._under(images, row, column), self.line, out=result)
                else:
                    np.multiply(self._under(images, row, column), self.line, out=work)
                    np.add(result, work, out=result)

    def backward(self, x: Array, dy: Array, dx: Array | None) -> None:
        """Add to the kernel's gradient, and fill dx: both read the image under each place of the window.

        d kernel[place] = sum of dy times the image there; dx gathers dy * kernel[place] where that image was.
        """
        images, spread = self._with_zeros(x), self.padded_gradient[: len(x)]
        spread.fill(0.0)
        for m, gradient in enumerate(self._filters(dy)):
            for row, column in np.ndindex(*self.g.size):
                if self.gradient is not None:
                    self._add_kernel_gradient(self._under(images, row, column), gradient, (row, column), m)
                if dx is not None:
                    self._spread(gradient, self._under(spread, row, column), self.kernel[row, column, :, m])
        if dx is not None:
            np.copyto(dx, self._inside(spread))

    def _add_kernel_gradient(self, under: Array, dy: Array, place: tuple[int, int], m: int) -> None:
        assert self.gradient is not None
        product = np.multiply(under, dy, out=self.work[: len(dy)])
        flat = product.reshape(-1, product.shape[3])
        np.matmul(self.ones[:, : len(flat)], flat, out=self.total)
        self.gradient[(*place, slice(None), m)] += self.total[0]

    def _spread(self, dy: Array, under: Array, kernel: Array) -> None:
        self.line[...] = kernel
        product = np.multiply(dy, self.line, out=self.work[: len(dy)])
        np.add(under, product, out=under)

    def _filters(self, y: Array) -> list[Array]:
        """The m-th result of every channel, for each m, as views (images, height, width, channels)."""
        return [y[..., m :: self.multiplier] for m in range(self.multiplier)]

    def _with_zeros(self, x: Array) -> Array:
        if self.padded is None:
            return x
        g, padded = self.g, self.padded[: len(x)]
        padded[:, : g.top] = padded[:, g.top + g.height :] = 0.0
        padded[:, :, : g.left] = padded[:, :, g.left + g.width :] = 0.0
        np.copyto(self._inside(padded), x)
        return padded

    def _inside(self, padded: Array) -> Array:
        return padded[:, self.g.top : self.g.top + self.g.height, self.g.left : self.g.left + self.g.width]

    def _under(self, images: Array, row: int, column: int) -> Array:
        """The pixels that lie under one place of the window, for all of its positions."""
        g = self.g
        top, left = row * g.dilation[0], column * g.dilation[1]
        bottom, right = (
            top + (g.out_height - 1) * g.strides[0] + 1,
            left + (g.out_width - 1) * g.strides[1] + 1,
        )
        return images[:, top : bottom : g.strides[0], left : right : g.strides[1]]
