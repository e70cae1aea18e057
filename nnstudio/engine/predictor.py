"""A trained network at work: images in, answers out, in buffers of its own.

The window keeps one for the user's drawing while another network of the same graph is trained: it only takes over
copies of the weights.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array

BYTE = 1.0 / 255.0


def fill_images(target: Array, images: Array) -> None:
    """Put images into a float buffer of the same shape: bytes become 0..1, other numbers are taken as they are."""
    if images.dtype == np.uint8:
        np.copyto(target, images)
        np.multiply(target, target.dtype.type(BYTE), out=target)
    else:
        np.copyto(target, images, casting="same_kind")


def _load(binding: Binding, images: Array, part: slice) -> None:
    fill_images(binding.input[part], images[part])


class Predictor:
    """The outputs of a graph for any number of images, `batch` at a time.

    weights: by name, as from `Training.snapshot`; None draws them from `seed`. threads: 1 stays on the caller's thread.
    """

    def __init__(
        self,
        graph: Graph,
        weights: Mapping[str, Array] | None = None,
        *,
        batch: int = 1,
        threads: int | None = 1,
        seed: int = 0,
        dtype: Any = np.float32,
    ) -> None:
        self.graph = graph
        self.parameters = Parameters(graph, seed, dtype)
        if weights is not None:
            self.parameters.load(weights)
        self.program = Program(graph, self.parameters, batch)
        self._team = Team(threads)

    def load_weights(self, weights: Mapping[str, Array]) -> None:
        """Take over other weights; WeightsError when they belong to another network."""
        self.parameters.load(weights)

    def predict(self, images: Array) -> Array:
        """The outputs (n, *output_shape) for images (n, *input_shape), bytes or floats 0..1, as a new array."""
        answers = np.empty(
            (len(images), *self.program.layout.shapes[self.program.layout.output]), self.program.dtype
        )
        for start in range(0, len(images), self.program.batch):
            part = images[start : start + self.program.batch]
            binding = self.program.bind(len(part))
            binding.forward(self._team, functools.partial(_load, binding, part))
            answers[start : start + len(part)] = binding.output
        return answers

    def close(self) -> None:
        """End the threads, if there are any."""
        self._team.close()


class Network(Predictor):
    """A graph with weights of its own, drawn from the seed: the shortest way from a graph to an answer."""

    def __init__(self, graph: Graph, seed: int = 0, *, batch: int = 128, threads: int | None = None) -> None:
        super().__init__(graph, batch=batch, threads=threads, seed=seed)

    @property
    def weights(self) -> dict[str, Array]:
        """The weights by name ("dense/kernel"), as views: what is written there is used."""
        return self.parameters.arrays

    def copy_weights(self) -> dict[str, Array]:
        """A copy of the weights by name."""
        return self.parameters.copy()
