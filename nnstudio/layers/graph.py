"""A network as a graph: nodes that name their inputs. A stack is the graph in which each takes the one before."""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Iterable, Mapping
from functools import cached_property

from nnstudio.errors import Sentence, StudioError, sentence
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of
from nnstudio.shown import cut, listed

INPUT = "input"
LARGEST_OUTPUT = 2**31
"""Values for one image that a layer may give: as float32, they are 8 gigabytes."""


class GraphError(StudioError):
    """The nodes make no network: the message says why, `node` where (or None)."""

    def __init__(self, said: Sentence, node: str | None = None) -> None:
        super().__init__(said)
        self.node = node


@dataclasses.dataclass(frozen=True)
class Node:
    """One layer in a graph; `inputs` are ids of other nodes, or INPUT for the image itself.

    disabled: left out of what is computed, so that its readers read past it. note: what a person wrote beside it. Both
    are of the document alone: no node of a graph that is computed has them.
    """

    id: str
    layer: Layer
    inputs: tuple[str, ...]
    disabled: bool = False
    note: str = ""


@dataclasses.dataclass(frozen=True)
class Graph:
    """Nodes in any order, and the shape of the one input, such as (32, 32, 3). Order and shapes are kept once known."""

    input_shape: Shape
    nodes: tuple[Node, ...]

    def node(self, node_id: str) -> Node:
        """The node of that id; GraphError when there is none."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise GraphError(sentence("There is no layer named {node_id!r}", node_id=node_id), node_id)

    def consumers(self) -> dict[str, list[str]]:
        """For INPUT and each node, the ids of the nodes that read it, once for each use."""
        readers: dict[str, list[str]] = {INPUT: [], **{node.id: [] for node in self.nodes}}
        for node in self.nodes:
            for source in node.inputs:
                readers.setdefault(source, []).append(node.id)
        return readers

    def ordered(self) -> tuple[Node, ...]:
        """The nodes, each after its inputs, else in their order; GraphError for unknown inputs and circles."""
        return self._ordered

    @cached_property
    def _ordered(self) -> tuple[Node, ...]:
        _check_names(self.nodes)
        places = {node.id: place for place, node in enumerate(self.nodes)}
        readers = self.consumers()
        missing = [sum(source != INPUT for source in node.inputs) for node in self.nodes]
        ready = [place for place, count in enumerate(missing) if count == 0]
        ordered: list[Node] = []
        while ready:
            ordered.append(self.nodes[heapq.heappop(ready)])
            for reader in readers[ordered[-1].id]:
                missing[places[reader]] -= 1
                if missing[places[reader]] == 0:
                    heapq.heappush(ready, places[reader])
        if len(ordered) < len(self.nodes):
            waiting = [node.id for node, count in zip(self.nodes, missing, strict=True) if count]
            names = listed(waiting)
            raise GraphError(
                sentence("These layers wait for each other in a circle: {names}", names=names), waiting[0]
            )
        return tuple(ordered)

    def output(self) -> Node:
        """The one node that nobody reads; GraphError when there is none, or more than one."""
        if not self.nodes:
            raise GraphError(sentence("The network has no layers yet"))
        readers = self.consumers()
        last = [node for node in self.nodes if not readers[node.id]]
        if len(last) != 1:
            names = listed([node.id for node in last])
            raise GraphError(
                sentence("A network has one output, and here nothing reads {names}", names=names),
                last[0].id if last else None,
            )
        return last[0]

    def shapes(self) -> dict[str, Shape]:
        """The output shape of INPUT and of each node; ShapeError (of the first layer that does not fit)."""
        return dict(self._shapes)

    @cached_property
    def _shapes(self) -> dict[str, Shape]:
        shapes: dict[str, Shape] = {INPUT: self.input_shape}
        for node in self.ordered():
            shapes[node.id] = output_shape(node, shapes)
        return shapes

    def parameters(self) -> int:
        """Number of weights in the whole network, trainable or not."""
        shapes = self.shapes()
        return sum(parameter_count(node, shapes) for node in self.nodes)


def output_shape(node: Node, shapes: Mapping[str, Shape]) -> Shape:
    """The node's output shape, after its number of inputs is checked."""
    least, most = node.layer.inputs
    count = len(node.inputs)
    if count < least or (most is not None and count > most):
        raise ShapeError(_wrong_count(node.layer, count))
    shape = node.layer.output_shape(*(shapes[source] for source in node.inputs))
    if size_of(shape) > LARGEST_OUTPUT:
        raise ShapeError(
            sentence(
                "{layer} would give {shape}: more than {most:,} values for one image can't be computed",
                layer=node.layer.type_name(),
                shape=shape_text(shape),
                most=LARGEST_OUTPUT,
            )
        )
    return shape


def _wrong_count(layer: Layer, count: int) -> Sentence:
    (least, most), name = layer.inputs, layer.type_name()
    if least != most:
        return sentence(
            "{layer} takes {least} or more inputs, and has {count}", layer=name, least=least, count=count
        )
    if least == 1:
        return sentence("{layer} takes 1 input, and has {count}", layer=name, count=count)
    return sentence("{layer} takes {least} inputs, and has {count}", layer=name, least=least, count=count)


def parameter_count(node: Node, shapes: Mapping[str, Shape]) -> int:
    """Number of weights of one node, given the shapes of all outputs."""
    total = 0
    for weight in node.layer.weights(*(shapes[source] for source in node.inputs)):
        size = 1
        for length in weight.shape:
            size *= length
        total += size
    return total


def stack(input_shape: Shape, layers: Iterable[tuple[str, Layer]]) -> Graph:
    """A graph in which each (id, layer) takes the one before it."""
    nodes: list[Node] = []
    source = INPUT
    for node_id, layer in layers:
        nodes.append(Node(node_id, layer, (source,)))
        source = node_id
    return Graph(input_shape, tuple(nodes))


def _check_names(nodes: tuple[Node, ...]) -> None:
    names = [node.id for node in nodes]
    known = {INPUT, *names}
    if len(known) != len(names) + 1:
        raise GraphError(sentence("Two layers have the same name"))
    for node in nodes:
        for source in node.inputs:
            if source not in known:
                raise GraphError(
                    sentence(
                        "{node} reads {source!r}, which does not exist", node=node.id, source=cut(source)
                    ),
                    node.id,
                )
