"""The order in which Keras counts the layers of a functional model, by which it finds their weights in a file."""

from __future__ import annotations

from nnstudio.formats.exchange.network import Network
from nnstudio.layers.graph import INPUT, Node


def keras_order(network: Network) -> tuple[Node, ...]:
    """Those farthest from the output first; of those as far, the one that a walk back from the output meets first."""
    depths, met = _depths(network), _walk(network)
    return tuple(sorted(network.nodes, key=lambda node: (-depths[node.id], met[node.id])))


def _depths(network: Network) -> dict[str, int]:
    """For each layer the longest way to the output."""
    depths = dict.fromkeys((node.id for node in network.nodes), 0)
    for node in reversed(network.nodes):
        for source in node.inputs:
            depths[source] = max(depths.get(source, 0), depths[node.id] + 1)
    return depths


def _walk(network: Network) -> dict[str, int]:
    """The turn at which each layer is met by a walk that takes the inputs in their order, each to its end."""
    by_id = {node.id: node for node in network.nodes}
    met, ahead = dict[str, int](), [network.graph.output().id]
    while ahead:
        name = ahead.pop()
        if name not in met and name != INPUT:
            met[name] = len(met)
            ahead += reversed(by_id[name].inputs)
    return met
