"""Multiply: the product of several inputs, as when one branch decides how much of another passes."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.kernels.merge import ElementwiseLayer, spread, sum_to
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Array, Frame, Op


@dataclasses.dataclass(frozen=True)
class Multiply(ElementwiseLayer):
    """output = product of the inputs."""

    title = "Multiply"
    synonyms = "product, times, gate, attention, squeeze and excite"
    help = "Multiplies its inputs, value by value: one branch says how much of another counts."
    remembers = frozenset({"input"})

    def op(self, frame: Frame) -> Op:
        return _MultiplyOp(frame)


class _MultiplyOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        sides = frame.output.ndim
        self.inputs = [spread(x, sides) for x in frame.inputs]
        self.gradients = [None if dx is None else spread(dx, sides) for dx in frame.input_gradients]
        self.parts = blocks(len(frame.output), 3 * frame.output[:1].nbytes)
        self.work = frame.scratch((self.parts[0].stop, *frame.output.shape[1:]))

    def forward(self) -> None:
        first, second, *others = self.inputs
        np.multiply(first, second, out=self.frame.output)
        for other in others:
            np.multiply(self.frame.output, other, out=self.frame.output)

    def backward(self) -> None:
        """dx_k = dy times the product of all inputs but the k-th."""
        dy = self.frame.output_gradient
        for place, dx in enumerate(self.gradients):
            if dx is not None and dy is not None:
                others = [x for other, x in enumerate(self.inputs) if other != place]
                for part in self.parts:
                    self._fill(dx[part], dy[part], [x[part] for x in others])

    def _fill(self, dx: Array, dy: Array, others: list[Array]) -> None:
        first, *further = others
        product = np.multiply(dy, first, out=self.work[: len(dy)])
        for other in further:
            np.multiply(product, other, out=product)
        sum_to(product, dx)
