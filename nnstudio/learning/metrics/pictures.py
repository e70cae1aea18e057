"""How near an image is to the one that it should be."""

from __future__ import annotations

import math

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.metrics.metric import Metric, Sums, ratio
from nnstudio.learning.metrics.regression import errors


class Psnr(Metric):
    """Peak signal-to-noise ratio of values from 0 to 1, in decibels: -10 log10(mean (y - t)^2), over all examples."""

    name = "psnr"
    title = "PSNR"
    help = "How near the image is to the right one: 20 dB is a visible difference, above 35 dB hardly any."
    unit = "dB"

    def sums(self, outputs: Array, targets: Array) -> Sums:
        difference = errors(outputs, targets)
        return np.array([np.vdot(difference, difference), difference.size])

    def value(self, sums: Sums) -> float:
        mean = ratio(sums[0], sums[1])
        return math.inf if mean == 0.0 else -10.0 * math.log10(mean)

    def beyond(self, baseline: float, count: int) -> float:
        return baseline + 0.1
