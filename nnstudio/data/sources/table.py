"""A table in a text file: a row for each example, a column for each thing that is known of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from nnstudio.data.columns import Column, encode
from nnstudio.data.description import Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import of_bytes
from nnstudio.data.fitted_columns import fit_column, numbers_of
from nnstudio.data.naming import name_of
from nnstudio.data.opening import open_regular, read_regular, state_of
from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.data.split import divide
from nnstudio.data.table_numbering import numbering_columns
from nnstudio.data.table_targets import are_known, likely_task, read_targets, scaled_by, usual_target
from nnstudio.data.text_table import (
    DECIMALS,
    ENCODINGS,
    HEADERS,
    LOOKED_AT,
    SEPARATORS,
    Cells,
    Writing,
    find_writing,
    is_missing,
    read_cells,
    read_head,
)
from nnstudio.declared import param
from nnstudio.errors import Sentence, by_count, sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import ArrayExamples, Indices

LARGEST = 2 * 2**30
HEAD = 2**18
"""Bytes that are read for the first rows."""
FIND = "find out"


@dataclasses.dataclass(frozen=True)
class Table(Source):
    """A CSV or TSV file. Numbers are standardised by the training rows, categories become one input each."""

    title = "Table"
    help = "A CSV or TSV file with a row for each example. One column is predicted from the others."

    file: str = param("", place="file", help="The CSV or TSV file.")
    targets: tuple[str, ...] = param((), help="The column to predict, or several columns of numbers.")
    task: str = param(
        FIND,
        choices=(FIND, "classification", "regression"),
        help="Whether the target is one of some classes, or a number.",
    )
    left_out: tuple[str, ...] = param((), help="Columns that are not used, such as an order number.")
    missing: str = param(
        "mean",
        choices=("mean", "median", "zero", "leave out the row"),
        help="What a missing number is taken for.",
    )
    separator: str = param(FIND, choices=(FIND, *SEPARATORS), help="What stands between two cells.")
    decimal: str = param(FIND, choices=(FIND, *DECIMALS), help="What stands before the decimals of a number.")
    encoding: str = param(FIND, choices=(FIND, *ENCODINGS), help="How the letters are stored.")
    header: str = param(FIND, choices=(FIND, *HEADERS), help="Where the names of the columns are.")
    test_fraction: float = param(
        0.2, above=0.0, max=0.9, unit="fraction", help="Part of the rows that is kept aside for the test."
    )
    seed: int = param(0, min=0, max=2**31 - 1, help="Which rows are kept aside is drawn from this.")

    def settled(self, data: bytes | None = None) -> Table:
        """The same with everything found out that is to be found out, for a form. Raises DataError."""
        if self.targets and FIND not in self.values().values():
            return self
        data = self._bytes() if data is None else data
        found = find_writing(data[: LOOKED_AT * 1000])
        values = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        settled = self.change(
            **{name: value for name, value in values.items() if getattr(self, name) == FIND}
        )
        cells = settled.cells(data)
        if not settled.targets:
            settled = settled.change(targets=(usual_target(cells.names),))
        if settled.task == FIND:
            settled = settled.change(task=likely_task(settled._target_columns(cells), settled.decimal))
        return settled

    def head(self, rows: int) -> Cells:
        """The first rows as they stand in the file, without reading the rest of it. Raises DataError."""
        with open_regular(Path(self.file), DataError) as file:
            data = file.read(HEAD + 1)
        return read_head(data[:HEAD], self.writing, Path(self.file).name, rows, whole=len(data) <= HEAD)

    @property
    def writing(self) -> Writing:
        """How the file is written, which must be settled."""
        return Writing(self.encoding, self.separator, self.decimal, self.header)

    def cells(self, data: bytes | None = None) -> Cells:
        """The table as text; the writing must be settled. Raises DataError."""
        cells = read_cells(self._bytes() if data is None else data, self.writing, Path(self.file).name)
        for name in (*self.targets, *self.left_out):
            if name not in cells.names:
                raise DataError(
                    sentence(
                        "{file} has no column {name}; it has {known}.",
                        file=Path(self.file).name,
                        name=name,
                        known=", ".join(cells.names[:10]),
                    )
                )
        return cells

    def open(self, progress: Progress = unwatched) -> Opened:
        """Read the table whole. Raises DataError, one sentence."""
        data = self._bytes()
        table = self.settled(data)
        cells = table.cells(data)
        progress(1, 3)
        kept, notes = table._usable_rows(cells)
        wanted = [[column[row] for row in kept] for column in table._target_columns(cells)]
        task, targets = read_targets(table.targets, wanted, table.task, table.decimal)
        train, test = divide(targets, self.test_fraction, self.seed)
        task, targets = scaled_by(task, targets, train)
        columns, unused = table._columns(cells, kept[train])
        unused = (*table._numbering(cells), *unused)
        progress(2, 3)
        rows: Mapping[str, list[str] | Array] = {
            column.name: table._values(column, cells, kept) for column in columns
        }
        inputs = encode(columns, rows)
        progress(3, 3)
        examples = ArrayExamples(inputs, targets)
        parts = [examples.take(part).some(self.limit, self.seed) for part in (train, test)]
        description = Description(
            title=name_of(Path(self.file).stem, self.title),
            kind="table",
            shape=(inputs.shape[1],),
            task=task,
            train=len(parts[0]),
            test=len(parts[1]),
            columns=columns,
            fingerprint=of_bytes([data]),
        )
        twice = notes_of_duplicates(parts[0], parts[1], with_targets=True)
        return Opened(description, parts[0], parts[1], (*notes, *unused, *twice))

    def state(self) -> Hashable:
        return state_of(Path(self.file))

    def _bytes(self) -> bytes:
        if not self.file:
            raise DataError(sentence("No table is chosen yet: choose a CSV or TSV file."))
        return read_regular(Path(self.file), DataError, LARGEST)

    def _target_columns(self, cells: Cells) -> list[Sequence[str]]:
        return [cells.column(name) for name in self.targets]

    def _usable_rows(self, cells: Cells) -> tuple[Indices, tuple[Sentence, ...]]:
        """The rows whose target is known, and what is to be told of the others."""
        usable = are_known(self._target_columns(cells), self.task, self.decimal)
        lost = int(len(usable) - usable.sum())
        notes = [_without_target(lost)] if lost else []
        if self.missing == "leave out the row":
            whole = usable & self._complete(cells)
            lost = int(usable.sum() - whole.sum())
            notes += [_with_a_gap(lost)] if lost else []
            usable = whole
        kept = np.flatnonzero(usable)
        if len(kept) < 2:
            name = ", ".join(self.targets)
            raise DataError(
                sentence(
                    "The target {name} must be known in two rows at least, and is in {count:,}.",
                    name=name,
                    count=len(kept),
                )
            )
        return kept, tuple(notes)

    def _complete(self, cells: Cells) -> Array:
        used = [name for name in cells.names if name not in (*self.targets, *self.left_out)]
        rows = zip(*(cells.column(name) for name in used), strict=True) if used else ()
        return np.array([not any(map(is_missing, row)) for row in rows] or [True] * len(cells), bool)

    def _numbering(self, cells: Cells) -> Iterator[Sentence]:
        """What is left out for that, whoever left it out."""
        found = [name for name in numbering_columns(cells, self.decimal) if name in self.left_out]
        if len(found) == 1:
            yield sentence("{name} is left out, since it only numbers the rows.", name=found[0])
        elif found:
            yield sentence("{names} are left out, since they only number the rows.", names=", ".join(found))

    def _columns(self, cells: Cells, rows: Indices) -> tuple[tuple[Column, ...], tuple[Sentence, ...]]:
        rule = "mean" if self.missing == "leave out the row" else self.missing
        found: list[Column] = []
        unused: list[str] = []
        for name, column in zip(cells.names, cells.columns, strict=True):
            if name in self.targets or name in self.left_out:
                continue
            fitted = fit_column(name, [column[row] for row in rows], self.decimal, rule)
            found += [fitted] if fitted else []
            unused += [] if fitted else [name]
        if not found:
            raise DataError(
                sentence(
                    "No column of {file} can be learned from: each has one value, or texts that are all different.",
                    file=Path(self.file).name,
                )
            )
        notes = [
            sentence("Not used, since there is nothing to learn from: {names}.", names=", ".join(unused))
        ]
        return tuple(found), tuple(notes if unused else ())

    def _values(self, column: Column, cells: Cells, kept: Indices) -> list[str] | Array:
        texts = cells.column(column.name)
        if column.kind == "category":
            return [texts[row].strip() for row in kept]
        return np.asarray(numbers_of(texts, self.decimal)[kept])


def _without_target(count: int) -> Sentence:
    one = sentence("1 row without a target is left out.")
    return by_count(count, one, sentence("{count:,} rows without a target are left out.", count=count))


def _with_a_gap(count: int) -> Sentence:
    one = sentence("1 row with a missing value is left out.")
    return by_count(count, one, sentence("{count:,} rows with a missing value are left out.", count=count))
