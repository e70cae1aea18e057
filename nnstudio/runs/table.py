"""A run as comma-separated values, for spreadsheets and other programs: one row a batch, or one an epoch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nnstudio.data.atomic import write_atomically
from nnstudio.learning.events import EpochDone
from nnstudio.runs.record import LOSS, RunRecord


def batches_csv(record: RunRecord) -> str:
    """The batches with a header; the metric has its name. What validation said stands in the last row of its epoch."""
    judged = _judged(record)
    names = (
        *("epoch", "batch", "batches", "step", "examples", "loss", record.metric.name, "learning_rate"),
        *(f"validation_{name}" for name in judged),
    )
    done = {epoch.step: epoch for epoch in record.epochs}
    rows = (
        (
            *(row.epoch, row.batch, row.batches, row.step, row.examples, row.loss),
            row.metrics[record.metric.name],
            row.learning_rate,
            *(_validation(done.get(row.step), name) for name in judged),
        )
        for row in record.batches.rows()
    )
    return _csv(names, rows)


def epochs_csv(record: RunRecord) -> str:
    """The epochs with a header; each metric has its name. What is unknown is left empty."""
    judged = _judged(record) or [LOSS]
    names = (
        *("epoch", "step", "loss", record.metric.name),
        *(f"validation_{name}" for name in judged),
        "learning_rate",
    )
    rows = (
        (
            *(epoch.epoch, epoch.step, epoch.loss, epoch.metrics.get(record.metric.name)),
            *(_validation(epoch, name) for name in judged),
            epoch.learning_rate,
        )
        for epoch in record.epochs
    )
    return _csv(names, rows)


def _judged(record: RunRecord) -> list[str]:
    """LOSS and the names of all metrics that a validation told; none without validation."""
    known = dict.fromkeys(name for epoch in record.epochs for name in epoch.validation_metrics)
    return [LOSS, *known] if known else []


def _validation(epoch: EpochDone | None, figure: str) -> float | None:
    if epoch is None:
        return None
    return epoch.validation_loss if figure == LOSS else epoch.validation_metrics.get(figure)


def export_csv(path: Path, text: str) -> None:
    """Write the table in UTF-8; OSError leaves an older file as it was."""
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def _csv(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()
