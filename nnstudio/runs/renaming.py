"""What was learned belongs to layers, and is kept by their names. So where a layer only got another name, all that
was learned gets it too, and nothing is lost.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TypeVar

from nnstudio.document.wiring import renamed
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.learning.checkpoint import Checkpoint

Value = TypeVar("Value")

VECTORS = "optimizer"
"""The part of a checkpoint that knows no nodes: its vectors hold all weights one after the other."""


def renaming(old: Graph, new: Graph) -> dict[str, str] | None:
    """From the old names to the new, of the nodes that have another, where that alone tells the graphs apart: {} for
    equal ones, else None.

    A name that both have means the same node: two equal layers that changed places were moved, not renamed.
    """
    pairs = zip(old.nodes, new.nodes, strict=False)
    names = {before.id: after.id for before, after in pairs if before.id != after.id}
    taken = {INPUT, *(node.id for node in old.nodes)}
    if len(taken.union(names.values())) < len(taken) + len(names):
        return None
    return names if Graph(old.input_shape, renamed(old.nodes, names)) == new else None


def by_new_names(values: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    """Values by "node/name", under the nodes' new names."""
    return {_of_node(key, names): value for key, value in values.items()}


def renamed_checkpoint(checkpoint: Checkpoint, names: Mapping[str, str]) -> Checkpoint:
    """The checkpoint under the nodes' new names; training goes on from it to the same bits."""
    arrays = {_renamed_in_part(key, names): array for key, array in checkpoint.arrays.items()}
    generators = {_of_shard(key, names): state for key, state in checkpoint.generators.items()}
    return dataclasses.replace(checkpoint, arrays=arrays, generators=generators)


def _renamed_in_part(key: str, names: Mapping[str, str]) -> str:
    part, _, name = key.partition("/")
    return key if part == VECTORS else f"{part}/{_of_node(name, names)}"


def _of_node(key: str, names: Mapping[str, str]) -> str:
    node, _, array = key.rpartition("/")
    return f"{names.get(node, node)}/{array}"


def _of_shard(key: str, names: Mapping[str, str]) -> str:
    node, _, shard = key.rpartition(":")
    return f"{names.get(node, node)}:{shard}"
