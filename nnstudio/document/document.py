"""The document: a network's graph, how it is trained, and on what. It never changes; edits return a new one.

Undo is therefore keeping the old value, and every view may hold on to the document that it draws.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import Any, Self

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.groups.flatten import Flat, flatten
from nnstudio.document.groups.paths import Spot, find, locate, nodes_in, paths_of, wires_of, within
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Task

UNTITLED = "Untitled"
"""The title of a network that nobody has named yet."""


@dataclasses.dataclass(frozen=True)
class Document:
    """A network with its training settings. Edits keep the nodes so that each comes after its inputs.

    input_shape: of one example. nodes: what is edited, in which a group stands where a layer stands. source: where the
    examples come from. description: what is known of them, which is kept, so that a network can be judged where its
    data is not. note: what a person wrote about the whole network.
    """

    input_shape: Shape
    nodes: tuple[Node, ...]
    training: TrainingSettings = dataclasses.field(default_factory=TrainingSettings)
    title: str = UNTITLED
    source: Source = dataclasses.field(default_factory=Mnist)
    description: Description = dataclasses.field(default_factory=lambda: Mnist().describe())
    note: str = ""

    @classmethod
    def of(cls, graph: Graph, *rest: Any, **others: Any) -> Self:
        """The document of a network without groups; what else it has as in the constructor."""
        return cls(graph.input_shape, graph.nodes, *rest, **others)

    @cached_property
    def flat(self) -> Flat:
        """The network without groups, and where its layers come from."""
        return flatten(self.nodes)

    @cached_property
    def graph(self) -> Graph:
        """The network that is computed: without groups, its layers named by their way, such as "block_2/conv"."""
        return Graph(self.input_shape, self.flat.nodes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the nodes outside of groups in the order of the computation, without INPUT."""
        return tuple(node.id for node in self.nodes)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The names of all nodes, by their way: a group's own, and then "group/node" for each node in it."""
        return tuple(paths_of(self.nodes))

    @cached_property
    def known(self) -> frozenset[str]:
        """All paths, to ask whether there is one."""
        return frozenset(self.paths)

    @property
    def wires(self) -> tuple[tuple[str, str], ...]:
        """Each (source, target) that is connected, once, in the order of the targets and of their inputs.

        Inside of groups they are paths, and all that goes into a group comes from "group/input".
        """
        return tuple(wires_of(self.nodes))

    @property
    def last(self) -> str:
        """The name of the last node, where another would be added; INPUT in an empty network."""
        return self.nodes[-1].id if self.nodes else INPUT

    @property
    def is_stack(self) -> bool:
        """Whether each node takes exactly the one before it."""
        before = (INPUT, *self.ids)
        return all(node.inputs == (source,) for node, source in zip(self.nodes, before, strict=False))

    @property
    def task(self) -> Task:
        """What the network is asked for."""
        return self.description.task

    def node(self, path: str) -> Node:
        """The node of that path, or of that name in the flat network; UnknownNodeError when there is none.

        Of a group that is repeated it is the one in the repetition that the name tells, or else in the first.
        """
        return find(self.nodes, path)

    def layer(self, path: str) -> Layer:
        """The layer of that node; UnknownNodeError when there is none."""
        return self.node(path).layer

    def path_of(self, name: str) -> str:
        """The path of a node: "block/conv" for "block_2/conv", and paths as they are. UnknownNodeError for others."""
        return self.spot(name).path

    def spot(self, path: str) -> Spot:
        """Where a path or a name of the flat network leads: to a node, or to an input of the network or a group.

        UnknownNodeError when nowhere.
        """
        return locate(self.nodes, path)

    def paths_in(self, group: str) -> tuple[str, ...]:
        """The paths of the nodes in a group, without those in groups of its own; for "", outside of groups."""
        nodes = nodes_in(self.node(group)) if group else self.nodes
        return tuple(within(group, node.id) for node in nodes)

    def with_nodes(self, nodes: tuple[Node, ...]) -> Document:
        """The same document with these nodes."""
        return dataclasses.replace(self, nodes=nodes)


def empty_document(title: str = UNTITLED) -> Document:
    """A document without layers, for the digits that come with the program."""
    return Document(Mnist().describe().shape, (), title=title)
