"""The network here while it grows: layers, what they read, their weights and shapes. Layers join where that changes no
answer: an activation goes into the layer before it, a constant into its bias.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np

from nnstudio.document.limits import too_large
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Unknown
from nnstudio.formats.exchange.names import identifiers
from nnstudio.formats.onnx.incoming.views import View
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape, ShapeError

LONGEST_NAME = 60
POSITIVE = frozenset({"relu", "sigmoid", "softmax", "hard_sigmoid", "softplus"})
"""Functions that never give less than 0."""


@dataclasses.dataclass(frozen=True)
class Value:
    """A value of the graph, as it is here.

    node: the layer that gives it; None where it is not known what does. view: how it lies in what that layer gives,
    None where its shape is not known, behind a gap. places: of a row of values, for each its place in our row, where
    the view can't tell. pads: zeros around it that are not there yet, before and behind each axis. alone: nobody else
    reads it.
    """

    node: str | None
    view: View | None
    alone: bool = True
    places: Array | None = None
    pads: tuple[tuple[int, int], ...] = ()

    @property
    def shape(self) -> Shape:
        """In ONNX, without the batch, with the zeros around."""
        assert self.view is not None
        sides = self.view.shape
        return tuple(s + sum(p) for s, p in zip(sides, self.pads, strict=True)) if self.pads else sides


GAP = "*"
"""How the names of gaps begin, which no layer's does."""
NOTHING = Value(None, None)
"""What a gap gives."""


class Growing:
    """nodes, weights ("node/kernel"), shapes: by the names of our layers. notes: what was changed."""

    def __init__(self, input_shape: Shape) -> None:
        self.nodes: dict[str, Node] = {}
        self.weights: dict[str, Array] = {}
        self.shapes: dict[str, Shape] = {INPUT: input_shape}
        self.notes: list[Sentence] = []
        self.positive: set[str] = set()
        self._flattened: dict[str, str] = {}

    def add(self, name: str, layer: Layer, inputs: Sequence[str | None], weights: Mapping[str, Array]) -> str:
        """A new layer with all its weights by their short names, float32.

        Raises Unknown where they don't fit, and ArrivalError for too many layers.
        """
        own = self._free(name)
        known = tuple(source for source in inputs if source is not None)
        node = Node(own, layer, known)
        if len(known) == len(inputs) and all(source in self.shapes for source in known):
            self._measure(node, weights)
        self.nodes[own] = node
        excess = too_large(len(self.nodes), 0)
        if excess is not None:
            raise ArrivalError(excess)
        if getattr(layer, "activation", None) in POSITIVE:
            self.positive.add(own)
        return own

    def gap(self, shape: Shape) -> str:
        """A name for something of that shape that there is nothing for. Who reads it has one input less."""
        name = f"{GAP}{len(self.shapes)}"
        self.shapes[name] = shape
        return name

    def _measure(self, node: Node, weights: Mapping[str, Array]) -> None:
        shapes = [self.shapes[source] for source in node.inputs]
        try:
            shape, wanted = node.layer.output_shape(*shapes), node.layer.weights(*shapes)
        except ShapeError as error:
            raise Unknown(
                sentence("{name} does not fit: {reason}.", name=node.id, reason=error.sentence)
            ) from error
        for weight in wanted:
            array = weights.get(weight.name)
            if array is None or array.shape != weight.shape:
                raise Unknown(
                    sentence("The weights of {name} are missing, or have another shape.", name=node.id)
                )
            if not np.isfinite(array).all():
                raise Unknown(
                    sentence("The weights of {name} are left out: they hold NaN or infinity.", name=node.id)
                )
            self.weights[f"{node.id}/{weight.name}"] = np.ascontiguousarray(array, np.float32)
        self.shapes[node.id] = shape

    def _free(self, name: str) -> str:
        return identifiers([name[:LONGEST_NAME]], {INPUT, *self.nodes})[name[:LONGEST_NAME]]

    def layer(self, node: str) -> Layer | None:
        """The layer of that name; None for the input."""
        return self.nodes[node].layer if node in self.nodes else None

    def change(self, node: str, layer: Layer) -> None:
        """Another layer in the place of one, with the same shapes."""
        self.nodes[node] = dataclasses.replace(self.nodes[node], layer=layer)
        if getattr(layer, "activation", None) in POSITIVE:
            self.positive.add(node)

    def flattened(self, node: str, make: Layer) -> str:
        """The layer's output as a row, by a Flatten that is there once."""
        if len(self.shapes[node]) == 1:
            return node
        if node not in self._flattened:
            self._flattened[node] = self.add("flatten", make, [node], {})
            if node in self.positive:
                self.positive.add(self._flattened[node])
        return self._flattened[node]
