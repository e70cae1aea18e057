"""What both judges train the templates on for ten steps: pictures of nothing, and networks without chance."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.graph import Graph
from nnstudio.learning.training_data import TrainingData

STEPS, BATCH = 10, 8
READERS = [
    name
    for name, template in TEMPLATES.items()
    if template.document.source == Mnist() and template.document.is_stack
]
"""The templates that read digits, layer after layer."""


def without_chance(graph: Graph) -> Graph:
    """The graph with every rate of dropout at 0."""
    nodes = [
        dataclasses.replace(node, layer=node.layer.change(rate=0.0)) if hasattr(node.layer, "rate") else node
        for node in graph.nodes
    ]
    return Graph(graph.input_shape, tuple(nodes))


def digits(count: int) -> TrainingData:
    """So many pictures of nothing, that a network can tell apart all the same."""
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 10, count)
    patterns = rng.random((10, 28, 28, 1))
    return TrainingData.of_arrays(
        patterns[labels] * 0.7 + rng.random((count, 28, 28, 1)) * 0.3, labels, classes=10
    )
