"""MaxPooling2D: the largest value of each window; the image gets smaller, what was found stays."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array, Frame, Op
from nnstudio.layers.pooling import PoolingLayer, at, taps
from nnstudio.layers.windows import blocks


@dataclasses.dataclass(frozen=True)
class MaxPooling2D(PoolingLayer):
    """output = max over the window; the gradient goes to the first place that holds the maximum."""

    title = "MaxPooling2D"
    help = "Keeps the strongest answer of each window. Makes images smaller, and small shifts harmless."
    remembers = frozenset()

    def op(self, frame: Frame) -> Op:
        return _MaxPoolingOp(self, frame)


class _MaxPoolingOp(Op):
    """Keeps the winner's place in the window as one byte (two where the window has more than 256 places)."""

    def __init__(self, layer: MaxPooling2D, frame: Frame) -> None:
        super().__init__(frame)
        g = layer.geometry(frame.x.shape[1:])
        self.taps = taps(g)
        self.apart = layer.steps == layer.pool_size and not g.has_padding
        self.covered = (g.out_height * g.strides[0], g.out_width * g.strides[1])
        images = frame.output.shape[0]
        self.parts = blocks(images, frame.x[:1].nbytes)
        block = self.parts[0].stop if self.parts else 0
        words = np.uint8 if len(self.taps) <= 256 else np.uint16
        self.winner = frame.keep(frame.output.shape, words) if frame.training else None
        self.better = frame.scratch((block, *frame.output.shape[1:]), np.bool_)
        self.place = frame.scratch((block, *frame.output.shape[1:]), words)
        self.share = frame.scratch((block, *frame.output.shape[1:]))

    def forward(self) -> None:
        for part in self.parts:
            self._pool(self.frame.x[part], self.frame.output[part], part)

    def _pool(self, x: Array, y: Array, part: slice) -> None:
        y.fill(-np.inf)
        winner = None if self.winner is None else self.winner[part]
        if winner is not None:
            winner.fill(0)
        for index, tap in enumerate(self.taps):
            pixels, best = x[at(tap.pixels)], y[at(tap.outputs)]
            if winner is not None and index:
                outputs = (slice(0, len(x)), *tap.outputs)
                better = np.greater(pixels, best, out=self.better[outputs])
                place = np.multiply(better.view(np.uint8), winner.dtype.type(index), out=self.place[outputs])
                np.maximum(winner[at(tap.outputs)], place, out=winner[at(tap.outputs)])
            np.maximum(best, pixels, out=best)

    def backward(self) -> None:
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        for part in self.parts:
            self._spread(dy[part], dx[part], part)

    def _spread(self, dy: Array, dx: Array, part: slice) -> None:
        assert self.winner is not None
        winner = self.winner[part]
        if self.apart:
            dx[:, self.covered[0] :] = 0.0
            dx[:, :, self.covered[1] :] = 0.0
        else:
            dx.fill(0.0)
        for index, tap in enumerate(self.taps):
            outputs = (slice(0, len(dx)), *tap.outputs)
            won = np.equal(winner[at(tap.outputs)], index, out=self.better[outputs]).view(np.int8)
            place = dx[at(tap.pixels)]
            if self.apart:
                np.multiply(dy[at(tap.outputs)], won, out=place)
            else:
                share = np.multiply(dy[at(tap.outputs)], won, out=self.share[outputs])
                np.add(place, share, out=place)
