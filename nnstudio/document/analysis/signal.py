"""What a network lets through when it begins: zeros, saturated layers, sums that are too large."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document.analysis.clipping import stride
from nnstudio.document.analysis.facts import Facts
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.learning.optimizers.sgd import SGD

INITIALIZERS = ("kernel_initializer", "depthwise_initializer", "pointwise_initializer")
THROUGH_ZERO = ("linear", "relu", "tanh", "gelu", "silu", "leaky_relu", "elu")
"""Activations that give 0 for 0."""
SATURATING = ("sigmoid", "hard_sigmoid")
DEEP_FOR_SGD, DEEP_FOR_SLOW_SGD, SLOW_STRIDE, DEEP_FOR_ALL = 4, 3, 0.3, 8
"""Saturating layers in a row after which an epoch changes nothing: under SGD, SGD below that stride, any optimizer."""
MANY_INPUTS = 50


def dead_of_zeros(facts: Facts) -> Iterator[tuple[str, str]]:
    """(node, field) of layers that begin with zeros and are behind or before others so that no gradient passes.

    A layer of zeros before relu is dead, since relu's derivative at 0 is 0. Behind other activations it learns, unless
    what reads it begins with zeros too.
    """
    zeros = {node.id: name for node in facts.nodes.values() if (name := _zeros(node))}
    for node, name in zeros.items():
        activation, behind = _function_behind(facts, node)
        if behind and (
            activation == "relu" or (activation in THROUGH_ZERO and any(reader in zeros for reader in behind))
        ):
            yield node, name


def _zeros(node: Node) -> str:
    return next((name for name in INITIALIZERS if getattr(node.layer, name, "") == "zeros"), "")


def _function_behind(facts: Facts, name: str) -> tuple[str, list[str]]:
    """The first activation on the way from a node, and the weighted layers that are reached; none at the end."""
    activation = getattr(facts.nodes[name].layer, "activation", "linear")
    waiting, behind = list(facts.readers[name]), []
    while waiting:
        node = facts.nodes[waiting.pop()]
        if len(node.inputs) > 1:
            return "", []
        if hasattr(node.layer, "activation") and not isinstance(node.layer, Activation):
            behind.append(node.id)
            continue
        if isinstance(node.layer, Activation) and activation == "linear":
            activation = node.layer.activation
        waiting.extend(facts.readers[node.id])
    return activation, behind


def steep_ones(facts: Facts) -> Iterator[str]:
    """Dense layers inside the network that sum many inputs with ones."""
    for node in facts.nodes.values():
        if (
            isinstance(node.layer, Dense)
            and node.layer.kernel_initializer == "ones"
            and facts.readers[node.id]
        ):
            shape = facts.shapes.get(node.inputs[0]) if node.inputs else None
            if shape and shape[-1] >= MANY_INPUTS and _function_behind(facts, node.id)[1]:
                yield node.id


def saturated(facts: Facts) -> list[str]:
    """The saturating layers that follow each other without a way round, if they are too many; else none."""
    chains: dict[str, list[str]] = {INPUT: []}
    for node in facts.nodes.values():
        before = min((chains.get(source, []) for source in node.inputs), key=len, default=[])
        if isinstance(node.layer, BatchNormalization | LayerNormalization):
            before = []
        inside = getattr(node.layer, "activation", "") in SATURATING and facts.readers[node.id]
        chains[node.id] = [*before, node.id] if inside else before
    longest = max(chains.values(), key=len)
    return longest if len(longest) >= _most(facts) else []


def _most(facts: Facts) -> int:
    optimizer = facts.document.training.optimizer
    if not isinstance(optimizer, SGD):
        return DEEP_FOR_ALL
    return DEEP_FOR_SLOW_SGD if stride(optimizer) < SLOW_STRIDE else DEEP_FOR_SGD
