"""What a metric is: sums that add up over batches, and one figure made of them.

Since sums add up, a figure over a whole epoch needs no stored answers, a run that was stopped within an epoch goes
on exactly, and the order of batches is the order of the additions.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

Sums = NDArray[np.float64]
ROUNDING = 1e-12
"""What is smaller is left over from rounding."""


class Metric:
    """Base of all metrics.

    name: as in events and files. title, help: for a person. higher_is_better: its direction. share: whether it is a
    fraction of 1, to be written as a percentage. unit: "" or "dB"; "target" where it has the unit of what is predicted.
    lowest, highest: the values that it can take at most, None without a limit.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    higher_is_better: ClassVar[bool] = True
    share: ClassVar[bool] = False
    unit: ClassVar[str] = ""
    lowest: ClassVar[float | None] = None
    highest: ClassVar[float | None] = None

    def sums(self, outputs: Array, targets: Array) -> Sums:
        """What these examples add, (m,) float64, m the same for every batch of a run.

        outputs: (n, *shape), the network's answers. targets: (n,) whole numbers for classes, else as the outputs.
        """
        raise NotImplementedError

    def counter(self, outputs: Array, targets: Array) -> Callable[[], Sums]:
        """`sums` made ready once for buffers that are filled anew with each batch; the next call may overwrite them."""
        return functools.partial(self.sums, outputs, targets)

    def value(self, sums: Sums) -> float:
        """The figure that all added sums stand for; NaN where there is nothing to judge by."""
        raise NotImplementedError

    def of(self, outputs: Array, targets: Array) -> float:
        """The figure of these examples alone."""
        return self.value(self.sums(outputs, targets))

    def text(self, value: float) -> str:
        """The figure as it is written: "96.86%", "24.1 dB" or "0.8312"."""
        if self.share:
            return f"{value:.2%}"
        return f"{value:.1f} {self.unit}" if self.unit == "dB" else plain(value)

    def beyond(self, baseline: float, count: int) -> float:
        """What the baseline may reach by chance on so many examples: nothing is learned by a run not better than it."""
        raise NotImplementedError

    def better(self, value: float, than: float | None) -> bool:
        """Whether a value is an improvement; any number is better than None or NaN, and NaN than nothing."""
        if np.isnan(value):
            return False
        if than is None or np.isnan(than):
            return True
        return value > than if self.higher_is_better else value < than


def plain(value: float) -> str:
    """A number in four figures, or all that stand before its point: 0.8312, 24.1, 12,345; 2.1e-07."""
    if abs(value) < ROUNDING:
        return "0"
    return f"{value:,.0f}" if 1e3 <= abs(value) < 1e9 else f"{value:.4g}"


def ratio(part: float, whole: float) -> float:
    """part / whole, NaN where whole is 0."""
    return float(part / whole) if whole else float("nan")
