"""Makes of a value that lies some way in one of our arrays the array that a layer needs: an image with its channels
last, or a row. A Flatten or Reshape is put in where the shape is another, and a Dense whose outputs are then read in
another order gives them in that order at once.
"""

from __future__ import annotations

import math

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.growing import Growing, Value
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Array
from nnstudio.layers.prelu import PReLU
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape
from nnstudio.layers.zero_padding2d import ZeroPadding2D


class Lying:
    """Works on the network that grows."""

    def __init__(self, grow: Growing) -> None:
        self.grow = grow

    def row(self, value: Value) -> tuple[str, Array | None]:
        """The layer that gives a row of values, and for each of them its place in it; None where that is its own."""
        assert value.node is not None
        assert value.view is not None
        if len(value.view.axes) != 1:
            raise _otherwise(value)
        if value.places is not None:
            return value.node, value.places
        node = self.grow.flattened(value.node, Flatten())
        return node, None if value.view.is_plain else value.view.places()

    def channels(self, value: Value, axis: int) -> Value:
        """The same value from a layer that gives the axis (without the batch) as its last side, the others before."""
        assert value.node is not None
        assert value.view is not None
        view, rank = value.view, len(value.view.axes)
        if value.places is not None:
            raise _otherwise(value)
        order = [*(each for each in range(rank) if each != axis), axis]
        shape = tuple(view.shape[each] for each in order)
        if not view.has_last(axis):
            self._reorder(value, view.with_last(axis))
        return Value(self.shaped(value.node, shape), view_of(shape, axis), value.alone)

    def shaped(self, node: str, shape: Shape) -> str:
        """The layer's numbers in another shape."""
        if self.grow.shapes[node] == shape:
            return node
        if len(shape) == 1:
            return self.grow.flattened(node, Flatten())
        made = self.grow.add("reshape", Reshape(target_shape=shape), [node], {})
        if node in self.grow.positive:
            self.grow.positive.add(made)
        return made

    def _reorder(self, value: Value, wanted: tuple[int, ...]) -> None:
        """Have the Dense that gives the value give it in that order of atoms."""
        assert value.view is not None
        chain, node = list[str](), value.node
        while value.alone and node is not None and node in self.grow.nodes:
            layer = self.grow.nodes[node].layer
            reads = [each.inputs for each in self.grow.nodes.values()]
            one = sum(inputs.count(node) for inputs in reads) == (0 if node == value.node else 1)
            if not one or len(self.grow.shapes[node]) != 1 or getattr(layer, "activation", "") == "softmax":
                break
            chain.append(node)
            if isinstance(layer, Dense):
                sizes = value.view.sizes
                places = np.arange(math.prod(sizes)).reshape(sizes).transpose(wanted).reshape(-1)
                for each in chain:
                    self._move(each, places)
                return
            if not isinstance(layer, Activation | BatchNormalization | PReLU):
                break
            node = self.grow.nodes[node].inputs[0]
        raise _otherwise(value)

    def _move(self, node: str, places: Array) -> None:
        for weight in self.grow.nodes[node].layer.weights(
            *map(self.grow.shapes.__getitem__, self.grow.nodes[node].inputs)
        ):
            key = f"{node}/{weight.name}"
            if weight.shape[-1] == len(places):
                self.grow.weights[key] = np.ascontiguousarray(self.grow.weights[key][..., places])

    def padded(self, value: Value) -> Value:
        """With the zeros around it as a layer."""
        assert value.view is not None
        plain = [axis for axis, pad in enumerate(value.pads) if pad == (0, 0)]
        sides = [pad for pad in value.pads if pad != (0, 0)]
        if len(value.pads) != 3 or not plain or any(before != behind for before, behind in sides):
            raise Unknown(
                sentence(
                    "Zeros around an image are as wide on both sides here; a Conv2D with same comes nearest."
                )
            )
        bare = Value(value.node, value.view, value.alone, value.places)
        axis = next((each for each in plain if value.view.has_last(each)), plain[0])
        image = self.channels(bare, axis)
        rows, columns = (value.pads[each][0] for each in range(3) if each != axis)
        return self.framed(image, (rows, columns), axis)

    def framed(self, image: Value, padding: tuple[int, int], axis: int = 0) -> Value:
        """An image with zeros around it."""
        if padding == (0, 0):
            return image
        assert image.node is not None
        node = self.grow.add("zero_padding2d", ZeroPadding2D(padding=padding), [image.node], {})
        if image.node in self.grow.positive:
            self.grow.positive.add(node)
        return Value(node, view_of(self.grow.shapes[node], axis))


def _otherwise(value: Value) -> Unknown:
    return Unknown(
        sentence(
            "What {name} gives is read in another order of its sides, which no layer does here; Reshape comes nearest.",
            name=value.node or "?",
        )
    )
