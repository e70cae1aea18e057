"""A shard's images cut into blocks: so few that what is made of them at a time stays in the processor's cache."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.kernels.windows import Geometry, blocks, inside
from nnstudio.layers.layer import Array, Frame


@dataclasses.dataclass(frozen=True)
class Block:
    """Some images, or a band of lines of one large image.

    images: which of the shard's; inner: the same, counted from the start of their stretch. lines: of the result.
    """

    images: slice
    inner: slice
    lines: slice

    @property
    def count(self) -> int:
        """The number of images."""
        return int(self.images.stop - self.images.start)

    @property
    def is_first(self) -> bool:
        """Whether no other band of these images comes before."""
        return bool(self.lines.start == 0)


class ImageBlocks:
    """Cuts a shard's images into blocks, and puts zeros around the images of each.

    line: the bytes that are laid out for a line of the result. most: images in a block at most; height: lines.
    """

    def __init__(self, g: Geometry, frame: Frame, line: int) -> None:
        self.g, self.x = g, frame.x
        self.most = blocks(len(frame.x), g.out_height * line)[0].stop
        self.bands = blocks(g.out_height, line) if self.most == 1 else [slice(0, g.out_height)]
        self.height = self.bands[0].stop
        shape = (self.most, *g.padded, frame.x.shape[3])
        self.padded = frame.scratch(shape) if g.has_padding else None

    def of(self, stretch: slice) -> Iterator[Block]:
        """The blocks of these images, in order."""
        for start in range(stretch.start, stretch.stop, self.most):
            images = slice(start, min(start + self.most, stretch.stop))
            inner = slice(images.start - stretch.start, images.stop - stretch.start)
            for lines in self.bands:
                yield Block(images, inner, lines)

    def clear(self) -> Iterator[Call]:
        """Set the zeros around once for all blocks, since images only go inside."""
        if self.padded is not None:
            yield call(self.padded.fill, 0.0)

    def pad(self, block: Block) -> Iterator[Call]:
        """Put the images of a block between the zeros."""
        if self.padded is not None and block.is_first:
            yield call(np.copyto, inside(self.padded[: block.count], self.g), self.x[block.images])

    def source(self, block: Block) -> Array:
        """The images of a block with the zeros around them, (m, *g.padded, channels)."""
        return self.x[block.images] if self.padded is None else self.padded[: block.count]
