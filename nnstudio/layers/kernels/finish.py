"""What is done to a block of a convolution's result while it is still in the cache.

`Finish` adds the bias and applies the activation. `PooledFinish` also takes the maximum over windows: the large image
then never reaches main memory, and bias and activation only touch what the pooling left over.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nnstudio.layers.kernels.activated import Activated
from nnstudio.layers.kernels.pooling import PoolingLayer
from nnstudio.layers.kernels.products import SumsOfProducts
from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.kernels.window_maximum import window_maximum
from nnstudio.layers.kernels.windows import rows
from nnstudio.layers.layer import Array, Frame


class Finish:
    """Bias and activation on one block of images after the other, and their gradients.

    frame: of the layer, whose output the finish fills. shape: of one image as it comes out of the convolution.
    """

    def __init__(self, activation: str, frame: Frame) -> None:
        self.frame = frame
        self.activated = Activated(activation, frame)
        self.bias = frame.weights.get("bias")
        gradient = frame.gradients.get("bias")
        self.bias_gradient = None if gradient is None else gradient.reshape(1, -1)

    def prepare(self, block: int) -> None:
        """Take scratch for blocks of up to that many images."""
        shape = self.frame.output.shape[1:]
        self.work = self.frame.scratch((block, *shape))
        self.sums = SumsOfProducts(self.frame.scratch, (1, shape[2]))
        self.ones = self.frame.ones(block * shape[0] * shape[1], 1)

    def target(self, part: slice) -> Array:
        """Where the convolution of the images `part` goes: (m, height, width, filters)."""
        return self.activated.raw[part]

    def forward(self, part: slice) -> Iterator[Call]:
        """Turn target(part) into the layer's output."""
        return self._activate(part)

    def gradient(self, part: slice) -> Array:
        """Where `backward` leaves the gradient of target(part)."""
        assert self.frame.output_gradient is not None
        return self.frame.output_gradient[part]

    def backward(self, part: slice) -> Iterator[Call]:
        """Fill gradient(part) from the output's gradient, which is used up, and add to the bias's."""
        return self._through_activation(part)

    def _activate(self, part: slice) -> Iterator[Call]:
        raw = self.activated.raw[part]
        if self.bias is not None:
            yield call(np.add, raw, self.bias, raw)
        yield from self.activated.forward(part, self.work[: len(raw)])

    def _through_activation(self, part: slice) -> Iterator[Call]:
        assert self.frame.output_gradient is not None
        dy = self.frame.output_gradient[part]
        yield from self.activated.backward(part, dy, self.work[: len(dy)])
        if self.bias_gradient is not None:
            flat = rows(dy)
            yield from self.sums.add(self.bias_gradient, self.ones[: len(flat)], flat)


class PooledFinish(Finish):
    """Maximum over windows, then bias and activation: the same as the other way round for functions that never fall.

    max(f(x + b)) = f(max(x) + b) holds to the last bit, since rounding never changes an order.
    """

    def __init__(self, activation: str, pool: PoolingLayer, shape: tuple[int, ...], frame: Frame) -> None:
        super().__init__(activation, frame)
        self.pool, self.shape = pool, shape

    def prepare(self, block: int) -> None:
        super().prepare(block)
        self.image = self.frame.scratch((block, *self.shape))
        self.maximum = window_maximum(self.pool, self.shape, block, self.frame)

    def target(self, part: slice) -> Array:
        return self.image[: part.stop - part.start]

    def forward(self, part: slice) -> Iterator[Call]:
        yield from self.maximum.forward(self.target(part), self.activated.raw[part], part)
        yield from self._activate(part)

    def gradient(self, part: slice) -> Array:
        return self.target(part)

    def backward(self, part: slice) -> Iterator[Call]:
        assert self.frame.output_gradient is not None
        yield from self._through_activation(part)
        yield from self.maximum.backward(self.frame.output_gradient[part], self.gradient(part), part)
