"""What a network is asked: a picture or a table from a file, made into inputs as the description of its data says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nnstudio.data.columns import encode
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.fitted_columns import numbers_of
from nnstudio.data.opening import read_regular
from nnstudio.data.seeing import as_read, see_file
from nnstudio.data.text_table import LOOKED_AT, find_writing, read_cells
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import shape_text
from nnstudio.shown import escaped

LARGEST_TABLE = 2**30


def read_inputs(path: Path, description: Description) -> list[Array]:
    """The examples in a file, each (1, *shape) as it is read, before scaling. Raises DataError, one sentence.

    A drawing or scan of several digits gives one for each digit; a table one for each row.
    """
    if description.kind == "pictures":
        return [as_read(seen.image[np.newaxis], description.scaling) for seen in see_file(path, description)]
    if not description.columns:
        shape = shape_text(description.shape)
        raise DataError(
            sentence(
                "The columns of the data are not known, so that {path} can't be read as {shape}.",
                path=escaped(str(path)),
                shape=shape,
            )
        )
    return [row[np.newaxis] for row in _rows(path, description)]


def input_of(row: Mapping[str, float | str | None], description: Description) -> Array:
    """(1, inputs) the input of one row, given by the names of columns as in a table. What is None or not given is
    missing, and is filled as it was for training.
    """
    return encode(description.columns, {name: [value] for name, value in row.items()})


def _rows(path: Path, description: Description) -> Array:
    """(n, inputs) for the rows of a table that has the columns of the data, in any order."""
    data = read_regular(path, DataError, LARGEST_TABLE)
    writing = find_writing(data[: LOOKED_AT * 1000])
    cells = read_cells(data, writing, path.name)
    missing = [column.name for column in description.columns if column.name not in cells.names]
    if missing:
        raise DataError(
            sentence(
                "{path} lacks the columns {names}.", path=escaped(str(path)), names=", ".join(missing[:10])
            )
        )
    rows: dict[str, list[str] | Array] = {}
    for column in description.columns:
        texts = cells.column(column.name)
        number = column.kind == "number"
        rows[column.name] = numbers_of(texts, writing.decimal) if number else [text.strip() for text in texts]
    return encode(description.columns, rows)
