"""The axes of the plots: whole epochs below, values at the left. Each draws a few lines and no more."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from nnstudio.learning.metrics import Metric
from nnstudio.studio.words import signed

BASES = (1.0, 2.0, 5.0, 10.0)
VALUE_BASES = (1.0, 2.0, 2.5, 5.0, 10.0)
"""With quarters, so that accuracies have more marks than a half."""
LARGE, HUGE, TINY = 1e4, 1e9, 1e-3
"""From here on values are written in thousands; beyond the others with a power of ten."""
VALUE_WIDTH = 52
"""Pixels for the values: "24.5 dB", "-0.25", "12.5k"."""
EPOCH_WIDTH = 48.0
EPOCH_HEIGHT = 34
"""Pixels for the epochs and for the word under them."""
VALUE_HEIGHT = 24.0
"""Pixels from one tick to the next, at least."""
HALF_A_LABEL = 8
"""Pixels by which the label of a tick at the end of an axis goes beyond it."""

Ticks = list[tuple[float, list[float]]]


class RoundAxis(pg.AxisItem):
    """Ticks at 1, 2 or 5 times a power of ten, in one size. It is kept as a picture until the range
    changes.
    """

    def __init__(self, side: str, spacing: float, bases: tuple[float, ...] = BASES) -> None:
        super().__init__(side)
        self.least_spacing, self.bases = spacing, bases
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def step(self, least: float, most: float, size: float) -> float:
        """The distance of the ticks on an axis of `size` pixels."""
        wanted = max(most - least, 1e-9) / max(1.0, size / self.least_spacing)
        power = 10.0 ** math.floor(math.log10(wanted))
        return next(base * power for base in self.bases if base * power >= wanted * (1 - 1e-9))

    def boundingRect(self) -> QRectF:
        """The axis, with room for the labels of the ticks at its ends, which would be left out."""
        rect: QRectF = super().boundingRect()
        return rect.adjusted(-HALF_A_LABEL, -HALF_A_LABEL, HALF_A_LABEL, HALF_A_LABEL)

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """One distance, from zero."""
        return [(self.step(minVal, maxVal, size), 0.0)]


class EpochAxis(RoundAxis):
    """Whole epochs where there is room for them, and parts of an epoch where the view is narrower."""

    def __init__(self) -> None:
        super().__init__("bottom", EPOCH_WIDTH)
        self.enableAutoSIPrefix(False)
        self.setHeight(EPOCH_HEIGHT)


class ValueAxis(RoundAxis):
    """The values; as percent where they are fractions of 1, and with their unit where it is always the same."""

    def __init__(self) -> None:
        super().__init__("left", VALUE_HEIGHT, VALUE_BASES)
        self.metric: Metric | None = None
        self.setWidth(VALUE_WIDTH)

    def show_metric(self, metric: Metric | None) -> None:
        """Write values as this metric does; None for a loss."""
        if metric is not self.metric:
            self.metric = metric
            self.picture = None
            self.update()

    @property
    def unit(self) -> str:
        """What stands behind every value."""
        return f" {self.metric.unit}" if self.metric is not None and self.metric.unit == "dB" else ""

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Ticks:
        """Round values; on a logarithmic axis those of 1, 2, 5 and their powers of ten for which there is
        room.
        """
        if not self.logMode:
            ticks: Ticks = super().tickValues(minVal, maxVal, size)
            return ticks
        bases = (1.0, 2.0, 5.0) if (maxVal - minVal) / max(size, 1.0) * VALUE_HEIGHT < 0.3 else (1.0,)
        powers = range(math.floor(minVal), math.ceil(maxVal) + 1)
        values = [math.log10(base) + power for power in powers for base in bases]
        return [(1.0, [value for value in values if minVal <= value <= maxVal])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The labels."""
        if self.logMode:
            return [f"{10.0**value:.3g}" for value in values]
        if self.metric is not None and self.metric.share:
            return [signed(f"{value * 100:z.{_digits(spacing * 100)}f}%") for value in values]
        return [f"{text}{self.unit}" for text in number_texts(values, spacing)]


class NumberAxis(RoundAxis):
    """Plain numbers on any side."""

    def __init__(self, side: str) -> None:
        super().__init__(side, VALUE_HEIGHT if side == "left" else EPOCH_WIDTH)
        self.enableAutoSIPrefix(False)
        if side == "bottom":
            self.setHeight(EPOCH_HEIGHT)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The labels."""
        return number_texts(values, spacing)


def number_texts(values: list[float], spacing: float) -> list[str]:
    """Values that are so far apart, in as few letters as tell them apart: "0.25", "12.5k", "2e+13"."""
    most = max(map(abs, values), default=0.0)
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if most >= LARGE and most >= size and most < HUGE:
            return [signed(f"{value / size:z.{_digits(spacing / size)}f}{letter}") for value in values]
    if most >= HUGE or 0.0 < most < TINY:
        return [signed(f"{value:.3g}".replace("e+", "e")) for value in values]
    return [signed(f"{value:z.{_digits(spacing)}f}") for value in values]


def _digits(spacing: float) -> int:
    """Decimals that tell each tick exactly: 0 for 1, 1 for 2.5, 2 for 0.25."""
    return next((digits for digits in range(9) if math.isclose(round(spacing, digits), spacing)), 9)
