"""How like the training examples something is, in the layers that the answer is made from, beside examples that were
kept aside: how many of those are at least as strange. Softmax can't say it, since its shares always add up to 1.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from nnstudio.inside.doubt.neighbours import Classes, Neighbours
from nnstudio.layers.layer import Array

REFUSED = 0.017
"""The share of usual examples that are called like none; what a finite number leaves open keeps it below 2%."""
LENT = 10
"""So many examples of all classes stand in beside those of each, which may be few."""


@dataclasses.dataclass(frozen=True, eq=False)
class Likeness:
    """layers: the neighbours in each. middle, spread: of the strangeness of usual examples by layer and class,
    (layers, classes): ones are all alike, and no two fours are. usual: how strange usual examples are, rising.
    """

    layers: tuple[Neighbours, ...]
    middle: Array
    spread: Array
    usual: Array

    @cached_property
    def far(self) -> float:
        """From which strangeness on something is like no example."""
        rank = math.ceil((1 - REFUSED) * (len(self.usual) + 1))
        return float(self.usual[rank - 1]) if rank <= len(self.usual) else math.inf

    def strangeness(self, seen: Sequence[Array], taken_for: Classes) -> Array:
        """How strange each is for the class that it is taken for, (n,): 0 is usual for it, and 1 a standard deviation
        more. seen: directions (n, d) in each layer.
        """
        known = np.minimum(taken_for, self.middle.shape[1] - 1)
        found = [
            (layer.strangeness(directions, taken_for) - middle[known]) / spread[known]
            for layer, directions, middle, spread in zip(
                self.layers, seen, self.middle, self.spread, strict=True
            )
        ]
        return np.asarray(np.mean(found, axis=0))

    def as_strange(self, strangeness: Array) -> Array:
        """The share of usual examples that are at least so strange, (n,), above 0."""
        below = np.searchsorted(self.usual, strangeness)
        return np.asarray((len(self.usual) - below + 1) / (len(self.usual) + 1))


def learned(layers: tuple[Neighbours, ...], seen: Sequence[Array], taken_for: Classes) -> Likeness:
    """What is usual, by examples that were kept aside: their directions (n, d) in each layer, and what each is
    taken for, (n,).
    """
    raw = [layer.strangeness(directions, taken_for) for layer, directions in zip(layers, seen, strict=True)]
    count = max(len(layers[0].directions), int(taken_for.max()) + 1)
    middle, spread = zip(*(_by_class(each, taken_for, count) for each in raw), strict=True)
    likeness = Likeness(layers, np.stack(middle), np.stack(spread), np.empty(0, np.float32))
    return dataclasses.replace(likeness, usual=np.sort(likeness.strangeness(seen, taken_for)))


def _by_class(strangeness: Array, classes: Classes, count: int) -> tuple[Array, Array]:
    """Middle and spread of the strangeness (n,) of each of so many classes, (count,); the infinite don't count."""
    there = np.isfinite(strangeness)
    values, classes = strangeness[there].astype(np.float64), classes[there]
    if len(values) == 0:
        return np.zeros(count), np.ones(count)
    numbers = np.bincount(classes, minlength=count) + LENT
    middle = (np.bincount(classes, values, count) + LENT * values.mean()) / numbers
    off = (values - middle[classes]) ** 2
    spread = np.sqrt((np.bincount(classes, off, count) + LENT * off.mean()) / numbers)
    return middle, np.maximum(spread, 1e-3)
