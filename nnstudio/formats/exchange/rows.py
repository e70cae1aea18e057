"""Rows of a table in written code: how texts and numbers become inputs, and answers become numbers in their units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nnstudio.data.columns import Column, encode
from nnstudio.data.text_table import MISSING
from nnstudio.formats.exchange.call import WIDTH, quoted
from nnstudio.formats.exchange.code import Writer
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Regression, Task
from nnstudio.learning.tasks.regression import Target

Row = dict[str, Any]
DIGITS = 9
"""Of a figure in written code: more than an input in float32 keeps."""


def in_units(task: Task) -> bool:
    """Whether answers are other numbers than those in the targets' units."""
    return isinstance(task, Regression) and any((t.mean, t.scale) != (0.0, 1.0) for t in task.targets)


def write_rows(columns: Sequence[Column], task: Task, writer: Writer) -> bool:
    """The functions `encode` and `in_units`, where they do something; they need NumPy as np. Whether there are any."""
    if columns:
        writer.add_all(_columns(columns))
        writer.add(f"missing = {{{', '.join(quoted(word) for word in sorted(MISSING))}}}")
        writer.add(_ENCODE.format(width=sum(column.width for column in columns)))
    if isinstance(task, Regression) and in_units(task):
        writer.add_all(_units(task.targets))
    return bool(columns) or in_units(task)


def _units(targets: Sequence[Target]) -> Iterator[str]:
    names = ", ".join(f"{each.name} ({each.unit})" if each.unit else each.name for each in targets)
    scales, means = (
        [_figure(value) for value in values]
        for values in zip(*((each.scale, each.mean) for each in targets), strict=True)
    )
    yield from ("", "", "def in_units(answers):")
    yield f'    """{_plain(names)}: the network learned (value - mean) / scale."""'
    yield f"    return answers * np.array([{', '.join(scales)}]) + np.array([{', '.join(means)}])"


def _plain(text: str) -> str:
    """As it can stand in a docstring."""
    return text.replace("\\", "/").replace('"', "'")


def _columns(columns: Sequence[Column]) -> Iterator[str]:
    yield "columns = {"
    told = set[str]()
    for column in columns:
        if column.kind not in told:
            yield f"    # {_TOLD[column.kind]}"
            told.add(column.kind)
        if column.kind == "number":
            figures = ", ".join(map(_figure, (column.mean, column.deviation, column.fill)))
            yield f"    {quoted(column.name)}: ({figures}),"
        else:
            yield from _categories(column)
    yield "}"


_TOLD = {
    "number": "A number: its mean, its deviation, and what is taken for a missing one.",
    "category": "A category: one input for each of these, 1 for the one that it is.",
}


def _categories(column: Column) -> Iterator[str]:
    """In one line where they fit, else in as many as they take."""
    names = [quoted(name) for name in column.categories]
    flat = f"    {quoted(column.name)}: [{', '.join(names)}],"
    if len(flat) <= WIDTH:
        yield flat
        return
    yield f"    {quoted(column.name)}: ["
    line = ""
    for name in names:
        if line and len(line) + len(name) + 10 > WIDTH:
            yield f"        {line}"
            line = ""
        line += f"{' ' if line else ''}{name},"
    yield f"        {line}"
    yield "    ],"


def _figure(value: float) -> str:
    return f"{value:.{DIGITS}g}"


_ENCODE = '''

def encode(rows):
    """Inputs (n, {width}) of n rows, each a dict by column, or a list in the order of the columns."""
    encoded = []
    for row in rows:
        given = row if isinstance(row, dict) else dict(zip(columns, row))
        inputs = []
        for name, column in columns.items():
            text = "" if given.get(name) is None else str(given[name]).strip()
            if isinstance(column, list):
                inputs += [float(text == category) for category in column]
            else:
                mean, deviation, filled = column
                number = filled if text.lower() in missing else float(text)
                inputs.append((number - mean) / deviation)
        encoded.append(inputs)
    return np.array(encoded, np.float32)'''


def made_up_rows(columns: Sequence[Column], count: int, seed: int = 0) -> list[Row]:
    """Rows as a table has them, for where the data is not at hand: with missing cells and unknown categories."""
    rng = np.random.default_rng(seed)
    return [{column.name: _made_up(column, rng) for column in columns} for _ in range(count)]


def _made_up(column: Column, rng: np.random.Generator) -> Any:
    if rng.random() < 0.1:
        return (None, "", "NA" if column.kind == "number" else "never seen")[int(rng.integers(3))]
    if column.kind == "category":
        return column.categories[int(rng.integers(len(column.categories)))]
    number = round(float(rng.normal(column.mean, column.deviation)), 4)
    return number if rng.random() < 0.5 else f" {number} "


def encoded(columns: Sequence[Column], rows: Sequence[Row]) -> Array:
    """(n, inputs) the rows as the studio reads them."""
    cells = {
        column.name: [None if _is_missing(row[column.name]) else row[column.name] for row in rows]
        for column in columns
    }
    return encode(columns, cells)


def _is_missing(value: Any) -> bool:
    return value is None or str(value).strip().lower() in MISSING
