"""Operators that belong together: those between two values, as one function that can be asked."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping

import numpy as np

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.numbers import computed
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

MOST_ASKED = 2**23
"""Numbers that such a function is asked at once."""


@dataclasses.dataclass(frozen=True)
class Region:
    """base: the name of what goes in. shape: its sides in ONNX without the batch. operators: in order;
    the last gives the result. constants: what else they read.
    """

    base: str
    shape: Shape
    operators: tuple[Operator, ...]
    constants: Mapping[str, Array]

    def asked_shape(self) -> Shape:
        """The sides that the function is asked with: those along which all values are treated alike are 1."""
        rank, needed = len(self.shape) + 1, set[int]()
        for operator in self.operators:
            if operator.type.startswith("Reduce"):
                needed.update(self._reduced(operator, rank))
                continue
            for name in operator.inputs:
                array = self.constants.get(name)
                if array is not None and array.dtype.kind == "f":
                    needed.update(rank - array.ndim + n for n, side in enumerate(array.shape) if side > 1)
        return tuple(side if axis in needed else 1 for axis, side in enumerate(self.shape, 1))

    def _reduced(self, operator: Operator, rank: int) -> set[int]:
        axes = reduced_axes(operator, self.constants)
        if axes is None:
            return set(range(rank))
        return {int(axis) % rank for axis in axes}

    @property
    def reduces(self) -> bool:
        """Whether it goes along rows."""
        return any(operator.type.startswith("Reduce") for operator in self.operators)

    def asked(self, values: Array) -> Array | None:
        """What it makes of values (n, *asked_shape()), float64, in the same shape; None where it can't be told."""
        if values.size > MOST_ASKED:
            return None
        known: dict[str, Array] = {self.base: values}
        result: Array | None = values
        for operator in self.operators:
            inputs = [known[n] if n in known else self.constants.get(n, np.zeros(0)) for n in operator.inputs]
            result = computed(operator, inputs)
            if result is None or result.size > MOST_ASKED:
                return None
            known[operator.output] = result
        if result is None or result.shape != values.shape:
            return None
        return np.asarray(result, np.float64)

    def size(self) -> int:
        """Numbers in one value that it is asked."""
        return math.prod(self.asked_shape())


def reduced_axes(operator: Operator, constants: Mapping[str, Array]) -> tuple[int, ...] | None:
    """The axes of a reduction, the batch counted; None where they are not told, or not constant."""
    axes = operator.get("axes")
    if axes is None and len(operator.inputs) > 1 and operator.inputs[1] in constants:
        axes = constants[operator.inputs[1]].reshape(-1)
    return None if axes is None else tuple(int(axis) for axis in axes)
