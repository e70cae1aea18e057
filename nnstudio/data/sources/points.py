"""Points in the plane, the smallest data there is: two numbers in, and a border or a slope that can be seen whole.

The patterns are those that TensorFlow Playground made known.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from nnstudio.data.columns import Column, encode
from nnstudio.data.description import Description
from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.data.spoken import spoken
from nnstudio.declared import param
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.learning.tasks.regression import Target

EXTENT = 6.0
"""The plane that is shown, from -EXTENT to EXTENT both ways."""
RADIUS = 5.0
HEIGHT = "height"
COLUMNS = tuple(Column(name, deviation=3.0, low=-EXTENT, high=EXTENT) for name in ("x", "y"))
CLASSES = ("orange", "blue")
TITLES = {
    "circle": "Circle",
    "exclusive or": "Exclusive or",
    "two gaussians": "Two gaussians",
    "spiral": "Spiral",
    "plane": "Plane",
}
Pattern = Callable[[np.random.Generator, int, float], tuple[Array, Array]]


@dataclasses.dataclass(frozen=True)
class Points(Source):
    """Points (x, y) of two classes, or on a slope."""

    title = "Points"
    help = "Points in the plane: the border between two colours, or a slope, can be seen while it is learned."
    ships = True

    pattern: str = param(
        "spiral", choices=tuple(TITLES), help="How the points lie. The spiral is the hardest."
    )
    count: int = param(500, min=10, max=100_000, unit="points", help="Points to learn from.")
    noise: float = param(
        0.0, min=0.0, max=1.0, unit="fraction", help="How far points stray from the pattern."
    )
    seed: int = param(0, min=0, max=2**31 - 1, help="The same seed gives the same points.")

    @property
    def task(self) -> Task:
        """A colour for each point, or how high the plane is there."""
        return Regression((Target(HEIGHT),)) if self.pattern == "plane" else Classification(CLASSES)

    def describe(self, progress: Progress = unwatched) -> Description:
        most = self.limit or self.count
        train, test = min(self.count, most), min(self.count, most)
        title = TITLES[self.pattern]
        described = Description(title, "points", (2,), self.task, train, test, columns=COLUMNS)
        return spoken(described, self.words())

    def words(self) -> frozenset[str]:
        return frozenset({HEIGHT, *CLASSES})

    def open(self, progress: Progress = unwatched) -> Opened:
        train, test = (
            self._points(np.random.default_rng([self.seed, part])).first(self.limit) for part in (0, 1)
        )
        return Opened(self.describe(), train, test)

    def _points(self, rng: np.random.Generator) -> ArrayExamples:
        where, targets = PATTERNS[self.pattern](rng, self.count, self.noise)
        order = rng.permutation(len(where))
        where, targets = where[order], targets[order]
        if self.pattern == "plane":
            targets = targets[:, None].astype(np.float32)
        return ArrayExamples(encode(COLUMNS, {"x": where[:, 0], "y": where[:, 1]}), targets)


def _moved(rng: np.random.Generator, where: Array, noise: float) -> Array:
    moved: Array = where + rng.uniform(-RADIUS, RADIUS, where.shape) * noise
    return moved


def _polar(radius: Array, angle: Array) -> Array:
    return np.stack((radius * np.sin(angle), radius * np.cos(angle)), axis=1)


def _halves(count: int) -> Array:
    """(count,) classes: the first half 0, the rest 1."""
    return (np.arange(count) >= count // 2).astype(np.intp)


def _circle(rng: np.random.Generator, count: int, noise: float) -> tuple[Array, Array]:
    inside = _halves(count)
    shares = np.where(inside == 1, rng.uniform(0.0, 0.5, count), rng.uniform(0.7, 1.0, count))
    where = _polar(RADIUS * shares, rng.uniform(0.0, 2.0 * np.pi, count))
    return _moved(rng, where, noise / 3.0), inside


def _exclusive_or(rng: np.random.Generator, count: int, noise: float) -> tuple[Array, Array]:
    where = rng.uniform(-RADIUS, RADIUS, (count, 2))
    where += np.where(where > 0, 0.3, -0.3)
    return _moved(rng, where, noise), (where[:, 0] * where[:, 1] >= 0).astype(np.intp)


def _two_gaussians(rng: np.random.Generator, count: int, noise: float) -> tuple[Array, Array]:
    classes = _halves(count)
    centre = np.where(classes == 1, 2.0, -2.0)[:, None]
    return centre + rng.standard_normal((count, 2)) * np.sqrt(0.5 + 7.0 * noise), classes


def _spiral(rng: np.random.Generator, count: int, noise: float) -> tuple[Array, Array]:
    """Two arms, half a turn apart, of one and three quarters of a turn each."""
    classes = _halves(count)
    half = count // 2
    steps = np.concatenate((np.arange(half) / half, np.arange(count - half) / (count - half)))
    along = steps + rng.uniform(
        0.0, 1.0 / half, count
    )  # by chance, so that no test point is a training point
    where = _polar(RADIUS * along, 1.75 * along * 2.0 * np.pi + np.pi * classes)
    return where + rng.uniform(-1.0, 1.0, where.shape) * 2.0 * noise, classes


def _plane(rng: np.random.Generator, count: int, noise: float) -> tuple[Array, Array]:
    """A slope along the diagonal, from -1 to 1."""
    where = rng.uniform(-EXTENT, EXTENT, (count, 2))
    height = where.sum(axis=1) / (2.0 * EXTENT)
    return where, height + rng.uniform(-1.0, 1.0, count) * noise


PATTERNS: dict[str, Pattern] = {
    "circle": _circle,
    "exclusive or": _exclusive_or,
    "two gaussians": _two_gaussians,
    "spiral": _spiral,
    "plane": _plane,
}
