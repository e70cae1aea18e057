"""Mean and variance of every channel over a batch that lies in several shards."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.kernels.channels import Channels
from nnstudio.layers.layer import Array, Frame


class Moments:
    """Counts, means and sums of squared distances from them, put together without cancellation.

    For two groups a and b, sum (x - mean)^2 = squares_a + squares_b + (mean_b - mean_a)^2 n_a n_b / (n_a + n_b)
    (Chan, Golub & LeVeque 1979). All figures are float64.
    """

    def __init__(self, channels: Channels, frame: Frame) -> None:
        self.channels, self.shard = channels, frame.shard
        self.counts = frame.shared("counts", (1,))
        self.means = frame.shared("means", (channels.channels,))
        self.squares = frame.shared("squares", (channels.channels,))
        self.counts[frame.shard] = channels.count
        self.line = channels.line()

    @property
    def count(self) -> float:
        """Pixels in the whole batch."""
        return float(self.counts.sum())

    @property
    def is_first(self) -> bool:
        """Whether this is the first shard that has images at all."""
        return self.shard == int(np.argmax(self.counts > 0))

    def measure(self, x: Array, work: Array) -> None:
        """Measure this shard's images, block by block; work: scratch of a block."""
        mean, squares, count = self.means[self.shard], self.squares[self.shard], 0
        for part in self.channels.parts:
            pixels = x[part].size // self.channels.channels
            block = self._block(x[part], work[: part.stop - part.start], pixels)
            count = _join(mean, squares, count, *block, pixels)

    def _block(self, values: Array, distances: Array, pixels: int) -> tuple[Array, Array]:
        """Mean and squares of a block. The first mean is a rounded one; what it misses shows in the distances from it.

        With d = x - rounded: mean = rounded + mean(d), and sum (x - mean)^2 = sum d^2 - n mean(d)^2.
        """
        rounded = self.channels.sum(values) / pixels
        self.line[...] = rounded
        np.subtract(values, self.line, out=distances)
        missed = self.channels.sum(distances).astype(np.float64) / pixels
        np.multiply(distances, distances, out=distances)
        squares = self.channels.sum(distances) - pixels * missed * missed
        return rounded + missed, np.maximum(squares, 0.0)

    def together(self) -> tuple[Array, Array]:
        """Mean and variance (over n) of the whole batch, (channels,) each; the same bits in every shard."""
        mean, squares, count = np.zeros_like(self.means[0]), np.zeros_like(self.squares[0]), 0
        for shard, pixels in enumerate(self.counts[:, 0]):
            if pixels:
                count = _join(mean, squares, count, self.means[shard], self.squares[shard], int(pixels))
        return mean, squares / count


def _join(mean: Array, squares: Array, count: int, other: Array, other_squares: Array, pixels: int) -> int:
    """Take another group into (mean, squares, count), in place; return the new count."""
    together = count + pixels
    if not count:
        mean[...], squares[...] = other, other_squares
        return together
    distance = other - mean
    mean += distance * (pixels / together)
    squares += other_squares + distance * distance * (count * pixels / together)
    return together
