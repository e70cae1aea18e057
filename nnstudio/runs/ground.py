"""What a network says all over the plane, as a picture of small numbers: which colour, how strong, and where one class
ends. The window only has to look the colours up.
"""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import UNANSWERED, classes_of
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.runs.answering import Answering, reloaded
from nnstudio.runs.contour import zero_lines
from nnstudio.runs.plane import Plane, grid

LEVELS = 256
AT_ONCE = 4096
"""Points that are asked about before somebody may say that the answer is not wanted any more."""
Levels = NDArray[np.uint8]


@dataclasses.dataclass(frozen=True)
class Scale:
    """The numbers at the ends of a scale with two colours that meet in its middle."""

    low: float
    high: float

    @classmethod
    def over(cls, values: Array) -> Scale:
        """The one for these numbers; its middle is 0 where they are on both sides of it. 0 to 1 for none."""
        finite = values[np.isfinite(values)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
        if low < 0.0 < high:
            high = max(-low, high)
            low = -high
        return cls(low, high if high > low else low + 1.0)

    def levels(self, values: Array) -> Levels:
        """(n,) from 0 at the low end to 255 at the high end; what is beyond them is taken for them, NaN for low."""
        shares = np.nan_to_num((np.asarray(values, np.float64) - self.low) / (self.high - self.low), nan=0.0)
        return (np.clip(shares, 0.0, 1.0) * (LEVELS - 1) + 0.5).astype(np.uint8)


@dataclasses.dataclass(frozen=True)
class Shades:
    """How answers become levels. colours: different ones for classes; more classes begin with the first again.

    Level c * steps + s is colour c, from pale (s = 0, the next class is as likely) to full. scale: of numbers, where
    those are predicted.
    """

    colours: int
    scale: Scale | None = None

    @property
    def steps(self) -> int:
        """From the palest to the fullest of one colour."""
        return LEVELS // self.colours

    def of_classes(self, outputs: Array) -> Levels:
        """(n,) for outputs (n, k)."""
        if outputs.shape[1] <= 2:
            return self.of_two(ahead(outputs))
        strength = (np.clip(lead(outputs), 0.0, 1.0) * (self.steps - 1) + 0.5).astype(np.intp)
        return (np.maximum(classes_of(outputs), 0) % self.colours * self.steps + strength).astype(np.uint8)

    def of_two(self, field: Array) -> Levels:
        """(n,) for two classes. field: (n,) by how much the one or the other is ahead, as `ahead` has it."""
        strength = np.fmax(np.abs(field), 0.0)
        np.minimum(strength, 1.0, out=strength)
        strength *= self.steps - 1
        strength += 0.5
        levels: Levels = strength.astype(np.uint8)
        levels += (field < 0).view(np.uint8) * np.uint8(1 % self.colours * self.steps)
        return levels


def ahead(outputs: Array) -> Array:
    """(n,) above zero where the first of two classes is the likelier one, for outputs (n, 1 or 2)."""
    field: Array = 1.0 - 2.0 * outputs[:, 0] if outputs.shape[1] == 1 else outputs[:, 0] - outputs[:, 1]
    return field


def lead(outputs: Array) -> Array:
    """(n,) by how much the likeliest class is ahead of the next one, for outputs (n, k), k > 2; 0 where any
    is NaN.
    """
    best = np.partition(outputs, outputs.shape[1] - 2, axis=1)
    before: Array = np.nan_to_num(best[:, -1] - best[:, -2], nan=0.0)
    return before


def borders(outputs: Array, side: int) -> Array:
    """(m, 4) float32 the lines between the classes, as `zero_lines` has them, for outputs (side * side, k), k > 2."""
    lines = []
    for each in np.unique(classes_of(outputs)):
        if each == UNANSWERED:
            continue
        others = np.delete(outputs, each, axis=1).max(axis=1)
        lines.append(zero_lines((outputs[:, each] - others).reshape(side, side)))
    return np.concatenate(lines) if lines else np.empty((0, 4), np.float32)


@dataclasses.dataclass(frozen=True, eq=False)
class Ground:
    """levels: (side, side) uint8, the first row at the top. borders: (m, 4) float32 lines, shares of the picture."""

    levels: Levels
    borders: Array

    @property
    def side(self) -> int:
        """Points across, and as many upwards."""
        return len(self.levels)


class Surveyor:
    """Asks a network all over the plane, in buffers of its own. One thread may use it at a time."""

    def __init__(self, plane: Plane, task: Task) -> None:
        self.plane, self.task = plane, task
        self._ready: tuple[Answering, Model] | None = None

    def survey(
        self, answering: Answering, shades: Shades, side: int, cancelled: threading.Event
    ) -> Ground | None:
        """What it says at side x side points; None if it was cancelled meanwhile."""
        model, inputs = self._model(answering), grid(self.plane, side)
        parts = []
        for start in range(0, len(inputs), AT_ONCE):
            if cancelled.is_set():
                return None
            parts.append(model.predict(inputs[start : start + AT_ONCE]))
        return ground_of(np.concatenate(parts), self.task, shades, side)

    def close(self) -> None:
        """Let the network go."""
        if self._ready is not None:
            self._ready[1].close()
            self._ready = None

    def _model(self, answering: Answering) -> Model:
        ready = reloaded(self._ready, answering)
        if ready is None:
            self.close()
            ready = answering, answering.model(batch=AT_ONCE)
        self._ready = ready
        return ready[1]


def ground_of(outputs: Array, task: Task, shades: Shades, side: int) -> Ground:
    """The picture of outputs (side * side, k) at the points of a grid."""
    if isinstance(task, Classification) and outputs.shape[1] <= 2:
        field = ahead(outputs)
        return Ground(shades.of_two(field).reshape(side, side), zero_lines(field.reshape(side, side)))
    if isinstance(task, Classification):
        return Ground(shades.of_classes(outputs).reshape(side, side), borders(outputs, side))
    assert isinstance(task, Regression)
    assert shades.scale is not None
    levels = shades.scale.levels(task.in_units(outputs)[:, 0])
    return Ground(levels.reshape(side, side), np.empty((0, 4), np.float32))
