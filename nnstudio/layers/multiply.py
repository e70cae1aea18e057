"""Multiply: the product of several inputs, as when one branch decides how much of another passes."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Frame, Op
from nnstudio.layers.merge import ElementwiseLayer, sum_to


@dataclasses.dataclass(frozen=True)
class Multiply(ElementwiseLayer):
    """output = product of the inputs."""

    title = "Multiply"
    help = "Multiplies its inputs, value by value: one branch says how much of another counts."
    remembers = frozenset({"input"})

    def op(self, frame: Frame) -> Op:
        return _MultiplyOp(frame)


class _MultiplyOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.work = frame.scratch(frame.output.shape)

    def forward(self) -> None:
        first, second, *others = self.frame.inputs
        np.multiply(first, second, out=self.frame.output)
        for other in others:
            np.multiply(self.frame.output, other, out=self.frame.output)

    def backward(self) -> None:
        """dx_k = dy times the product of all inputs but the k-th."""
        frame, dy = self.frame, self.frame.output_gradient
        for place, dx in enumerate(frame.input_gradients):
            if dx is None or dy is None:
                continue
            np.copyto(self.work, dy)
            for other, x in enumerate(frame.inputs):
                if other != place:
                    np.multiply(self.work, x, out=self.work)
            sum_to(self.work, dx)
