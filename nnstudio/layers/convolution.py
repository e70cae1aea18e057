"""The convolution at work on one shard: blocks of images, windows as rows, matrix products (im2col in blocks).

dW = windows^T @ dy, with the windows laid out again: cheaper than keeping them. For windows that start at every
pixel, dx comes from one product on rows of dy stacked over the kernel's height, then one addition for each of the
kernel's columns: a third of the additions of the usual scatter, which the general case takes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnstudio.layers.finish import Finish
from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.products import SumsOfProducts
from nnstudio.layers.ready import Call, ReadyOp, call
from nnstudio.layers.windows import Geometry, blocks, inside, rows, stretches, windows

CHANNELS_BY_PIXEL = 4
"""From so many channels on, a pixel's channels are run enough to copy; with fewer, a row of the image is better."""


@dataclasses.dataclass
class _Group:
    """The views of one group of channels: kernel (taps, filters), and where its channels and filters are."""

    channels: slice
    filters: slice
    kernel: Array
    gradient: Array | None


@dataclasses.dataclass
class _Block:
    """The views of one block, made once: of some images, or of a band of rows of one large image.

    part: its images; inner: the same, counted from the start of its stretch; lines: its rows of the result. images,
    middle: the input, and where it goes in the padded copy (None without padding). windows: for each group the windows
    to lay out. cols: where to; flat: the same memory as rows (pixels, taps). target: for each group its rows (pixels,
    filters) of the result.
    """

    part: slice
    inner: slice
    lines: slice
    images: Array
    middle: Array | None
    windows: list[Array]
    cols: Array
    flat: Array
    target: list[Array]

    @property
    def is_first(self) -> bool:
        """Whether no other band of these images comes before."""
        return bool(self.lines.start == 0)


@dataclasses.dataclass
class _Stretch:
    """Images that are finished together, and the blocks in which their windows are laid out."""

    part: slice
    blocks: list[_Block]


