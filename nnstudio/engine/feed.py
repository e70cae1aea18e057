"""What the training loop takes images from, in which order, and how a batch gets into the network's input."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.predictor import fill_images
from nnstudio.engine.program import Program
from nnstudio.engine.team import Task
from nnstudio.layers.layer import Array


class DataError(ValueError):
    """The images and labels don't fit together, or don't fit the network; the message is a sentence."""


@dataclasses.dataclass(frozen=True)
class TrainingData:
    """Images (n, *shape), uint8 or float 0..1, with labels (n,); validation images may be missing (None)."""

    x: Array
    y: Array
    validation_x: Array | None = None
    validation_y: Array | None = None

    def __post_init__(self) -> None:
        if len(self.x) != len(self.y):
            raise DataError(f"There are {len(self.x)} training images and {len(self.y)} labels: the numbers must agree")
        if (self.validation_x is None) != (self.validation_y is None):
            raise DataError("Validation needs both images and labels")
        if self.validation_x is not None and self.validation_y is not None:
            if len(self.validation_x) != len(self.validation_y):
                raise DataError("There are not as many validation labels as validation images")


class Feed:
    """Fills a program's input and targets, shard by shard on the shards' own threads."""

    def __init__(self, program: Program, images: Array, labels: Array) -> None:
        self.program, self.images, self.labels = program, images, labels
        self.chosen: Array = np.zeros(0, np.intp)
        self.correct = np.zeros(program.shards, np.int64)
        self._raw = np.empty((program.batch, *images.shape[1:]), images.dtype)
        self._labels = np.zeros(program.batch, np.intp)
        self._ready: dict[int, list[Task]] = {}

    def stages(self, binding: Binding) -> list[list[Task]]:
        """The binding's stages, with loading at the front and counting right answers behind the loss."""
        return [[functools.partial(self._load, binding, shard) for shard in binding.busy], *binding.stages()]

    def _load(self, binding: Binding, shard: int) -> None:
        part = binding.parts[shard]
        chosen = self.chosen[part]
        raw = self._raw[part]
        np.take(self.images, chosen, axis=0, out=raw, mode="clip")
        fill_images(binding.input[part], raw)
        labels = self.labels[chosen]
        self._labels[part] = labels
        self.program.set_targets(labels, part)

    def right_answers(self, binding: Binding) -> int:
        """How many images of the batch that has just run the network got right."""
        answers = binding.output.argmax(axis=1)
        return int(np.count_nonzero(answers == self._labels[: binding.images]))
