"""The columns of a table, and how a row of text or numbers becomes the numbers that a network gets."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.data.naming import name_of
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.plain import finite

MOST_CATEGORIES = 1000
LONGEST_TEXT = 200
PLACES = 5
"""Of a deviation's first figure, that an input in float32 keeps."""
NUMBERS = ("mean", "deviation", "fill", "low", "high")


@dataclasses.dataclass(frozen=True)
class Column:
    """A column of inputs, as the training part has it.

    kind: a "number" is one input, (x - mean) / deviation; a "category" is one input for each of its categories, 1 for
    the one that it is and 0 for the others. fill: what a missing number is taken for; a category that is missing or
    was never seen is all 0. low, high: the range in the training part, to choose from and to warn beyond.
    """

    name: str
    kind: Literal["number", "category"] = "number"
    mean: float = 0.0
    deviation: float = 1.0
    fill: float = 0.0
    low: float = 0.0
    high: float = 1.0
    categories: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many inputs of the network it becomes."""
        return len(self.categories) if self.kind == "category" else 1

    def encode(self, values: Sequence[Any] | Array, out: Array) -> None:
        """Fill out (n, width) from n values: numbers (None and NaN are missing) or texts.

        Raises DataError where a text is no number.
        """
        if self.kind == "category":
            place = {category: index for index, category in enumerate(self.categories)}
            out[...] = 0.0
            for row, value in enumerate(values):
                index = place.get("" if value is None else name_of(str(value), ""))
                if index is not None:
                    out[row, index] = 1.0
            return
        out[:, 0] = (self._numbers(values) - self.mean) / self.deviation

    def decode(self, inputs: Array) -> list[float | str]:
        """What was encoded as inputs (n, width): numbers, or texts, "" for a category that is missing.

        Numbers are rounded to what float32 tells apart, so that 5.1 is not 5.0999999.
        """
        if self.kind == "category":
            found = inputs.argmax(axis=1)
            known = inputs.max(axis=1) > 0.5
            return [self.categories[i] if is_one else "" for i, is_one in zip(found, known, strict=True)]
        places = PLACES - math.floor(math.log10(self.deviation))
        numbers = np.asarray(inputs[:, 0], np.float64) * self.deviation + self.mean
        return [round(number, places) for number in numbers.tolist()]

    def _numbers(self, values: Sequence[Any] | Array) -> Array:
        if isinstance(values, np.ndarray) and values.dtype.kind == "f":
            return np.where(np.isfinite(values), values, self.fill)
        return np.array([self._number(value) for value in values], np.float64)

    def _number(self, value: Any) -> float:
        if value is None or (isinstance(value, str) and not value.strip()):
            return self.fill
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise DataError(
                sentence("{column} must be a number, not {value}.", column=self.name, value=str(value)[:40])
            ) from None
        return number if math.isfinite(number) else self.fill

    def to_json(self) -> dict[str, Any]:
        """A plain dict."""
        return {**dataclasses.asdict(self), "categories": list(self.categories)}

    @classmethod
    def from_json(cls, plain: Any) -> Self:
        """What `to_json` wrote; DataError, a sentence, for anything else."""
        if not isinstance(plain, Mapping):
            raise _unreadable(plain)
        name, kind, categories = (plain.get(field) for field in ("name", "kind", "categories"))
        numbers = {field: finite(plain.get(field)) for field in NUMBERS}
        fine = (
            _is_text(name)
            and kind in ("number", "category")
            and None not in numbers.values()
            and isinstance(categories, list)
            and len(categories) <= MOST_CATEGORIES
            and all(map(_is_text, categories))
        )
        values: dict[str, Any] = {"name": name, "kind": kind, **numbers}
        column = cls(**values, categories=tuple(categories or ())) if fine else None
        if column is None or column.deviation <= 0 or not column.width:
            raise _unreadable(name)
        return column


def _is_text(plain: Any) -> bool:
    return isinstance(plain, str) and 0 < len(plain) <= LONGEST_TEXT and plain.isprintable()


def _unreadable(plain: Any) -> DataError:
    return DataError(sentence("The column {name} can't be read.", name=str(plain)[:60]))


def encode(columns: Sequence[Column], rows: Mapping[str, Sequence[Any] | Array]) -> Array:
    """(n, inputs) float32 for n rows, given by column. A column that is not given is missing in every row."""
    count = max((len(values) for values in rows.values()), default=0)
    table = np.zeros((count, sum(column.width for column in columns)), np.float32)
    at = 0
    for column in columns:
        column.encode(rows.get(column.name, [None] * count), table[:, at : at + column.width])
        at += column.width
    return table


def decode(columns: Sequence[Column], table: Array) -> list[list[float | str]]:
    """For each of n rows of inputs (n, inputs) the value of every column, as `encode` got it."""
    values, at = [], 0
    for column in columns:
        values.append(column.decode(table[:, at : at + column.width]))
        at += column.width
    return [list(row) for row in zip(*values, strict=True)]
