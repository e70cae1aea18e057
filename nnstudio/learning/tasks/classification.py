"""Telling which of some classes an example belongs to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.metrics import (
    F1,
    Accuracy,
    Metric,
    Precision,
    Recall,
    RocAuc,
    Top5Accuracy,
)
from nnstudio.learning.tasks.task import Answer, Likely, Task, TaskError, names_from_json

MOST_CLASSES = 10_000
TOP_FIVE_FROM = 10
"""With fewer classes, being among the first five says little."""


@dataclasses.dataclass(frozen=True)
class Classification(Task):
    """classes: the name of each label, so that label 3 means classes[3]; two or more."""

    name = "classification"
    title = "Classification"
    help = "Which of these classes is it?"
    losses = (
        "CategoricalCrossentropy",
        "SparseCategoricalCrossentropy",
        "BinaryCrossentropy",
        "CategoricalHinge",
        "KLDivergence",
        "MeanSquaredError",
        "MeanAbsoluteError",
        "Huber",
    )

    classes: tuple[str, ...]

    def metrics(self) -> tuple[Metric, ...]:
        more: tuple[Metric, ...] = ()
        if len(self.classes) == 2:
            more = (RocAuc(),)
        elif len(self.classes) >= TOP_FIVE_FROM:
            more = (Top5Accuracy(),)
        return (Accuracy(), *more, Precision(), Recall(), F1())

    def outputs(self, input_shape: Shape) -> tuple[Shape, ...]:
        return ((len(self.classes),), (1,)) if len(self.classes) == 2 else ((len(self.classes),),)

    def accepts(self, outputs: Shape, input_shape: Shape) -> bool:
        """More outputs than classes only learn that they never occur."""
        enough = len(outputs) == 1 and outputs[0] >= len(self.classes)
        return enough or outputs in self.outputs(input_shape)

    def activation(self, outputs: Shape) -> str:
        return "sigmoid" if outputs == (1,) else "softmax"

    def target_shape(self, input_shape: Shape) -> Shape:
        return ()

    def check(self, targets: Array, input_shape: Shape) -> None:
        if targets.ndim != 1:
            shape = shape_text(targets.shape)
            raise TaskError(
                sentence("The labels must be one number for each example, and are {shape}", shape=shape)
            )
        if len(targets) == 0:
            return
        if targets.dtype.kind not in "iu":
            kind = str(targets.dtype)
            raise TaskError(
                sentence("The labels must be whole numbers, and are of the kind {kind}", kind=kind)
            )
        low, high = int(targets.min()), int(targets.max())
        if low < 0:
            raise TaskError(sentence("The labels must begin at 0, and go down to {low}", low=low))
        if high >= len(self.classes):
            raise TaskError(
                sentence(
                    "There are {count} classes, and the labels go up to {high}",
                    count=len(self.classes),
                    high=high,
                )
            )

    def constant(self, targets: Array, outputs: Shape) -> Array:
        shares = np.bincount(targets, minlength=max(outputs[0], len(self.classes))) / max(1, len(targets))
        answer: Array = np.asarray(shares[1:] if outputs == (1,) else shares, np.float32)
        return answer

    def values(self, outputs: Array) -> Array:
        """One value for each class: the outputs (k,), or the share of both classes where there is one output."""
        if outputs.shape != (1,):
            return outputs
        both: Array = np.array([1.0 - outputs[0], outputs[0]], outputs.dtype)
        return both

    def answer(self, outputs: Array) -> Answer:
        values = self.values(np.asarray(outputs, np.float64))
        order = np.argsort(-values, kind="stable")
        parts = tuple(Likely(self.classes[index], int(index), float(values[index])) for index in order)
        return Answer(sentence("{name}", name=parts[0].name), parts)

    def to_json(self) -> dict[str, Any]:
        return {"type": self.name, "classes": list(self.classes)}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Self:
        return cls(names_from_json(plain.get("classes"), "classes", 2, MOST_CLASSES))
