"""AveragePooling2D: the mean of each window."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.layers.kernels.pooling import PoolingLayer, at, taps
from nnstudio.layers.layer import Frame, Op
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class AveragePooling2D(PoolingLayer):
    """output = mean over the window; with padding="same", over the part of it that lies on the image."""

    title = "AveragePooling2D"
    synonyms = "mean pooling, subsampling, downsampling, shrink"
    help = "Keeps the mean of each window: a gentler way to make images smaller."
    remembers = frozenset()

    def flop(self, *shapes: Shape) -> int:
        """In each window, all are added up, and the sum is divided."""
        return math.prod(self.pool_size) * size_of(self.output_shape(*shapes))

    def op(self, frame: Frame) -> Op:
        return _AveragePoolingOp(self, frame)


class _AveragePoolingOp(Op):
    def __init__(self, layer: AveragePooling2D, frame: Frame) -> None:
        super().__init__(frame)
        g = layer.geometry(frame.x.shape[1:])
        self.taps = taps(g)
        self.factor = frame.keep((1, g.out_height, g.out_width, 1))
        self.factor.fill(0.0)
        for tap in self.taps:
            self.factor[at(tap.outputs)] += 1
        np.divide(1.0, self.factor, out=self.factor)
        self.share = frame.scratch(frame.output.shape)

    def forward(self) -> None:
        x, y = self.frame.x, self.frame.output
        y.fill(0.0)
        for tap in self.taps:
            np.add(y[at(tap.outputs)], x[at(tap.pixels)], out=y[at(tap.outputs)])
        np.multiply(y, self.factor, out=y)

    def backward(self) -> None:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        np.multiply(dy, self.factor, out=self.share)
        dx.fill(0.0)
        for tap in self.taps:
            np.add(dx[at(tap.pixels)], self.share[at(tap.outputs)], out=dx[at(tap.pixels)])
