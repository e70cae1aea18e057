"""What an activation function is: a forward rule, and the gradient written from what the forward pass left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.layer import Array


class Function:
    """An element-wise (or, for softmax, row-wise) function with its gradient. It has no state.

    name: as in Keras. reads: whether the gradient is written from the function's "output" or its "input"; with
    "output", `forward` may work in place. help: what it does to learning, in one sentence.
    """

    name: ClassVar[str] = ""
    reads: ClassVar[str] = "output"
    help: ClassVar[str] = ""

    def forward(self, x: Array, y: Array, work: Array) -> None:
        """Fill y from x; y may be x if the gradient reads the output. work: scratch, shape and dtype of x."""
        raise NotImplementedError

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        """Fill dx from dy and what was kept (x or y, see `reads`); dx may be dy. work: scratch like dy."""
        raise NotImplementedError

    def ready_forward(self, x: Array, y: Array, work: Array) -> Iterator[Call]:
        """`forward` on these arrays, made ready; functions that are used most name each operation."""
        yield call(self.forward, x, y, work)

    def ready_backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> Iterator[Call]:
        """`backward` on these arrays, made ready."""
        yield call(self.backward, kept, dy, dx, work)


def bytes_of(work: Array) -> Array:
    """A boolean array of work's shape in work's own memory, so that a mask needs no memory of its own."""
    return work.reshape(-1).view(np.bool_)[: work.size].reshape(work.shape)


PIECE = 16384
"""Values in a piece: a temporary of that length stays in the processor's cache and costs next to nothing."""


def pieces(*arrays: Array) -> Iterator[tuple[Array, ...]]:
    """Cut contiguous arrays of one size into flat views of PIECE values, so that a formula may use temporaries."""
    flat = [array.reshape(-1) for array in arrays]
    for start in range(0, flat[0].size, PIECE):
        yield tuple(array[start : start + PIECE] for array in flat)
