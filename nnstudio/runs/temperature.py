"""The one number that makes a network as sure as it is right: what its softmax reads is divided by a temperature
(Guo et al. 2017). No answer is another one by it, since the largest stays the largest.

It is fitted by examples that are kept aside, and its worth is shown on others: on the test part, or on each half of
what is kept aside by the temperature of the other half.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

Scores = NDArray[np.float64]
Classes = NDArray[np.intp]

COLDEST, HOTTEST = 0.05, 20.0
LEAST = 20
"""Examples from which on a temperature is fitted."""
MOST_VALUES = 2_000_000
"""Outputs that it is fitted by; of more, those of the first examples."""
STEPS, CLOSE = 60, 1e-10
TINIEST, TINIEST_OF_TWO = 1e-38, 3e-8
"""What float32 makes 0: an output of many, and the share that a single output leaves for the other class."""


@dataclasses.dataclass(frozen=True, eq=False)
class Mended:
    """temperature: above 1 it makes answers less sure. count: examples that it was fitted by. crossed: whether each
    half of those has the temperature of the other. sureness: (n,) float32 of the answers with it, NaN without one.
    """

    temperature: float
    count: int
    crossed: bool
    sureness: Array


def mended(aside: Array, classes: Classes, outputs: Array) -> Mended | None:
    """Fitted by the outputs (m, k) for examples that were kept aside, for other outputs (n, k); None where it can't be.

    classes: (m,) the right ones. Outputs are probabilities, k of them, or one for the second of two classes.
    """
    temperature = fitted(scores_of(aside), classes)
    if temperature is None:
        return None
    return Mended(temperature, len(aside), False, sureness(scores_of(outputs), temperature))


def mended_by_halves(outputs: Array, classes: Classes) -> Mended | None:
    """For the very examples that were kept aside: each half gets what was fitted by the other."""
    scores = scores_of(outputs)
    whole = fitted(scores, classes)
    if whole is None:
        return None
    order = np.random.default_rng(0).permutation(len(outputs))
    halves = order[::2], order[1::2]
    found = np.empty(len(outputs), np.float32)
    for half, other in (halves, halves[::-1]):
        temperature = fitted(scores[other], classes[other], least=1)
        found[half] = sureness(scores[half], 1.0 if temperature is None else temperature)
    return Mended(whole, len(outputs), True, found)


def scores_of(outputs: Array) -> Scores:
    """(n, k) logarithms of probabilities (n, k), or of one (n, 1) and what it leaves: what a softmax reads, up to a
    number for each row. NaN where outputs are.
    """
    values = np.asarray(outputs, np.float64)
    if values.shape[1] > 1:
        return np.asarray(np.log(np.maximum(values, TINIEST)))
    both = np.concatenate([1.0 - values, values], axis=1)
    return np.asarray(np.log(np.maximum(both, TINIEST_OF_TWO)))


def log_loss(scores: Scores, classes: Classes, inverse: float) -> float:
    """The mean of -log of what the right class gets; convex in the inverse of the temperature."""
    scaled = inverse * scores
    highest = scaled.max(axis=1)
    whole = highest + np.log(np.exp(scaled - highest[:, None]).sum(axis=1))
    return float((whole - scaled[np.arange(len(scores)), classes]).mean())


def slopes(scores: Scores, classes: Classes, inverse: float) -> tuple[float, float]:
    """The first and second derivative of that loss by the inverse of the temperature."""
    shares = _shares(scores, inverse)
    mean = (shares * scores).sum(axis=1)
    spread = (shares * (scores - mean[:, None]) ** 2).sum(axis=1)
    return float((mean - scores[np.arange(len(scores)), classes]).mean()), float(spread.mean())


def fitted(scores: Scores, classes: Classes, least: int = LEAST) -> float | None:
    """The temperature from COLDEST to HOTTEST at which the loss is least; None for fewer than `least` answers, or where
    there is no mistake, so that the coldest would always be the best.
    """
    told = np.isfinite(scores).all(axis=1)
    scores, classes = scores[told], classes[told]
    most = max(LEAST, MOST_VALUES // max(1, scores.shape[1]))
    scores, classes = scores[:most], classes[:most]
    if len(scores) < max(1, least) or (scores.argmax(axis=1) == classes).all():
        return None
    low, high, inverse = 1 / HOTTEST, 1 / COLDEST, 1.0
    for _ in range(STEPS):
        slope, bend = slopes(scores, classes, inverse)
        low, high = (low, inverse) if slope > 0 else (inverse, high)
        wanted = inverse - slope / bend if bend > 0 else low
        step = wanted if low < wanted < high else (low * high) ** 0.5
        if abs(step - inverse) < CLOSE * inverse:
            break
        inverse = step
    return 1.0 / inverse


def sureness(scores: Scores, temperature: float) -> Array:
    """(n,) float32 the share of the likeliest class at this temperature, NaN where scores (n, k) are."""
    return np.asarray(_shares(scores, 1.0 / temperature).max(axis=1), np.float32)


def _shares(scores: Scores, inverse: float) -> Scores:
    scaled = inverse * scores
    shares = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
