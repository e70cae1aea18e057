"""A run as comma-separated values, for spreadsheets and other programs: one row a batch, or one an epoch."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

from nnstudio.engine.events import BatchDone, EpochDone
from nnstudio.formats.atomic import write_atomically
from nnstudio.runs.record import RunRecord


def batches_csv(record: RunRecord) -> str:
    """The batches with a header: the fields of BatchDone."""
    return _csv(BatchDone, list(record.batches.rows()))


def epochs_csv(record: RunRecord) -> str:
    """The epochs with a header: the fields of EpochDone. What is unknown is left empty."""
    return _csv(EpochDone, record.epochs)


def export_csv(path: Path, text: str) -> None:
    """Write the table in UTF-8; OSError leaves an older file as it was."""
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def _csv(cls: type[BatchDone | EpochDone], rows: list[BatchDone] | list[EpochDone]) -> str:
    names = [field.name for field in dataclasses.fields(cls)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([getattr(row, name) for name in names] for row in rows)
    return text.getvalue()
