"""A network's weights: those that train lie in one flat vector, so that an optimizer sees nothing but numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from nnstudio.engine.workspace import aligned_zeros
from nnstudio.errors import StudioError, sentence
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.layers.layer import Array, Weight
from nnstudio.layers.shapes import Shape, shape_text


class WeightsError(StudioError):
    """Weights don't belong to this network; the message names the first that is missing or does not fit."""


class Weights(Protocol):
    """What a program reads of a network's weights: see `Parameters`."""

    vector: Array
    gradient: Array
    bounds: Mapping[str, tuple[int, int]]

    def of(self, node_id: str) -> dict[str, Array]: ...

    def gradients_of(self, node_id: str) -> dict[str, Array]: ...


class Parameters:
    """All weights of a graph by name ("conv2d/kernel"), with a flat vector of those that train and its gradient.

    vector, gradient: (size,). arrays, gradients: views by name; gradients only of what trains. specs: the layers'
    `Weight`s by name. Each weight is drawn from a generator of its own, made of the seed and the weight's
    place, so that a frozen layer elsewhere changes nothing.
    """

    def __init__(self, graph: Graph, seed: int = 0, dtype: Any = np.float32) -> None:
        shapes = graph.shapes()
        self.specs = dict(item for node in graph.ordered() for item in _named(node, shapes))
        trained = [name for name, spec in self.specs.items() if spec.trainable]
        size = sum(math.prod(self.specs[name].shape) for name in trained)
        self.vector = aligned_zeros((size,), dtype)
        self.gradient = aligned_zeros((size,), dtype)
        self.bounds: Mapping[str, tuple[int, int]] = _bounds(trained, self.specs)
        self.arrays: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        for place, (name, spec) in enumerate(self.specs.items()):
            self.arrays[name] = (
                self._view(self.vector, name, spec) if spec.trainable else np.zeros(spec.shape, dtype)
            )
            if spec.trainable:
                self.gradients[name] = self._view(self.gradient, name, spec)
            generator = np.random.default_rng([seed, place])
            self.arrays[name][...] = INITIALIZERS[spec.initializer](generator, spec.shape, *spec.fans)

    def _view(self, flat: Array, name: str, spec: Weight) -> Array:
        start, stop = self.bounds[name]
        return flat[start:stop].reshape(spec.shape)

    @property
    def are_finite(self) -> bool:
        """Whether no weight is NaN or infinite."""
        return all(are_finite(array) for array in self.arrays.values())

    def of(self, node_id: str) -> dict[str, Array]:
        """The node's weights by their short names."""
        return _short(self.arrays, node_id)

    def gradients_of(self, node_id: str) -> dict[str, Array]:
        """The node's gradients by their short names; nothing for frozen weights."""
        return _short(self.gradients, node_id)

    def copy(self, vector: Array | None = None) -> dict[str, Array]:
        """A copy of all weights by name; those that train from another vector (size,), if one is given."""
        if vector is None:
            return {name: array.copy() for name, array in self.arrays.items()}
        trained = {n: self._view(vector, n, self.specs[n]).copy() for n in self.bounds}
        return {
            name: trained[name] if name in trained else array.copy() for name, array in self.arrays.items()
        }

    def load(self, weights: Mapping[str, Array]) -> None:
        """Take over weights by name. Raises WeightsError, with nothing changed, when one is missing or does not fit."""
        for name, array in self.arrays.items():
            if name not in weights:
                raise WeightsError(sentence("The weights of {name} are missing", name=name))
            if weights[name].shape != array.shape:
                raise WeightsError(
                    sentence(
                        "The weights of {name} have the shape {shape}, and this network needs {wanted}",
                        name=name,
                        shape=shape_text(weights[name].shape),
                        wanted=shape_text(array.shape),
                    )
                )
        for name, array in self.arrays.items():
            array[...] = weights[name]


def _named(node: Node, shapes: Mapping[str, Shape]) -> list[tuple[str, Weight]]:
    specs = node.layer.weights(*(shapes[source] for source in node.inputs))
    return [(f"{node.id}/{spec.name}", spec) for spec in specs]


def _bounds(names: list[str], specs: Mapping[str, Weight]) -> dict[str, tuple[int, int]]:
    bounds, start = {}, 0
    for name in names:
        stop = start + math.prod(specs[name].shape)
        bounds[name] = (start, stop)
        start = stop
    return bounds


def _short(arrays: Mapping[str, Array], node_id: str) -> dict[str, Array]:
    prefix = f"{node_id}/"
    return {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}


def are_finite(numbers: Array) -> bool:
    """Whether none of the numbers is NaN or infinite, without another array of their size."""
    return numbers.size == 0 or (math.isfinite(np.min(numbers)) and math.isfinite(np.max(numbers)))
