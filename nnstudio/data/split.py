"""Dividing examples into two parts that have no example in common: by chance from a seed, each class in its share."""

from __future__ import annotations

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Indices


def divide(targets: Array, fraction: float, seed: int) -> tuple[Indices, Indices]:
    """Indices of the rest, and of `fraction` of the examples to be kept aside; each in rising order.

    targets: (n,) classes, of each of which that fraction is kept aside (largest remainders decide what rounding leaves
    open, and a class with two examples or more keeps one on each side if the parts are large enough for it); anything
    else is divided by chance alone. 0 < fraction < 1. The same seed gives the same division. Raises DataError for fewer
    than two examples.
    """
    count = len(targets)
    if not 0.0 < fraction < 1.0:
        raise DataError(
            sentence("A split of {fraction:g} is impossible: choose it between 0 and 1.", fraction=fraction)
        )
    if count < 2:
        raise DataError(sentence("Fewer than 2 examples can't be divided: use more."))
    aside = min(max(round(count * fraction), 1), count - 1)
    rng = np.random.default_rng(seed)
    order = rng.permutation(count)
    if targets.ndim == 1 and targets.dtype.kind in "iu":
        chosen = _by_class(np.asarray(targets)[order], aside)
    else:
        chosen = np.arange(count) < aside
    return np.sort(order[~chosen]), np.sort(order[chosen])


def _by_class(labels: Array, aside: int) -> Array:
    """(n,) bool: which of these, in an order of chance, are kept aside; `aside` of them."""
    classes, where, counts = np.unique(labels, return_inverse=True, return_counts=True)
    wanted = counts * (aside / len(labels))
    quota = np.floor(wanted).astype(np.intp)
    if aside >= len(classes):
        quota = np.maximum(quota, counts > 1)
    while quota.sum() > aside:
        quota[np.argmax(quota - wanted)] -= 1
    for index in np.argsort(-(wanted - quota), kind="stable"):
        if quota.sum() < aside and quota[index] < counts[index]:
            quota[index] += 1
    chosen: Array = _rank_within(where, len(classes)) < quota[where]
    return chosen


def _rank_within(where: Array, classes: int) -> Array:
    """(n,) how many before each one are of its class."""
    order = np.argsort(where, kind="stable")
    starts = np.searchsorted(where[order], np.arange(classes))
    rank = np.empty(len(where), np.intp)
    rank[order] = np.arange(len(where)) - starts[where[order]]
    return rank
