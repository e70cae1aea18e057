"""A table in a text file: a row for each example, a column for each thing that is known of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from pathlib import Path

import numpy as np

from nnstudio.data.columns import Column, encode
from nnstudio.data.description import Description
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.errors import DataError
from nnstudio.data.fitted_columns import Numbers, fit_column, is_numeric, numbers_of
from nnstudio.data.naming import name_of
from nnstudio.data.opening import open_regular, read_regular, state_of
from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.data.split import divide
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
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import ArrayExamples, Indices
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.learning.tasks.classification import MOST_CLASSES
from nnstudio.learning.tasks.regression import Target

LARGEST = 2 * 2**30
HEAD = 2**18
"""Bytes that are read for the first rows."""
FIND = "find out"
USUAL_TARGETS = ("target", "label", "class", "species", "y", "price", "outcome", "result")
FEW_KINDS = 20
"""Whole numbers of so few kinds are taken for classes."""


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
            settled = settled.change(targets=(_usual_target(cells.names),))
        if settled.task == FIND:
            settled = settled.change(task=settled._likely_task(cells))
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
        task, targets = table._targets(cells, kept)
        train, test = divide(targets, self.test_fraction, self.seed)
        task, targets = _scaled_by(task, targets, train)
        columns, unused = table._columns(cells, kept[train])
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
        )
        twice = notes_of_duplicates(parts[0], parts[1], with_targets=True)
        return Opened(description, parts[0], parts[1], (*notes, *unused, *twice))

    def state(self) -> Hashable:
        return state_of(Path(self.file))

    def _bytes(self) -> bytes:
        if not self.file:
            raise DataError(sentence("No table is chosen yet: choose a CSV or TSV file."))
        return read_regular(Path(self.file), DataError, LARGEST)

    def _likely_task(self, cells: Cells) -> str:
        if len(self.targets) > 1:
            return "regression"
        column = cells.column(self.targets[0])
        if not is_numeric(column, self.decimal):
            return "classification"
        values = numbers_of(column, self.decimal)
        kinds = np.unique(values[np.isfinite(values)])
        whole = bool(np.all(kinds == np.round(kinds)))
        few = len(kinds) <= min(FEW_KINDS, max(2, len(cells) // 10))
        return "classification" if whole and few else "regression"

    def _usable_rows(self, cells: Cells) -> tuple[Indices, tuple[Sentence, ...]]:
        """The rows whose target is known, and what is to be told of the others."""
        usable = np.ones(len(cells), bool)
        for name in self.targets:
            column = cells.column(name)
            if self.task == "regression":
                usable &= np.isfinite(numbers_of(column, self.decimal))
            else:
                usable &= np.array([not is_missing(cell) for cell in column], bool)
        lost = int(len(usable) - usable.sum())
        notes = [sentence("{count:,} rows without a target are left out.", count=lost)] if lost else []
        if self.missing == "leave out the row":
            whole = usable & self._complete(cells)
            lost = int(usable.sum() - whole.sum())
            notes += (
                [sentence("{count:,} rows with a missing value are left out.", count=lost)] if lost else []
            )
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

    def _targets(self, cells: Cells, kept: Indices) -> tuple[Task, Array]:
        """The task, with targets that are not scaled yet, and the targets of the kept rows."""
        columns = [cells.column(name) for name in self.targets]
        if self.task == "regression":
            values = np.stack([numbers_of(column, self.decimal)[kept] for column in columns], axis=1)
            for name, column in zip(self.targets, values.T, strict=True):
                if np.all(column == column[0]):
                    raise _one_value(name, f"{column[0]:g}")
            return Regression(tuple(map(Target, self.targets))), values
        if len(self.targets) > 1:
            raise DataError(sentence("A class is predicted from one column: choose one target."))
        texts = [columns[0][row].strip() for row in kept]
        classes = sorted(set(texts), key=self._class_order)
        if len(classes) == 1:
            raise _one_value(self.targets[0], classes[0])
        if len(classes) > min(MOST_CLASSES, max(2, len(kept) // 2)):
            raise DataError(
                sentence(
                    "{name} has {count:,} different values in {rows:,} rows, too many to be classes: choose another "
                    "target, or regression.",
                    name=self.targets[0],
                    count=len(classes),
                    rows=len(kept),
                )
            )
        places = {name: index for index, name in enumerate(classes)}
        names = tuple(name_of(name, repr(name)) for name in classes)
        return Classification(names), np.array([places[text] for text in texts], np.intp)

    def _class_order(self, text: str) -> tuple[float, str]:
        value = numbers_of((text,), self.decimal)[0]
        return (float(value), text) if np.isfinite(value) else (np.inf, text)

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


def _usual_target(names: tuple[str, ...]) -> str:
    lower = [name.lower() for name in names]
    return next((names[lower.index(usual)] for usual in USUAL_TARGETS if usual in lower), names[-1])


def _one_value(name: str, value: str) -> DataError:
    return DataError(
        sentence(
            "{name} is {value} in every row, and so there is nothing to predict.", name=name, value=value
        )
    )


def _scaled_by(task: Task, targets: Numbers | Array, train: Indices) -> tuple[Task, Array]:
    """Numbers are learned near 0: in deviations of the training rows from their mean."""
    if not isinstance(task, Regression):
        return task, targets
    with np.errstate(over="ignore", invalid="ignore"):
        means, deviations = targets[train].mean(axis=0), targets[train].std(axis=0)
    for target, figures in zip(task.targets, np.stack([means, deviations], axis=1), strict=True):
        if not np.isfinite(figures).all():
            raise DataError(
                sentence("The numbers of {name} are too large to be learned: divide them.", name=target.name)
            )
    deviations = np.where(deviations > 0, deviations, 1.0)
    scaled = Regression(
        tuple(
            dataclasses.replace(target, mean=float(mean), scale=float(deviation))
            for target, mean, deviation in zip(task.targets, means, deviations, strict=True)
        )
    )
    return scaled, scaled.scaled(targets)
