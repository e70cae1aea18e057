"""What holds for a graph even while it is broken: shapes as far as they are known, readers, circles."""

from __future__ import annotations

import dataclasses
from functools import cached_property, lru_cache

from nnstudio.document.document import Document
from nnstudio.document.wiring import in_order
from nnstudio.layers.graph import INPUT, Node, output_shape
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, ShapeError


@dataclasses.dataclass(frozen=True)
class Cost:
    """One layer's weights, and its multiply-adds and all its operations for one example."""

    parameters: int = 0
    trainable: int = 0
    multiply_adds: int = 0
    flop: int = 0


@dataclasses.dataclass(frozen=True)
class Facts:
    """Reads a document once for all checks.

    nodes: by name, each after its inputs, those in a circle last. shapes: the known outputs, and INPUT.
    errors: the layers that can't take their inputs although these are known.
    """

    document: Document
    nodes: dict[str, Node]
    shapes: dict[str, Shape]
    errors: dict[str, ShapeError]

    @cached_property
    def readers(self) -> dict[str, list[str]]:
        """For INPUT and each node, the names of those that read it."""
        readers: dict[str, list[str]] = {INPUT: [], **{name: [] for name in self.nodes}}
        for node in self.nodes.values():
            for source in node.inputs:
                readers.setdefault(source, []).append(node.id)
        return readers

    @cached_property
    def ends(self) -> list[str]:
        """The nodes that nobody reads."""
        return [name for name in self.nodes if not self.readers[name]]

    @property
    def end(self) -> str | None:
        """The network's one output whose shape is known, else None."""
        return self.ends[0] if len(self.ends) == 1 and self.ends[0] in self.shapes else None

    @cached_property
    def costs(self) -> dict[str, Cost]:
        """The cost of each node whose shape is known."""
        return {name: self._cost(node) for name, node in self.nodes.items() if name in self.shapes}

    @property
    def bare(self) -> bool:
        """Whether no layer has weights, as far as shapes are known."""
        return not any(cost.parameters for cost in self.costs.values())

    @property
    def accepted(self) -> bool:
        """Whether answers of the network's one output can be given to the task."""
        given = self.document.description.shape
        return self.end is not None and self.document.task.accepts(self.shapes[self.end], given)

    def before(self, name: str) -> set[str]:
        """The node, INPUT perhaps, and everything that leads to it."""
        before, waiting = set[str](), [name]
        while waiting:
            source = waiting.pop()
            if source not in before:
                before.add(source)
                waiting.extend(self.nodes[source].inputs if source in self.nodes else ())
        return before

    def leading_only_to(self, end: str) -> list[str]:
        """The end, and the layers before it that nothing else reads."""
        dead = {end}
        for name in reversed(self.nodes):
            if self.readers[name] and dead.issuperset(self.readers[name]):
                dead.add(name)
        return [name for name in self.nodes if name in dead]

    def inputs(self, name: str) -> tuple[Shape | None, ...]:
        """The shapes that go into the node, None where unknown."""
        return tuple(self.shapes.get(source) for source in self.nodes[name].inputs)

    def _cost(self, node: Node) -> Cost:
        return _cost_of(node.layer, tuple([self.shapes[source] for source in node.inputs]))


def facts_of(document: Document) -> Facts:
    """Read the document; never fails, however broken the graph is."""
    nodes = {node.id: node for node in in_order(document.graph.nodes)}
    shapes: dict[str, Shape] = {INPUT: document.input_shape}
    errors: dict[str, ShapeError] = {}
    for name, node in nodes.items():
        if node.inputs and all(source in shapes for source in node.inputs):
            try:
                shapes[name] = output_shape(node, shapes)
            except ShapeError as error:
                errors[name] = error
    return Facts(document, nodes, shapes, errors)


@lru_cache(maxsize=4096)
def _cost_of(layer: Layer, shapes: tuple[Shape, ...]) -> Cost:
    """Kept, since an edit or a drop that hovers leaves most layers as they are."""
    weights = [(_size(weight.shape), weight.trainable) for weight in layer.weights(*shapes)]
    return Cost(
        sum(size for size, _ in weights),
        sum(size for size, trainable in weights if trainable),
        layer.multiply_adds(*shapes),
        layer.flop(*shapes),
    )


def _size(shape: Shape) -> int:
    size = 1
    for length in shape:
        size *= length
    return size
