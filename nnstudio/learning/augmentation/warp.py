"""Moves the pixels of many images at once, each image in its own way: shifted, turned, zoomed, sheared and bent.

All of that is one map from each pixel of the result to a place in the source, so that an image is sampled only
once and not blurred several times. The work goes in blocks of images that stay in the cache, and in long NumPy
operations that leave other threads running.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CONTROLS = 5
"""Control points of the elastic field along each side: their distance is a quarter of the image."""


class Warp:
    """Buffers to warp blocks of up to `block` images (height, width); one thread may use it at a time."""

    def __init__(self, height: int, width: int, block: int) -> None:
        self.height, self.width = height, width
        self.terms = np.concatenate([_affine_terms(height, width), _elastic_terms(height, width)])
        self.padded = np.zeros((block + 1, height + 3, width + 3), np.float32)
        self.first_pixel = np.arange(block, dtype=np.float32)[:, None] * self.padded[0].size
        pixels = (block, height * width)
        self.x, self.y, self.column, self.row = (np.empty(pixels, np.float32) for _ in range(4))
        self.index = np.empty(pixels, np.intp)
        self.corners = [np.empty(pixels, np.float32) for _ in range(4)]

    def load(self, images: NDArray[np.generic]) -> None:
        """Copies images (n, height, width) of any real type into the middle of the black border."""
        self.padded[: len(images), 1 : 1 + self.height, 1 : 1 + self.width] = images

    def sample(self, across: Floats, down: Floats) -> Floats:
        """The loaded images, warped: (n, height * width) float32 in a buffer that the next call overwrites.

        `across`, `down`: (n, m) float32, the x and y of the source as weighted sums of the first m of `terms`.
        Between pixels it is bilinear; beyond the border it is black.
        """
        n = len(across)
        x, y = self.x[:n], self.y[:n]
        np.matmul(across, self.terms[: across.shape[1]], out=x)
        np.matmul(down, self.terms[: down.shape[1]], out=y)
        np.clip(x, 0, self.width + 1, out=x)
        np.clip(y, 0, self.height + 1, out=y)
        self._split(n)
        return self._blend(n)

    def _split(self, n: int) -> None:
        """Whole and fractional part of each place; the whole part becomes an index into `padded`."""
        x, y, column, row = self.x[:n], self.y[:n], self.column[:n], self.row[:n]
        np.floor(x, out=column)
        np.floor(y, out=row)
        np.subtract(x, column, out=x)
        np.subtract(y, row, out=y)
        np.multiply(row, self.padded.shape[2], out=row)
        np.add(row, column, out=row)
        np.add(row, self.first_pixel[:n], out=row)
        np.copyto(self.index[:n], row, casting="unsafe")

    def _blend(self, n: int) -> Floats:
        """Bilinear interpolation between the four pixels around each place."""
        flat, stride, index = self.padded.reshape(-1), self.padded.shape[2], self.index[:n]
        a, b, c, d = (corner[:n] for corner in self.corners)
        for corner, offset in zip((a, b, c, d), (0, 1, stride, stride + 1), strict=True):
            np.take(flat[offset:], index, out=corner, mode="wrap")
        _interpolate(a, b, self.x[:n])
        _interpolate(c, d, self.x[:n])
        _interpolate(a, c, self.y[:n])
        return a


def _interpolate(start: Floats, end: Floats, fraction: Floats) -> None:
    """start += (end - start) * fraction; `end` is overwritten."""
    np.subtract(end, start, out=end)
    np.multiply(end, fraction, out=end)
    np.add(start, end, out=start)


def _affine_terms(height: int, width: int) -> Floats:
    """x and y of each pixel from the middle of the image, and 1: (3, height * width)."""
    y, x = np.mgrid[:height, :width].reshape(2, -1)
    terms = [x - (width - 1) / 2, y - (height - 1) / 2, np.ones(height * width)]
    return np.array(terms, np.float32)


def _elastic_terms(height: int, width: int) -> Floats:
    """Smooth bumps around CONTROLS x CONTROLS points, (CONTROLS^2, height * width).

    Summed with independent standard normal weights they give a displacement whose standard deviation is 1 at
    every pixel: a random field as smooth as that of Simard, Steinkraus & Platt 2003, at a fraction of the cost.
    """
    down, across = _bumps(height), _bumps(width)
    terms = (down[:, None, :, None] * across[None, :, None, :]).reshape(CONTROLS**2, height * width)
    return np.asarray(terms / np.sqrt((terms**2).sum(axis=0)), np.float32)


def _bumps(side: int) -> NDArray[np.float64]:
    distance = np.arange(side) - np.linspace(0, side - 1, CONTROLS)[:, None]
    spacing = max((side - 1) / (CONTROLS - 1), 1.0)
    return np.exp(-0.5 * (distance / (0.7 * spacing)) ** 2)
