"""GlobalAveragePooling2D: the mean of each channel over the whole image."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.kernels.global_pooling import GlobalPoolingLayer, pixels
from nnstudio.layers.layer import Frame, Op
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class GlobalAveragePooling2D(GlobalPoolingLayer):
    """output = mean over all pixels, channel by channel (Lin et al. 2014)."""

    title = "GlobalAveragePooling2D"
    synonyms = "GAP, mean pooling"
    help = "Keeps the mean of each channel. Stands for Flatten at the end of modern networks, without its weights."
    remembers = frozenset()

    def flop(self, *shapes: Shape) -> int:
        """In each channel, all are added up, and the sum is divided."""
        return size_of(shapes[0])

    def op(self, frame: Frame) -> Op:
        return _GlobalAverageOp(frame)


class _GlobalAverageOp(Op):
    """A mean is a product with a row of 1 / pixels."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.share = 1.0 / (frame.x.shape[1] * frame.x.shape[2])
        self.row = frame.keep((1, pixels(frame.x).shape[1]))
        self.row.fill(self.share)

    def forward(self) -> None:
        np.matmul(self.row, pixels(self.frame.x), out=pixels(self.frame.output))

    def backward(self) -> None:
        """Each pixel has the same share in the mean: dx = dy / pixels."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            np.multiply(pixels(dy), self.share, out=pixels(dx))
