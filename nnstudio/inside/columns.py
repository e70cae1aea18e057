"""What explains an answer, column by column of a table: a category is several numbers of the input, and one column."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from nnstudio.layers.layer import Array


def by_column(values: Array, widths: Sequence[int]) -> tuple[float, ...]:
    """The sums of the numbers (n,) of each column. widths: how many numbers each column is, n together."""
    edges = np.cumsum([0, *widths])
    return tuple(float(values[start:stop].sum(dtype=np.float64)) for start, stop in itertools.pairwise(edges))


def shares_of(values: Sequence[float]) -> tuple[float, ...]:
    """Each as a part of the largest, -1 to 1; zeros where there is none."""
    largest = max(map(abs, values), default=0.0)
    return tuple(value / largest if largest > 0 else 0.0 for value in values)
