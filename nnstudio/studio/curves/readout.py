"""The values under the crosshair, or the latest ones, as a line of text above a plot."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from nnstudio.engine.events import EpochDone
from nnstudio.studio.training.history import RunHistory


def title(metric: str) -> str:
    """The metric's name for people."""
    return _tr("Loss") if metric == "loss" else _tr("Accuracy")


def readout(history: RunHistory, metric: str, epoch: float) -> str:
    """The values of "loss" or "accuracy" at a place on the axis in epochs; NaN means the latest."""
    parts = []
    if not math.isnan(epoch):
        parts.append(_tr("epoch {epoch}").format(epoch=f"{max(epoch, 0.0):.2f}"))
    batch = _smooth_at(history, metric, epoch)
    if batch is not None:
        parts.append(_tr("training {value}").format(value=number(batch, metric)))
    judged = _epoch_at(history, epoch)
    validation = getattr(judged, f"validation_{metric}", None)
    if validation is not None:
        parts.append(_tr("validation {value}").format(value=number(validation, metric)))
    return "  ".join(parts)


def number(value: float, metric: str) -> str:
    """A loss with four figures, an accuracy as percent."""
    return f"{value:.2%}" if metric == "accuracy" else f"{value:.4f}" if value < 100 else f"{value:.4g}"


def _smooth_at(history: RunHistory, metric: str, epoch: float) -> float | None:
    values, places = history.smooth(metric), history.progress
    if len(values) == 0:
        done = _epoch_at(history, epoch)
        return None if done is None else float(getattr(done, metric))
    index = len(values) - 1 if math.isnan(epoch) else int(np.searchsorted(places, epoch))
    return float(values[min(index, len(values) - 1)])


def _epoch_at(history: RunHistory, epoch: float) -> EpochDone | None:
    """The last epoch that was complete there."""
    known = (
        history.epochs
        if math.isnan(epoch)
        else [done for done in history.epochs if done.epoch <= epoch + 0.5]
    )
    return known[-1] if known else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("CurvesReadout", text)
