"""Finds out what the columns of a table are, and the figures by which they become inputs, from the training rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.columns import MOST_CATEGORIES, Column
from nnstudio.data.naming import name_of
from nnstudio.data.text_table import is_missing, number

MOSTLY = 0.98
"""A column is one of numbers if at least this share of what is not missing is."""
SOME = 100
"""A category has at most this many kinds, unless it is a target."""

Numbers = NDArray[np.float64]


def numbers_of(cells: Sequence[str], decimal: str) -> Numbers:
    """(n,) the cells as numbers, NaN where they are missing or none."""
    if decimal == "point":
        try:
            return np.array(cells).astype(np.float64)
        except ValueError:
            pass
    found = (number(cell, decimal) for cell in cells)
    return np.array([np.nan if value is None else value for value in found], np.float64)


def is_numeric(cells: Sequence[str], decimal: str) -> bool:
    """Whether these cells are numbers, but for missing ones and a few slips."""
    present = sum(not is_missing(cell) for cell in cells)
    found = int(np.count_nonzero(np.isfinite(numbers_of(cells, decimal))))
    return present > 0 and found >= MOSTLY * present


def fit_column(name: str, cells: Sequence[str], decimal: str, missing: str) -> Column | None:
    """The column of these training cells; None where it has nothing to learn from.

    missing: "mean", "median" or "zero", what a missing number is taken for. Nothing can be learned from a column with
    one value, nor from texts of more than SOME kinds or of which most occur once.
    """
    if is_numeric(cells, decimal):
        values = numbers_of(cells, decimal)
        return _number(name, values[np.isfinite(values)], missing)
    kinds = sorted({name_of(cell.strip(), "") for cell in cells if not is_missing(cell)})
    if not 2 <= len(kinds) <= min(SOME, MOST_CATEGORIES) or len(kinds) > len(cells) / 2:
        return None
    return Column(name, "category", categories=tuple(kinds))


def _number(name: str, values: Numbers, missing: str) -> Column | None:
    with np.errstate(over="ignore", invalid="ignore"):
        mean, deviation = float(values.mean()), float(values.std())
    if not np.isfinite([mean, deviation]).all() or deviation <= 1e-12 * max(1.0, abs(mean)):
        return None
    fill = {"mean": mean, "median": float(np.median(values)), "zero": 0.0}[missing]
    return Column(name, "number", mean, deviation, fill, float(values.min()), float(values.max()))
