"""Which of our layers a region of operators is, found out by asking it: however a program writes its gelu or its layer
normalization, it gives the same numbers, and those are compared.
"""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np

from nnstudio.formats.onnx.incoming.region import Region
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.layer import Array

NEAR = 2e-5
"""Of the size of the values: constants in files are of single precision."""
GRID = np.concatenate([np.linspace(-9.0, 9.0, 73), [-60.0, -25.0, 25.0, 60.0]])


@dataclasses.dataclass(frozen=True)
class Activated:
    """The function of that name."""

    name: str


@dataclasses.dataclass(frozen=True)
class Affine:
    """scale * x + shift; both have the sides of a value, or 1."""

    scale: Array
    shift: Array


@dataclasses.dataclass(frozen=True)
class Sloped:
    """x where it is positive, and alpha * x where it is not."""

    alpha: Array


@dataclasses.dataclass(frozen=True)
class Normalised:
    """A layer normalization along one axis, counted without the batch. gamma, beta: one number for each place there."""

    axis: int
    gamma: Array
    beta: Array
    epsilon: float


@dataclasses.dataclass(frozen=True)
class Spread:
    """A softmax along one axis, counted without the batch."""

    axis: int


Found = Activated | Affine | Sloped | Normalised | Spread


def recognised(region: Region) -> Found | None:
    """What it is; None for nothing that there is here."""
    if region.reduces:
        return _along_rows(region)
    shape = region.asked_shape()
    grid = GRID.reshape(-1, *(1,) * len(shape))
    answers = region.asked(np.broadcast_to(grid, (len(GRID), *shape)))
    if answers is None or not np.isfinite(answers).all():
        return None
    return _affine(answers) or _function(answers) or _sloped(answers)


def _near(found: Array, wanted: Array) -> bool:
    return bool(np.all(np.abs(found - wanted) <= NEAR * (1.0 + np.abs(wanted))))


def _affine(answers: Array) -> Affine | None:
    """By the values furthest apart, so that rounding counts least."""
    low, high = np.argmin(GRID), np.argmax(GRID)
    scale = (answers[high] - answers[low]) / (GRID[high] - GRID[low])
    shift = (answers[high] + answers[low]) / 2
    size = np.abs(scale).max(initial=0.0) * 60 + np.abs(shift).max(initial=0.0)
    line = GRID.reshape(-1, *(1,) * scale.ndim) * scale + shift
    return Affine(scale, shift) if np.all(np.abs(answers - line) <= 1e-6 * size + 1e-12) else None


def _function(answers: Array) -> Activated | None:
    first = answers.reshape(len(GRID), -1)[:, 0]
    for name, values in _functions().items():
        if _near(first, values) and _near(answers, values.reshape(-1, *(1,) * (answers.ndim - 1))):
            return Activated(name)
    return None


@cache
def _functions() -> dict[str, Array]:
    """What our own functions give on the grid. Softmax goes along rows and is no such function."""
    found = {}
    for name, function in FUNCTIONS.items():
        if name not in ("softmax", "linear"):
            out = np.empty_like(GRID)
            function.forward(GRID.copy(), out, np.empty_like(GRID))
            found[name] = out
    return found


def _sloped(answers: Array) -> Sloped | None:
    grid = GRID.reshape(-1, *(1,) * (answers.ndim - 1))
    alpha = answers[np.argmin(GRID)] / GRID.min()
    return Sloped(alpha) if _near(answers, np.where(grid > 0, grid, grid * alpha)) else None


def _along_rows(region: Region) -> Normalised | Spread | None:
    shape = region.asked_shape()
    rows = [axis for axis, side in enumerate(shape) if side > 1]
    if len(rows) != 1:
        return None
    length = shape[rows[0]]
    values = np.random.default_rng(0).normal(size=(12, length)) * np.linspace(0.01, 3.0, 12)[:, None] + 0.3
    answers = region.asked(values.reshape(12, *shape))
    if answers is None or not np.isfinite(answers).all():
        return None
    answers = answers.reshape(12, length)
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    if _near(answers, powers / powers.sum(axis=1, keepdims=True)):
        return Spread(rows[0])
    return _normalised(region, rows[0], values, answers)


def _normalised(region: Region, axis: int, values: Array, answers: Array) -> Normalised | None:
    """Its epsilon is one of its constants; gamma and beta follow from two rows, and the others must agree."""
    distances = values - values.mean(axis=1, keepdims=True)
    variance = np.mean(np.square(distances), axis=1, keepdims=True)
    small = {
        float(a.reshape(-1)[0]) for a in region.constants.values() if a.size == 1 and a.dtype.kind == "f"
    }
    for epsilon in sorted(each for each in small if 0 < each <= 1):
        plain = distances / np.sqrt(variance + epsilon)
        middle_x, middle_y = plain.mean(axis=0), answers.mean(axis=0)
        spread = np.mean(np.square(plain - middle_x), axis=0)
        gamma = np.mean((plain - middle_x) * (answers - middle_y), axis=0) / spread
        beta = middle_y - gamma * middle_x
        if _near(answers, plain * gamma + beta):
            return Normalised(axis, gamma, beta, epsilon)
    return None
