"""Networks to export: the templates with weights of their own, so that answers are not all alike."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE


def template(name: str) -> Network:
    """A template with weights as before training, and statistics that are not 0 and 1."""
    document = TEMPLATES[name].document
    return network_of(document, shaken(document.graph))


def of_graph(document: Document, graph: Graph) -> Network:
    """A network of that graph, with the settings and data of the document."""
    return Network("Network", graph, shaken(graph), document.training, document.description)


def shaken(graph: Graph, seed: int = 5) -> Mapping[str, Array]:
    """Weights as before training, each a little changed, and variances that stay above 0."""
    rng = np.random.default_rng(seed)
    return {
        name: np.asarray(array + 0.1 * rng.random(array.shape), np.float32)
        for name, array in ENGINE.drawn(graph, seed).items()
    }


def answers(network: Network, examples: Array) -> Array:
    """What the studio's own engine says."""
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=len(examples))
    try:
        return model.predict(examples)
    finally:
        model.close()
