"""Small networks with examples, and all that their training can be: what both judges of exports are asked about."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from nnstudio.data.description import Description, Kind
from nnstudio.formats.exchange.network import Network
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS, SGD, Adam, Optimizer
from nnstudio.learning.schedules import SCHEDULES
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.learning.tasks.regression import Target
from nnstudio.learning.training_data import TrainingData
from tests.formats.exchange.networks import shaken
from tests.parity.small_digits import without_chance

CLASSES = Classification(("a", "b", "c"))
NUMBERS = Regression((Target("p"), Target("q")))


def three_classes(count: int = 40) -> TrainingData:
    return rows(CLASSES, np.random.default_rng(2).choice(3, count, p=(0.6, 0.3, 0.1)).astype(np.intp))


def two_numbers(count: int = 40) -> TrainingData:
    return rows(NUMBERS, np.random.default_rng(2).normal(size=(count, 2)).astype(np.float32))


def settings(**values: Any) -> TrainingSettings:
    """Two epochs of four steps, of which the last has fewer examples."""
    chosen = {"batch_size": 8, "epochs": 2, "optimizer": SGD(learning_rate=0.1), **values}
    return TrainingSettings().change(**chosen)


def rows(task: Task, targets: Array, columns: int = 5, seed: int = 1) -> TrainingData:
    """Rows of numbers with these targets, a quarter of which is kept aside."""
    values = np.random.default_rng(seed).normal(size=(len(targets), columns)).astype(np.float32)
    aside = len(targets) // 4
    made = TrainingData.of_arrays(values, np.zeros(len(targets), np.intp))
    train, validation = made.train, made.train
    train.targets = targets
    learned = np.arange(aside, len(targets))
    return TrainingData(task, train.take(learned), validation.take(np.arange(aside)))


def small(columns: int, outputs: int, activation: str, **last: Any) -> Graph:
    """Two dense layers."""
    first = Node("hidden", Dense(units=6, activation="tanh", **last), (INPUT,))
    return Graph(
        (columns,), (first, Node("answer", Dense(units=outputs, activation=activation), ("hidden",)))
    )


def network_of(graph: Graph, settings: TrainingSettings, data: TrainingData) -> Network:
    """What leaves, with its examples."""
    task, scaling = data.task, data.to_network
    kind: Kind = "pictures" if len(graph.input_shape) == 3 else "table"
    aside = 0 if data.validation is None else len(data.validation)
    description = Description("made up", kind, graph.input_shape, task, len(data.train), aside, scaling)
    return Network("Small", graph, shaken(graph), settings, description, data)


LOSS_CASES = [
    (loss(), activation)
    for loss in LOSSES.values()
    for activation in {loss.fuses or "linear", "softmax", "sigmoid"}
] + [
    (LOSSES["CategoricalCrossentropy"].from_values({"label_smoothing": 0.2}), "softmax"),
    (LOSSES["CategoricalCrossentropy"].from_values({"label_smoothing": 0.2}), "sigmoid"),
    (LOSSES["BinaryCrossentropy"].from_values({"label_smoothing": 0.2}), "sigmoid"),
    (LOSSES["Huber"].from_values({"delta": 0.3}), "linear"),
]


def optimizer_cases() -> list[Optimizer]:
    made = [cls() for cls in OPTIMIZERS.values()]
    made += [cls(weight_decay=0.3, learning_rate=0.02) for cls in OPTIMIZERS.values()]
    made += [SGD(momentum=0.9), SGD(momentum=0.9, nesterov=True)]
    more: list[dict[str, Any]] = [{"momentum": 0.8}, {"centered": True}, {"centered": True, "momentum": 0.8}]
    made += [OPTIMIZERS["RMSprop"].from_values(values) for values in more]
    made += [Adam().change(**{clip: 0.05}) for clip in ("clipnorm", "clipvalue", "global_clipnorm")]
    return [*made, Adam(use_ema=True, ema_momentum=0.8), Adam(epsilon=0.1)]


SCHEDULE_CASES = [schedule() for schedule in SCHEDULES.values()] + [
    SCHEDULES["ExponentialDecay"].from_values({"staircase": True, "decay_epochs": 0.4}),
    SCHEDULES["StepDecay"].from_values({"every": 2, "factor": 0.3}),
    SCHEDULES["CosineDecay"].from_values({"warmup_epochs": 1.5, "restarts": 2, "alpha": 0.1}),
    SCHEDULES["CosineDecay"].from_values({"restarts": 3, "t_mul": 1.0}),
    SCHEDULES["OneCycle"].from_values({"pct_start": 0.01}),
    SCHEDULES["ReduceOnPlateau"].from_values({"patience": 1, "min_delta": 5.0, "min_rate": 0.02}),
    SCHEDULES["ReduceOnPlateau"].from_values({"patience": 1, "min_delta": 5.0, "cooldown": 2}),
]


def quiet(graph: Graph) -> Graph:
    """Without noise and dropout, and with an answer of two numbers."""
    nodes = [
        dataclasses.replace(node, layer=node.layer.change(stddev=0.0))
        if hasattr(node.layer, "stddev")
        else node
        for node in without_chance(graph).nodes
    ]
    flat = Node("flat_end", Flatten(), (graph.output().id,))
    return Graph(graph.input_shape, (*nodes, flat, Node("end", Dense(units=2), ("flat_end",))))
