"""A graph of ONNX while it grows: nodes, constants and names. No onnx is needed to make one, only to write it."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True)
class Operator:
    """One node: type of the operator, names of what it takes and gives, and its attributes."""

    type: str
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any]


class Builder:
    """Collects operators and constants, and gives each value a name of its own."""

    def __init__(self) -> None:
        self.operators: list[Operator] = []
        self.constants: dict[str, Array] = {}
        self._used: set[str] = set()

    def add(self, operator: str, *inputs: str, name: str, **attributes: Any) -> str:
        """A new operator; returns the name of what it gives, which begins with `name`."""
        output = self._free(name)
        self.operators.append(Operator(operator, inputs, output, attributes))
        return output

    def constant(self, values: Any, name: str, dtype: Any = np.float32) -> str:
        """An array that belongs to the graph."""
        free = self._free(name)
        self.constants[free] = np.ascontiguousarray(values, dtype)
        return free

    def integers(self, values: Any, name: str) -> str:
        """A row of whole numbers, such as a shape."""
        return self.constant(values, name, np.int64)

    def _free(self, name: str) -> str:
        free, number = name, 2
        while free in self._used:
            free, number = f"{name}_{number}", number + 1
        self._used.add(free)
        return free
