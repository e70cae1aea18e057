"""Sets of classes that hold the right one as often as they promise, whatever the network is worth (split conformal
prediction: Vovk et al. 2005; the score of Sadinle et al. 2019).

A good network is right in more than 95% of all examples, so that sets for all of them would often be empty. What people
want to know is what a doubtful answer may be. So the examples are divided by how sure the network is, and the promise
is kept among the doubtful ones alone (a Mondrian taxonomy).
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

Classes = NDArray[np.intp]

LEVEL = 0.95
"""How many sets of a hundred hold the right class."""
RELIABLE = 0.99
"""How many of the answers that are called sure are right, as far as that can be had."""
LEAST_DOUBTFUL, FEWEST_DOUBTFUL = 0.1, 40
"""The share of examples that are called doubtful at least, and how many, so that there are some to learn from."""


@dataclasses.dataclass(frozen=True)
class Conformal:
    """sure_from: the value of the likeliest class from which on an answer is sure, and its set is that class alone.
    least: the value from which on a class belongs to the set of a doubtful answer. count: doubtful examples it was
    learned from.
    """

    level: float
    sure_from: float
    least: float
    count: int

    def sets(self, values: Array) -> NDArray[np.bool_]:
        """Which classes are in the set of each answer, for values (n, classes); at least the likeliest."""
        best = values.argmax(axis=1)
        inside: NDArray[np.bool_] = np.asarray(values >= self.least)
        inside[self.sure(values)] = False
        inside[np.arange(len(values)), best] = True
        return inside

    def sure(self, values: Array) -> NDArray[np.bool_]:
        """Which answers are no doubtful ones, (n,)."""
        return np.asarray(values.max(axis=1) >= self.sure_from)


def conformal(values: Array, classes: Classes, level: float = LEVEL) -> Conformal:
    """Learns it from the values (n, classes) for examples that were kept aside, and their right classes (n,)."""
    best = values.max(axis=1)
    right = values.argmax(axis=1) == classes
    sure_from = _sure_from(best, right)
    doubtful = best < sure_from
    scores = values[np.arange(len(values)), classes][doubtful]
    return Conformal(level, sure_from, _least(scores, level), int(doubtful.sum()))


def plain(values: Array, classes: Classes, level: float = LEVEL) -> float:
    """The value from which on a class belongs to a set, if the promise is to be kept over all examples."""
    return _least(values[np.arange(len(values)), classes], level)


def _sure_from(best: Array, right: NDArray[np.bool_]) -> float:
    """The least value that makes an answer sure: those above are RELIABLE, and a share is left below."""
    order = np.argsort(-best, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    reliable = np.flatnonzero(shares >= RELIABLE)
    most = max(0, min(int((1 - LEAST_DOUBTFUL) * len(order)), len(order) - FEWEST_DOUBTFUL))
    sure = min(most, int(reliable[-1]) + 1 if len(reliable) else 0)
    return float(best[order[sure - 1]]) if sure else math.inf


def _least(scores: Array, level: float) -> float:
    """The value that the right class has in `level` of the examples, with what a finite number of them leaves open."""
    rank = math.floor((1 - level) * (len(scores) + 1))
    return float(np.sort(scores)[rank - 1]) if 0 < rank <= len(scores) else 0.0


def class_values(outputs: Array) -> Array:
    """One value for each class, (n, classes), for outputs (n, classes), or (n, 1) for the second of two."""
    values = outputs if outputs.shape[1:] != (1,) else np.concatenate([1 - outputs, outputs], axis=1)
    return np.asarray(values, np.float32)
