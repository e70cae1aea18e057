"""Columns that only number the rows of a table, such as an id: from them a network would learn the file's order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnstudio.data.fitted_columns import numbers_of
from nnstudio.data.text_table import Cells

NAMES = frozenset(
    ("id", "index", "idx", "key", "no", "nr", "num", "number", "row", "unnamed: 0", "#", "编号", "序号")
)
"""What such a column is often called."""
ENDINGS = ("_id", " id", "_no", "_index", " number", "id#")
FEWEST = 10


def numbering_columns(cells: Cells, decimal: str) -> tuple[str, ...]:
    """The columns of whole numbers that rise from row to row, by one from 0 or 1, or under a name that says so."""
    if len(cells) < FEWEST:
        return ()
    return tuple(
        name
        for name, column in zip(cells.names, cells.columns, strict=True)
        if _numbers(name, column, decimal)
    )


def _numbers(name: str, column: Sequence[str], decimal: str) -> bool:
    values = numbers_of(column, decimal)
    if not np.isfinite(values).all() or np.any(values != np.round(values)):
        return False
    steps = np.diff(values)
    counts = bool(np.all(steps == 1)) and values[0] in (0, 1)
    return bool(np.all(steps > 0)) and (counts or _is_called_so(name))


def _is_called_so(name: str) -> bool:
    lower = name.strip().lower()
    return lower in NAMES or lower.endswith(ENDINGS) or (name.endswith("Id") and not name.islower())
