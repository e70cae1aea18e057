"""GaussianNoise: in training, random numbers are added, so that no value is learned too exactly."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class GaussianNoise(Layer):
    """output = input + stddev * noise, with normal noise drawn anew for each batch."""

    title = "GaussianNoise"
    family = "regularization"
    synonyms = "jitter, random, regularize"
    help = "Adds noise while training: the network learns to see through it."
    remembers = frozenset()
    only_training = True

    stddev: float = param(
        0.1,
        min=0.0,
        max=100.0,
        label="deviation",
        help="Standard deviation of the noise; images go from 0 to 1.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def summary(self) -> str:
        return f"{self.stddev:g}"

    def op(self, frame: Frame) -> Op:
        return _GaussianNoiseOp(self, frame)


class _GaussianNoiseOp(Op):
    def __init__(self, layer: GaussianNoise, frame: Frame) -> None:
        super().__init__(frame)
        self.stddev = layer.stddev
        self.parts = blocks(len(frame.x), 3 * frame.x[:1].nbytes)
        self.noise = frame.scratch((self.parts[0].stop, *frame.x.shape[1:]))

    def forward(self) -> None:
        for part in self.parts:
            noise = self.noise[: part.stop - part.start]
            self.frame.generator.standard_normal(dtype=noise.dtype.type, out=noise)
            np.multiply(noise, self.stddev, out=noise)
            np.add(self.frame.x[part], noise, out=self.frame.output[part])

    def backward(self) -> None:
        """Noise is a constant: dx = dy."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is not None and dy is not None:
            np.copyto(dx, dy)
