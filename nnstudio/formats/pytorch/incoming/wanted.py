"""What a network of ours would be as modules of PyTorch, told by the table that writes them: so both ways agree."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from nnstudio.formats.exchange.network import Network
from nnstudio.formats.pytorch.incoming.rows import row_orders
from nnstudio.formats.pytorch.incoming.state import ALIASES
from nnstudio.formats.pytorch.module import pieces_of
from nnstudio.formats.pytorch.piece import Move
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class Slot:
    """One array. weight: its name here, "node/kernel". shape: here. move: from here to PyTorch's order of axes.

    rows, columns: places of its first and last axis in the order in which PyTorch counts, None where that is ours.
    """

    weight: str
    shape: Shape
    move: Move
    rows: Array | None = None
    columns: Array | None = None

    @property
    def there(self) -> Shape:
        """Its shape in PyTorch."""
        return self.move(np.zeros(self.shape, np.bool_)).shape

    def arrived(self, array: Array) -> Array:
        """PyTorch's array as ours."""
        places = self.move(np.arange(size_of(self.shape)).reshape(self.shape))
        own = np.empty(size_of(self.shape), np.float32)
        own[places.reshape(-1)] = np.broadcast_to(array, places.shape).reshape(-1)
        own = own.reshape(self.shape)
        if self.columns is not None:
            own[..., self.columns] = own.copy()
        if self.rows is not None:
            own[self.rows] = own.copy()
        return own


@dataclasses.dataclass(frozen=True)
class Wanted:
    """A module: of which layer here, its name if we wrote it, and its arrays by PyTorch's names of them."""

    node: Node
    name: str
    slots: Mapping[str, Slot]

    @property
    def is_reordered(self) -> bool:
        """Whether its rows or columns come in another order."""
        return any(slot.rows is not None or slot.columns is not None for slot in self.slots.values())

    def taken(self, arrays: Mapping[str, Array]) -> dict[str, Array] | None:
        """The arrays as ours, by the names of our weights; None where they don't fit. A missing bias is 0."""
        if not set(arrays) <= set(self.slots) or set(self.slots) - set(arrays) - {"bias"}:
            return None
        found = {}
        for name, slot in self.slots.items():
            array = arrays.get(name, np.zeros(slot.there, np.float32))
            if array.shape != slot.there:
                array = self._spread(array, slot)
            if array.shape != slot.there or array.dtype.kind != "f":
                return None
            found[slot.weight] = slot.arrived(array)
        return found

    def _spread(self, array: Array, slot: Slot) -> Array:
        """PyTorch's PReLU has one slope for each channel, or one for all."""
        if self.node.layer.type_name() != "PReLU" or array.ndim != 1 or len(array) not in (1, slot.shape[-1]):
            return array
        return np.broadcast_to(array.reshape(-1, *(1,) * (len(slot.there) - 1)), slot.there)


def wanted_modules(network: Network, own: bool) -> list[Wanted]:
    """The modules in the order of computation. own: whether rows are already in our order."""
    orders = {} if own else row_orders(network)
    found: list[Wanted] = []
    for node_id, piece in pieces_of(network).items():
        node = network.graph.node(node_id)
        specs = {spec.name: spec.shape for spec in node.layer.weights(*network.inputs(node))}
        modules: dict[str, dict[str, Slot]] = {}
        for key, (weight, move) in piece.state.items():
            module, _, last = key.rpartition(".")
            slot = Slot(f"{node.id}/{weight}", specs[weight], move, *_orders(node, weight, orders))
            modules.setdefault(module, {})[ALIASES.get(last, last)] = slot
        found += [Wanted(node, module, slots) for module, slots in modules.items()]
    return found


def _orders(node: Node, weight: str, orders: Mapping[str, Array | None]) -> tuple[Array | None, Array | None]:
    """Of the first and the last axis."""
    if isinstance(node.layer, Dense) and weight == "kernel":
        return orders.get(node.inputs[0]), orders.get(node.id)
    return None, orders.get(node.id)
