"""What a layer becomes in PyTorch: the modules it owns, the expression that calls them, and where its weights go."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import numpy as np

from nnstudio.formats.exchange.call import Call
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape

Move = Callable[[Array], Array]
"""From our array to PyTorch's order of axes."""


@dataclasses.dataclass(frozen=True)
class Place:
    """A layer where it stands. name: of its attribute and its variable. inputs, output: shapes without the batch."""

    layer: Layer
    name: str
    inputs: tuple[Shape, ...]
    output: Shape

    @property
    def input(self) -> Shape:
        """The shape of the only input."""
        return self.inputs[0]


@dataclasses.dataclass(frozen=True)
class Piece:
    """modules: calls of constructors by attribute. forward: an expression in which {0}, {1} are the inputs.

    state: for each key of the state_dict the name of our weight and how its axes move. helpers: names of classes and
    functions in `helpers.py` that the code needs. setup: lines of __init__ behind the modules.
    """

    forward: str
    modules: Mapping[str, Call] = dataclasses.field(default_factory=dict)
    state: Mapping[str, tuple[str, Move]] = dataclasses.field(default_factory=dict)
    helpers: tuple[str, ...] = ()

    def wrapped(self, pattern: str) -> Piece:
        """The same with the expression put into {x} of a pattern."""
        return dataclasses.replace(self, forward=pattern.replace("{x}", self.forward))

    def with_helpers(self, *names: str) -> Piece:
        """The same, needing these too."""
        return dataclasses.replace(self, helpers=(*self.helpers, *names))


def is_image(shape: Shape) -> bool:
    """Whether channels stand first in PyTorch: for images alone."""
    return len(shape) == 3


def channels_axis(shape: Shape) -> int:
    """The axis of the channels in PyTorch, counted with the batch: 1 for rows and images, the last of a matrix."""
    return 2 if len(shape) == 2 else 1


def first(pattern: str, shape: Shape) -> str:
    """An expression of an image with channels last, as PyTorch keeps it; anything else as it is."""
    return f"{pattern}.permute(0, 3, 1, 2)" if is_image(shape) else pattern


def last(pattern: str, shape: Shape) -> str:
    """An expression as it is in the studio: images with channels last."""
    return f"{pattern}.permute(0, 2, 3, 1)" if is_image(shape) else pattern


def same(array: Array) -> Array:
    """No axis moves."""
    return array


def transposed(array: Array) -> Array:
    """Dense's (inputs, outputs) as PyTorch's (outputs, inputs)."""
    return np.ascontiguousarray(array.T)


def filters_first(array: Array) -> Array:
    """Keras's (rows, columns, channels, filters) as (filters, channels, rows, columns)."""
    return np.ascontiguousarray(array.transpose(3, 2, 0, 1))


def depthwise(array: Array) -> Array:
    """(rows, columns, channels, multiplier) as (channels * multiplier, 1, rows, columns)."""
    rows, columns, channels, multiplier = array.shape
    moved = array.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, rows, columns)
    return np.ascontiguousarray(moved)


def channels_first(array: Array) -> Array:
    """A weight of the shape of an image, (rows, columns, channels) as (channels, rows, columns)."""
    return np.ascontiguousarray(array.transpose(2, 0, 1)) if array.ndim == 3 else array
