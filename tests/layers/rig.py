"""A layer at work in the real engine, with its inputs as weights: so their gradients come out too."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array, Frame, Layer, Op, Weight
from nnstudio.layers.shapes import Shape
from nnstudio.learning.losses import LOSSES

LAYER = "layer"


@dataclasses.dataclass(frozen=True)
class Source(Layer):
    """Gives its weight, one image for each of the batch, whatever its input is."""

    remembers = frozenset()

    shape: Shape = (1,)
    batch: int = 1

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.shape

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        return (Weight("value", (self.batch, *self.shape), "zeros"),)

    def op(self, frame: Frame) -> Op:
        return _SourceOp(frame)


class _SourceOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        edges = [frame.batch * shard // frame.shards for shard in (frame.shard, frame.shard + 1)]
        self.part = slice(*edges)

    def forward(self) -> None:
        self.frame.output[...] = self.frame.weights["value"][self.part]

    def backward(self) -> None:
        gradient = self.frame.gradients["value"]
        gradient.fill(0.0)
        gradient[self.part] = self.frame.output_gradient


class Rig:
    """One layer on given inputs. The loss is the mean square of the distance between its flat output and a one-hot row.

    Inputs, weights and the output are those of `run`; gradients hold "x0", "x1", ... and the layer's own weights.
    """

    def __init__(
        self,
        layer: Layer,
        shapes: tuple[Shape, ...],
        *,
        batch: int = 5,
        shards: int = 1,
        dtype: Any = np.float64,
        training: bool = True,
        seed: int = 0,
    ) -> None:
        self.batch, self.shapes = batch, shapes
        names = tuple(f"x{index}" for index in range(len(shapes)))
        sources = [
            Node(name, Source(shape, batch), (INPUT,)) for name, shape in zip(names, shapes, strict=True)
        ]
        nodes = (*sources, Node(LAYER, layer, names), Node("flat", Flatten(), (LAYER,)))
        self.parameters = Parameters(Graph((1,), nodes), seed, dtype)
        loss = LOSSES["MeanSquaredError"]()
        self.program = Program(
            Graph((1,), nodes), self.parameters, batch, loss=loss, training=training, shards=shards, seed=seed
        )
        self.output_shape = self.program.layout.shapes[LAYER]
        outputs = int(np.prod(self.output_shape))
        self.labels = np.arange(batch) % max(2, outputs)

    def set(self, name: str, values: Array) -> None:
        """Set an input ("x0") or a weight of the layer ("kernel")."""
        self.parameters.arrays[_full(name)][...] = values

    def get(self, name: str) -> Array:
        """An input or a weight of the layer."""
        return self.parameters.arrays[_full(name)]

    @property
    def rows(self) -> Array:
        """What the flat outputs are measured against: one of them is 1, and one alone is the class, 0 or 1."""
        outputs = int(np.prod(self.output_shape))
        return self.labels[:, None].astype(float) if outputs == 1 else np.eye(outputs)[self.labels]

    @property
    def weights(self) -> dict[str, Array]:
        """The layer's weights by their short names."""
        return self.parameters.of(LAYER)

    @property
    def gradients(self) -> dict[str, Array]:
        """The gradients of inputs and weights after a run, by their short names."""
        inputs = {f"x{i}": self.parameters.gradients[f"x{i}/value"] for i in range(len(self.shapes))}
        return inputs | self.parameters.gradients_of(LAYER)

    def randomise(self, seed: int = 1) -> None:
        """Draw all inputs and weights; what is named a variance is positive."""
        rng = np.random.default_rng(seed)
        for name, array in self.parameters.arrays.items():
            array[...] = (
                rng.uniform(0.5, 1.5, array.shape) if "variance" in name else rng.standard_normal(array.shape)
            )

    def run(self, images: int | None = None, threads: int = 1) -> Array:
        """The output (images, *shape) as a copy; the gradients are filled."""
        self.loss(images, threads)
        count = self.batch if images is None else images
        return self.program.bind(count).output.reshape(count, *self.output_shape).copy()

    def loss(self, images: int | None = None, threads: int = 1) -> float:
        """The mean loss of one run."""
        count = self.batch if images is None else images
        binding = self.program.bind(count)
        self.program.set_targets(self.labels[:count], slice(0, count))
        with Team(threads) as team:
            binding.run(team)
        return float(binding.losses.sum()) / count


def _full(name: str) -> str:
    return f"{name}/value" if name.startswith("x") and name[1:].isdigit() else f"{LAYER}/{name}"
