"""A trained network at work: images in, answers out, in buffers of its own.

The window keeps one for the user's drawing while another network of the same graph is trained: it only takes over
copies of the weights.
"""

from __future__ import annotations

import collections
import functools
import itertools
import math
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from nnstudio.engine.arena import place
from nnstudio.engine.checks import check_inputs
from nnstudio.engine.insight import Insight
from nnstudio.engine.layout import Layout
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling, natural

CACHE_BYTES = 4 * 1024 * 1024
"""What the values between the layers may take, for all images that are answered together on one thread."""
ROUNDED = 4
"""Several parts are as many as 2 or 4 threads share evenly."""
FEW = 128
"""Images that make products large enough to be fast, whatever the cache holds."""


def images_in_the_cache(graph: Graph) -> int:
    """How many images' values between the layers stay in the cache together; FEW at least."""
    layout = Layout(graph, training=False)
    lives = layout.lives(1, 4)
    whole = sum(4 * math.prod(layout.shape(value)) for value in layout.whole if value[0] == "y")
    return max(FEW, CACHE_BYTES // max(1, place(lives).size + whole))


class Predictor:
    """The outputs of a graph for any number of images, up to `batch` at a time on each thread.

    weights: by name, as from `Training.snapshot`; None draws them from `seed`. scaling: as in training; None makes 0..1
    of bytes and takes other numbers as they are. threads: 1 stays on the caller's thread;
    None takes all cores. A thread has buffers of its own and goes from batch to batch without waiting for another.
    """

    def __init__(
        self,
        graph: Graph,
        weights: Mapping[str, Array] | None = None,
        *,
        scaling: Scaling | None = None,
        batch: int = 1,
        threads: int | None = 1,
        seed: int = 0,
        dtype: Any = np.float32,
    ) -> None:
        self.graph, self.scaling = graph, scaling
        self.parameters = Parameters(graph, seed, dtype)
        if weights is not None:
            self.parameters.load(weights)
        self.batch = min(batch, images_in_the_cache(graph))
        self._programs = [self._program()]
        self._team = Team(threads)

    def _program(self) -> Program:
        return Program(self.graph, self.parameters, self.batch, shards=1)

    def load_weights(self, weights: Mapping[str, Array]) -> None:
        """Take over other weights; WeightsError when they belong to another network."""
        self.parameters.load(weights)

    def predict(self, images: Array) -> Array:
        """The outputs (n, *output_shape) for images (n, *input_shape), bytes or floats 0..1, as a new array.

        Raises DataError when the images have another shape, or are no numbers.
        """
        check_inputs(images, self.graph.input_shape)
        first = self._programs[0]
        answers = np.empty((len(images), *first.layout.shapes[first.layout.output]), first.dtype)
        parts = collections.deque(self._parts(len(images)))
        while len(self._programs) < min(self._team.threads, len(parts)):
            self._programs.append(self._program())
        scaling = self.scaling or natural(images.dtype)
        work = [
            functools.partial(_answer, program, scaling, images, parts, answers) for program in self._programs
        ]
        self._team.run(work[: max(1, len(parts))])
        return answers

    def inside(self, images: Array, names: Collection[str]) -> dict[str, Array]:
        """The outputs (n, *shape) of nodes of the graph; see learning/engine.py."""
        return self._insight.values(images, names)

    def gradient(
        self, images: Array, of: Mapping[str, Array], to: Collection[str] = (INPUT,)
    ) -> dict[str, Array]:
        """The gradients (n, *shape) with respect to the outputs of `to`; see learning/engine.py."""
        return self._insight.gradients(images, of, to)

    def slopes(self, images: Array, node: str, of: Array) -> tuple[Array, ...]:
        """How much the values of one layer change with its own inputs; see learning/engine.py."""
        return self._insight.slopes(images, node, of)

    @functools.cached_property
    def _insight(self) -> Insight:
        return Insight(self.graph, self.parameters, self.scaling)

    def _parts(self, count: int) -> list[slice]:
        """Cut that many images into parts of nearly equal length that don't depend on the threads."""
        number = -(-count // self.batch)
        if number > 1:
            number = min(count, -(-number // ROUNDED) * ROUNDED)
        edges = [count * part // number for part in range(number + 1)] if number else []
        return [slice(start, stop) for start, stop in itertools.pairwise(edges)]

    def close(self) -> None:
        """End the threads, if there are any."""
        self._team.close()


def _answer(
    program: Program, scaling: Scaling, images: Array, parts: collections.deque[slice], answers: Array
) -> None:
    """Take part after part until none is left, and answer for its images on this thread alone."""
    alone = Team(1)
    while parts:
        try:
            part = parts.popleft()
        except IndexError:  # another thread was faster
            return
        binding = program.bind(part.stop - part.start)
        scaling.apply(images[part], binding.input)
        binding.forward(alone)
        answers[part] = binding.output


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
