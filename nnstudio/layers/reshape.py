"""Reshape: the same numbers in another shape. Nothing is computed: the memory stays."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of
from nnstudio.layers.sight import EVERYTHING, STRAIGHT, Sights


@dataclasses.dataclass(frozen=True)
class Reshape(Layer):
    """The input's values, in row order, as an array of target_shape; -1 stands for whatever length is left over."""

    title = "Reshape"
    family = "shape"
    synonyms = "view, unflatten"
    help = "Gives the same numbers another shape, such as a row of 784 as an image of 28 x 28 x 1."
    view = True
    remembers = frozenset()

    target_shape: tuple[int, ...] = param(
        (-1,), min=-1, max=1_000_000, help="The new sides. One of them may be -1: what is left over."
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        given, target = size_of(shapes[0]), self.target_shape
        flat = {"target_shape": (-1,)}
        if not target or 0 in target or target.count(-1) > 1:
            raise ShapeError(
                sentence("Reshape needs sides of 1 or more, of which at most one is -1"), change=flat
            )
        known = size_of(tuple(side for side in target if side != -1))
        if given % known or (-1 not in target and given != known):
            said = sentence(
                "Reshape can't make {target} of {shape}: the number of values is {count}",
                target=shape_text(target),
                shape=shape_text(shapes[0]),
                count=given,
            )
            raise ShapeError(said, change=flat)
        return tuple(given // known if side == -1 else side for side in target)

    def sights(self, shape: Shape) -> Sights:
        """Where a value of one image stands in another is not told apart: it may come from anywhere."""
        return STRAIGHT if self.output_shape(shape) == shape else EVERYTHING

    def summary(self) -> str:
        return shape_text(self.target_shape)
