"""The arithmetic of a unit that reads a row of a table, column by column: a category is several inputs, and one column,
of which the input that is 1 counts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nnstudio.data.columns import Column, decode
from nnstudio.inside.cell import Cell, Read
from nnstudio.inside.driving_rows import Value
from nnstudio.layers.graph import INPUT


@dataclasses.dataclass(frozen=True)
class Term:
    """column: its place. given: as a person reads it. value: what the network gets of it; weight: what that counts;
    product: of both. Of a category value and weight are those of the input that is 1, and 0 where it is missing.
    """

    column: int
    given: Value
    value: float
    weight: float

    @property
    def product(self) -> float:
        """What the column adds."""
        return self.value * self.weight


def reads_row(cell: Cell, columns: Sequence[Column]) -> bool:
    """Whether a value is made of a whole row of such columns, and of nothing else."""
    (read, *others) = cell.reads
    width = sum(column.width for column in columns)
    return not others and read.node == INPUT and read.values.shape == (width,) and width > 0


def terms_of(read: Read, columns: Sequence[Column]) -> tuple[Term, ...]:
    """A term for each column, largest first; of what a unit reads of the whole input (inputs,)."""
    given = decode(columns, read.values[None])[0]
    found, at = [], 0
    for place, column in enumerate(columns):
        values, slopes = (part[at : at + column.width] for part in (read.values, read.slopes))
        best = int(abs(values).argmax())
        found.append(Term(place, given[place], float(values[best]), float(slopes[best])))
        at += column.width
    return tuple(sorted(found, key=lambda term: -abs(term.product)))
