"""A step that is looked at closely: the same computation to the last bit, with a look at each output while it is
there, and at gradients and weights around the update.

Nothing of it is done in other steps, and nothing stays allocated between two looks.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.fusion import PooledConvolution
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.seen_inputs import answer_probe, input_probe
from nnstudio.engine.team import Task
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.layer import Array, Layer, Op
from nnstudio.learning.probe import Histogram, LayerProbe, Probe

BINS = 32
SAMPLE = 4096
"""Values of a weight, or of a shard's output, that stand for all: a root mean square of so many is good to 2%."""
MOST_LOOKED_AT = 2**20
"""Values of a shard's output that are searched for units that fire: a batch's first examples are as good as all."""
ENDS = {"sigmoid": (0.0, 1.0), "hard_sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
NEAR_AN_END = 0.01
"""Part of the whole range within which an output counts as saturated."""


@dataclasses.dataclass
class _Output:
    """What one shard's output looked like."""

    fired: Array
    saturated: int
    values: Array


class Looks:
    """Whether the next step is looked at, and what the last look has shown."""

    def __init__(self, graph: Graph, parameters: Parameters) -> None:
        self.graph, self.parameters = graph, parameters
        self.wanted = False
        self.probe: Probe | None = None

    def begin(self, binding: Binding) -> Look | None:
        """A look at the step that begins, if one is wanted."""
        wanted, self.wanted = self.wanted, False
        return Look(self.graph, binding, self.parameters) if wanted else None


class Look:
    """One step under a magnifying glass. graph: as it was asked for, before layers were put together."""

    def __init__(self, graph: Graph, binding: Binding, parameters: Parameters) -> None:
        self.graph, self.binding, self.parameters = graph, binding, parameters
        self._outputs: dict[str, dict[int, _Output]] = {}
        self._gradients: dict[str, tuple[float, Array]] = {}
        self._before: dict[str, Array] = {}
        self.stages = binding.looked_at(self._looking)

    def _looking(self, shard: int, node: Node, op: Op) -> Task:
        self._outputs[node.id] = {}
        function = _function(node.layer)

        def look() -> None:
            self._outputs[node.id][shard] = _looked_at(op.frame.output, function)

        return look

    def before_update(self) -> None:
        """The gradient is whole: see how strong it is, and what the weights are."""
        for node in self.graph.nodes:
            name = self._kernel(node)
            if name is not None:
                gradient = self.parameters.gradients[name].ravel()
                mean_square = float(np.dot(gradient, gradient)) / gradient.size
                self._gradients[node.id] = math.sqrt(mean_square), _sampled(gradient)
                self._before[node.id] = _sampled(self.parameters.arrays[name])

    def after_update(self, step: int, learning_rate: float, targets: Array) -> Probe:
        """What was seen. step: the one that was taken. targets: (n, *target_shape) of its batch."""
        binding = self.binding
        layers = tuple(self._layer(node) for node in self.graph.ordered() if self._is_seen(node))
        answers = answer_probe(binding.output, targets, getattr(self.graph.output().layer, "activation", ""))
        return Probe(step, learning_rate, binding.images, layers, input_probe(binding.input), answers)

    def _is_seen(self, node: Node) -> bool:
        return node.id in self._outputs or node.id in self._before

    def _kernel(self, node: Node) -> str | None:
        """The largest of the node's weights that train: biases and the like are few, and stand for little."""
        own = [f"{node.id}/{name}" for name in self.parameters.gradients_of(node.id)]
        return max(own, key=lambda name: self.parameters.gradients[name].size, default=None)

    def _layer(self, node: Node) -> LayerProbe:
        seen = LayerProbe(node.id, units=self.graph.shapes()[node.id][-1])
        outputs = list(self._outputs.get(node.id, {}).values())
        if outputs:
            values = np.concatenate([output.values for output in outputs])
            share = sum(output.saturated for output in outputs) / max(1, len(values))
            seen = dataclasses.replace(
                seen,
                fired=np.logical_or.reduce([output.fired for output in outputs]),
                saturated=share if _function(node.layer) in ENDS else math.nan,
                outputs=_histogram(values),
            )
        return self._with_weights(node, seen) if node.id in self._before else seen

    def _with_weights(self, node: Node, seen: LayerProbe) -> LayerProbe:
        strength, gradients = self._gradients[node.id]
        before, name = self._before[node.id], self._kernel(node)
        assert name is not None
        weight = _root_mean_square(before)
        changed = _root_mean_square(_sampled(self.parameters.arrays[name]) - before)
        return dataclasses.replace(
            seen,
            gradient=strength,
            weight=weight,
            update=changed / weight if weight > 0.0 else math.nan,
            weights=_histogram(before),
            gradients=_histogram(gradients),
        )


def _function(layer: Layer) -> str:
    """The activation that a layer's output has gone through."""
    if isinstance(layer, PooledConvolution):
        return layer.conv.activation
    name: str = getattr(layer, "activation", "")
    return name


def _looked_at(output: Array, function: str) -> _Output:
    """output: (n, ..., units) of one shard."""
    units = output.shape[-1]
    examples = max(1, MOST_LOOKED_AT // max(1, output[0].size)) if len(output) else 0
    fired = np.zeros(0, np.bool_)
    if function == "relu":
        fired = output[:examples].reshape(-1, units).max(axis=0, initial=0.0) > 0.0
    values = _sampled(output)
    saturated = 0
    if function in ENDS:
        low, high = ENDS[function]
        near = (high - low) * NEAR_AN_END
        saturated = int(np.count_nonzero((values <= low + near) | (values >= high - near)))
    return _Output(fired, saturated, values)


def _sampled(values: Array) -> Array:
    """A copy of at most SAMPLE values that are spread evenly, at an odd distance so that no axis is left out."""
    flat = values.reshape(-1)
    return flat[:: -(-flat.size // SAMPLE) | 1].astype(np.float64) if flat.size else np.zeros(0)


def _root_mean_square(values: Array) -> float:
    return math.sqrt(float(np.dot(values, values)) / max(1, values.size))


def _histogram(values: Array) -> Histogram | None:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    if low == high:
        low, high = low - 0.5, high + 0.5
    counts, _ = np.histogram(finite, BINS, (low, high))
    return Histogram(low, high, counts.astype(np.int64))
