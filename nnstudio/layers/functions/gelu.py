"""Gelu: every value, weighted by the probability that a normal random number is below it."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function, pieces
from nnstudio.layers.functions.normal import REACH, tail_and_density
from nnstudio.layers.layer import Array


class Gelu(Function):
    """f(x) = x P(x), P the normal distribution function: exact, not the tanh approximation (Hendrycks & Gimpel 2016).

    With Q(x) = 1 - P(x) for the tail, f(x) = max(x, 0) - |x| Q(|x|) on both sides of 0. f' = P + x p with the
    density p(x) = exp(-x^2 / 2) / sqrt(2 pi); with r = Q(|x|) - |x| p that is 1 - r above 0 and r below.
    """

    name = "gelu"
    reads = "input"
    help = "A smooth relu that dips a little below 0; the usual choice in transformers."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        for values, out in pieces(x, y):
            tail, _ = tail_and_density(values)
            tail *= np.minimum(np.abs(values), REACH)
            np.clip(values, 0.0, np.inf, out=out)
            np.subtract(out, tail, out=out)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        """dx = dy f'; since r <= 1/2, f' is 1/2 plus 1/2 - r with the sign of x."""
        for x, gradient, out in pieces(kept, dy, dx):
            r, density = tail_and_density(x)
            density *= np.minimum(np.abs(x), REACH)
            r -= density
            np.subtract(0.5, r, out=r)
            slope = np.copysign(r, x, out=r)
            slope += 0.5
            np.multiply(gradient, slope, out=out)
