"""The gradient of a convolution's input, for a block of images at a time: two ways from dy to dx.

For windows that start at every pixel, dx comes from one product on rows of dy stacked over the kernel's height, then
one addition for each of the kernel's columns: a third of the additions of the usual scatter, which the general case
takes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnstudio.layers.kernels.kernel_groups import Group
from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.kernels.windows import Geometry, inside, rows, windows
from nnstudio.layers.layer import Array, Frame


class Scatter:
    """dx for any stride and dilation: dy @ kernel^T gives each window's gradient, added where the window was."""

    def __init__(self, g: Geometry, frame: Frame, groups: list[Group], block: int) -> None:
        self.g, self.frame, self.groups = g, frame, groups
        channels = frame.x.shape[3]
        self.cols = frame.scratch((block, g.out_height, g.out_width, *g.size, channels // len(groups)))
        self.padded = frame.scratch((block, *g.padded, channels))

    def prepare(self) -> Iterator[Call]:
        """Nothing to lay out before the blocks."""
        return iter(())

    def fill(self, part: slice, dy: Array) -> Iterator[Call]:
        """Fill frame.dx[part] from dy, (m, height, width, filters)."""
        assert self.frame.dx is not None
        g, images = self.g, len(dy)
        cols, padded = self.cols[:images], self.padded[:images]
        yield call(padded.fill, 0.0)
        for group in self.groups:
            flat = cols.reshape(images * g.out_height * g.out_width, -1)
            yield call(np.matmul, rows(dy)[:, group.filters], group.kernel.T, flat)
            yield from self._add(cols, padded[..., group.channels])
        yield call(np.copyto, self.frame.dx[part], inside(padded, g))

    def _add(self, cols: Array, padded: Array) -> Iterator[Call]:
        under = windows(padded, self.g)
        for row, column in np.ndindex(*self.g.size):
            place = under[:, :, :, row, column]
            yield call(np.add, place, cols[:, :, :, row, column], place)


class Stacked:
    """dx for stride 1: dy's rows stacked over the kernel's height, one product, one addition for each column.

    lines: of the padded input that windows reach; below them, where no pooling reads, there may be one more.
    """

    def __init__(self, g: Geometry, frame: Frame, groups: list[Group], block: int) -> None:
        self.g, self.frame = g, frame
        channels, filters = frame.x.shape[3], frame.weights["kernel"].shape[3]
        self.lines = g.out_height + g.size[0] - 1
        self.stacked = frame.scratch((block, self.lines, g.out_width, g.size[0], filters))
        self.summed = frame.scratch((block, self.lines, g.out_width, g.size[1], channels))
        self.turned = frame.scratch((g.size[0], filters, g.size[1], channels))
        self.padded = frame.scratch((block, *g.padded, channels)) if g.has_padding else None

    def prepare(self) -> Iterator[Call]:
        """Lay the kernel out as (rows, filters) by (columns, channels), and clear the rows that a stack may lack."""
        yield call(np.copyto, self.turned, self.frame.weights["kernel"].transpose(0, 3, 1, 2))
        yield call(self.stacked[:, : self.g.size[0] - 1].fill, 0.0)
        yield call(self.stacked[:, self.g.out_height :].fill, 0.0)

    def fill(self, part: slice, dy: Array) -> Iterator[Call]:
        """Fill frame.dx[part] from dy, (m, height, width, filters)."""
        assert self.frame.dx is not None
        g, images = self.g, len(dy)
        stacked, summed = self.stacked[:images], self.summed[:images]
        pixels = images * self.lines * g.out_width
        turned = self.turned.reshape(g.size[0] * dy.shape[3], -1)
        yield call(np.copyto, self._stack(stacked), dy[:, None])
        yield call(np.matmul, stacked.reshape(pixels, -1), turned, summed.reshape(pixels, -1))
        dx = self.frame.dx[part]
        out = dx if self.padded is None else self.padded[:images]
        yield from self._add(summed, out[:, : self.lines])
        if self.lines < g.padded[0]:
            yield call(out[:, self.lines :].fill, 0.0)
        if self.padded is not None:
            yield call(np.copyto, dx, inside(out, g))

    def _stack(self, stacked: Array) -> Array:
        """Where dy goes: (m, rows, height, width, filters), for each row of the kernel a line further down."""
        image, line, pixel, row, value = stacked.strides
        shape = (len(stacked), self.g.size[0], self.g.out_height, self.g.out_width, stacked.shape[4])
        return as_strided(stacked, shape, (image, line + row, line, pixel, value))

    def _add(self, summed: Array, out: Array) -> Iterator[Call]:
        width = self.g.out_width
        yield call(np.copyto, out[:, :, :width], summed[:, :, :, 0])
        if width < out.shape[2]:
            yield call(out[:, :, width:].fill, 0.0)
        for column in range(1, self.g.size[1]):
            place = out[:, :, column : column + width]
            yield call(np.add, place, summed[:, :, :, column], place)
