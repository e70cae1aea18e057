"""Arithmetic between images and one number for each channel, on blocks of images that stay in the cache.

NumPy is slow in short runs, and three channels are a short run. So the numbers are laid out along a whole line of
the image first; and sums over all pixels are products with a row of ones, which BLAS does many times faster.
"""

from __future__ import annotations

import numpy as np

from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.shapes import size_of


class Channels:
    """For arrays (n, ..., channels) of a layer's input shape.

    parts: the blocks of images to work on one after the other. count: pixels of all this shard's images.
    """

    def __init__(self, frame: Frame) -> None:
        images, *shape = frame.x.shape
        self.frame, self.shape = frame, tuple(shape)
        self.channels = shape[-1]
        self.parts = blocks(images, 3 * frame.x[:1].nbytes)
        self.block = self.parts[0].stop
        self.count = images * size_of(self.shape[:-1])
        self._ones = frame.ones(1, self.block * size_of(self.shape[:-1]))
        self._total = frame.scratch((1, self.channels))

    def line(self) -> Array:
        """Scratch for numbers of the channels, laid out along a line: (width, channels), or (channels,)."""
        return self.frame.scratch(self.shape[-2:])

    def work(self) -> Array:
        """Scratch for a block of images."""
        return self.frame.scratch((self.block, *self.shape))

    def sum(self, values: Array) -> Array:
        """Sum a block (m, ..., channels) over all but the channels: (channels,), which the next sum overwrites."""
        flat = values.reshape(-1, self.channels)
        np.matmul(self._ones[:, : len(flat)], flat, out=self._total)
        total: Array = self._total[0]
        return total
