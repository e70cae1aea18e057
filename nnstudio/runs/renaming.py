"""What was learned belongs to layers, and is kept by their names. So where a layer only got another name, or another
place in the order of the computation, all that was learned goes with it, and nothing is lost.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from nnstudio.document.wiring import renamed
from nnstudio.layers.graph import Graph, GraphError
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.runs.matching import matched, same_nodes

Value = TypeVar("Value")

VECTORS = "optimizer"
"""The part of a checkpoint that knows no nodes: its vectors hold all weights that train, one after the other."""


def renaming(old: Graph, new: Graph) -> dict[str, str] | None:
    """From the old names to the new, of the nodes that have another, where names and order alone tell the graphs apart:
    {} where no name does, else None.

    A name that both have means the same node: two equal layers that changed places were moved, not renamed.
    """
    return matched(old.nodes, new.nodes) if old.input_shape == new.input_shape else None


def by_new_names(values: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    """Values by "node/name", under the nodes' new names; they take the place of what had such a name before."""
    moving = {key: value for key, value in values.items() if key.rpartition("/")[0] in names}
    others = {key: value for key, value in values.items() if key not in moving}
    return {**others, **{_of_node(key, names): value for key, value in moving.items()}}


def renamed_checkpoint(
    checkpoint: Checkpoint, names: Mapping[str, str], old: Graph, new: Graph
) -> Checkpoint | None:
    """The checkpoint of a network, for the same with other names and in another order. Where the order is kept,
    training goes on from it to the same bits. None where `new` is another network after all.
    """
    if not same_nodes(renamed(old.nodes, names), new.nodes):
        return None
    before, after = _weights_in_order(old), _weights_in_order(new)
    places = {_of_node(key, names): part for key, part in before.items()}
    order = None if list(places) == list(after) else [places[key] for key in after]
    arrays = {_renamed_in_part(key, names): _ordered(key, a, order) for key, a in checkpoint.arrays.items()}
    generators = {_of_shard(key, names): state for key, state in checkpoint.generators.items()}
    return dataclasses.replace(checkpoint, arrays=arrays, generators=generators)


def _weights_in_order(graph: Graph) -> dict[str, slice]:
    """By "node/name", where each weight that trains lies in the optimizer's vectors."""
    try:
        shapes = graph.shapes()
    except (GraphError, ShapeError):
        return {}
    found, start = {}, 0
    for node in graph.ordered():
        for weight in node.layer.weights(*(shapes[source] for source in node.inputs)):
            if weight.trainable:
                stop = start + math.prod(weight.shape)
                found[f"{node.id}/{weight.name}"] = slice(start, stop)
                start = stop
    return found


def _ordered(key: str, array: Array, order: list[slice] | None) -> Array:
    if order is None or key.partition("/")[0] != VECTORS:
        return array
    return np.concatenate([array[part] for part in order])


def _renamed_in_part(key: str, names: Mapping[str, str]) -> str:
    part, _, name = key.partition("/")
    return key if part == VECTORS else f"{part}/{_of_node(name, names)}"


def _of_node(key: str, names: Mapping[str, str]) -> str:
    node, _, array = key.rpartition("/")
    return f"{names.get(node, node)}/{array}"


def _of_shard(key: str, names: Mapping[str, str]) -> str:
    node, _, shard = key.rpartition(":")
    return f"{names.get(node, node)}:{shard}"
