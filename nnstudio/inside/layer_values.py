"""What every layer says to one example: its values, and how many of them are silent."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model


@dataclasses.dataclass(frozen=True, eq=False)
class LayerValues:
    """node: its name, INPUT for what goes in. values: (*shape) float32, after the layer's activation."""

    node: str
    values: Array

    @property
    def channels(self) -> int:
        """How many pictures, or numbers in a row, there are."""
        return int(self.values.shape[-1])

    @property
    def lowest(self) -> float:
        """The smallest value."""
        return float(np.min(self.values))

    @property
    def highest(self) -> float:
        """The largest value."""
        return float(np.max(self.values))

    @property
    def silent(self) -> int:
        """How many channels are 0 everywhere."""
        return int((~np.any(self.values, axis=tuple(range(self.values.ndim - 1)))).sum())


def layer_values(model: Model, graph: Graph, example: Array) -> tuple[LayerValues, ...]:
    """The values of the input and of all layers, in the order of computation. example: (*input_shape) as it is read."""
    names = [INPUT, *(node.id for node in graph.ordered())]
    found = model.inside(example[np.newaxis], names)
    return tuple(LayerValues(name, found[name][0]) for name in names)
