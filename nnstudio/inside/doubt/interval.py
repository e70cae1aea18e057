"""How far a predicted number may be off: half of an interval that holds the right number as often as it promises,
whatever the network is worth (split conformal prediction by absolute residuals: Lei et al. 2018).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.doubt.conformal import LEVEL
from nnstudio.layers.layer import Array

Numbers = NDArray[np.float64]


def halves(predicted: Array, right: Array, level: float = LEVEL) -> Numbers:
    """(k,) by how much each number may be off to either side, learned from numbers (n, k) of examples that were kept
    aside, in any unit; infinite for too few. Each number keeps the promise by itself. What was not predicted, NaN,
    counts as off by any amount.
    """
    away = np.abs(np.asarray(predicted, np.float64) - np.asarray(right, np.float64))
    rank = math.ceil(level * (len(away) + 1))
    if rank > len(away):
        return np.full(away.shape[1], np.inf)
    return np.asarray(np.sort(np.where(np.isnan(away), np.inf, away), axis=0)[rank - 1])
