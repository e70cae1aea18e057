"""A run as comma-separated values, for spreadsheets and other programs: one row a batch, or one an epoch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nnstudio.formats.atomic import write_atomically
from nnstudio.runs.record import RunRecord


def batches_csv(record: RunRecord) -> str:
    """The batches with a header; the metric has its name."""
    names = ("epoch", "batch", "batches", "step", "examples", "loss", record.metric.name, "learning_rate")
    rows = (
        (
            *(row.epoch, row.batch, row.batches, row.step, row.examples, row.loss),
            row.metrics[record.metric.name],
            row.learning_rate,
        )
        for row in record.batches.rows()
    )
    return _csv(names, rows)


def epochs_csv(record: RunRecord) -> str:
    """The epochs with a header; each metric has its name. What is unknown is left empty."""
    judged = list(dict.fromkeys(name for epoch in record.epochs for name in epoch.validation_metrics))
    names = (
        *("epoch", "step", "loss", record.metric.name, "validation_loss"),
        *(f"validation_{name}" for name in judged),
        "learning_rate",
    )
    rows = (
        (
            *(epoch.epoch, epoch.step, epoch.loss, epoch.metrics.get(record.metric.name)),
            epoch.validation_loss,
            *(epoch.validation_metrics.get(name) for name in judged),
            epoch.learning_rate,
        )
        for epoch in record.epochs
    )
    return _csv(names, rows)


def export_csv(path: Path, text: str) -> None:
    """Write the table in UTF-8; OSError leaves an older file as it was."""
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def _csv(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()
