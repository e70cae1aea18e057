"""Activation: a function on its own block, for when it should not be part of the layer before."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.kernels.activated import FUNCTION_NAMES
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class Activation(Layer):
    """output = function(input), element by element (softmax: over the last axis)."""

    title = "Activation"
    family = "activation"
    synonyms = "nonlinearity, transfer function"
    help = "Applies a function to every value. Without one between them, two layers are no more than one."

    activation: str = param("relu", choices=FUNCTION_NAMES, help="The function to apply.")

    def __post_init__(self) -> None:
        """What the gradient reads depends on the function, and only that is kept."""
        super().__post_init__()
        reads = frozenset({FUNCTIONS[self.activation].reads}) if self.activation != "linear" else frozenset()
        object.__setattr__(self, "remembers", reads)
        object.__setattr__(self, "mixes", self.activation == "softmax")

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def flop(self, *shapes: Shape) -> int:
        return 0 if self.activation == "linear" else size_of(shapes[0])

    def summary(self) -> str:
        return self.activation

    def op(self, frame: Frame) -> Op:
        return _ActivationOp(self, frame)


class _ActivationOp(Op):
    """Goes through the images in blocks that stay in the cache, since most functions take several passes."""

    def __init__(self, layer: Activation, frame: Frame) -> None:
        super().__init__(frame)
        self.function = FUNCTIONS[layer.activation]
        self.kept = frame.x if self.function.reads == "input" else frame.output
        self.parts = blocks(len(frame.x), 3 * frame.x[:1].nbytes)
        self.work = frame.scratch((self.parts[0].stop, *frame.x.shape[1:]))

    def forward(self) -> None:
        for part in self.parts:
            work = self.work[: part.stop - part.start]
            self.function.forward(self.frame.x[part], self.frame.output[part], work)

    def backward(self) -> None:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        for part in self.parts:
            self.function.backward(self.kept[part], dy[part], dx[part], self.work[: part.stop - part.start])
