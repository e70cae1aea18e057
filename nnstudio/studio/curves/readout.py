"""The values under the crosshair, or the latest ones, as a line of text above a plot."""

from __future__ import annotations

import bisect
import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from nnstudio.learning.events import EpochDone
from nnstudio.runs.record import LOSS, RunRecord
from nnstudio.studio.words import declared, signed


def title(history: RunRecord, figure: str) -> str:
    """The loss's or the metric's name for people."""
    metric = history.metric_of(figure)
    return _tr("Loss") if metric is None else declared(metric.title)


def readout(history: RunRecord, metric: str, epoch: float) -> str:
    """The values of the loss or a metric at a place on the axis in epochs; NaN means the latest.

    Where no batch tells a metric, it says so.
    """
    parts = []
    if not math.isnan(epoch):
        parts.append(_tr("epoch {epoch}").format(epoch=f"{max(epoch, 0.0):.2f}"))
    batch = _smooth_at(history, metric, epoch)
    if batch is not None:
        parts.append(_tr("training {value}").format(value=number(history, batch, metric)))
    judged = _epoch_at(history, epoch)
    validation = None
    if judged is not None:
        judged_by = judged.validation_metrics.get(metric)
        validation = judged.validation_loss if metric == LOSS else judged_by
    if validation is not None:
        parts.append(_tr("validation {value}").format(value=number(history, validation, metric)))
    if metric not in (LOSS, history.metric.name):
        none = validation is None and history.settings.validation == "none"
        unjudged = _tr("only validation measures this, and this run has none")
        parts.append(unjudged if none else _tr("(not measured in training)"))
    return "  ".join(parts)


def number(history: RunRecord, value: float, figure: str) -> str:
    """A loss with four figures, a metric as it is written."""
    metric = history.metric_of(figure)
    if metric is not None:
        return signed(metric.text(value))
    return f"{value:.4f}" if value < 100 else f"{value:.4g}"


def _smooth_at(history: RunRecord, metric: str, epoch: float) -> float | None:
    values, places = history.smooth(metric), history.progress
    if metric not in (LOSS, history.metric.name):
        return None
    if len(values) == 0:
        done = _epoch_at(history, epoch)
        if done is None:
            return None
        return done.loss if metric == LOSS else done.metrics.get(metric)
    index = len(values) - 1 if math.isnan(epoch) else int(np.searchsorted(places, epoch))
    return float(values[min(index, len(values) - 1)])


def _epoch_at(history: RunRecord, epoch: float) -> EpochDone | None:
    """The last epoch that was complete there."""
    epochs = history.epochs
    known = len(epochs)
    if not math.isnan(epoch):
        known = bisect.bisect_right(epochs, epoch + 0.5, key=lambda done: done.epoch)
    return epochs[known - 1] if known else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("CurvesReadout", text)
