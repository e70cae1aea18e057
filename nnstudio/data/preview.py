"""What can be seen of data before anything learns from it: some examples of each class, how many there are of each,
the first rows of a table, how numbers to predict are spread, and where points lie.

It is made beside the window, which only draws it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.columns import Column, decode
from nnstudio.data.fitted_columns import is_numeric
from nnstudio.data.source import Opened, Source
from nnstudio.data.text_table import Cells
from nnstudio.data.thumbnails import Bytes, thumbnails, thumbnails_by_class
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Regression

ROWS = 100
"""Rows of a table that are shown."""
COLUMNS = 50
"""Columns that are shown of rows that came as an array."""
MOST_POINTS = 2000
STEPS = 30
"""Bars of a spread."""


@dataclasses.dataclass(frozen=True)
class Count:
    """Examples of one class in each part."""

    name: str
    train: int
    test: int


@dataclasses.dataclass(frozen=True, eq=False)
class Spread:
    """How often the numbers of a target occur in the training part.

    counts: (STEPS,), of equal steps from low to high.
    """

    name: str
    unit: str
    counts: NDArray[np.intp]
    low: float
    high: float


@dataclasses.dataclass(frozen=True, eq=False)
class Rows:
    """The first rows of a table.

    numeric: whether a column is of numbers. inputs, targets: the names of the columns that are used; others are not.
    """

    cells: Cells
    numeric: tuple[bool, ...]
    inputs: frozenset[str]
    targets: frozenset[str]


@dataclasses.dataclass(frozen=True, eq=False)
class Cloud:
    """Points of the training part.

    where: (n, 2). values: (n,) classes, or heights from 0 to 1. extent: the plane that is shown, low and high of x, and
    of y.
    """

    where: NDArray[np.float64]
    values: NDArray[np.float64]
    classes: tuple[str, ...]
    extent: tuple[tuple[float, float], tuple[float, float]]


@dataclasses.dataclass(frozen=True, eq=False)
class Preview:
    """counts: by class, () where there are none. pictures: by class in the order of counts, or one group of any;
    () where the examples are no pictures.
    """

    counts: tuple[Count, ...] = ()
    pictures: tuple[Bytes, ...] = ()
    rows: Rows | None = None
    spreads: tuple[Spread, ...] = ()
    cloud: Cloud | None = None


def preview_of(source: Source, opened: Opened) -> Preview:
    """What is to be seen of a source that is settled and open. Raises DataError."""
    description, task = opened.description, opened.description.task
    return Preview(
        counts=_counts(opened, task) if isinstance(task, Classification) else (),
        pictures=_pictures(opened) if description.kind == "pictures" else (),
        rows=_rows(source, opened) if description.kind == "table" else None,
        spreads=_spreads(opened, task) if isinstance(task, Regression) else (),
        cloud=_cloud(opened) if description.kind == "points" else None,
    )


def _counts(opened: Opened, task: Classification) -> tuple[Count, ...]:
    many = len(task.classes)
    train, test = (np.bincount(part.targets, minlength=many) for part in (opened.train, opened.test))
    return tuple(Count(name, int(train[at]), int(test[at])) for at, name in enumerate(task.classes))


def _pictures(opened: Opened) -> tuple[Bytes, ...]:
    task, scaling = opened.description.task, opened.description.scaling
    if isinstance(task, Classification):
        return thumbnails_by_class(opened.train, len(task.classes), scaling)
    return (thumbnails(opened.train, np.arange(min(ROWS, len(opened.train))), scaling),)


def _rows(source: Source, opened: Opened) -> Rows:
    inputs = frozenset(column.name for column in opened.description.columns)
    head = source.head(ROWS)
    if head is None:
        return _rows_of_array(opened)
    settings = source.values()
    decimal = str(settings.get("decimal", "point"))
    numeric = tuple(is_numeric(column, decimal) for column in head.columns)
    return Rows(head, numeric, inputs, frozenset(settings.get("targets", ())))


def _rows_of_array(opened: Opened) -> Rows:
    count = min(ROWS, len(opened.train))
    values = np.empty((count, *opened.train.shape), opened.train.dtype)
    opened.train.read(np.arange(count), values)
    if opened.description.columns:
        return _rows_of_columns(opened.description.columns, values)
    shown = values.reshape(count, -1)[:, :COLUMNS]
    names = tuple(str(at + 1) for at in range(shown.shape[1]))
    columns = tuple(tuple(f"{value:.6g}" for value in column) for column in shown.T)
    return Rows(Cells(names, columns), (True,) * len(names), frozenset(names), frozenset())


def _rows_of_columns(columns: Sequence[Column], values: Array) -> Rows:
    """Inputs (n, inputs) as the values that they stand for."""
    cells = tuple(
        tuple(value if isinstance(value, str) else f"{value:.6g}" for value in column)
        for column in zip(*decode(columns, values), strict=True)
    )
    names = tuple(column.name for column in columns)
    numeric = tuple(column.kind == "number" for column in columns)
    return Rows(Cells(names, cells), numeric, frozenset(names), frozenset())


def _spreads(opened: Opened, task: Regression) -> tuple[Spread, ...]:
    values = task.in_units(opened.train.targets)
    return tuple(
        _spread(target.name, target.unit, column)
        for target, column in zip(task.targets, values.T, strict=True)
    )


def _spread(name: str, unit: str, values: Array) -> Spread:
    low, high = float(values.min()), float(values.max())
    counts, _ = np.histogram(values, STEPS, (low, high) if high > low else (low - 0.5, low + 0.5))
    return Spread(name, unit, counts, low, high)


def _cloud(opened: Opened) -> Cloud:
    examples = opened.train.first(MOST_POINTS)
    columns, task = opened.description.columns, opened.description.task
    deviation = np.array([column.deviation for column in columns])
    where = examples.all() * deviation + np.array([column.mean for column in columns])
    values = np.asarray(examples.targets, np.float64).reshape(len(examples), -1)[:, 0]
    classes = task.classes if isinstance(task, Classification) else ()
    if not classes:
        low, high = float(values.min()), float(values.max())
        values = (values - low) / max(high - low, 1e-12)
    (low_x, high_x), (low_y, high_y) = ((column.low, column.high) for column in columns)
    return Cloud(where, values, classes, ((low_x, high_x), (low_y, high_y)))
