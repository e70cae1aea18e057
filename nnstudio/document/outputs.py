"""What a network's outputs mean, told by its last activation: shares of certainty, or numbers of any size. The window
and the command line write them as percentages only where they are.
"""

from __future__ import annotations

import enum

from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.learning.tasks import Classification, Task

WITHIN_ONE = ("sigmoid", "hard_sigmoid")
"""Activations whose values are from 0 to 1 each, and don't add up to 1."""


class Outputs(enum.Enum):
    """DISTRIBUTION: they add up to 1. SHARES: each is from 0 to 1. NUMBERS: they can be any."""

    DISTRIBUTION = "distribution"
    SHARES = "shares"
    NUMBERS = "numbers"


def outputs_of(graph: Graph) -> Outputs:
    """What the outputs of this network mean. GraphError or ShapeError where the graph is no network."""
    node = _last_that_counts(graph)
    activation = getattr(node.layer, "activation", "linear")
    *before, _ = graph.shapes()[node.id]
    if activation == "softmax" and all(length == 1 for length in before):
        return Outputs.DISTRIBUTION
    return Outputs.SHARES if activation in WITHIN_ONE else Outputs.NUMBERS


def meaning_of(graph: Graph, task: Task) -> Outputs:
    """The same for the values of a task's classes: the share of one of two classes tells that of the other."""
    outputs = outputs_of(graph)
    alone = isinstance(task, Classification) and graph.shapes()[graph.output().id] == (1,)
    return Outputs.DISTRIBUTION if alone and outputs is Outputs.SHARES else outputs


def keeps_values(layer: Layer) -> bool:
    """Whether the layer changes no value when the network answers: dropout doesn't, nor does another shape."""
    return layer.only_training or layer.view


def _last_that_counts(graph: Graph) -> Node:
    """The last node that changes values when the network answers."""
    node = graph.output()
    while keeps_values(node.layer) and node.inputs[0] != INPUT:
        node = graph.node(node.inputs[0])
    return node
