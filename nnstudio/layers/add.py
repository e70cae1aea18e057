"""Add: the sum of several inputs, as at the end of a residual block."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.kernels.merge import ElementwiseLayer, spread, sum_to
from nnstudio.layers.layer import Frame, Op


@dataclasses.dataclass(frozen=True)
class Add(ElementwiseLayer):
    """output = sum of the inputs."""

    title = "Add"
    synonyms = "residual, skip connection, shortcut, sum, plus, ResNet"
    help = "Adds its inputs, value by value: lets a signal pass by the layers that refine it."
    remembers = frozenset()

    def op(self, frame: Frame) -> Op:
        return _AddOp(frame)


class _AddOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        sides = frame.output.ndim
        self.inputs = [spread(x, sides) for x in frame.inputs]
        self.gradients = [None if dx is None else spread(dx, sides) for dx in frame.input_gradients]

    def forward(self) -> None:
        first, second, *others = self.inputs
        np.add(first, second, out=self.frame.output)
        for other in others:
            np.add(self.frame.output, other, out=self.frame.output)

    def backward(self) -> None:
        """A sum passes its gradient on to every term: dx = dy."""
        dy = self.frame.output_gradient
        for dx in self.gradients:
            if dx is not None and dy is not None:
                sum_to(dy, dx)
