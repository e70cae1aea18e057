"""SpatialDropout2D: in training, whole channels of an image are left out at random."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape, expect_image


@dataclasses.dataclass(frozen=True)
class SpatialDropout2D(Layer):
    """output = input * mask / (1 - rate), one mask value for each image and channel (Tompson et al. 2015)."""

    title = "SpatialDropout2D"
    family = "regularization"
    synonyms = "channel dropout, regularize"
    help = (
        "Leaves out whole channels while training: of neighbouring pixels, single ones would not be missed."
    )
    remembers = frozenset()
    only_training = True

    rate: float = param(
        0.5,
        min=0.0,
        below=1.0,
        unit="fraction",
        help="Fraction left out: 0.1 to 0.5 is usual. 0 does nothing.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        expect_image("SpatialDropout2D", shapes[0])
        return shapes[0]

    def summary(self) -> str:
        return f"{self.rate:g}"

    def op(self, frame: Frame) -> Op:
        return _SpatialDropoutOp(self, frame)


class _SpatialDropoutOp(Op):
    """factor: 0 or 1 / (1 - rate) for each image and channel; laid out along a line, since NumPy likes long runs."""

    def __init__(self, layer: SpatialDropout2D, frame: Frame) -> None:
        super().__init__(frame)
        self.rate = layer.rate
        images, _, width, channels = frame.x.shape
        self.factor = frame.keep((images, 1, 1, channels))
        self.lines = frame.scratch((images, 1, width, channels))

    def forward(self) -> None:
        drawn = self.frame.generator.random(self.factor.shape)
        np.greater_equal(drawn, self.rate, out=self.factor)
        np.multiply(self.factor, 1.0 / (1.0 - self.rate), out=self.factor)
        self._scaled(self.frame.x, self.frame.output)

    def backward(self) -> None:
        """dx = dy * mask / (1 - rate), with the mask of the forward pass."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            self._scaled(dy, dx)

    def _scaled(self, source: Array, out: Array) -> None:
        self.lines[...] = self.factor
        np.multiply(source, self.lines, out=out)
