"""Mean and deviation of examples, channel by channel, and the ground of pictures, with a bounded amount of memory."""

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


def on_dark(pictures: Examples) -> bool:
    """Whether pictures (h, w, channels) are light on a dark ground: by the middle value of their borders.

    Some that are spread over all of them are looked at.
    """
    some = np.unique(np.linspace(0, len(pictures) - 1, AT_ONCE).astype(np.intp))
    values = np.empty((len(some), *pictures.shape), pictures.dtype)
    pictures.read(some, values)
    sides = (values[:, 0], values[:, -1], values[:, :, 0], values[:, :, -1])
    border = np.concatenate([side.ravel() for side in sides])
    middle = (float(values.min()) + float(values.max())) / 2
    return float(np.median(border)) < middle
