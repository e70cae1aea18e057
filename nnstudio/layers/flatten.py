"""Flatten: an image as one long row, so that Dense can take it. Nothing is computed: the memory stays."""

from __future__ import annotations

import dataclasses

from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class Flatten(Layer):
    """(height, width, channels) to (height * width * channels,), in row order."""

    title = "Flatten"
    family = "core"
    synonyms = "unroll, vector"
    help = "Lays an image out as one row of numbers. Needed between convolutions and Dense layers."
    view = True
    remembers = frozenset()

    def output_shape(self, *shapes: Shape) -> Shape:
        return (size_of(shapes[0]),)
