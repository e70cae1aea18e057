"""Concatenate: several inputs side by side, as at the end of an inception block."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np

from nnstudio.errors import all_of, sentence
from nnstudio.layers.kernels.merge import MergeLayer
from nnstudio.layers.layer import Array, Frame, Op
from nnstudio.layers.shapes import Shape, ShapeError, shape_text


@dataclasses.dataclass(frozen=True)
class Concatenate(MergeLayer):
    """output = the inputs' channels one after the other; all other sides must agree."""

    title = "Concatenate"
    synonyms = "concat, join, stack, merge channels, skip connection, U-Net, DenseNet"
    help = "Puts the channels of its inputs side by side: what several branches found, for the next layer."
    remembers = frozenset()

    def output_shape(self, *shapes: Shape) -> Shape:
        if len({shape[:-1] for shape in shapes}) > 1:
            text = all_of(dict.fromkeys(map(shape_text, shapes)))
            raise ShapeError(
                sentence(
                    "Concatenate needs inputs that differ in their channels only, and gets {shapes}",
                    shapes=text,
                )
            )
        return (*shapes[0][:-1], sum(shape[-1] for shape in shapes))

    def op(self, frame: Frame) -> Op:
        return _ConcatenateOp(frame)


class _ConcatenateOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        edges = [0, *itertools.accumulate(x.shape[-1] for x in frame.inputs)]
        self.channels = [slice(start, stop) for start, stop in itertools.pairwise(edges)]

    def forward(self) -> None:
        for x, own in zip(self.frame.inputs, self.channels, strict=True):
            target: Array = self.frame.output[..., own]
            np.copyto(target, x)

    def backward(self) -> None:
        """Every input gets the gradient of its own channels."""
        dy = self.frame.output_gradient
        for dx, own in zip(self.frame.input_gradients, self.channels, strict=True):
            if dx is not None and dy is not None:
                np.copyto(dx, dy[..., own])
