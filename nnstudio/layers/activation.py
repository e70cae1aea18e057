"""Activation: a function on its own block, for when it should not be part of the layer before."""

from __future__ import annotations

import dataclasses

from nnstudio.layers.activated import FUNCTION_NAMES
from nnstudio.layers.declared import param
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class Activation(Layer):
    """output = function(input), element by element (softmax: over the last axis)."""

    title = "Activation"
    family = "activation"
    help = "Applies a function to every value. Without one between them, two layers are no more than one."

    activation: str = param("relu", choices=FUNCTION_NAMES, help="The function to apply.")

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def summary(self) -> str:
        return self.activation

    def op(self, frame: Frame) -> Op:
        return _ActivationOp(self, frame)


class _ActivationOp(Op):
    def __init__(self, layer: Activation, frame: Frame) -> None:
        super().__init__(frame)
        self.function = FUNCTIONS[layer.activation]
        self.kept = frame.x if self.function.reads == "input" else frame.output
        self.work = frame.scratch(frame.output.shape, frame.dtype)

    def forward(self) -> None:
        self.function.forward(self.frame.x, self.frame.output, self.work)

    def backward(self) -> None:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            self.function.backward(self.kept, dy, dx, self.work)
