"""What the training loop takes examples from, in which order, and how a batch gets into the network's input."""

from __future__ import annotations

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.program import Program
from nnstudio.layers.layer import Array
from nnstudio.learning.augmentation import Augmentation, Augmenter
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Reconstruction
from nnstudio.learning.training_data import TrainingData

AUGMENTATION = "(augmentation)"
NOISE = "(noise)"
"""Under these names the program keeps the generators of augmentation and noise, beside those of its layers."""


def balanced(labels: Array, classes: int) -> Array:
    """For each class, the factor that makes all count alike: n / (classes present * examples of the class)."""
    counts = np.bincount(labels, minlength=classes)
    present = np.count_nonzero(counts)
    return np.where(counts > 0, len(labels) / (present * np.maximum(counts, 1)), 0.0)


def order_of(examples: int, settings: TrainingSettings, epoch: int) -> Array:
    """The order of the examples in an epoch, counted from 0: it depends on nothing but that and the seed."""
    if not settings.shuffle:
        return np.arange(examples)
    return np.random.default_rng([settings.seed, epoch, 1]).permutation(examples)


class Feed:
    """Fills a program's input and targets, shard by shard on the shards' own threads."""

    def __init__(
        self, program: Program, data: TrainingData, augmentation: Augmentation | None = None
    ) -> None:
        self.program, self.examples, self.task = program, data.train, data.task
        self.scaling = data.to_network
        outputs = program.layout.shapes[program.layout.output]
        weighted = program.image_weights is not None and self.examples.targets.dtype.kind in "iu"
        classes = max(2, outputs[-1])
        self.class_weights = balanced(self.examples.targets, classes) if weighted else None
        self.chosen: Array = np.zeros(0, np.intp)
        self._raw = np.empty((program.batch, *self.examples.shape), self.examples.dtype)
        self._targets = np.zeros(
            (program.batch, *data.task.target_shape(self.examples.shape)), self._target_dtype()
        )
        self._augmenters = self._make_augmenters(augmentation)
        self.reconstructs = isinstance(data.task, Reconstruction)
        self.noise = data.task.noise if isinstance(data.task, Reconstruction) else 0.0
        self._grain = np.empty((program.batch, *self.examples.shape) if self.noise else 0, np.float32)

    def _target_dtype(self) -> np.dtype[np.generic]:
        """Classes stay whole numbers; all else is of the network's kind."""
        kind = self.examples.targets.dtype.kind
        return np.dtype(np.intp) if kind in "iu" else np.dtype(self.program.dtype)

    def _make_augmenters(self, augmentation: Augmentation | None) -> list[Augmenter]:
        """One with its own buffers for each shard, or none."""
        if augmentation is None or augmentation.is_off:
            return []
        most = -(-self.program.batch // self.program.shards)
        return [Augmenter(augmentation, most, self.examples.shape) for _ in range(self.program.shards)]

    def load(self, binding: Binding, part: slice) -> None:
        """Put the chosen examples `part` and their targets where the binding reads them."""
        chosen, raw = self.chosen[part], self._raw[part]
        self.examples.read(chosen, raw)
        if self._augmenters:
            shard = binding.parts.index(part)
            self._augmenters[shard].apply(raw, self.program.generator(AUGMENTATION, shard), out=raw)
        inputs, targets = binding.input[part], self._targets[part]
        self.scaling.apply(raw, inputs)
        self._fill_targets(chosen, inputs, targets)
        self.program.set_targets(targets, part)
        if self.noise:
            generator = self.program.generator(NOISE, binding.parts.index(part))
            disturb(inputs, self.noise, generator, self._grain[part])
        if self.program.image_weights is not None and self.class_weights is not None:
            self.program.image_weights[part] = self.class_weights[targets]

    def _fill_targets(self, chosen: Array, inputs: Array, targets: Array) -> None:
        if self.reconstructs:
            np.copyto(targets, inputs)
        else:
            targets[...] = self.examples.targets[chosen]

    def inputs(self) -> Array:
        """What the network would get of the chosen examples, without augmentation and noise, (n, *shape) float32."""
        raw = self._raw[: len(self.chosen)]
        self.examples.read(self.chosen, raw)
        return self.scaling.of(raw)

    def targets(self, binding: Binding) -> Array:
        """The targets (n, *target_shape) of the batch that has just run, as metrics want them."""
        return self._targets[: binding.images]


def disturb(inputs: Array, noise: float, generator: np.random.Generator, grain: Array) -> None:
    """Add normally distributed noise of that deviation to values of 0..1, in place, and cut off what is outside.

    grain: scratch, float32 of the inputs' shape.
    """
    generator.standard_normal(dtype=np.float32, out=grain)
    np.multiply(grain, np.float32(noise), out=grain)
    np.add(inputs, grain, out=inputs, casting="same_kind")
    np.clip(inputs, 0.0, 1.0, out=inputs)