class ConvolutionOp(ReadyOp):
    """Conv2D on one shard, finished (bias, activation, perhaps pooling) stretch by stretch.

    finish: what follows on each stretch; its frame's output may be smaller than the convolution's result.
    """

    def __init__(self, g: Geometry, groups: int, finish: Finish, frame: Frame) -> None:
        super().__init__(frame)
        self.g, self.finish = g, finish
        channels, filters = frame.x.shape[3], frame.weights["kernel"].shape[3]
        self.groups = [self._group(index, groups, channels, filters) for index in range(groups)]
        self.taps = g.size[0] * g.size[1] * (channels // groups)
        line = g.out_width * self.taps * frame.dtype.itemsize
        block = blocks(len(frame.x), g.out_height * line)[0].stop
        self.bands = blocks(g.out_height, line) if block == 1 else [slice(0, g.out_height)]
        parts = stretches(len(frame.x), block, g.out_height * g.out_width * filters * frame.dtype.itemsize)
        self.sums = SumsOfProducts(frame.scratch, (self.taps, filters // groups))
        self.by_tap = channels // groups < CHANNELS_BY_PIXEL
        self.cols = frame.scratch((block * self.bands[0].stop * g.out_width * self.taps,))
        finish.prepare(parts[0].stop)
        self.padded = frame.scratch((block, *g.padded, channels)) if g.has_padding else None
        self.stretches = [_Stretch(part, self._blocks(part, block)) for part in parts]
        self.input_gradient = _input_gradient(g, frame, self.groups, block) if frame.dx is not None else None

    def _group(self, index: int, groups: int, channels: int, filters: int) -> _Group:
        c, f = channels // groups, filters // groups
        own = slice(index * f, (index + 1) * f)
        gradient = self.frame.gradients.get("kernel")
        return _Group(
            slice(index * c, (index + 1) * c),
            own,
            self.frame.weights["kernel"].reshape(-1, filters)[:, own],
            None if gradient is None else gradient.reshape(-1, filters)[:, own],
        )

    def _blocks(self, stretch: slice, length: int) -> list[_Block]:
        result = self.finish.target(stretch)
        starts = range(stretch.start, stretch.stop, length)
        parts = [slice(start, min(start + length, stretch.stop)) for start in starts]
        return [self._block(stretch, part, lines, result) for part in parts for lines in self.bands]

    def _block(self, stretch: slice, part: slice, lines: slice, result: Array) -> _Block:
        g, images = self.g, self.frame.x[part]
        inner = slice(part.start - stretch.start, part.stop - stretch.start)
        source = images if self.padded is None else self.padded[: len(images)]
        views = [self._layout(windows(source[..., group.channels], g)[:, lines]) for group in self.groups]
        cols = self.cols[: views[0].size].reshape(views[0].shape)
        flat = cols.reshape(self.taps, -1).T if self.by_tap else cols.reshape(-1, self.taps)
        target = rows(result[inner, lines])
        return _Block(
            part,
            inner,
            lines,
            images,
            None if self.padded is None else inside(source, g),
            views,
            cols,
            flat,
            [target[:, group.filters] for group in self.groups],
        )

    def _layout(self, view: Array) -> Array:
        """Windows in the order in which they are laid out: by pixel, or with few channels by tap, in longer runs."""
        return view.transpose(3, 4, 5, 0, 1, 2) if self.by_tap else view

    def forward_calls(self) -> Iterator[Call]:
        yield from self._zeros_around()
        for stretch in self.stretches:
            for block in stretch.blocks:
                yield from self._pad(block)
                for index, group in enumerate(self.groups):
                    yield call(np.copyto, block.cols, block.windows[index])
                    yield call(np.matmul, block.flat, group.kernel, block.target[index])
            yield from self.finish.forward(stretch.part)

    def backward_calls(self) -> Iterator[Call]:
        for gradient in self.frame.gradients.values():
            yield call(gradient.fill, 0.0)
        yield from self._zeros_around()
        if self.input_gradient is not None:
            yield from self.input_gradient.prepare()
        for stretch in self.stretches:
            yield from self.finish.backward(stretch.part)
            gradient = self.finish.gradient(stretch.part)
            for block in stretch.blocks:
                yield from self._add_kernel_gradient(block, rows(gradient[block.inner, block.lines]))
                if self.input_gradient is not None and block.is_first:
                    yield from self.input_gradient.fill(block.part, gradient[block.inner])

    def _add_kernel_gradient(self, block: _Block, dy: Array) -> Iterator[Call]:
        if self.groups[0].gradient is not None:
            yield from self._pad(block)
        for index, group in enumerate(self.groups):
            if group.gradient is not None:
                yield call(np.copyto, block.cols, block.windows[index])
                yield from self.sums.add(group.gradient, block.flat, dy[:, group.filters])

    def _zeros_around(self) -> Iterator[Call]:
        """Clear the padded copy once for all blocks, since images only go inside."""
        if self.padded is not None:
            yield call(self.padded.fill, 0.0)

    def _pad(self, block: _Block) -> Iterator[Call]:
        if block.middle is not None and block.is_first:
            yield call(np.copyto, block.middle, block.images)


class _Scatter:
    """dx for any stride and dilation: dy @ kernel^T gives each window's gradient, added where the window was."""

    def __init__(self, g: Geometry, frame: Frame, groups: list[_Group], block: int) -> None:
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


class _Stacked:
    """dx for stride 1: dy's rows stacked over the kernel's height, one product, one addition for each column.

    lines: of the padded input that windows reach; below them, where no pooling reads, there may be one more.
    """

    def __init__(self, g: Geometry, frame: Frame, block: int) -> None:
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
        if self.g.size[1] > 1:
            yield call(out[:, :, width:].fill, 0.0)
        for column in range(1, self.g.size[1]):
            place = out[:, :, column : column + width]
            yield call(np.add, place, summed[:, :, :, column], place)


def _input_gradient(g: Geometry, frame: Frame, groups: list[_Group], block: int) -> _Scatter | _Stacked:
    if g.dense and len(groups) == 1:
        return _Stacked(g, frame, block)
    return _Scatter(g, frame, groups, block)
