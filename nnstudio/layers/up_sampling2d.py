"""UpSampling2D: the same image with more pixels, without anything to learn."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape, expect_image
from nnstudio.layers.sight import OUTSIDE, Copies, Places, Sights


@dataclasses.dataclass(frozen=True)
class UpSampling2D(Layer):
    """(height, width, channels) to (height * rows, width * columns, channels).

    nearest repeats every pixel. bilinear blends the neighbours by their distance from pixel centre to pixel centre,
    and holds the outermost pixels beyond the edge.
    """

    title = "UpSampling2D"
    family = "shape"
    synonyms = "resize, enlarge, unpooling, nearest, bilinear"
    help = "Makes the image larger by repeating or blending its pixels."
    remembers = frozenset()

    size: tuple[int, int] = param((2, 2), min=1, max=64, help="How many times as high and as wide.")
    interpolation: str = param(
        "nearest", choices=("nearest", "bilinear"), help="nearest repeats pixels, bilinear blends them."
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        height, width, channels = expect_image("UpSampling2D", shapes[0])
        return (height * self.size[0], width * self.size[1], channels)

    def flop(self, *shapes: Shape) -> int:
        """bilinear: two multiply-adds for each value of the image when it is as high, and again when it is as wide."""
        _, width, channels = shapes[0]
        height, wide, _ = self.output_shape(*shapes)
        return 4 * height * (width + wide) * channels if self.interpolation == "bilinear" else 0

    def sights(self, shape: Shape) -> Sights:
        rows, columns = self.size
        kind = Blends if self.interpolation == "bilinear" else Copies
        return kind(rows), kind(columns)

    def summary(self) -> str:
        return "x".join(map(str, self.size)) + (" bilinear" if self.interpolation == "bilinear" else "")

    def op(self, frame: Frame) -> Op:
        return (_NearestOp if self.interpolation == "nearest" else _BilinearOp)(self, frame)


class _NearestOp(Op):
    def __init__(self, layer: UpSampling2D, frame: Frame) -> None:
        super().__init__(frame)
        self.size = layer.size

    def _copies(self, large: Array) -> Array:
        """View (n, h * rows, w * columns, c) as (n, h, rows, w, columns, c)."""
        images, height, width, channels = self.frame.x.shape
        return large.reshape(images, height, self.size[0], width, self.size[1], channels)

    def forward(self) -> None:
        self._copies(self.frame.output)[...] = self.frame.x[:, :, None, :, None, :]

    def backward(self) -> None:
        """dx is the sum of dy over the copies of each pixel."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        copies = self._copies(dy)
        np.copyto(dx, copies[:, :, 0, :, 0])
        for row, column in list(np.ndindex(*self.size))[1:]:
            np.add(dx, copies[:, :, row, :, column], out=dx)


class _BilinearOp(Op):
    """output = R @ image @ C^T for each channel, with a row of weights for each new row (R) and column (C)."""

    def __init__(self, layer: UpSampling2D, frame: Frame) -> None:
        super().__init__(frame)
        _, height, width, channels = frame.x.shape
        self.down = blending(height, layer.size[0]).astype(frame.dtype)
        self.right = blending(width, layer.size[1]).astype(frame.dtype)
        self.tall = frame.scratch((len(self.down), width, channels))

    def forward(self) -> None:
        flat = self.tall.reshape(len(self.down), -1)
        for x, y in zip(self.frame.x, self.frame.output, strict=True):
            np.matmul(self.down, x.reshape(len(x), -1), out=flat)
            np.matmul(self.right, self.tall, out=y)

    def backward(self) -> None:
        """dx = R^T @ dy @ C."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        flat = self.tall.reshape(len(self.down), -1)
        for gradient, out in zip(dy, dx, strict=True):
            np.matmul(self.right.T, gradient, out=self.tall)
            np.matmul(self.down.T, flat, out=out.reshape(len(out), -1))


@dataclasses.dataclass(frozen=True)
class Blends:
    """Each place of the output reads those of the input that it is blended of."""

    factor: int

    @property
    def pace(self) -> Fraction:
        return Fraction(1, self.factor)

    def reads(self, outputs: int, length: int) -> Places:
        return np.where(blending(length, self.factor) > 0.0, np.arange(length), OUTSIDE)


def blending(size: int, factor: int) -> Array:
    """The weights (size * factor, size) with which old pixels make each new one; every row sums to 1."""
    weights = np.zeros((size * factor, size))
    centres = np.clip((np.arange(size * factor) + 0.5) / factor - 0.5, 0.0, size - 1.0)
    lower = np.floor(centres).astype(int)
    upper = np.minimum(lower + 1, size - 1)
    new = np.arange(size * factor)
    weights[new, upper] += centres - lower
    weights[new, lower] += 1.0 - (centres - lower)
    return weights
