"""Giving the input again: autoencoders, and denoisers whose input was disturbed on purpose."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.metrics import MeanAbsolute, Metric, Psnr, RootMeanSquared
from nnstudio.learning.tasks.task import Answer, Remade, Task, TaskError


@dataclasses.dataclass(frozen=True)
class Reconstruction(Task):
    """The target of each example is the example as it is; noise: standard deviation of what is added to the input.

    noise: in shares of the full range 0..1; 0 for an autoencoder. The target never has the noise.
    """

    name = "reconstruction"
    title = "Reconstruction"
    help = "The same again, through a narrow place or out of noise."
    losses = ("MeanSquaredError", "MeanAbsoluteError", "Huber", "BinaryCrossentropy")

    noise: float = 0.0

    def metrics(self) -> tuple[Metric, ...]:
        return (Psnr(), MeanAbsolute(), RootMeanSquared())

    def outputs(self, input_shape: Shape) -> tuple[Shape, ...]:
        return (input_shape,)

    def activation(self, outputs: Shape) -> str:
        return "sigmoid"

    def target_shape(self, input_shape: Shape) -> Shape:
        return input_shape

    def check(self, targets: Array, input_shape: Shape) -> None:
        """No targets are kept, (n, 0), since each example is its own."""
        if targets.shape[1:] not in ((0,), input_shape):
            got, wanted = shape_text(targets.shape[1:]), shape_text(input_shape)
            raise TaskError(
                sentence("What is to be given again is {got}, and the input {wanted}", got=got, wanted=wanted)
            )

    def constant(self, targets: Array, outputs: Shape) -> Array:
        total = np.zeros(outputs, np.float64)
        for start in range(0, len(targets), 4096):
            total += np.sum(targets[start : start + 4096], axis=0, dtype=np.float64)
        return np.asarray(total / max(1, len(targets)), np.float32)

    def answer(self, outputs: Array) -> Answer:
        return Answer(sentence("the input again"), (Remade(np.asarray(outputs)),))

    def to_json(self) -> dict[str, Any]:
        return {"type": self.name, "noise": self.noise}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Self:
        noise = plain.get("noise", 0.0)
        if isinstance(noise, bool) or not isinstance(noise, int | float) or not 0.0 <= noise <= 10.0:
            raise TaskError(sentence("the noise must be from 0 to 10, not {noise}", noise=str(noise)[:40]))
        return cls(float(noise))
