"""Where a node is among groups: "block/conv" is conv in the group block, "block/input" is what goes into the group.

The names of the flat network lead there too, such as "block_2/conv": problems are found there, and edited here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nnstudio.document.errors import UnknownNodeError
from nnstudio.document.groups.flatten import prefixes
from nnstudio.document.groups.group import Group
from nnstudio.layers.graph import Node


def paths_of(nodes: Sequence[Node], around: str = "") -> Iterator[str]:
    """The paths of these nodes and of all that is inside them, each group before what is in it."""
    for node in nodes:
        yield around + node.id
        if isinstance(node.layer, Group):
            yield from paths_of(node.layer.nodes, f"{around}{node.id}/")


def find(nodes: Sequence[Node], path: str) -> tuple[str, Node]:
    """The node of that path or flat name, as it is in the repetition that the name tells, and its path.

    UnknownNodeError when there is none.
    """
    first, _, rest = path.partition("/")
    for node in nodes:
        if node.id == path:
            return node.id, node
    group, repetition = step_into(nodes, first, path)
    assert isinstance(group.layer, Group)
    try:
        below, found = find(group.layer.nodes_of(repetition), rest)
    except UnknownNodeError:
        raise UnknownNodeError(path) from None
    return f"{group.id}/{below}", found


def step_into(nodes: Sequence[Node], name: str, path: str) -> tuple[Node, int]:
    """The group that a step of a path leads into, and in which repetition: of "block_2" the group block, 2.

    UnknownNodeError about the whole `path` when there is none.
    """
    begins = prefixes(nodes)
    for node in nodes:
        if node.id in begins:
            if node.id == name:
                return node, 1
            if f"{name}/" in begins[node.id]:
                return node, begins[node.id].index(f"{name}/") + 1
    raise UnknownNodeError(path)


def is_in(path: str, other: str) -> bool:
    """Whether the node of a path is that other one, or stands inside of it."""
    return path == other or path.startswith(f"{other}/")
