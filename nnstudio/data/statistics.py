"""Mean and deviation of examples, channel by channel, with a bounded amount of memory."""

from __future__ import annotations

import numpy as np

from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import Scaling

AT_ONCE = 256


def standard(examples: Examples, factor: float) -> Scaling:
    """The scaling that gives each channel mean 0 and deviation 1 over these examples.

    Sums are taken of values in units of raw * factor, in float64. A channel that never changes is only shifted.
    """
    channels = examples.shape[-1]
    count, total, squares = 0, np.zeros(channels), np.zeros(channels)
    for start in range(0, len(examples), AT_ONCE):
        indices = np.arange(start, min(start + AT_ONCE, len(examples)))
        raw = np.empty((len(indices), *examples.shape), examples.dtype)
        examples.read(indices, raw)
        values = raw.reshape(-1, channels).astype(np.float64) * factor
        count += len(values)
        total += values.sum(axis=0)
        squares += (values * values).sum(axis=0)
    mean = total / max(1, count)
    deviation = np.sqrt(np.maximum(squares / max(1, count) - mean * mean, 0.0))
    deviation[deviation < 1e-6] = 1.0
    return Scaling(factor, tuple(map(float, mean)), tuple(map(float, deviation)))
