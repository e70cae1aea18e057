"""The document: a network's graph, how it is trained, and on what. It never changes; edits return a new one.

Undo is therefore keeping the old value, and every view may hold on to the document that it draws.
"""

from __future__ import annotations

import dataclasses

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.errors import UnknownNodeError
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Task

UNTITLED = "Untitled"
"""The title of a network that nobody has named yet."""


@dataclasses.dataclass(frozen=True)
class Document:
    """A network with its training settings. Edits keep the nodes so that each comes after its inputs.

    source: where the examples come from. description: what is known of them, which is kept, so that a network can be
    judged where its data is not.
    """

    graph: Graph
    training: TrainingSettings = dataclasses.field(default_factory=TrainingSettings)
    title: str = UNTITLED
    source: Source = dataclasses.field(default_factory=Mnist)
    description: Description = dataclasses.field(default_factory=lambda: Mnist().describe())

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The layers in the order of the computation."""
        return self.graph.nodes

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the layers in the order of the computation, without INPUT."""
        return tuple(node.id for node in self.graph.nodes)

    @property
    def last(self) -> str:
        """The name of the last layer, where another would be added; INPUT in an empty network."""
        return self.graph.nodes[-1].id if self.graph.nodes else INPUT

    @property
    def is_stack(self) -> bool:
        """Whether each layer takes exactly the one before it."""
        before = (INPUT, *self.ids)
        return all(node.inputs == (source,) for node, source in zip(self.graph.nodes, before, strict=False))

    @property
    def task(self) -> Task:
        """What the network is asked for."""
        return self.description.task

    def node(self, node_id: str) -> Node:
        """The node of that name; UnknownNodeError when there is none."""
        for node in self.graph.nodes:
            if node.id == node_id:
                return node
        raise UnknownNodeError(node_id)

    def layer(self, node_id: str) -> Layer:
        """The layer of that name; UnknownNodeError when there is none."""
        return self.node(node_id).layer

    def with_nodes(self, nodes: tuple[Node, ...]) -> Document:
        """The same document with these nodes."""
        return dataclasses.replace(self, graph=Graph(self.graph.input_shape, nodes))


def empty_document(title: str = UNTITLED) -> Document:
    """A document without layers, for the digits that come with the program."""
    return Document(Graph(Mnist().describe().shape, ()), title=title)
