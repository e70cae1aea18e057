"""A network taken apart for looking inside: each activation a node of its own, nothing left to chance, nothing learned.

What is computed is what an answer is made of, layer by layer. The weights stay those of the network that answers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from nnstudio.engine.parameters import Parameters
from nnstudio.layers.activation import Activation
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.layer import Array, Layer
from nnstudio.learning.engine import before


def opened(graph: Graph) -> Graph:
    """The same network with a node `before(name)` in front of each activation that was part of a layer.

    Dropout and noise pass everything on, normalisation goes by its running statistics, and no weight trains.
    """
    return Graph(graph.input_shape, tuple(part for node in graph.nodes for part in _parts(node)))


def _parts(node: Node) -> list[Node]:
    layer = node.layer
    if layer.only_training:
        return [dataclasses.replace(node, layer=Activation("linear"))]
    activation = getattr(layer, "activation", "linear")
    if isinstance(layer, Activation) or activation == "linear":
        return [dataclasses.replace(node, layer=_still(layer))]
    plain = Node(before(node.id), _still(layer.change(activation="linear")), node.inputs)
    return [plain, Node(node.id, Activation(activation), (plain.id,))]


def _still(layer: Layer) -> Layer:
    return layer if layer.frozen or not hasattr(layer, "trainable") else layer.change(trainable=False)


class Borrowed:
    """The weights of a network that answers, for its opened graph: views, so what it takes over counts here."""

    def __init__(self, parameters: Parameters, graph: Graph) -> None:
        """graph: the network as it was, before it was opened."""
        self._parameters = parameters
        self._names = {before(node.id): node.id for node in graph.nodes}
        self.vector: Array = np.zeros(0, parameters.vector.dtype)
        self.gradient: Array = self.vector
        self.bounds: Mapping[str, tuple[int, int]] = {}

    def of(self, node_id: str) -> dict[str, Array]:
        """The node's weights by their short names."""
        return self._parameters.of(self._names.get(node_id, node_id))

    def gradients_of(self, node_id: str) -> dict[str, Array]:
        """Nothing trains here."""
        return {}
