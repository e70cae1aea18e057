"""Dropout: in training, values are left out at random, so that no unit relies on a single other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.kernels.windows import runs_of
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class Dropout(Layer):
    """output = input * mask / (1 - rate), mask drawn anew for each batch (Srivastava et al. 2014)."""

    title = "Dropout"
    family = "regularization"
    synonyms = "regularize, drop units"
    help = "Leaves out part of the values while training. Slows learning a little, and fights overfitting."
    remembers = frozenset()
    only_training = True

    rate: float = param(
        0.5,
        min=0.0,
        below=1.0,
        unit="fraction",
        help="Fraction left out: 0.2 to 0.5 is usual. 0 does nothing.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def summary(self) -> str:
        return f"{self.rate:g}"

    def op(self, frame: Frame) -> Op:
        return _DropoutOp(self, frame)


RUN_VALUES = 131072
"""Values for which chance is drawn at once, at most: long enough for threads to work side by side."""


class _DropoutOp(ReadyOp):
    """Draws whole numbers of one byte where rate is a multiple of 1/256, else of two: cheaper than floats."""

    def __init__(self, layer: Dropout, frame: Frame) -> None:
        super().__init__(frame)
        self.words = np.dtype(np.uint8 if (layer.rate * 256).is_integer() else np.uint16)
        levels = 256 if self.words.itemsize == 1 else 65536
        self.threshold = self.words.type(min(round(layer.rate * levels), levels - 1))
        self.scale = frame.dtype.type(levels / (levels - int(self.threshold)))
        size = frame.output.size
        self.mask = frame.keep((size,), np.bool_)
        self.runs = runs_of(size, RUN_VALUES)
        self.factor = frame.scratch((max(run.stop - run.start for run in self.runs),))

    def forward_calls(self) -> Iterator[Call]:
        x, y = self.frame.x.reshape(-1), self.frame.output.reshape(-1)
        for run in self.runs:
            yield call(self._draw, self.mask[run])
            yield from self._scaled(x, y, run)

    def backward_calls(self) -> Iterator[Call]:
        dy, dx = self.frame.output_gradient, self.frame.dx
        if dx is not None and dy is not None:
            for run in self.runs:
                yield from self._scaled(dy.reshape(-1), dx.reshape(-1), run)

    def _draw(self, mask: Array) -> None:
        """Fill the mask from the generator's own 64 bits: ten times quicker than its `bytes`."""
        raw: Array = self.frame.generator.bit_generator.random_raw(-(-mask.size * self.words.itemsize // 8))
        np.greater_equal(raw.view(self.words)[: mask.size], self.threshold, out=mask)

    def _scaled(self, source: Array, out: Array, run: slice) -> Iterator[Call]:
        factor = self.factor[: run.stop - run.start]
        yield call(np.multiply, self.mask[run].view(np.int8), self.scale, factor)
        yield call(np.multiply, source[run], factor, out[run])
