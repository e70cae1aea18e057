"""Which layer's values say what an example is like: what the last layer that decides reads."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array

MOST_VALUES = 512
"""Values of a layer that are compared; of more, as many random sums of them, which keep distances (Johnson 1984)."""


def deciding_input(graph: Graph) -> str:
    """The node that the last layer with weights reads, or INPUT where that is the first."""
    shapes, node = graph.shapes(), graph.output()
    while node.inputs[0] != INPUT and not node.layer.weights(*(shapes[name] for name in node.inputs)):
        node = graph.node(node.inputs[0])
    return node.inputs[0]


def directions(values: Array) -> Array:
    """Layer values (n, *shape) as vectors of length 1, (n, d) float32: what counts is which of them are strong beside
    the others, and not how strong all are together (Sun et al. 2022).
    """
    flat = np.asarray(values, np.float32).reshape(len(values), -1)
    if flat.shape[1] > MOST_VALUES:
        flat = flat @ _sums(flat.shape[1])
    length = np.sqrt(np.einsum("nd,nd->n", flat, flat))
    return np.asarray(flat / np.maximum(length, 1e-12)[:, np.newaxis], np.float32)


def _sums(size: int) -> Array:
    rng = np.random.default_rng(size)
    return np.asarray(rng.standard_normal((size, MOST_VALUES)) / np.sqrt(MOST_VALUES), np.float32)
