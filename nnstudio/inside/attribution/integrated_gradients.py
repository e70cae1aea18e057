"""Integrated gradients: the gradients on the way from a blank input to this one, added up.

What they give to all numbers of the input adds up to the whole difference in score, so it can be checked: the way is
cut finer until it does.
"""

from __future__ import annotations

import numpy as np

from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.question import Question
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array

FIRST, MOST = 32, 1024
"""Points on the way, at first and at most."""
ENOUGH = 0.005
"""The share of the difference that may be missing."""


class IntegratedGradients(Method):
    """(input - blank) * mean of d score / d input on the straight way between them (Sundararajan et al. 2017)."""

    name = "integrated-gradients"
    title = "Integrated gradients"
    help = "What each pixel adds to the score on the way from an empty picture to this one. Together they make it up."

    def explain(self, question: Question) -> Explanation:
        ends = question.between(np.array([0.0, 1.0]))
        start, end = question.score(ends)
        before, after = question.model.inside(ends, [INPUT])[INPUT]
        points = FIRST
        while True:
            values = (after - before) * _mean_gradient(question, points)
            missing = _share(float(end - start), float(np.sum(values, dtype=np.float64)))
            if missing <= ENOUGH or points >= MOST:
                return Explanation(np.asarray(values, np.float32), missing)
            points *= 2


def _mean_gradient(question: Question, points: int) -> Array:
    """The mean of the gradients in the middles of so many parts of the way."""
    middles = (np.arange(points) + 0.5) / points
    total = np.zeros(question.graph.input_shape)
    for start in range(0, points, FIRST):
        along = question.between(middles[start : start + FIRST])
        total += question.gradient(along, INPUT).sum(axis=0, dtype=np.float64)
    return total / points


def _share(wanted: float, found: float) -> float:
    """What is missing of `wanted`, as a share of it; 0 where nothing is wanted and nothing found."""
    missing = abs(found - wanted)
    return missing / max(abs(wanted), 1e-6)
