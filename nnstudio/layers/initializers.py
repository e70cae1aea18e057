"""How weights begin: each initializer draws one array from an explicit generator."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.shapes import Shape

Draw = Callable[[np.random.Generator, Shape, int, int], NDArray[np.float64]]


def _truncated(rng: np.random.Generator, shape: Shape, deviation: float) -> NDArray[np.float64]:
    """Normal values with tails beyond two deviations drawn again, widened to keep the deviation (as in Keras)."""
    values = rng.standard_normal(shape)
    while (outside := np.abs(values) > 2.0).any():
        values[outside] = rng.standard_normal(int(outside.sum()))
    return values * (deviation / 0.87962566103423978)


def glorot_uniform(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """Uniform within sqrt(6 / (fan_in + fan_out)) (Glorot & Bengio 2010)."""
    limit = math.sqrt(6.0 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, shape)


def glorot_normal(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """Truncated normal with variance 2 / (fan_in + fan_out) (Glorot & Bengio 2010)."""
    return _truncated(rng, shape, math.sqrt(2.0 / (fan_in + fan_out)))


def he_uniform(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """Uniform within sqrt(6 / fan_in), made for relu (He et al. 2015)."""
    limit = math.sqrt(6.0 / fan_in)
    return rng.uniform(-limit, limit, shape)


def he_normal(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """Truncated normal with variance 2 / fan_in, made for relu (He et al. 2015)."""
    return _truncated(rng, shape, math.sqrt(2.0 / fan_in))


def zeros(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """All zero: the usual start of a bias."""
    return np.zeros(shape)


def ones(rng: np.random.Generator, shape: Shape, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """All one: the usual start of a scale."""
    return np.ones(shape)


INITIALIZERS: dict[str, Draw] = {
    draw.__name__: draw for draw in (glorot_uniform, glorot_normal, he_uniform, he_normal, zeros, ones)
}
INITIALIZER_NAMES = tuple(INITIALIZERS)
