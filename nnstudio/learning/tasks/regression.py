"""Predicting numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from nnstudio.errors import by_count, sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.metrics import R2, MeanAbsolute, Metric, RootMeanSquared
from nnstudio.learning.plain import finite
from nnstudio.learning.tasks.task import Answer, Measured, Task, TaskError, names_from_json

MOST_TARGETS = 1000


@dataclasses.dataclass(frozen=True)
class Target:
    """One number to predict.

    The network learns (value - mean) / scale, so that its outputs are near 0 whatever the unit; scale > 0.
    """

    name: str
    unit: str = ""
    mean: float = 0.0
    scale: float = 1.0


@dataclasses.dataclass(frozen=True)
class Regression(Task):
    """targets: the numbers to predict, each with its name and unit; one or more."""

    name = "regression"
    title = "Regression"
    help = "How much is it?"
    losses = ("MeanSquaredError", "MeanAbsoluteError", "Huber")

    targets: tuple[Target, ...]

    def metrics(self) -> tuple[Metric, ...]:
        scales = tuple(target.scale for target in self.targets)
        return (R2(), MeanAbsolute(scales), RootMeanSquared(scales))

    def outputs(self, input_shape: Shape) -> tuple[Shape, ...]:
        return ((len(self.targets),),)

    def activation(self, outputs: Shape) -> str:
        return "linear"

    def target_shape(self, input_shape: Shape) -> Shape:
        return (len(self.targets),)

    def check(self, targets: Array, input_shape: Shape) -> None:
        if targets.shape[1:] != (len(self.targets),):
            shape, count = shape_text(targets.shape[1:]) or "1", len(self.targets)
            raise TaskError(
                sentence(
                    "There must be {count} numbers to predict for each example, and there are {shape}",
                    count=count,
                    shape=shape,
                )
            )
        if targets.dtype.kind not in "biuf":
            kind = str(targets.dtype)
            raise TaskError(sentence("The targets must be numbers, and are of the kind {kind}", kind=kind))
        bad = len(targets) - int(np.count_nonzero(np.isfinite(targets).all(axis=1)))
        if bad:
            one = sentence("1 target is NaN or infinite")
            raise TaskError(by_count(bad, one, sentence("{count} targets are NaN or infinite", count=bad)))

    def constant(self, targets: Array, outputs: Shape) -> Array:
        return np.asarray(np.mean(targets, axis=0, dtype=np.float64), np.float32)

    def answer(self, outputs: Array) -> Answer:
        values = self.in_units(np.asarray(outputs, np.float64))
        parts = tuple(
            Measured(target.name, float(value), target.unit)
            for target, value in zip(self.targets, values, strict=True)
        )
        first = parts[0]
        said = sentence("{name}: {value:.4g} {unit}", name=first.name, value=first.value, unit=first.unit)
        if not first.unit:
            said = sentence("{name}: {value:.4g}", name=first.name, value=first.value)
        return Answer(said, parts)

    def scaled(self, values: Array) -> Array:
        """(n, k) numbers in their own units as the network learns them, float32."""
        means, scales = self._figures()
        return np.asarray((np.asarray(values, np.float64) - means) / scales, np.float32)

    def in_units(self, outputs: Array) -> Array:
        """(n, k) or (k,) outputs of the network in the targets' own units, float64."""
        means, scales = self._figures()
        values: Array = np.asarray(outputs, np.float64) * scales + means
        return values

    def _figures(self) -> tuple[Array, Array]:
        means = np.array([target.mean for target in self.targets])
        return means, np.array([target.scale for target in self.targets])

    def to_json(self) -> dict[str, Any]:
        return {"type": self.name, "targets": [dataclasses.asdict(target) for target in self.targets]}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Self:
        rows = plain.get("targets")
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise TaskError.unknown(rows, (cls.name,))
        names = names_from_json([row.get("name") for row in rows], "targets", 1, MOST_TARGETS)
        return cls(tuple(_target(name, row) for name, row in zip(names, rows, strict=True)))


def _target(name: str, row: Mapping[str, Any]) -> Target:
    unit, mean, scale = row.get("unit", ""), finite(row.get("mean", 0.0)), finite(row.get("scale", 1.0))
    if not isinstance(unit, str) or mean is None or scale is None or scale <= 0:
        raise TaskError(sentence("the target {name} has no usable mean and scale", name=name))
    return Target(name, unit, mean, scale)
