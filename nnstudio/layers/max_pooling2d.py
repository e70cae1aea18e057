"""MaxPooling2D: the largest value of each window; the image gets smaller, what was found stays."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from nnstudio.layers.kernels.pooling import PoolingLayer
from nnstudio.layers.kernels.ready import Call, ReadyOp
from nnstudio.layers.kernels.window_maximum import window_maximum
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Frame, Op
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class MaxPooling2D(PoolingLayer):
    """output = max over the window; the gradient goes to the first place that holds the maximum."""

    title = "MaxPooling2D"
    synonyms = "maxpool, subsampling, downsampling, shrink"
    help = "Keeps the strongest answer of each window. Makes images smaller, and small shifts harmless."
    remembers = frozenset()

    def flop(self, *shapes: Shape) -> int:
        """In each window, all but one are compared."""
        return (math.prod(self.pool_size) - 1) * size_of(self.output_shape(*shapes))

    def op(self, frame: Frame) -> Op:
        return _MaxPoolingOp(self, frame)


class _MaxPoolingOp(ReadyOp):
    def __init__(self, layer: MaxPooling2D, frame: Frame) -> None:
        super().__init__(frame)
        self.parts = blocks(frame.output.shape[0], frame.x[:1].nbytes)
        self.maximum = window_maximum(layer, frame.x.shape[1:], self.parts[0].stop, frame)

    def forward_calls(self) -> Iterator[Call]:
        for part in self.parts:
            yield from self.maximum.forward(self.frame.x[part], self.frame.output[part], part)

    def backward_calls(self) -> Iterator[Call]:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            for part in self.parts:
                yield from self.maximum.backward(dy[part], dx[part], part)
