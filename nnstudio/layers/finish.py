"""What is done to a block of a convolution's result while it is still in the cache: bias and activation."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.activated import Activated
from nnstudio.layers.layer import Array, Frame


class Finish:
    """Bias and activation on one block of images after the other, and their gradient."""

    def __init__(self, activation: str, frame: Frame) -> None:
        self.frame = frame
        self.activated = Activated(activation, frame)
        self.bias = frame.weights.get("bias")
        self.work: Array | None = None

    def prepare(self, block: int) -> None:
        """Take scratch for blocks of up to that many images."""
        self.work = self.frame.scratch((block, *self.frame.output.shape[1:]))

    def target(self, part: slice) -> Array:
        """Where the convolution of the images `part` goes: (m, height, width, filters)."""
        return self.activated.raw[part]

    def forward(self, part: slice) -> None:
        """Turn target(part) into the layer's output."""
        raw = self.activated.raw[part]
        if self.bias is not None:
            np.add(raw, self.bias, out=raw)
        self.activated.forward(part, self._work(part))

    def gradient(self, part: slice) -> Array:
        """The gradient of target(part) before the bias, (m, height, width, filters), in place of the output's."""
        assert self.frame.output_gradient is not None
        dy = self.frame.output_gradient[part]
        self.activated.backward(part, dy, self._work(part))
        return dy

    def _work(self, part: slice) -> Array:
        assert self.work is not None
        return self.work[: part.stop - part.start]
