"""One step of training with every array kept, for those who follow it: nothing is fused, and all of it stays.

It is the step that a run would take from these weights with this batch, from a fresh optimizer.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.checks import check_data
from nnstudio.engine.feed import Feed
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.engine.updates import Updates
from nnstudio.engine.walking import go_back, value
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.schedules.schedule import Moment
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.trace import Trace
from nnstudio.learning.training_data import TrainingData


def trace(
    graph: Graph,
    settings: TrainingSettings,
    data: TrainingData,
    weights: Mapping[str, Array],
    precise: bool = False,
) -> Trace:
    """The step that all examples of `data` together make. precise: in float64."""
    check_data(graph, data)
    parameters = Parameters(graph, settings.seed, np.float64 if precise else np.float32)
    parameters.load(weights)
    before = parameters.copy()
    program = Program(
        graph,
        parameters,
        len(data.train),
        loss=settings.loss,
        training=True,
        shards=1,
        seed=settings.seed,
        weighted=settings.class_weights == "balanced",
        apart=True,
    )
    feed, team = Feed(program, data, settings.augmentation), Team(1)
    feed.chosen = np.arange(len(data.train))
    binding = program.bind(len(data.train))
    binding.forward(team, lambda part: feed.load(binding, part))
    binding.loss_task(0)()
    gradients = {name: gradient.copy() for name, gradient in go_back(binding)}
    updates = Updates(settings.optimizer, parameters)
    loss = float(binding.losses.sum()) / binding.images + updates.gather(
        team, binding.gradient_runs, whole=True
    )
    slopes = {name: array.copy() for name, array in parameters.gradients.items()}
    updates.learning_rate = settings.schedule.rate(
        updates.learning_rate, Moment(1, 1, max(1, settings.epochs), ())
    )
    updates.apply(team, binding.gradient_runs)
    return Trace(
        feed.targets(binding).copy(),
        _values(binding),
        gradients,
        loss,
        slopes,
        before,
        parameters.copy(),
        updates.learning_rate,
    )


def _values(binding: Binding) -> dict[str, Array]:
    """What every node gave; the last one after its activation, which the loss may have computed."""
    names = [INPUT, *(node.id for node in binding.layout.nodes)]
    found = {name: value(binding, name).copy() for name in names}
    found[binding.layout.output] = binding.output.copy()
    return found
