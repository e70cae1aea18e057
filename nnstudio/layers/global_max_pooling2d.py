"""GlobalMaxPooling2D: the largest value of each channel in the whole image."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.kernels.global_pooling import GlobalPoolingLayer, pixels
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Frame, Op
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class GlobalMaxPooling2D(GlobalPoolingLayer):
    """output = max over all pixels, channel by channel; the gradient goes to the first that holds it."""

    title = "GlobalMaxPooling2D"
    synonyms = "maxpool, global maximum"
    help = "Keeps the strongest answer of each channel, wherever in the image it was."
    remembers = frozenset()

    def flop(self, *shapes: Shape) -> int:
        """In each channel, all but one are compared."""
        return size_of(shapes[0]) - shapes[0][2]

    def op(self, frame: Frame) -> Op:
        return _GlobalMaxOp(frame)


class _GlobalMaxOp(Op):
    """Goes through few images at a time, since NumPy turns them round to find the place of a maximum."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.parts = blocks(len(frame.x), 8 * frame.x[:1].nbytes)
        self.winner = frame.remember(pixels(frame.output).shape, np.intp)

    def forward(self) -> None:
        for part in self.parts:
            x, winner = pixels(self.frame.x[part]), self.winner[part]
            np.argmax(x, axis=1, keepdims=True, out=winner)
            pixels(self.frame.output[part])[...] = np.take_along_axis(x, winner, axis=1)

    def backward(self) -> None:
        """Only the winner has a share in the maximum: dx = dy there, 0 elsewhere."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            dx.fill(0.0)
            np.put_along_axis(pixels(dx), self.winner, pixels(dy), axis=1)
