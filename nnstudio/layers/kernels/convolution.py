"""The convolution at work on one shard: blocks of images, windows as rows, matrix products (im2col in blocks).

dW = windows^T @ dy, with the windows laid out again: cheaper than keeping them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np

from nnstudio.layers.kernels.finish import Finish
from nnstudio.layers.kernels.image_blocks import Block, ImageBlocks
from nnstudio.layers.kernels.input_gradient import Scatter, Stacked
from nnstudio.layers.kernels.kernel_groups import Group, kernel_groups
from nnstudio.layers.kernels.products import SumsOfProducts
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.kernels.windows import Geometry, rows, stretches, windows
from nnstudio.layers.layer import Array, Frame

CHANNELS_BY_PIXEL = 4
"""From so many channels on, a pixel's channels are run enough to copy; with fewer, a row of the image is better."""


class ConvolutionOp(ReadyOp):
    """Conv2D on one shard, finished (bias, activation, perhaps pooling) stretch by stretch.

    finish: what follows on each stretch; its frame's output may be smaller than the convolution's result.
    """

    def __init__(self, g: Geometry, groups: int, finish: Finish, frame: Frame) -> None:
        super().__init__(frame)
        self.g, self.finish = g, finish
        self.groups = kernel_groups(frame, groups)
        self.taps, filters = self.groups[0].kernel.shape
        self.by_tap = frame.x.shape[3] // groups < CHANNELS_BY_PIXEL
        line = g.out_width * self.taps
        self.blocks = ImageBlocks(g, frame, line * frame.dtype.itemsize)
        image = g.out_height * g.out_width * groups * filters * frame.dtype.itemsize
        self.stretches = stretches(len(frame.x), self.blocks.most, image)
        self.sums = SumsOfProducts(frame.scratch, (self.taps, filters))
        self.cols = frame.scratch((self.blocks.most * self.blocks.height * line,))
        finish.prepare(self.stretches[0].stop)
        self.input_gradient = None
        if frame.dx is not None:
            way = Stacked if g.dense and groups == 1 else Scatter
            self.input_gradient = way(g, frame, self.groups, self.blocks.most)

    def forward_calls(self) -> Iterator[Call]:
        yield from self.blocks.clear()
        for stretch in self.stretches:
            result = self.finish.target(stretch)
            for block in self.blocks.of(stretch):
                yield from self.blocks.pad(block)
                y = rows(result[block.inner, block.lines])
                for group in self.groups:
                    flat = yield from self._lay_out(block, group)
                    yield call(np.matmul, flat, group.kernel, y[:, group.filters])
            yield from self.finish.forward(stretch)

    def backward_calls(self) -> Iterator[Call]:
        for gradient in self.frame.gradients.values():
            yield call(gradient.fill, 0.0)
        yield from self.blocks.clear()
        if self.input_gradient is not None:
            yield from self.input_gradient.prepare()
        for stretch in self.stretches:
            yield from self.finish.backward(stretch)
            gradient = self.finish.gradient(stretch)
            for block in self.blocks.of(stretch):
                yield from self._add_kernel_gradient(block, rows(gradient[block.inner, block.lines]))
                if self.input_gradient is not None and block.is_first:
                    yield from self.input_gradient.fill(block.images, gradient[block.inner])

    def _add_kernel_gradient(self, block: Block, dy: Array) -> Iterator[Call]:
        if self.groups[0].gradient is not None:
            yield from self.blocks.pad(block)
        for group in self.groups:
            if group.gradient is not None:
                flat = yield from self._lay_out(block, group)
                yield from self.sums.add(group.gradient, flat, dy[:, group.filters])

    def _lay_out(self, block: Block, group: Group) -> Generator[Call, None, Array]:
        """Lay a block's windows out, with few channels tap by tap in longer runs; gives them as rows (pixels, taps)."""
        view = windows(self.blocks.source(block)[..., group.channels], self.g)[:, block.lines]
        order = view.transpose(3, 4, 5, 0, 1, 2) if self.by_tap else view
        cols = self.cols[: order.size].reshape(order.shape)
        yield call(np.copyto, cols, order)
        return cols.reshape(self.taps, -1).T if self.by_tap else cols.reshape(-1, self.taps)
