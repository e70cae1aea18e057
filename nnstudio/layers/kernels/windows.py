"""Sliding windows without copies, and the blocks of images whose windows fit into the processor's cache.

A convolution is one matrix product once the windows of its input are laid out as rows. Laying out a whole batch
would move hundreds of megabytes through memory; a few images at a time stay in the cache between the copy and
the product.
"""

from __future__ import annotations

import dataclasses

from numpy.lib.stride_tricks import as_strided

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import same_padding
from nnstudio.layers.sight import Window

CACHE_BYTES = 1408 * 1024
"""What the windows of one block may take. Larger blocks make better products until they fall out of the cache."""


STRETCH_BYTES = 1024 * 1024
"""What the convolution's result for one stretch of blocks may take. It is finished in operations on all of it, since
short ones keep threads from working side by side (docs/decisions/0008)."""


@dataclasses.dataclass(frozen=True)
class Geometry:
    """How a window of `size` (rows, columns) slides over an image; top to right are the zeros around it."""

    height: int
    width: int
    size: tuple[int, int]
    strides: tuple[int, int]
    dilation: tuple[int, int]
    top: int
    bottom: int
    left: int
    right: int
    out_height: int
    out_width: int

    @property
    def padded(self) -> tuple[int, int]:
        """Height and width with the zeros around."""
        return self.height + self.top + self.bottom, self.width + self.left + self.right

    @property
    def has_padding(self) -> bool:
        """Whether there are zeros around the image."""
        return self.padded != (self.height, self.width)

    @property
    def sights(self) -> tuple[Window, Window]:
        """What the windows look at, row by row and column by column."""
        (rows, columns), (down, right), (tall, wide) = self.size, self.strides, self.dilation
        return Window(rows, down, tall, self.top), Window(columns, right, wide, self.left)

    @property
    def dense(self) -> bool:
        """Whether windows start at every pixel and have no holes."""
        return self.strides == (1, 1) and self.dilation == (1, 1)


def geometry(
    image: tuple[int, int],
    size: tuple[int, int],
    strides: tuple[int, int],
    padding: str,
    dilation: tuple[int, int] = (1, 1),
) -> Geometry:
    """The geometry of a window over an image of (height, width), with Keras's meaning of valid and same."""
    spans = [(k - 1) * d + 1 for k, d in zip(size, dilation, strict=True)]
    sides = [(0, 0), (0, 0)]
    if padding == "same":
        sides = [same_padding(n, span, s) for n, span, s in zip(image, spans, strides, strict=True)]
    outs = [
        (n + sum(side) - span) // s + 1 for n, side, span, s in zip(image, sides, spans, strides, strict=True)
    ]
    (top, bottom), (left, right) = sides
    return Geometry(*image, size, strides, dilation, top, bottom, left, right, *outs)


def windows(x: Array, g: Geometry) -> Array:
    """View padded images (n, h, w, c) as (n, out_height, out_width, rows, columns, c) windows, without copying."""
    n, _, _, c = x.shape
    sn, sh, sw, sc = x.strides
    (kh, kw), (dh, dw), (th, tw) = g.size, g.dilation, g.strides
    shape = (n, g.out_height, g.out_width, kh, kw, c)
    return as_strided(x, shape, (sn, sh * th, sw * tw, sh * dh, sw * dw, sc))


def inside(padded: Array, g: Geometry) -> Array:
    """View padded images (n, h, w, c) without the zeros around them."""
    return padded[:, g.top : g.top + g.height, g.left : g.left + g.width]


def rows(images: Array) -> Array:
    """View contiguous images (n, h, w, c) as pixels (n * h * w, c)."""
    return images.reshape(-1, images.shape[3])


def runs_of(count: int, most: int) -> list[slice]:
    """Cut that many things into as few runs of about equal length as hold `most` each; one run if there are none."""
    runs = max(1, -(-count // most))
    length = max(1, -(-count // runs))
    return [slice(start, min(start + length, count)) for start in range(0, max(1, count), length)]


def blocks(count: int, size: int) -> list[slice]:
    """Cut images (or rows) of that many bytes into runs of about equal length that fit into CACHE_BYTES if they can."""
    return runs_of(count, max(1, CACHE_BYTES // max(1, size)))


def stretches(images: int, block: int, bytes_per_image: int) -> list[slice]:
    """Cut images into runs of whole blocks whose results fit into STRETCH_BYTES, at least one block each."""
    length = block * max(1, STRETCH_BYTES // max(1, block * bytes_per_image))
    return [slice(start, min(start + length, images)) for start in range(0, images, length)]
