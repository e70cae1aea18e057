"""What goes on inside a network while it answers: the values of any of its nodes, and gradients with respect to them.

Nothing is fused here and every value has memory of its own, which an answer can't afford. So this is made at the first
question, and examples are taken a few at a time.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterator, Mapping

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.checks import check_inputs
from nnstudio.engine.layout import LOSS, Layout
from nnstudio.engine.opened import Borrowed, opened
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.engine.walking import go_back, own_slopes, value
from nnstudio.errors import sentence
from nnstudio.layers.graph import Graph, GraphError
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.engine import before
from nnstudio.learning.scaling import Scaling, natural

BYTES = 64 * 1024 * 1024
"""What the values of the examples that are looked at together may take, as far as several are."""
MOST = 128


class Insight:
    """Looks into the network whose weights `parameters` holds, now and whatever is loaded into them later."""

    def __init__(self, graph: Graph, parameters: Parameters, scaling: Scaling | None) -> None:
        self.graph, self.scaling = opened(graph), scaling
        self.shapes = self.graph.shapes()
        self._names = {before(node.id) for node in graph.nodes} | set(self.shapes)
        self._weights = Borrowed(parameters, graph)
        self._team = Team(1)

    def values(self, inputs: Array, names: Collection[str]) -> dict[str, Array]:
        """The outputs (n, *shape) of these nodes for inputs (n, *input_shape), as new arrays."""
        wanted = {name: self._known(name) for name in names}
        found = self._empty(wanted, len(inputs))
        for part, binding in self._batches(self._forward, inputs):
            for name, node in wanted.items():
                found[name][part] = value(binding, node)
        return found

    def gradients(self, inputs: Array, of: Mapping[str, Array], to: Collection[str]) -> dict[str, Array]:
        """The gradients (n, *shape) of the sum of values times `of`, with respect to the nodes `to`."""
        seeds = {
            self._known(name): self._weighted(name, weights, len(inputs)) for name, weights in of.items()
        }
        wanted = {name: self._known(name) for name in to}
        found = self._empty(wanted, len(inputs))
        for part, binding in self._batches(self._both, inputs):
            missing = set(wanted.values())
            binding.program.whole["g", LOSS, 0][: binding.images] = 0.0
            for node, gradient in go_back(binding):
                if node in seeds:
                    gradient += seeds[node][part]
                for name in (name for name, one in wanted.items() if one == node):
                    found[name][part] = gradient
                missing.discard(node)
                if not missing:
                    break
        return found

    def slopes(self, inputs: Array, name: str, of: Array) -> tuple[Array, ...]:
        """The gradients (n, *shape) of one layer's values before its activation, times `of`, with respect to each of
        its inputs alone.
        """
        node = self.graph.node(before(name) if before(name) in self.shapes else self._known(name))
        weights = np.broadcast_to(of, (len(inputs), *self.shapes[node.id]))
        dtype = self._weights.vector.dtype
        found = tuple(np.zeros((len(inputs), *self.shapes[source]), dtype) for source in node.inputs)
        for part, binding in self._batches(self._both, inputs):
            for gradient, own in zip(found, own_slopes(binding, node, weights[part]), strict=True):
                gradient[part] = own
        return found

    @functools.cached_property
    def _forward(self) -> Program:
        return self._program(training=False)

    @functools.cached_property
    def _both(self) -> Program:
        return self._program(training=True)

    def _program(self, training: bool) -> Program:
        layout = Layout(self.graph, training, apart=True)
        bytes_each = sum(4 * math.prod(layout.shape(kept)) for kept in layout.whole)
        batch = min(MOST, max(1, BYTES // bytes_each))
        return Program(self.graph, self._weights, batch, training=training, shards=1, apart=True)

    def _batches(self, program: Program, inputs: Array) -> Iterator[tuple[slice, Binding]]:
        """Part after part of the inputs, with the values of all nodes computed."""
        check_inputs(inputs, self.graph.input_shape)
        scaling = self.scaling or natural(inputs.dtype)
        for start in range(0, len(inputs), program.batch):
            part = slice(start, min(start + program.batch, len(inputs)))
            binding = program.bind(part.stop - part.start)
            scaling.apply(inputs[part], binding.input)
            binding.forward(self._team)
            yield part, binding

    def _known(self, name: str) -> str:
        """The node of the opened graph that a name means; GraphError where there is none."""
        if name not in self._names:
            raise GraphError(sentence("There is no layer named {node_id!r}", node_id=name))
        if name in self.shapes:
            return name
        return next(node for node in self.shapes if before(node) == name)  # it has no activation of its own

    def _empty(self, wanted: Mapping[str, str], count: int) -> dict[str, Array]:
        dtype = self._weights.vector.dtype
        return {name: np.zeros((count, *self.shapes[node]), dtype) for name, node in wanted.items()}

    def _weighted(self, name: str, weights: Array, count: int) -> Array:
        shape: Shape = (count, *self.shapes[self._known(name)])
        return np.broadcast_to(weights, shape)
