"""Dropout: in training, values are left out at random, so that no unit relies on a single other."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.declared import param
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class Dropout(Layer):
    """output = input * mask / (1 - rate), mask drawn anew for each batch (Srivastava et al. 2014)."""

    title = "Dropout"
    family = "regularization"
    help = "Leaves out part of the values while training. Slows learning a little, and fights overfitting."
    remembers = frozenset()
    only_training = True

    rate: float = param(
        0.5,
        min=0.0,
        below=1.0,
        unit="fraction",
        help="Fraction left out: 0.2 to 0.5 is usual. 0 does nothing.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def summary(self) -> str:
        return f"{self.rate:g}"

    def op(self, frame: Frame) -> Op:
        return _DropoutOp(self, frame)


class _DropoutOp(Op):
    """Draws whole numbers of one byte where rate is a multiple of 1/256, else of two: cheaper than floats."""

    def __init__(self, layer: Dropout, frame: Frame) -> None:
        super().__init__(frame)
        self.words = np.dtype(np.uint8 if (layer.rate * 256).is_integer() else np.uint16)
        levels = 256 if self.words.itemsize == 1 else 65536
        self.threshold = self.words.type(round(layer.rate * levels))
        self.scale = levels / (levels - int(self.threshold))
        self.mask = frame.keep(frame.output.shape, np.bool_)
        self.factor = frame.scratch(frame.output.shape, frame.dtype)

    def forward(self) -> None:
        drawn = np.frombuffer(self.frame.generator.bytes(self.mask.size * self.words.itemsize), self.words)
        np.greater_equal(drawn.reshape(self.mask.shape), self.threshold, out=self.mask)
        self._scaled(self.frame.x, self.frame.output)

    def backward(self) -> None:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            self._scaled(dy, dx)

    def _scaled(self, source: np.ndarray, out: np.ndarray) -> None:
        np.multiply(self.mask.view(np.int8), self.frame.dtype.type(self.scale), out=self.factor)
        np.multiply(source, self.factor, out=out)
