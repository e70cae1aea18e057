"""The training rows that are most like one that is asked about, with the columns in which they are other than it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from nnstudio.data.columns import Column, decode
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples

MOST_TOLD = 3
"""Columns that are told of a row."""


@dataclasses.dataclass(frozen=True, eq=False)
class NearRow:
    """place: among all training rows. row: (d,) as it is read. target: as the task has it. others: names of the columns
    in which it differs from what is asked, with its own values there, the largest difference first; () for the very
    same row.
    """

    place: int
    row: Array
    target: Array
    others: tuple[tuple[str, float | str], ...]


def near_rows(
    row: Array, places: Sequence[int], learned: Examples, columns: Sequence[Column]
) -> tuple[NearRow, ...]:
    """For one row (d,) as it is read. learned: all training rows; places: of the near ones."""
    near = learned.take(np.array(places, np.intp))
    inputs = np.asarray(near.all(), np.float32)
    return tuple(
        NearRow(place, own, target, _others(row, own, columns))
        for place, target, own in zip(places, near.targets, inputs, strict=True)
    )


def column_at(place: int, columns: Sequence[Column]) -> Column:
    """The column that an input of the network belongs to."""
    ends = np.cumsum([column.width for column in columns])
    return columns[int(np.searchsorted(ends, place, side="right"))]


def _others(row: Array, own: Array, columns: Sequence[Column]) -> tuple[tuple[str, float | str], ...]:
    starts = np.cumsum([0, *(column.width for column in columns[:-1])])
    away = np.add.reduceat((row - own) ** 2, starts)
    values = decode(columns, own[np.newaxis])[0]
    asked = decode(columns, row[np.newaxis])[0]
    order = [int(each) for each in np.argsort(-away, kind="stable") if values[each] != asked[each]]
    return tuple((columns[each].name, values[each]) for each in order[:MOST_TOLD])
