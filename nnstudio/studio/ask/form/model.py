"""What is in the form: a row of the data, or one that somebody has made of it. It outlasts the page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from nnstudio.data.columns import Column, decode
from nnstudio.data.training_data import Part
from nnstudio.layers.layer import Array
from nnstudio.runs.asked import Asked

Value = float | str | None
"""None is missing."""


@dataclasses.dataclass(frozen=True, eq=False)
class Row:
    """A row of the data. values: by column. truth: its target, as the task has it. index: its place in that part."""

    values: dict[str, Value]
    truth: Array
    index: int
    part: Part


def read_row(asked: Asked, columns: Sequence[Column], index: int | None, chance: float = 0.0) -> Row:
    """A row of these. index: None for the one that `chance` (0 <= chance < 1) comes to. Raises DataError."""
    examples = asked.open()
    if index is None:
        index = int(chance * len(examples))
    inputs = np.empty((1, *examples.shape), examples.dtype)
    examples.read(np.array([index]), inputs)
    return row_of(inputs[0], columns, examples.targets[index], index, asked.part)


def row_of(inputs: Array, columns: Sequence[Column], truth: Array, index: int, part: Part) -> Row:
    """The row that was read as these inputs (d,)."""
    values = decode(columns, inputs[np.newaxis])[0]
    named: dict[str, Value] = {
        column.name: None if value == "" else value for column, value in zip(columns, values, strict=True)
    }
    return Row(named, truth, index, part)


class FormModel(QObject):
    """changed: a value is another. loaded: all of them are those of a row.

    columns: of the data that the values are for. row: where they come from, None before the first. edited: whether one
    of them was changed since. with_near: whether the training rows are shown that it is most like.
    """

    changed = Signal()
    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.values: dict[str, Value] = {}
        self.row: Row | None = None
        self.edited = False
        self.with_near = False

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Be for data with these columns; the values stay where they are for the same ones."""
        if columns != self.columns:
            self.columns, self.row, self.edited = columns, None, False
            self.values = dict.fromkeys(column.name for column in columns)

    def load(self, row: Row) -> None:
        """Take over a row."""
        self.row, self.values, self.edited = row, dict(row.values), False
        self.loaded.emit()
        self.changed.emit()

    def set_value(self, name: str, value: Value) -> None:
        """Change one value."""
        if self.values[name] != value:
            self.values[name], self.edited = value, True
            self.changed.emit()
