"""From what the user edits to what is computed: groups are taken apart, and each repetition gets names of its own.

Names tell the way: the layer conv in the group block is "block/conv", and where the group is repeated there are
"block_2/conv", "block_3/conv" and so on, too. So one more repetition changes no name, and what was learned is kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from nnstudio.document.groups.group import Group, entry
from nnstudio.layers.graph import INPUT, Node

Source = str | None
"""The name of what a layer reads in the flat network; None where that is nothing."""


@dataclasses.dataclass(frozen=True)
class Origin:
    """Where a layer of the flat network comes from.

    path: its names in the document, from the outermost group to itself, with "/" between. repetitions: of each group
    around it, the outermost first; counted from 1.
    """

    path: str
    repetitions: tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Passage:
    """The flat names of what goes into a group and of what comes out, where it first occurs."""

    inputs: tuple[str, ...]
    output: Source


@dataclasses.dataclass(frozen=True)
class Flat:
    """nodes: the layers, in the order of the computation. origins: of each, by name. passages: of groups and of what is
    passed by, by path.
    """

    nodes: tuple[Node, ...]
    origins: Mapping[str, Origin]
    passages: Mapping[str, Passage]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the layers that come of a node, by its path: one, or one for each repetition; in a group all."""
        found: dict[str, list[str]] = {}
        for name, origin in self.origins.items():
            steps = origin.path.split("/")
            for depth in range(1, len(steps) + 1):
                found.setdefault("/".join(steps[:depth]), []).append(name)
        return {path: tuple(names) for path, names in found.items()}


def flatten(nodes: tuple[Node, ...]) -> Flat:
    """The network without groups, without what is disabled, and without notes. Two calls with equal nodes give equal
    results, and nothing is random.
    """
    if not any(node.note or passes_on(node) or isinstance(node.layer, Group) for node in nodes):
        return Flat(nodes, {node.id: Origin(node.id, ()) for node in nodes}, {})
    work = _Flattening()
    work.expand(nodes, _Place("", "", ()), {INPUT: INPUT})
    return Flat(tuple(work.nodes), work.origins, work.passages)


def passes_on(node: Node) -> bool:
    """Whether the node is not computed: its readers read its first input instead."""
    if node.disabled:
        return True
    return isinstance(node.layer, Group) and all(passes_on(inner) for inner in node.layer.nodes)


def prefixes(nodes: Sequence[Node]) -> dict[str, tuple[str, ...]]:
    """For each group among these nodes, what the names of its repetitions begin with: "block/", "block_2/", "block_3/".

    Where "block_2" is the name of another node, there is one more underscore.
    """
    taken = {node.id for node in nodes}
    found: dict[str, tuple[str, ...]] = {}
    for node in nodes:
        if isinstance(node.layer, Group):
            names = [node.id, *(_numbered(node.id, at, taken) for at in range(2, node.layer.repeat + 1))]
            taken.update(names)
            found[node.id] = tuple(f"{name}/" for name in names)
    return found


def _numbered(name: str, number: int, taken: Container[str]) -> str:
    joint = "_"
    while f"{name}{joint}{number}" in taken:
        joint += "_"
    return f"{name}{joint}{number}"


def end_of_part(nodes: Sequence[Node]) -> str:
    """The name of the node that gives what a group gives: the end to which most layers lead, the last of several; INPUT
    where there is no layer. `nodes` must come after their inputs.
    """
    if not nodes:
        return INPUT
    before: dict[str, int] = {}
    for place, node in enumerate(nodes):
        before[node.id] = 1 << place
        for source in node.inputs:
            before[node.id] |= before.get(source, 0)
    read = {source for node in nodes for source in node.inputs}
    ends = [node.id for node in nodes if node.id not in read] or [nodes[-1].id]
    return max(reversed(ends), key=lambda end: before[end].bit_count())


@dataclasses.dataclass(frozen=True)
class _Place:
    """Where nodes stand: prefix of their flat names, path of the group around them, its repetitions."""

    prefix: str
    path: str
    repetitions: tuple[int, ...]


class _Flattening:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.origins: dict[str, Origin] = {}
        self.passages: dict[str, Passage] = {}

    def expand(self, nodes: tuple[Node, ...], place: _Place, known: dict[str, Source]) -> Source:
        """Write the nodes down; return the flat name of what comes out. known: the flat names of what they may read."""
        begins, passed = prefixes(nodes), set[str]()
        for node in nodes:
            inputs = [known[s] if s in known else place.prefix + s for s in node.inputs]
            read = tuple(source for source in inputs if source is not None)
            if passed.intersection(node.inputs):
                read = tuple(dict.fromkeys(read))
            if passes_on(node):
                passed.add(node.id)
                known[node.id] = read[0] if read else None
                self.passages.setdefault(place.path + node.id, Passage(read, known[node.id]))
            elif isinstance(node.layer, Group):
                known[node.id] = self._repeat(node.id, node.layer, begins[node.id], place, read)
            else:
                known[node.id] = name = place.prefix + node.id
                self.nodes.append(Node(name, node.layer, read))
                self.origins[name] = Origin(place.path + node.id, place.repetitions)
        return known[end_of_part(nodes)]

    def _repeat(
        self, name: str, group: Group, begins: tuple[str, ...], place: _Place, read: tuple[str, ...]
    ) -> Source:
        path = f"{place.path}{name}/"
        first, *others = [*read, *[None] * max(0, group.entries - len(read))] or [None]
        output: Source = first
        for repetition, prefix in enumerate(begins, 1):
            inside = _Place(place.prefix + prefix, path, (*place.repetitions, repetition))
            entries = {entry(number): source for number, source in enumerate((output, *others), 1)}
            output = self.expand(group.nodes_of(repetition), inside, entries)
        self.passages.setdefault(path[:-1], Passage(read, output))
        return output
