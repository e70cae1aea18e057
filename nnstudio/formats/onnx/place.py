"""A layer where it stands in the growing graph, with the few things that all entries need."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from nnstudio.formats.onnx.building import Builder
from nnstudio.formats.onnx.functions import FUNCTIONS
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape

TO_FIRST, TO_LAST = (0, 3, 1, 2), (0, 2, 3, 1)
"""Orders of axes that bring the channels of an image to the front, and back."""


@dataclasses.dataclass(frozen=True)
class Place:
    """layer, its name, the names and shapes of what it takes, the shape of what it gives, and its arrays."""

    builder: Builder
    layer: Layer
    name: str
    xs: tuple[str, ...]
    inputs: tuple[Shape, ...]
    output: Shape
    weights: Mapping[str, Array]

    @property
    def x(self) -> str:
        """The only input."""
        return self.xs[0]

    @property
    def input(self) -> Shape:
        """The shape of the only input."""
        return self.inputs[0]

    @property
    def axis(self) -> int:
        """Of the channels of the output: the second, but the last of a matrix."""
        return 2 if len(self.output) == 2 else 1

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """A new operator that is named after the layer."""
        return self.builder.add(operator, *inputs, name=self.name, **attributes)

    def weight(self, name: str, order: tuple[int, ...] | None = None) -> str:
        """One of the layer's arrays as a constant, perhaps with its axes in another order."""
        array = self.weights[name]
        moved = array if order is None else array.transpose(order)
        return self.builder.constant(moved, f"{self.name}_{name}")

    def activated(self, x: str, activation: str) -> str:
        """With the activation behind it."""
        return FUNCTIONS[activation](self.builder, x, f"{self.name}_{activation}", self.axis)

    def moved(self, x: str, order: tuple[int, ...]) -> str:
        """With the axes in another order."""
        return self.builder.add("Transpose", x, name=f"{x}_moved", perm=list(order))

    def first(self, x: str, shape: Shape) -> str:
        """An image with channels last, as ONNX keeps it; anything else as it is."""
        return self.moved(x, TO_FIRST) if len(shape) == 3 else x

    def last(self, x: str) -> str:
        """The input as it is in the studio: an image with channels last."""
        return self.moved(x, TO_LAST) if len(self.input) == 3 else x
