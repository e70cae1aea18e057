"""Mean and deviation of examples, channel by channel, and the ground of pictures, with a bounded amount of memory."""

from __future__ import annotations

import numpy as np

from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import Scaling

AT_ONCE = 256
NOTHING = 1e-12
"""A deviation that is so small beside the mean is rounding."""


def standard(examples: Examples, factor: float) -> Scaling:
    """The scaling that gives each channel mean 0 and deviation 1 over these examples.

    Both are of values in units of raw * factor, in float64. A channel that never changes is only shifted. Means and
    squared deviations of parts are put together (Chan, Golub & LeVeque 1983): the mean of the squares less the square
    of the mean would lose the deviation of values that are all far from 0.
    """
    channels = examples.shape[-1]
    count, mean, squares = 0, np.zeros(channels), np.zeros(channels)
    for start in range(0, len(examples), AT_ONCE):
        indices = np.arange(start, min(start + AT_ONCE, len(examples)))
        raw = np.empty((len(indices), *examples.shape), examples.dtype)
        examples.read(indices, raw)
        values = raw.reshape(-1, channels).astype(np.float64) * factor
        there, part = values.mean(axis=0), len(values)
        away, together = there - mean, count + part
        squares += ((values - there) ** 2).sum(axis=0) + away**2 * (count * part / together)
        mean += away * (part / together)
        count = together
    deviation = np.sqrt(squares / max(1, count))
    deviation[deviation <= NOTHING * np.maximum(1.0, np.abs(mean))] = 1.0
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
