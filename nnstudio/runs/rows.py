"""A table of numbers that grows by rows without being copied each time, so that a redraw reads what is there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FIRST_ROWS = 256


class Rows:
    """Rows of `width` numbers, float64. The table doubles when it is full."""

    def __init__(self, width: int) -> None:
        self._table = np.empty((width, FIRST_ROWS))
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, *values: float) -> None:
        """One more row, with as many values as the table is wide."""
        if self._size == self._table.shape[1]:
            self._table = np.concatenate((self._table, np.empty_like(self._table)), axis=1)
        self._table[:, self._size] = values
        self._size += 1

    def column(self, index: int) -> NDArray[np.float64]:
        """A read-only view of one column, (rows,), as long as there are rows now."""
        view = self._table[index, : self._size]
        view.flags.writeable = False
        return view
