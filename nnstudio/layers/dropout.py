"""Dropout: in training, values are left out at random, so that no unit relies on a single other."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.declared import param
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class Dropout(Layer):
    """output = input * mask / (1 - rate), mask drawn anew for each batch (Srivastava et al. 2014)."""

    title = "Dropout"
    family = "regularization"
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


RUN_VALUES = 32768
"""Values for which chance is drawn at once: a run's mask and scratch stay in the cache."""


class _DropoutOp(Op):
    """Draws whole numbers of one byte where rate is a multiple of 1/256, else of two: cheaper than floats."""

    def __init__(self, layer: Dropout, frame: Frame) -> None:
        super().__init__(frame)
        self.words = np.dtype(np.uint8 if (layer.rate * 256).is_integer() else np.uint16)
        levels = 256 if self.words.itemsize == 1 else 65536
        self.threshold = self.words.type(min(round(layer.rate * levels), levels - 1))
        self.scale = frame.dtype.type(levels / (levels - int(self.threshold)))
        size = frame.output.size
        self.mask = frame.keep((size,), np.bool_)
        self.factor = frame.scratch((min(size, RUN_VALUES),))
        self.runs = [slice(start, min(start + RUN_VALUES, size)) for start in range(0, size, RUN_VALUES)]
        self.flat = [
            None if a is None else a.reshape(-1) for a in (frame.x, frame.output, frame.output_gradient)
        ]
        self.flat_dx = None if frame.dx is None else frame.dx.reshape(-1)

    def forward(self) -> None:
        x, y, _ = self.flat
        for run in self.runs:
            mask = self.mask[run]
            np.greater_equal(self._drawn(mask.size), self.threshold, out=mask)
            self._scaled(x, y, run)

    def backward(self) -> None:
        if self.flat_dx is not None:
            for run in self.runs:
                self._scaled(self.flat[2], self.flat_dx, run)

    def _drawn(self, count: int) -> Array:
        """That many words of chance, straight from the generator's 64 bits: ten times quicker than `bytes`."""
        raw: Array = self.frame.generator.bit_generator.random_raw(-(-count * self.words.itemsize // 8))
        return raw.view(self.words)[:count]

    def _scaled(self, source: Array | None, out: Array | None, run: slice) -> None:
        assert source is not None
        assert out is not None
        factor = self.factor[: run.stop - run.start]
        np.multiply(self.mask[run].view(np.int8), self.scale, out=factor)
        np.multiply(source[run], factor, out=out[run])
