"""The row of a table that is made for a unit: numbers climb its slope within what the training part has, and of each
category the one is taken to which the unit says most.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import numpy as np

from nnstudio.data.columns import Column
from nnstudio.inside.cell import Unit
from nnstudio.inside.drivers import DECAY, RATE, STEPS, towards_unit
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model, before

ROUNDS = 3
"""Times that categories are chosen, and numbers climb with them: the one depends on the other."""


def made_row(
    model: Model, graph: Graph, columns: Sequence[Column], unit: Unit, cancelled: threading.Event
) -> Array | None:
    """The inputs (n,) float32, as they are read, to which a unit says most ahead of its activation; None when that is
    not wanted any more. What hardly counts stays at its mean.
    """
    towards = towards_unit(graph.shapes()[unit.node], unit)
    low, high = reach(columns)
    row = np.clip(np.zeros(len(low), np.float32), low, high)
    mean = row.copy()
    numbers = np.concatenate([np.full(column.width, column.kind == "number") for column in columns])
    for _ in range(ROUNDS):
        for part in _categories(columns):
            if cancelled.is_set():
                return None
            row = _chosen(model, unit, row, part)
        for _ in range(STEPS // ROUNDS):
            if cancelled.is_set():
                return None
            slope = model.gradient(row[np.newaxis], {before(unit.node): towards}, [INPUT])[INPUT][0]
            row = np.where(numbers, _climbed(row, mean, slope, low, high), row)
    return np.asarray(row, np.float32)


def reach(columns: Sequence[Column]) -> tuple[Array, Array]:
    """The least and the largest of each input (n,) that the training part has; 0 and 1 for categories."""
    ends = [_ends(column) for column in columns for _ in range(column.width)]
    low, high = np.array(ends, np.float32).reshape(-1, 2).T
    return low, high


def _ends(column: Column) -> tuple[float, float]:
    if column.kind == "category":
        return 0.0, 1.0
    return (column.low - column.mean) / column.deviation, (column.high - column.mean) / column.deviation


def _climbed(row: Array, mean: Array, slope: Array, low: Array, high: Array) -> Array:
    """A step up, as far as each column's range is wide, and a little back to the mean."""
    span = high - low
    step = slope * span
    strength = float(np.sqrt(np.mean(np.square(step, dtype=np.float64))))
    if strength > 0:
        row = row + RATE * span * step / strength
    return np.asarray(np.clip(row - DECAY * (row - mean), low, high), np.float32)


def _categories(columns: Sequence[Column]) -> Iterator[slice]:
    """Which inputs each column of categories is."""
    at = 0
    for column in columns:
        if column.kind == "category":
            yield slice(at, at + column.width)
        at += column.width


def _chosen(model: Model, unit: Unit, row: Array, part: slice) -> Array:
    """The row with that category to which the unit says most."""
    count = part.stop - part.start
    tried = np.repeat(row[np.newaxis], count, axis=0)
    tried[:, part] = np.eye(count, dtype=np.float32)
    name = before(unit.node)
    best = int(model.inside(tried, [name])[name][:, unit.channel].argmax())
    return np.asarray(tried[best], np.float32)
