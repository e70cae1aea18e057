"""Which layers' values say what an example is like: what the last layers that decide read."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

LAYERS = 3
"""So many are compared: the last knows best what tells classes apart, those before it what else there is to see."""
MOST_VALUES = 512
"""Values of a layer that are compared; of more, as many sums of them with random signs, which keep angles as far as
that goes (feature hashing: Weinberger et al. 2009)."""


def deciding_inputs(graph: Graph, most: int = LAYERS) -> tuple[str, ...]:
    """The nodes that the last layers with weights between their inputs read, the last first; INPUT only where there is
    no other.
    """
    shapes, node, found = graph.shapes(), graph.output(), list[str]()
    while len(found) < most:
        reads = node.inputs[0]
        if _mixes(node, shapes) and reads not in found:
            found.append(reads)
        if reads == INPUT:
            break
        node = graph.node(reads)
    hidden = tuple(name for name in found if name != INPUT)
    return hidden or (node.inputs[0],)


def _mixes(node: Node, shapes: dict[str, Shape]) -> bool:
    """Whether a layer weighs its inputs against each other, and does not merely scale each."""
    weights = node.layer.weights(*(shapes[name] for name in node.inputs))
    return any(max(weight.fans) > 1 for weight in weights)


def directions(values: Array) -> Array:
    """Layer values (n, *shape) as vectors of length 1, (n, d) float32: what counts is which of them are strong beside
    the others, and not how strong all are together (Sun et al. 2022).
    """
    flat = np.asarray(values, np.float32).reshape(len(values), -1)
    if flat.shape[1] > MOST_VALUES:
        flat = _sums(flat)
    length = np.sqrt(np.einsum("nd,nd->n", flat, flat))
    return np.asarray(flat / np.maximum(length, 1e-12)[:, np.newaxis], np.float32)


def _sums(flat: Array) -> Array:
    """Each value (n, size) with its sign in one of MOST_VALUES sums."""
    size = flat.shape[1]
    order, signs = _dealt(size)
    rows = -(-size // MOST_VALUES)
    dealt = np.zeros((len(flat), rows * MOST_VALUES), np.float32)
    np.multiply(flat[:, order], signs, out=dealt[:, :size])
    return np.asarray(dealt.reshape(len(flat), rows, MOST_VALUES).sum(axis=1), np.float32)


@lru_cache(maxsize=16)
def _dealt(size: int) -> tuple[NDArray[np.intp], Array]:
    rng = np.random.default_rng(size)
    return rng.permutation(size), rng.choice(np.array([-1, 1], np.float32), size)
