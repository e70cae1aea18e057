"""Which values a graph's computation has, how long each lives, and which of them are the same memory.

A value is the output of a layer or a gradient on its way back. Layers that are only views (Flatten) share their
input's value, and dropout does so outside training. Values that are read for the whole batch at once lie outside
the shards' arenas.
"""

from __future__ import annotations

import dataclasses
import math

from nnstudio.engine.arena import Life
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.shapes import Shape

LOSS = "(loss)"
Value = tuple[str, str, int]
"""("y", node, 0) for an output, ("g", node, k) for the gradient that node gives back to its k-th input."""


@dataclasses.dataclass
class Use:
    """One reading of a node's output: by the consumer's input number `index`."""

    consumer: str
    index: int


class Layout:
    """The values of one graph.

    apart: every value lies by itself, and the way back goes to the input, for those who look inside.
    Steps: the input is written at 0, node i (from 1) runs forward at i, the loss at n + 1, and node i backward at
    2 (n + 1) - i; `end` comes after all.
    """

    def __init__(self, graph: Graph, training: bool, apart: bool = False) -> None:
        self.graph, self.training, self.apart = graph, training, apart
        self.nodes = graph.ordered()
        self.shapes = graph.shapes()
        self.output = graph.output().id
        self.by_id = {node.id: node for node in self.nodes}
        self.step = {INPUT: 0, **{node.id: place for place, node in enumerate(self.nodes, 1)}}
        self.loss_step = len(self.nodes) + 1
        self.end = 2 * self.loss_step
        self.uses = self._uses()
        self.needs = self._needs()
        self.whole: set[Value] = self._whole()

    def is_view(self, node: Node) -> bool:
        """Whether the node only passes its input on."""
        return node.layer.view or (node.layer.only_training and not self.training)

    def root(self, node_id: str) -> str:
        """The node whose memory this node's output is."""
        while node_id != INPUT and self.is_view(self.by_id[node_id]):
            node_id = self.by_id[node_id].inputs[0]
        return node_id

    def output_value(self, node_id: str) -> Value:
        """The value that holds this node's output."""
        return ("y", self.root(node_id), 0)

    def gradient_value(self, node_id: str) -> Value:
        """The value that holds the gradient of this node's output, once all its uses are added up."""
        return self.use_value(self.uses[node_id][0])

    def use_value(self, use: Use) -> Value:
        """The value into which one use of an output gives its gradient."""
        if use.consumer != LOSS and self.is_view(self.by_id[use.consumer]):
            return self.gradient_value(use.consumer)
        return ("g", use.consumer, use.index)

    def backward_step(self, node_id: str) -> int:
        """When this node's backward pass runs."""
        return self.end - self.step[node_id]

    def shape(self, value: Value) -> Shape:
        """The value's shape without the batch."""
        kind, node_id, index = value
        if kind == "y":
            return self.shapes[node_id]
        return self.shapes[self.output if node_id == LOSS else self.by_id[node_id].inputs[index]]

    def lives(self, images: int, itemsize: int) -> list[Life]:
        """The values that lie in an arena, for a shard of that many images."""
        spans = {value: span for value, span in self._spans().items() if value not in self.whole}
        return [
            Life(value, images * math.prod(self.shape(value)) * itemsize, first, last)
            for value, (first, last) in spans.items()
        ]

    def _uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = {INPUT: [], **{node.id: [] for node in self.nodes}}
        for node in self.nodes:
            for index, source in enumerate(node.inputs):
                uses[source].append(Use(node.id, index))
        uses[self.output].append(Use(LOSS, 0))
        return uses

    def _needs(self) -> dict[str, bool]:
        """Whether each node's backward pass runs: it has weights that train, or something before it has."""
        if self.apart:
            return {INPUT: self.training, **{node.id: self.training for node in self.nodes}}
        needs = {INPUT: False}
        for node in self.nodes:
            specs = node.layer.weights(*(self.shapes[source] for source in node.inputs))
            own = any(spec.trainable for spec in specs)
            needs[node.id] = self.training and (own or any(needs[source] for source in node.inputs))
        return needs

    def _whole(self) -> set[Value]:
        whole = {self.output_value(INPUT), self.output_value(self.output), ("g", LOSS, 0)}
        if self.apart:
            return whole | set(self._spans())
        for node in self.nodes:
            if node.layer.defers and self.needs[node.id]:
                whole |= {self.output_value(node.inputs[0]), self.gradient_value(node.id)}
        return whole

    def _spans(self) -> dict[Value, tuple[int, int]]:
        spans: dict[Value, tuple[int, int]] = {}

        def touch(value: Value, step: int) -> None:
            first, last = spans.get(value, (step, step))
            spans[value] = (min(first, step), max(last, step))

        for node in self.nodes:
            if self.is_view(node):
                continue
            back, remembers = self.backward_step(node.id), node.layer.remembers
            touch(self.output_value(node.id), self.step[node.id])
            if self.needs[node.id] and "output" in remembers:
                touch(self.output_value(node.id), back)
            for index, source in enumerate(node.inputs):
                touch(self.output_value(source), self.step[node.id])
                if self.needs[node.id] and "input" in remembers:
                    touch(self.output_value(source), back)
                if self.needs[source]:
                    touch(("g", node.id, index), back)
                    touch(("g", node.id, index), self.end - self.step[self.root(source)])
        return spans
