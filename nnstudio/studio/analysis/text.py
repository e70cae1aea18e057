"""The table of layers as text: aligned by tabs for a mail or a spreadsheet, or as CSV for another program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from nnstudio.studio.analysis.columns import NONE, Column, Line


def as_text(columns: Sequence[Column], cells: Iterable[Sequence[str]]) -> str:
    """What is seen: a line of titles and one for each row, with tabs between cells, so that a spreadsheet takes it."""
    rows = [[column.title for column in columns], *cells]
    return "\n".join("\t".join(row).rstrip("\t") for row in rows) + "\n"


def as_csv(columns: Sequence[Column], lines: Iterable[Line]) -> str:
    """The bare values: numbers without separators and units, seconds, bytes, shares of 0 to 1; "" for none."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.title for column in columns])
    writer.writerows([_plain(column.value(line)) for column in columns] for line in lines)
    return file.getvalue()


def _plain(value: Any) -> str:
    if value is None or value == NONE:
        return ""
    return "x".join(map(str, value)) if isinstance(value, tuple) else str(value)
