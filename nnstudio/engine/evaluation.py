"""How good a network is on examples with known answers."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.checks import check_examples, check_output
from nnstudio.engine.feed import disturb
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import size_of
from nnstudio.learning.engine import Watch
from nnstudio.learning.examples import Examples
from nnstudio.learning.losses import Loss
from nnstudio.learning.metrics import Metric
from nnstudio.learning.scaling import Scaling, natural
from nnstudio.learning.tasks import Reconstruction, Task

EVALUATION_BATCH = 512
FEWEST_AT_ONCE = 32
BYTES_OF_A_LAYER = 2**27
"""What one layer reads and writes for a batch: with larger images, fewer are judged at a time."""
FLOAT = 4


def judged_at_once(graph: Graph, examples: int) -> int:
    """The examples in a batch, where so many are judged in all."""
    shapes = graph.shapes()
    bytes_of = (
        sum(map(size_of, (shapes[n.id], *(shapes[s] for s in n.inputs)))) * FLOAT for n in graph.nodes
    )
    largest, batch = max(bytes_of, default=1), EVALUATION_BATCH
    while batch > FEWEST_AT_ONCE and batch * largest > BYTES_OF_A_LAYER:
        batch //= 2
    return max(1, min(batch, examples))


@dataclasses.dataclass(frozen=True)
class Evaluation:
    """loss: mean, NaN without examples. metrics: by name. predictions: (n, *outputs) float32, none if watched."""

    loss: float
    metrics: dict[str, float]
    predictions: Array


class Meter:
    """Adds up the loss and some metrics over batches."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self.metrics = metrics
        self.examples, self.loss_sum = 0, 0.0
        self._sums: dict[str, Array] = {}

    def add(self, losses: float, outputs: Array, targets: Array) -> None:
        """Count one batch. losses: their sum."""
        self.examples += len(outputs)
        self.loss_sum += losses
        for metric in self.metrics:
            sums = metric.sums(outputs, targets)
            self._sums[metric.name] = self._sums[metric.name] + sums if metric.name in self._sums else sums

    @property
    def loss(self) -> float:
        """The mean; NaN without examples."""
        return self.loss_sum / self.examples if self.examples else float("nan")

    def values(self) -> dict[str, float]:
        """Each metric's figure by name; NaN without examples."""
        return {
            metric.name: metric.value(self._sums[metric.name]) if metric.name in self._sums else float("nan")
            for metric in self.metrics
        }


class Judge:
    """Runs examples through a program with a loss and no backward pass, batch by batch.

    What is to be given again out of noise gets the same noise each time, so that figures can be compared.
    """

    def __init__(
        self,
        graph: Graph,
        parameters: Parameters,
        loss: Loss,
        task: Task,
        examples: int,
        keeps_inputs: bool = False,
    ) -> None:
        """examples: how many there will be in all. keeps_inputs: `inputs` holds what the network got of each batch."""
        batch = judged_at_once(graph, examples)
        self.program = Program(graph, parameters, batch, loss=loss)
        self.program.expect(examples % batch)
        self.task = task
        self.noise = task.noise if isinstance(task, Reconstruction) else 0.0
        shape = (batch, *graph.input_shape) if self.noise else (0,)
        self._grain = np.empty(shape, np.float32)
        self.inputs = np.empty((batch, *graph.input_shape) if keeps_inputs else (0,), np.float32)
        self.keeps_inputs = keeps_inputs

    def batches(
        self, examples: Examples, scaling: Scaling, team: Team
    ) -> Iterator[tuple[float, Array, Array]]:
        """For each batch the sum of the losses, the outputs and the targets, as views that the next overwrites."""
        raw = np.empty((self.program.batch, *examples.shape), examples.dtype)
        shape = self.task.target_shape(examples.shape)
        dtype = examples.targets.dtype if not shape else self.program.dtype
        targets = np.zeros((self.program.batch, *shape), dtype)
        for start in range(0, len(examples), self.program.batch):
            indices = np.arange(start, min(start + self.program.batch, len(examples)))
            binding = self.program.bind(len(indices))
            load = functools.partial(self._load, binding, examples, scaling, indices, raw, targets)
            binding.run(team, load)
            yield float(binding.losses.sum()), binding.output, targets[: len(indices)]

    def _load(
        self,
        binding: Binding,
        examples: Examples,
        scaling: Scaling,
        indices: Array,
        raw: Array,
        targets: Array,
        part: slice,
    ) -> None:
        examples.read(indices[part], raw[part])
        inputs = binding.input[part]
        scaling.apply(raw[part], inputs)
        if isinstance(self.task, Reconstruction):
            targets[part] = inputs
        else:
            targets[part] = examples.targets[indices[part]]
        self.program.set_targets(targets[part], part)
        if self.noise:
            chance = np.random.default_rng([int(indices[part][0]), len(inputs)])
            disturb(inputs, self.noise, chance, self._grain[part])
        if self.keeps_inputs:
            self.inputs[part] = inputs


def evaluate(
    graph: Graph,
    weights: Mapping[str, Array],
    task: Task,
    examples: Examples,
    loss: Loss,
    *,
    scaling: Scaling | None = None,
    threads: int | None = None,
    watch: Watch | None = None,
) -> Evaluation:
    """Run examples through the network. Without any, all figures are NaN or empty.

    scaling: as in training; None for the natural one. watch: gets each batch; no predictions are kept then.
    Raises WeightsError when the weights belong to another graph, DataError or TaskError when the examples don't fit it.
    """
    check_output(graph, task)
    check_examples(examples, graph.input_shape, task)
    parameters = Parameters(graph)
    parameters.load(weights)
    outputs = graph.shapes()[graph.output().id]
    predictions = np.zeros((0 if watch else len(examples), *outputs), np.float32)
    meter = Meter(task.metrics())
    judge = Judge(graph, parameters, loss, task, len(examples), keeps_inputs=watch is not None)
    with Team(threads) as team:
        for losses, answers, targets in judge.batches(examples, scaling or natural(examples.dtype), team):
            place = slice(meter.examples, meter.examples + len(answers))
            if watch is None:
                predictions[place] = answers
            else:
                watch(place, judge.inputs[: len(answers)], answers, targets)
            meter.add(losses, answers, targets)
    return Evaluation(meter.loss, meter.values(), predictions)
