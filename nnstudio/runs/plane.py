"""The plane of two inputs: from what a person points at, in the units of the columns, to what the network gets, and
back.
"""

from __future__ import annotations

import dataclasses
import functools

import numpy as np

from nnstudio.data.columns import Column, encode
from nnstudio.data.description import Description
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Regression, Task


@dataclasses.dataclass(frozen=True)
class Plane:
    """The part of the plane that is shown: from `low` to `high` of two columns of numbers, across and upwards."""

    across: Column
    upwards: Column

    @classmethod
    def of(cls, description: Description) -> Plane | None:
        """The plane of this data; None unless its examples are two numbers whose columns are known."""
        columns = description.columns
        numbers = all(column.kind == "number" and column.low < column.high for column in columns)
        if description.shape != (2,) or len(columns) != 2 or not numbers:
            return None
        return cls(*columns)

    def inputs(self, points: Array) -> Array:
        """(n, 2) float32 as a table of these points (n, 2), in the columns' units, becomes inputs."""
        given = np.asarray(points, np.float64)
        rows = {self.across.name: given[:, 0], self.upwards.name: given[:, 1]}
        return encode((self.across, self.upwards), rows)

    def points(self, inputs: Array) -> Array:
        """(n, 2) float64 the points of inputs (n, 2), in the columns' units."""
        columns = (self.across, self.upwards)
        deviations, means = (np.array([getattr(c, name) for c in columns]) for name in ("deviation", "mean"))
        points: Array = inputs * deviations + means
        return points

    def places(self, points: Array) -> Array:
        """(n, 2) float64 where points (n, 2) are in the picture: shares of it from the left and from the top."""
        low, high = self._ends()
        shares: Array = (points - low) / (high - low)
        shares[:, 1] = 1.0 - shares[:, 1]
        return shares

    def place_of(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is in the picture, as in `places`."""
        right, down = self.places(np.array([[x, y]]))[0]
        return float(right), float(down)

    def point_at(self, right: float, down: float) -> tuple[float, float]:
        """The point at this place of the picture, each a share 0..1; places beyond its edge are taken for the edge."""
        low, high = self._ends()
        shares = np.clip([right, 1.0 - down], 0.0, 1.0)
        x, y = low + shares * (high - low)
        return float(x), float(y)

    def _ends(self) -> tuple[Array, Array]:
        columns = (self.across, self.upwards)
        return np.array([c.low for c in columns]), np.array([c.high for c in columns])


@functools.lru_cache(maxsize=8)
def grid(plane: Plane, side: int) -> Array:
    """(side * side, 2) float32 inputs at the middles of a picture's cells, row by row from the upper left; not to be
    written to.
    """
    middles = (np.arange(side) + 0.5) / side
    across = plane.across.low + middles * (plane.across.high - plane.across.low)
    upwards = plane.upwards.high - middles * (plane.upwards.high - plane.upwards.low)
    inputs = plane.inputs(np.stack((np.tile(across, side), np.repeat(upwards, side)), axis=1))
    inputs.setflags(write=False)
    return inputs


@dataclasses.dataclass(frozen=True, eq=False)
class Known:
    """Points with known answers. points: (n, 2) in the columns' units. targets: as the task has them. truths: (n,)
    classes, or numbers in the first target's unit. count: how many there are, of which these are the first.
    """

    points: Array
    targets: Array
    truths: Array
    count: int


def known_points(plane: Plane, task: Task, examples: Examples, most: int) -> Known:
    """The first `most` examples (inputs and targets as they are read) as points."""
    some = examples.first(most)
    truths = task.in_units(some.targets)[:, 0] if isinstance(task, Regression) else some.targets
    return Known(plane.points(some.all()), some.targets, truths, len(examples))
