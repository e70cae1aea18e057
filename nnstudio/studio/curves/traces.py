"""What one plot draws of one run: at most some 2,000 points, however long the run was."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.runs.record import LOSS, RunRecord
from nnstudio.studio.curves.decimate import Band, Numbers, min_max, thin

COLUMNS = 300
"""Columns of the band, and points of each line."""
REACHES = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Epochs that an axis shows while that is enough, from the first batches on; longer ones are doublings."""
TAIL = 0.02
"""Part of the columns, on each side, that the vertical range need not show."""


@dataclasses.dataclass(frozen=True)
class Traces:
    """The curves of a run for one metric. smooth and validation: x and y. best: place of the best epoch, if
    any.

    span: lowest and highest value that should be in sight; None where there is nothing.
    """

    band: Band
    smooth: tuple[Numbers, Numbers]
    validation: tuple[Numbers, Numbers]
    best: tuple[float, float] | None
    span: tuple[float, float] | None


def horizon(planned: float, done: float) -> float:
    """How many epochs the axis reaches, so that what is done fills much of it, also in the middle of an epoch of
    minutes. planned, done: in epochs, with fractions; no more is shown than is planned.
    """
    wanted = 1.25 * done
    reach = next((reach for reach in REACHES if reach >= wanted), REACHES[-1])
    while reach < wanted:
        reach *= 2.0
    return max(done, min(planned, reach))


def traces(history: RunRecord, metric: str) -> Traces:
    """The curves of the loss or of any metric, by its name; of batches the leading one alone is known."""
    batches = history.of_batches(metric)
    x = history.progress if len(batches) else batches
    known = np.isfinite(batches)
    whole = (x, batches) if known.all() else (x[known], batches[known])
    band = min_max(*whole, COLUMNS)
    smooth = thin(x, history.smooth(metric), COLUMNS) if len(x) else thin(*history.training(metric), COLUMNS)
    epochs, values = history.validation(metric)
    told = np.isfinite(values)
    validation = epochs[told], values[told]
    span = _span(band, smooth[1], validation[1])
    return Traces(band, smooth, thin(*validation, COLUMNS), _best(history, metric), span)


def _best(history: RunRecord, metric: str) -> tuple[float, float] | None:
    best = history.best
    if best is None:
        return None
    value = best.validation_loss if metric == LOSS else best.validation_metrics.get(metric)
    return None if value is None or not np.isfinite(value) else (float(best.epoch), value)


def _span(band: Band, smooth: Numbers, validation: Numbers) -> tuple[float, float] | None:
    out_of_sight = int(len(band.x) * TAIL)
    if len(band.x):
        ends = [np.sort(band.low)[out_of_sight], np.sort(band.high)[-1 - out_of_sight]]
    else:
        ends = smooth.tolist()
    values = np.array([*ends, *smooth[-1:], *validation])
    values = values[np.isfinite(values)]
    return (float(values.min()), float(values.max())) if len(values) else None
