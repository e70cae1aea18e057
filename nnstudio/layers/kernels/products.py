"""Sums of products whose result is small, without keeping the interpreter's lock.

NumPy gives the lock away in a product only if the result has more than 500 values, however many products are summed for
each: the gradient of nine weights for 32 filters would stop all other threads for a quarter of a millisecond. So such a
sum is cut into parts that are computed side by side, as one operation with a result of more than 500 values.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

HELD = 500
"""NumPy keeps the lock in operations whose result has no more values than this."""


class SumsOfProducts:
    """Sums of one shape (p, q), for one block after the other: total += left (n, p)^T @ right (n, q)."""

    def __init__(self, scratch: Callable[[Shape], Array], shape: Shape) -> None:
        self.least = -(-(HELD + 1) // math.prod(shape))
        self.parts = scratch((4 * self.least if self.least > 1 else 1, *shape))
        self.whole = scratch(shape) if self.least > 1 else self.parts[0]

    def add(self, total: Array, left: Array, right: Array) -> Iterator[Call]:
        """Add the products of one block to the total."""
        count = self._count(len(left))
        parts = self.parts[:count]
        rows, columns = (side.reshape(count, -1, side.shape[1]) for side in (left, right))
        yield call(np.matmul, rows.transpose(0, 2, 1), columns, parts)
        if count > 1:
            yield call(np.add.reduce, parts, 0, None, self.whole)
        yield call(np.add, total, self.whole if count > 1 else parts[0], total)

    def _count(self, length: int) -> int:
        """How many parts of equal length, enough to let the lock go; 1 if the length has no such divisor."""
        return next((n for n in range(self.least, len(self.parts) + 1) if length % n == 0), 1)
