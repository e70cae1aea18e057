"""Whether targets have anything to do with their examples, asked of the examples alone: if they have, near neighbours
agree more often than any two do.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import Scaling, natural
from nnstudio.learning.tasks import Classification, Task

MOST_COMPARED = 1500
"""Examples of which each is compared with all others: a hundred milliseconds."""
FEWEST_COMPARED = 50
MOST_VALUES = 4096
"""Values of an example that are compared; of larger ones, some that are spread evenly."""
SEED = 0
ROUNDING = 1e-5
"""Part of the mean square below which a distance is none: float32 keeps no more of the difference of two squares."""
BEYOND = 3.0
"""Standard errors: by chance alone, one in 700 sets without relation comes so far."""


@dataclasses.dataclass(frozen=True)
class Relation:
    """agreement: of each example's target with its nearest neighbour's, by classes the share that is the same, by
    numbers the correlation. chance: what unrelated targets would give. error: its standard error, at most: two
    examples may be each other's nearest, and then count as one. examples: that were compared.
    """

    agreement: float
    chance: float
    error: float
    examples: int

    @property
    def is_there(self) -> bool:
        """Whether neighbours agree more than chance has it."""
        return self.agreement > self.chance + BEYOND * self.error


def relation(task: Task, examples: Examples, scaling: Scaling | None = None) -> Relation | None:
    """Ask some of the examples; None for tasks without targets of their own, and for a handful of examples."""
    some = examples.some(MOST_COMPARED, SEED)
    targets = some.targets
    if len(some) < FEWEST_COMPARED or (targets.ndim > 1 and not targets.shape[1]):
        return None
    values = (scaling or natural(some.dtype)).of(some.all()).reshape(len(some), -1)
    nearest = _nearest(values[:, :: -(-values.shape[1] // MOST_VALUES)])
    has_one = nearest >= 0
    targets, nearest = targets[has_one], nearest[has_one]
    if len(targets) < FEWEST_COMPARED:
        return None
    theirs = some.targets[nearest]
    if isinstance(task, Classification):
        return _of_classes(targets, theirs)
    own, other = (each.reshape(len(each), -1)[:, 0].astype(np.float64) for each in (targets, theirs))
    return _of_numbers(own, other)


def _nearest(values: Array) -> Array:
    """For each row (n, k) the nearest other one that is not the same, -1 where all are: (n,). Columns count alike."""
    deviation = values.std(axis=0)
    alike = (values - values.mean(axis=0)) / np.where(deviation > 0.0, deviation, 1.0)
    if values.shape[1] > 64:  # pictures: their pixels have one scale, and the rims hold little but chance
        alike = values - values.mean(axis=0)
    squares = np.einsum("ij,ij->i", alike, alike)
    distances = squares[:, None] + squares[None, :] - 2.0 * (alike @ alike.T)
    distances[distances <= ROUNDING * max(1e-30, float(squares.mean()))] = np.inf
    np.fill_diagonal(distances, np.inf)
    nearest: Array = distances.argmin(axis=1)
    return np.where(np.isfinite(distances.min(axis=1)), nearest, -1)


def _of_classes(targets: Array, theirs: Array) -> Relation:
    shares = np.bincount(targets) / len(targets)
    chance = float((shares**2).sum())
    error = math.sqrt(2.0 * max(chance * (1.0 - chance), 1e-12) / len(targets))
    return Relation(float(np.mean(targets == theirs)), chance, error, len(targets))


def _of_numbers(targets: Array, theirs: Array) -> Relation:
    spread = float(targets.std() * theirs.std())
    agreement = (
        float(np.mean((targets - targets.mean()) * (theirs - theirs.mean()))) / spread if spread else 0.0
    )
    return Relation(agreement, 0.0, math.sqrt(2.0 / len(targets)), len(targets))
