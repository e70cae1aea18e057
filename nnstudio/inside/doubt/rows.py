"""How like the training rows something is, for tables and points: its distance to them in the columns themselves, in
each of which the rows have a deviation of about 1. What the network makes of a row says less: a value far beyond all
others is for its later layers just one more large value (docs/doubt.md has both).
"""

from __future__ import annotations

import dataclasses
import math
import threading

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples

MOST = 5000
"""Training rows that others are compared with."""
NEIGHBOURS = 3
"""The distance is that to the third of them: one may be an odd one."""
REFUSED = 0.017
"""The share of training rows that are unlike all others; so many others of their kind are."""
AT_ONCE = 512
"""Rows whose distances to all others are in memory at a time."""
SAME = 1e-3
"""Rows that are nearer are the same but for rounding."""
ODD = 0.5
"""The share of a distance from which on a single input is what makes a row unlike others."""


@dataclasses.dataclass(frozen=True, eq=False)
class Rows:
    """inputs: (m, d) of the training rows as they are read. places: theirs among all training rows, (m,). far: the
    distance from which on something is unlike all of them.
    """

    inputs: Array
    places: NDArray[np.intp]
    far: float

    def distances(self, inputs: Array) -> Array:
        """How far each (n, d) is from its third nearest training row, (n,)."""
        return np.concatenate([self._third(some, 0) for some in _pieces(inputs)])

    def nearest(self, row: Array, count: int) -> NDArray[np.intp]:
        """The places of the training rows that are nearest to one (d,), among all training rows, the nearest first."""
        return self.places[np.argsort(_squares(row[np.newaxis], self.inputs)[0], kind="stable")[:count]]

    def odd(self, row: Array) -> int | None:
        """Which input makes one (d,) unlike the nearest row, where it is a single one that does."""
        nearest = self.inputs[_squares(row[np.newaxis], self.inputs)[0].argmin()]
        parts = (row - nearest) ** 2
        place, whole = int(parts.argmax()), float(parts.sum())
        return place if whole > 0 and parts[place] >= ODD * whole else None

    def _third(self, inputs: Array, skipped: int) -> Array:
        place = min(len(self.inputs), NEIGHBOURS + skipped) - 1
        squares = np.partition(_squares(inputs, self.inputs), place, axis=1)[:, place]
        return np.asarray(np.sqrt(squares), np.float32)


def learn_rows(learned: Examples, cancelled: threading.Event | None = None) -> Rows | None:
    """Learns from training rows (d,) what is usual: how far each of them is from the others. None where nobody wants it
    any more.
    """
    places = np.sort(np.random.default_rng(0).permutation(len(learned))[:MOST])
    inputs = np.asarray(learned.take(places).all(), np.float32)
    rows, found = Rows(inputs, places, np.inf), []
    for some in _pieces(inputs):
        if cancelled is not None and cancelled.is_set():
            return None
        found.append(rows._third(some, 1))
    return dataclasses.replace(rows, far=max(SAME, _beyond(np.concatenate(found))))


def _beyond(distances: Array) -> float:
    """The distance that REFUSED of so many rows are beyond, at most."""
    rank = math.ceil((1 - REFUSED) * (len(distances) + 1))
    return float(np.sort(distances)[rank - 1]) if rank <= len(distances) else math.inf


def _pieces(inputs: Array) -> list[Array]:
    return [inputs[start : start + AT_ONCE] for start in range(0, max(1, len(inputs)), AT_ONCE)]


def _squares(inputs: Array, others: Array) -> Array:
    """(n, m) squared distances. The inputs are moved to the others' middle, so that little is lost to rounding."""
    middle = others.mean(axis=0)
    one, other = inputs - middle, others - middle
    squares = (one**2).sum(axis=1)[:, np.newaxis] - 2 * one @ other.T + (other**2).sum(axis=1)
    return np.asarray(np.maximum(squares, 0), np.float32)
