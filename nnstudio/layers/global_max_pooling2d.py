"""GlobalMaxPooling2D: the largest value of each channel in the whole image."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.global_pooling import GlobalPoolingLayer, pixels
from nnstudio.layers.layer import Frame, Op


@dataclasses.dataclass(frozen=True)
class GlobalMaxPooling2D(GlobalPoolingLayer):
    """output = max over all pixels, channel by channel; the gradient goes to the first that holds it."""

    title = "GlobalMaxPooling2D"
    help = "Keeps the strongest answer of each channel, wherever in the image it was."
    remembers = frozenset()

    def op(self, frame: Frame) -> Op:
        return _GlobalMaxOp(frame)


class _GlobalMaxOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.winner = frame.remember(pixels(frame.output).shape, np.intp)

    def forward(self) -> None:
        x = pixels(self.frame.x)
        np.argmax(x, axis=1, keepdims=True, out=self.winner)
        pixels(self.frame.output)[...] = np.take_along_axis(x, self.winner, axis=1)

    def backward(self) -> None:
        """Only the winner has a share in the maximum: dx = dy there, 0 elsewhere."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            dx.fill(0.0)
            np.put_along_axis(pixels(dx), self.winner, pixels(dy), axis=1)
