"""What the layers with several inputs share: their shape rule, and the way of a gradient back to a smaller input."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.errors import all_of, sentence
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of


@dataclasses.dataclass(frozen=True)
class MergeLayer(Layer):
    """Base of the layers that put two or more inputs together."""

    family = "merge"
    inputs = (2, None)


@dataclasses.dataclass(frozen=True)
class ElementwiseLayer(MergeLayer):
    """Base of merges that go value by value, as in Keras: a side of length 1 counts for the whole length of the
    others' side, and an input with fewer sides is spread over the sides that it lacks, which are the first ones.
    """

    def output_shape(self, *shapes: Shape) -> Shape:
        text = all_of(dict.fromkeys(map(shape_text, shapes)))
        try:
            return tuple(int(size) for size in np.broadcast_shapes(*shapes))
        except ValueError:
            raise ShapeError(
                sentence(
                    "{layer} needs inputs of one shape, and gets {shapes}",
                    layer=self.type_name(),
                    shapes=text,
                )
            ) from None

    def multiply_adds(self, *shapes: Shape) -> int:
        return (len(shapes) - 1) * size_of(self.output_shape(*shapes))

    def flop(self, *shapes: Shape) -> int:
        return (len(shapes) - 1) * size_of(self.output_shape(*shapes))


def spread(values: Array, sides: int) -> Array:
    """A view of values (n, ...) with so many sides in all: those that it lacks follow the images and have length 1."""
    return values.reshape(len(values), *(1,) * (sides - values.ndim), *values.shape[1:])


def sum_to(gradient: Array, out: Array) -> None:
    """Fill out with the gradient, summed over the sides along which out has length 1 and the gradient has not."""
    axes = tuple(axis for axis, size in enumerate(out.shape) if size != gradient.shape[axis])
    if axes:
        np.add.reduce(gradient, axis=axes, keepdims=True, out=out)
    else:
        np.copyto(out, gradient)
