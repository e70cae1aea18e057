"""What drives a unit that reads rows of a table or points: the rows to which it says most with the values of their
columns, a row made for it, and over a plane what it says everywhere.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.columns import Column, decode
from nnstudio.inside.cell import Unit
from nnstudio.inside.columns import by_column
from nnstudio.inside.drivers import Drivers, drivers_of, towards_unit
from nnstudio.inside.made_row import made_row, reach
from nnstudio.inside.pixels import signed_bytes
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model, before
from nnstudio.learning.examples import Examples

Value = float | str
"""Of a column; "" for a category that is missing."""
SIDE = 64
"""Points across the plane, and down."""


@dataclasses.dataclass(frozen=True, eq=False)
class DrivingRow:
    """example: its place among the examples, -1 for the row that is made. says: the unit's value. values: by column."""

    example: int
    says: float
    values: tuple[Value, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class DrivingRows:
    """rows: the one that is made first, and then most first. columns: their places, in the order in which they count.
    counts: how much of what moves the unit in these rows each column is, 0 to 1, by place. plane: (h, w) uint8 as of
    `signed_bytes`, what the unit says over two columns of numbers; None for others.
    """

    drivers: Drivers
    rows: tuple[DrivingRow, ...]
    columns: tuple[int, ...]
    counts: tuple[float, ...]
    plane: NDArray[np.uint8] | None


def driving_rows(
    model: Model,
    graph: Graph,
    examples: Examples,
    columns: Sequence[Column],
    unit: Unit,
    count: int,
    cancelled: threading.Event,
) -> DrivingRows | None:
    """The rows that drive a unit most, so many of them; None when that is not wanted any more."""
    found = drivers_of(model, examples, unit, count, cancelled)
    made = made_row(model, graph, columns, unit, cancelled)
    if found is None or made is None:
        return None
    read = np.empty((len(found.examples), *examples.shape), examples.dtype)
    examples.read(found.examples, read)
    table = np.concatenate([made[np.newaxis], read]).astype(np.float32)
    says = model.inside(table, [unit.node])[unit.node][:, unit.channel]
    values = decode(columns, table)
    rows = (
        DrivingRow(place, float(said), tuple(each))
        for place, said, each in zip([-1, *found.examples.tolist()], says, values, strict=True)
    )
    counts = _counts(model, graph, columns, unit, table)
    order = sorted(range(len(counts)), key=lambda at: -counts[at])
    return DrivingRows(found, tuple(rows), tuple(order), counts, _plane(model, columns, unit))


def _counts(
    model: Model, graph: Graph, columns: Sequence[Column], unit: Unit, table: Array
) -> tuple[float, ...]:
    """Gradient times input of each column, without signs, over all these rows, as shares."""
    towards = towards_unit(graph.shapes()[unit.node], unit)
    slopes = model.gradient(table, {before(unit.node): towards}, [INPUT])[INPUT]
    widths = [column.width for column in columns]
    each = np.abs([by_column(slope * row, widths) for slope, row in zip(slopes, table, strict=True)])
    total = each.sum(axis=0)
    whole = float(total.sum()) or 1.0
    return tuple((total / whole).tolist())


def _plane(model: Model, columns: Sequence[Column], unit: Unit) -> NDArray[np.uint8] | None:
    """What the unit says where the training part has points: the first column from the left, the second from below."""
    if len(columns) != 2 or any(column.kind != "number" for column in columns):
        return None
    low, high = reach(columns)
    across, up = (np.linspace(low[at], high[at], SIDE, dtype=np.float32) for at in (0, 1))
    grid = np.stack(np.meshgrid(across, up[::-1]), axis=-1).reshape(-1, 2)
    said = model.inside(grid, [unit.node])[unit.node][:, unit.channel]
    return signed_bytes(said.reshape(SIDE, SIDE))
