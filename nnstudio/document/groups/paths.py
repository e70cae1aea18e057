"""Where a node is among groups: "block/conv" is conv in the group block, "block/input" is what goes into the group.

The names of the flat network lead there too, such as "block_2/conv": problems are found there, and edited here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from nnstudio.document.errors import UnknownNodeError
from nnstudio.document.groups.flatten import prefixes
from nnstudio.document.groups.group import Group, is_entry
from nnstudio.layers.graph import INPUT, Node


def paths_of(nodes: Sequence[Node], around: str = "") -> Iterator[str]:
    """The paths of these nodes and of all that is inside them, each group before what is in it."""
    for node in nodes:
        yield around + node.id
        if isinstance(node.layer, Group):
            yield from paths_of(node.layer.nodes, f"{around}{node.id}/")


def wires_of(nodes: Sequence[Node], group: str = "") -> Iterator[tuple[str, str]]:
    """The wires of these nodes and of all that is inside them, by paths."""
    for node in nodes:
        for source in dict.fromkeys(INPUT if is_entry(source) else source for source in node.inputs):
            yield within(group, source), within(group, node.id)
        if isinstance(node.layer, Group):
            yield from wires_of(node.layer.nodes, within(group, node.id))


@dataclasses.dataclass(frozen=True)
class Spot:
    """A node among groups. group: the path of the group around it, "" outside of groups. name: its own, or of an input
    of that group. repetitions: of the groups around it, the outermost first; counted from 1.
    """

    group: str
    name: str
    repetitions: tuple[int, ...]

    @property
    def path(self) -> str:
        """Its path."""
        return within(self.group, self.name)


def within(group: str, name: str) -> str:
    """The path of a name in a group, or outside of groups for ""."""
    return f"{group}/{name}" if group else name


def locate(nodes: Sequence[Node], path: str) -> Spot:
    """Where that path or flat name leads: to a node, or to an input of a group. UnknownNodeError when nowhere."""
    group, repetitions, inner = "", list[int](), nodes
    *steps, name = path.split("/")
    for step in steps:
        found, repetition = _step_into(inner, step, path)
        group, inner = within(group, found.id), nodes_in(found, repetition)
        repetitions.append(repetition)
    if not is_entry(name) and all(node.id != name for node in inner):
        raise UnknownNodeError(path)
    return Spot(group, name, tuple(repetitions))


def find(nodes: Sequence[Node], path: str) -> Node:
    """The node of that path or flat name, as it is in the repetition that the name tells, or else in the first.

    UnknownNodeError when there is none.
    """
    inner = nodes
    *steps, name = path.split("/")
    for step in steps:
        inner = nodes_in(*_step_into(inner, step, path))
    for node in inner:
        if node.id == name:
            return node
    raise UnknownNodeError(path)


def nodes_in(node: Node, repetition: int = 1) -> tuple[Node, ...]:
    """What is inside of a group's node, in a repetition; nothing in a layer's."""
    return node.layer.nodes_of(repetition) if isinstance(node.layer, Group) else ()


def _step_into(nodes: Sequence[Node], name: str, path: str) -> tuple[Node, int]:
    """The group that a step of a path leads into, and in which repetition: of "block_2" the group block, 2."""
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
