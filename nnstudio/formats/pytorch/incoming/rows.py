"""In which order PyTorch counts the numbers of a row: an image is flattened channel by channel there, pixel by pixel
here. The order lasts until a Dense reads the row.
"""

from __future__ import annotations

import numpy as np

from nnstudio.formats.exchange.network import Network
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape, size_of


def row_orders(network: Network) -> dict[str, Array | None]:
    """For each layer that gives a row: the place here of each number as PyTorch counts them; None where they agree."""
    orders: dict[str, Array | None] = {INPUT: None}
    for node in network.nodes:
        orders[node.id] = _order(network, node, orders) if len(network.shapes[node.id]) == 1 else None
    return orders


def _order(network: Network, node: Node, orders: dict[str, Array | None]) -> Array | None:
    shapes = network.inputs(node)
    if isinstance(node.layer, Flatten | Reshape):
        return channels_first(shapes[0]) if len(shapes[0]) == 3 else orders[node.inputs[0]]
    if isinstance(node.layer, Dense):
        return unflattened(network, node)
    if node.layer.type_name() == "Concatenate":
        return _behind_each_other([orders[source] for source in node.inputs], shapes)
    return orders[node.inputs[0]] if len(shapes[0]) == 1 else None


def channels_first(shape: Shape) -> Array | None:
    """The places of an image's numbers, counted channel by channel; None where that is the same."""
    places = np.arange(size_of(shape)).reshape(shape).transpose(2, 0, 1).reshape(-1)
    return None if np.array_equal(places, np.arange(len(places))) else places


def unflattened(network: Network, node: Node) -> Array | None:
    """The order of a Dense's outputs, where a Reshape makes an image of them."""
    readers = [each for each in network.nodes if node.id in each.inputs]
    while len(readers) == 1 and len(readers[0].inputs) == 1:
        (reader,) = readers
        shape = network.shapes[reader.id]
        if isinstance(reader.layer, Reshape) and len(shape) == 3:
            return channels_first(shape)
        if isinstance(reader.layer, Dense) or len(shape) != 1:
            return None
        readers = [each for each in network.nodes if reader.id in each.inputs]
    return None


def _behind_each_other(orders: list[Array | None], shapes: tuple[Shape, ...]) -> Array | None:
    if all(order is None for order in orders):
        return None
    starts = np.cumsum([0, *(shape[0] for shape in shapes)])
    own = [np.arange(s[0]) if order is None else order for order, s in zip(orders, shapes, strict=True)]
    return np.concatenate([order + start for order, start in zip(own, starts, strict=False)])
