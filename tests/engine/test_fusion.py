"""A convolution and its pooling are computed together, with the same result as apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnstudio.engine import program as program_module
from nnstudio.engine.fusion import PooledConvolution, fuse
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.engine.training import Training
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node, stack
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData


def network(conv: Conv2D, pool: MaxPooling2D) -> Graph:
    layers = [
        ("before", Conv2D(filters=3, kernel_size=(2, 2), activation="tanh")),
        ("conv2d", conv),
        ("pool", pool),
        ("flatten", Flatten()),
        ("dense", Dense(units=3, activation="softmax")),
    ]
    return stack((12, 10, 2), layers)


def gradients(graph: Graph, shards: int) -> np.ndarray:
    parameters = Parameters(graph, 3, np.float64)
    parameters.arrays["conv2d/bias"][...] = 0.05
    program = Program(graph, parameters, 7, loss=CategoricalCrossentropy(), training=True, shards=shards)
    rng = np.random.default_rng(1)
    binding = program.bind(7)
    binding.input[...] = rng.standard_normal(binding.input.shape)
    program.set_targets(rng.integers(0, 3, 7), slice(0, 7))
    with Team(1) as team:
        binding.run(team)
    return np.concatenate([parameters.gradient, binding.output.ravel()])


@pytest.mark.parametrize("shards", [1, 2])
@pytest.mark.parametrize("activation", ["relu", "linear"])
@pytest.mark.parametrize("pool", [(2, 2), (3, 2), (4, 4)])
@pytest.mark.parametrize(
    "how",
    [
        {"kernel_size": (3, 3)},
        {"kernel_size": (1, 1)},
        {"kernel_size": (2, 1), "padding": "same"},
        {"kernel_size": (1, 3)},
        {"dilation_rate": (2, 2)},
        {"strides": (2, 1), "padding": "same"},
    ],
    ids=str,
)
def test_fused_and_apart_agree(
    monkeypatch: pytest.MonkeyPatch,
    how: dict[str, Any],
    pool: tuple[int, int],
    activation: str,
    shards: int,
) -> None:
    graph = network(Conv2D(filters=4, activation=activation, **how), MaxPooling2D(pool_size=pool))
    assert any(isinstance(node.layer, PooledConvolution) for node in fuse(graph).nodes)
    together = gradients(graph, shards)
    monkeypatch.setattr(program_module, "fuse", lambda graph: graph)
    np.testing.assert_allclose(together, gradients(graph, shards), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    ("conv", "pool"),
    [
        (Conv2D(filters=4, activation="sigmoid"), MaxPooling2D()),
        (Conv2D(filters=4, activation="relu"), MaxPooling2D(pool_size=(3, 3), strides=(2, 2))),
        (Conv2D(filters=4, activation="relu"), MaxPooling2D(padding="same")),
    ],
)
def test_what_would_not_be_the_same_is_left_apart(conv: Conv2D, pool: MaxPooling2D) -> None:
    graph = network(conv, pool)
    assert fuse(graph) == graph


def test_a_convolution_that_somebody_else_reads_is_left_apart() -> None:
    graph = Graph(
        (8, 8, 1),
        (
            Node("conv2d", Conv2D(filters=2, activation="relu"), (INPUT,)),
            Node("pool", MaxPooling2D(), ("conv2d",)),
            Node("other", MaxPooling2D(), ("conv2d",)),
        ),
    )
    assert fuse(graph) == graph


def one_step(graph: Graph) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(4)
    data = TrainingData.of_arrays(rng.integers(0, 256, (8, 8, 8, 1), dtype=np.uint8), rng.integers(0, 3, 8))
    settings = TrainingSettings(optimizer=SGD(learning_rate=0.1), batch_size=8)
    with Training(graph, settings, data, threads=1, dtype=np.float64) as training:
        next(training.events())
        return training.snapshot()


def test_every_weight_takes_its_step_when_fusion_changes_the_order_of_the_layers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = Graph(
        (8, 8, 1),
        (
            Node("conv", Conv2D(filters=2, activation="relu"), (INPUT,)),
            Node("reader", Flatten(), ("pool",)),
            Node("first", Dense(units=3), ("reader",)),
            Node("flat", Flatten(), (INPUT,)),
            Node("other", Dense(units=3), ("flat",)),
            Node("sum", Add(), ("first", "other")),
            Node("last", Activation(activation="softmax"), ("sum",)),
            Node("pool", MaxPooling2D(), ("conv",)),
        ),
    )
    order = [node.id for node in graph.ordered()]
    assert order.index("other") < order.index("first")
    fused = [node.id for node in fuse(graph).ordered()]
    assert fused.index("first") < fused.index("other")
    together = one_step(graph)
    monkeypatch.setattr(program_module, "fuse", lambda graph: graph)
    for name, weights in one_step(graph).items():
        np.testing.assert_allclose(together[name], weights, rtol=1e-10, atol=1e-12, err_msg=name)
