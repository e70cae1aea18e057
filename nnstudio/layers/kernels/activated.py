"""The activation that a layer applies to its own result, in place where the function allows it."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.layers.functions import FUNCTION_NAMES, FUNCTIONS
from nnstudio.layers.functions.function import Function
from nnstudio.layers.kernels.ready import Call
from nnstudio.layers.layer import Array, Frame

ACTIVATION_HELP = (
    "Function applied to the result. relu for hidden layers; softmax for a last layer that picks a class."
)

__all__ = ["ACTIVATION_HELP", "FUNCTION_NAMES", "Activated"]


class Activated:
    """Applies one activation to an op's result, and turns the output's gradient into the result's.

    Functions whose gradient reads their input need that kept: then `raw` is an array of its own, else it is the
    output itself. All work is in place.
    """

    def __init__(self, name: str, frame: Frame) -> None:
        self.function: Function = FUNCTIONS[name]
        self.is_linear = name == "linear"
        self.output = frame.output
        keeps = self.function.reads == "input"
        self.raw: Array = frame.remember(frame.output.shape) if keeps else frame.output
        self.kept: Array = self.raw if keeps else frame.output

    def forward(self, part: slice, work: Array) -> Iterator[Call]:
        """Fill output[part] from raw[part]. work: scratch of output[part]'s shape."""
        if not self.is_linear:
            yield from self.function.ready_forward(self.raw[part], self.output[part], work)

    def backward(self, part: slice, dy: Array, work: Array) -> Iterator[Call]:
        """Turn dy, the gradient of output[part], into the gradient of raw[part], in place."""
        if not self.is_linear:
            yield from self.function.ready_backward(self.kept[part], dy, dy, work)
