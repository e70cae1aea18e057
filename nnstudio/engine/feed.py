"""What the training loop takes images from, in which order, and how a batch gets into the network's input."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.engine.augmentation import Augmentation, Augmenter
from nnstudio.engine.binding import Binding
from nnstudio.engine.checks import check_images, check_labels
from nnstudio.engine.errors import DataError
from nnstudio.engine.parameters import are_finite
from nnstudio.engine.predictor import fill_images
from nnstudio.engine.program import Program
from nnstudio.errors import sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import shape_text

AUGMENTATION = "(augmentation)"
"""Under this name the program keeps the generators of augmentation, beside those of its layers."""


@dataclasses.dataclass(frozen=True)
class TrainingData:
    """Images (n, *shape), uint8 or float 0..1, with labels (n,); validation images may be missing (None)."""

    x: Array
    y: Array
    validation_x: Array | None = None
    validation_y: Array | None = None

    def __post_init__(self) -> None:
        if len(self.x) != len(self.y):
            raise DataError(
                sentence(
                    "There are {images} training images and {labels} labels: the numbers must agree",
                    images=len(self.x),
                    labels=len(self.y),
                )
            )
        if (self.validation_x is None) != (self.validation_y is None):
            raise DataError(sentence("Validation needs both images and labels"))
        if self.validation_x is None or self.validation_y is None:
            return
        if len(self.validation_x) != len(self.validation_y):
            raise DataError(sentence("There are not as many validation labels as validation images"))


def check_data(graph: Graph, data: TrainingData) -> None:
    """Raise DataError if a network can't learn from these images and labels."""
    output = graph.shapes()[graph.output().id]
    if len(output) != 1:
        raise DataError(
            sentence(
                "The last layer must give one number for each class, and gives {output}",
                output=shape_text(output),
            )
        )
    if len(data.x) == 0:
        raise DataError(sentence("There are no training images"))
    for images, labels in ((data.x, data.y), (data.validation_x, data.validation_y)):
        if images is not None and labels is not None:
            check_images(images, graph.input_shape)
            check_labels(labels, output[0])
            if images.dtype.kind == "f" and not are_finite(images):
                raise DataError(sentence("The images hold NaN or infinity"))


def balanced(labels: Array, classes: int) -> Array:
    """For each class, the factor that makes all classes count alike: n / (classes present * images of the class)."""
    counts = np.bincount(labels, minlength=classes)
    present = np.count_nonzero(counts)
    return np.where(counts > 0, len(labels) / (present * np.maximum(counts, 1)), 0.0)


class Feed:
    """Fills a program's input and targets, shard by shard on the shards' own threads."""

    def __init__(
        self, program: Program, images: Array, labels: Array, augmentation: Augmentation | None = None
    ) -> None:
        self.program, self.images, self.labels = program, images, labels
        classes = program.layout.shapes[program.layout.output][-1]
        self.class_weights = balanced(labels, classes) if program.image_weights is not None else None
        self.chosen: Array = np.zeros(0, np.intp)
        self._raw = np.empty((program.batch, *images.shape[1:]), images.dtype)
        self._labels = np.zeros(program.batch, np.intp)
        self._augmenters = self._make_augmenters(augmentation)

    def _make_augmenters(self, augmentation: Augmentation | None) -> list[Augmenter]:
        """One with its own buffers for each shard, or none."""
        if augmentation is None or augmentation.is_off:
            return []
        most = -(-self.program.batch // self.program.shards)
        shape = self.images.shape[1:]
        return [Augmenter(augmentation, most, shape) for _ in range(self.program.shards)]

    def load(self, binding: Binding, part: slice) -> None:
        """Put the chosen images `part` and their targets where the binding reads them."""
        chosen = self.chosen[part]
        raw = self._raw[part]
        np.take(self.images, chosen, axis=0, out=raw, mode="clip")
        if self._augmenters:
            shard = binding.parts.index(part)
            self._augmenters[shard].apply(raw, self.program.generator(AUGMENTATION, shard), out=raw)
        fill_images(binding.input[part], raw)
        labels = self.labels[chosen]
        self._labels[part] = labels
        self.program.set_targets(labels, part)
        if self.program.image_weights is not None and self.class_weights is not None:
            self.program.image_weights[part] = self.class_weights[labels]

    def right_answers(self, binding: Binding) -> int:
        """How many images of the batch that has just run the network got right."""
        answers = binding.output.argmax(axis=1)
        return int(np.count_nonzero(answers == self._labels[: binding.images]))
