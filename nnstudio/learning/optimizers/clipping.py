"""Clipping by norm: the part of a step that needs the whole gradient at once, before it is cut into pieces.

Sums are in float64, block after block, so that they come out the same on any number of threads.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers.optimizer import Optimizer

BLOCK = 8192
"""Values that are squared at once: as float64 they stay in the first-level cache or near it."""


def clips_by_norm(optimizer: Optimizer) -> bool:
    """Whether the optimizer wants `clip_by_norms` before each of its steps."""
    return optimizer.clipnorm is not None or optimizer.global_clipnorm is not None


def clip_by_norms(optimizer: Optimizer, gradient: Array, boundaries: Sequence[int]) -> None:
    """Shorten the flat gradient in place as the optimizer's clipnorm or global_clipnorm says.

    gradient: (size,). boundaries: where each weight starts, rising, with size at the end. A gradient with NaN
    or infinity is left as it is, so that what diverged can still be found.
    """
    if optimizer.global_clipnorm is not None:
        clip_by_norm(gradient, optimizer.global_clipnorm)
    elif optimizer.clipnorm is not None:
        for start, stop in itertools.pairwise(boundaries):
            clip_by_norm(gradient[start:stop], optimizer.clipnorm)


def clip_by_norm(gradient: Array, longest: float) -> float:
    """Scale gradient (size,) in place to Euclidean length `longest` where it is longer; its length before."""
    length = norm(gradient)
    if longest < length < np.inf:
        np.multiply(gradient, longest / length, out=gradient)
    return length


def norm(vector: Array) -> float:
    """Euclidean length of vector (size,); NaN or infinity if it has one."""
    block = np.empty(min(BLOCK, vector.size), np.float64)
    total = 0.0
    for start in range(0, vector.size, BLOCK):
        part = vector[start : start + BLOCK]
        wide = block[: part.size]
        np.copyto(wide, part)
        total += float(np.dot(wide, wide))
    return float(np.sqrt(total))
