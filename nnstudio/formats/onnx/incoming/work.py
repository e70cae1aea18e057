"""How much work the constants of a graph may make: little is worked out of a small file, whatever it asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.numbers import POINTWISE, computed
from nnstudio.layers.layer import Array

AT_LEAST = 2**24
"""Numbers that any graph may have worked out; a larger one TIMES as many as it holds."""
TIMES = 8
SLOW = {"Erf": 30, "Erfc": 30, "Gelu": 30}
"""Operators that take so many times as long as others for a number."""
TOGETHER = 64
"""Products that are summed in the time that another number takes."""


class Work:
    """What is left of it. Each constant that is worked out takes its part."""

    def __init__(self, held: int) -> None:
        self.left = AT_LEAST + TIMES * held

    def computed(self, operator: Operator, inputs: Sequence[Array]) -> Array | None:
        """The operator's first output; None where it is not known here, or is too much."""
        try:
            self.left -= max(1, cost(operator, inputs))
        except (ValueError, TypeError, IndexError, OverflowError, ZeroDivisionError):
            return None
        return computed(operator, inputs) if self.left > 0 else None


def cost(operator: Operator, inputs: Sequence[Array]) -> int:
    """Numbers that are worked out, whether they are kept or not. Raises what NumPy does for inputs that don't fit."""
    kind, sizes = operator.type, [int(each.size) for each in inputs]
    if kind in ("Shape", "Size"):
        return 1
    if kind in POINTWISE:
        return _broadcast(inputs) * SLOW.get(kind, 1)
    if kind in ("Expand", "ConstantOfShape"):
        return math.prod(map(int, inputs[-1].reshape(-1))) * (inputs[0].size if kind == "Expand" else 1)
    if kind == "Range":
        start, stop, step = (float(each.reshape(())) for each in inputs)
        return int(abs((stop - start) / step)) + 1
    if kind == "MatMul":
        columns: int = inputs[1].shape[-1] if inputs[1].ndim > 1 else 1
        rows = math.prod(inputs[0].shape[:-1])
        batch = math.prod(inputs[1].shape[:-2])
        summed: int = inputs[0].shape[-1]
        return rows * columns * batch * max(1, summed // TOGETHER)
    if kind == "Gather":
        side: int = inputs[0].shape[operator.get("axis", 0)]
        return sizes[1] * (sizes[0] // max(1, side))
    return sum(sizes)


def _broadcast(inputs: Sequence[Array]) -> int:
    """Of the shape that all have together; along rows it is one of them."""
    try:
        return math.prod(np.broadcast_shapes(*(each.shape for each in inputs)))
    except ValueError:
        return sum(each.size for each in inputs)
