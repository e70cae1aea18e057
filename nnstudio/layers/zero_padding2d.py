"""ZeroPadding2D: a frame of zeros around the image."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape, expect_image
from nnstudio.layers.sight import Sights, Window


@dataclasses.dataclass(frozen=True)
class ZeroPadding2D(Layer):
    """(height, width, channels) to (height + 2 * rows, width + 2 * columns, channels)."""

    title = "ZeroPadding2D"
    family = "shape"
    synonyms = "pad, border, margin, frame"
    help = "Puts a frame of zeros around the image, so that windows can reach its edges."
    remembers = frozenset()

    padding: tuple[int, int] = param(
        (1, 1), min=0, max=64, unit="pixels", help="Rows above and below, and columns left and right."
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        height, width, channels = expect_image("ZeroPadding2D", shapes[0])
        rows, columns = self.padding
        return (height + 2 * rows, width + 2 * columns, channels)

    def sights(self, shape: Shape) -> Sights:
        rows, columns = self.padding
        return Window(1, before=rows), Window(1, before=columns)

    def summary(self) -> str:
        return "x".join(map(str, self.padding))

    def op(self, frame: Frame) -> Op:
        return _ZeroPaddingOp(self, frame)


class _ZeroPaddingOp(Op):
    def __init__(self, layer: ZeroPadding2D, frame: Frame) -> None:
        super().__init__(frame)
        self.rows, self.columns = layer.padding

    def _inside(self, padded: Array) -> Array:
        height, width = self.frame.x.shape[1:3]
        return padded[:, self.rows : self.rows + height, self.columns : self.columns + width]

    def forward(self) -> None:
        self.frame.output.fill(0.0)
        np.copyto(self._inside(self.frame.output), self.frame.x)

    def backward(self) -> None:
        """The zeros are constants: dx is the part of dy inside of them."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            np.copyto(dx, self._inside(dy))
