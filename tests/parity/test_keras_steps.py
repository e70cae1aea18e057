"""What leaves for Keras, trained there as the file is compiled, takes the steps that the studio's engine takes."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest
from hypothesis import Phase

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.training import Training
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.exporter import KerasFile
from nnstudio.formats.keras.training import SCHEDULES as KERAS_SCHEDULES
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES, Loss
from nnstudio.learning.optimizers import SGD, Optimizer
from nnstudio.learning.schedules import SCHEDULES, Schedule
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from tests.engine.graphs import graphs
from tests.parity import keras_pool
from tests.parity.small_digits import without_chance
from tests.parity.training_cases import (
    LOSS_CASES,
    NUMBERS,
    SCHEDULE_CASES,
    network_of,
    optimizer_cases,
    quiet,
    settings,
    small,
    three_classes,
)

pytestmark = pytest.mark.parity
SAME = 1e-5
"""Below the 1e-4 that is promised: both count in double precision, and weights are written in single."""
DRAWN = 60


def batches_of(network: Network) -> list[tuple[Array, Array]]:
    """What Keras is given in each step, in the order of the examples: inputs as they are read, and targets."""
    data, chosen = network.data, network.training
    assert data is not None
    inputs, targets = data.train.all().astype(np.float32), data.train.targets
    if isinstance(data.task, Reconstruction):
        targets = data.to_network.of(data.train.all())
    elif isinstance(data.task, Classification) and chosen.loss.one_hot:
        outputs = network.shapes[network.graph.output().id][-1]
        targets = np.eye(outputs)[targets] if outputs > 1 else targets[:, None].astype(np.float64)
    cut = range(0, len(inputs), chosen.batch_size)
    once = [(inputs[at : at + chosen.batch_size], targets[at : at + chosen.batch_size]) for at in cut]
    return once * chosen.epochs


def alike(network: Network, folder: Path, same: float = SAME) -> None:
    network = dataclasses.replace(network, training=network.training.change(shuffle=False))
    assert network.data is not None
    with Training(
        network.graph, network.training, network.data, weights=network.weights, threads=1, dtype=np.float64
    ) as training:
        for _ in training.events():
            pass
        ours = training.snapshot()
    KerasFile().write(network, folder / "out.keras")
    theirs = keras_pool.steps(network.graph, folder / "out.keras", batches_of(network))
    moved = 0.0
    for weight, array in ours.items():
        node, name = weight.rsplit("/", 1)
        named = f"{network.names[node]}/{name}"
        np.testing.assert_allclose(theirs[named], array, rtol=0, atol=same, err_msg=weight)
        moved = max(moved, float(np.abs(array - network.weights[weight]).max()))
    assert moved > 10 * same


@pytest.mark.parametrize(("loss", "activation"), LOSS_CASES, ids=lambda value: str(value)[:50])
def test_a_loss_leads_the_same_way(loss: Loss, activation: str, tmp_path: Path) -> None:
    alike(network_of(small(5, 3, activation), settings(loss=loss), three_classes()), tmp_path)


@pytest.mark.parametrize(
    "optimizer", [each for each in optimizer_cases() if not each.use_ema], ids=lambda value: str(value)[:60]
)
def test_an_optimizer_takes_the_same_steps(optimizer: Optimizer, tmp_path: Path) -> None:
    chosen = settings(optimizer=optimizer.change(learning_rate=0.02))
    alike(network_of(small(5, 3, "softmax"), chosen, three_classes()), tmp_path)


def known(schedule: Schedule) -> bool:
    """Whether Keras has it; others are refused by a sentence."""
    both = {"warmup_epochs", "restarts"} <= {name for name, value in schedule.values().items() if value}
    return callable(KERAS_SCHEDULES[schedule.type_name()]) and not both


@pytest.mark.parametrize(
    "schedule", [each for each in SCHEDULE_CASES if known(each)], ids=lambda value: str(value)[:60]
)
def test_a_schedule_gives_the_same_rates(schedule: Schedule, tmp_path: Path) -> None:
    """The run is as long as the project knows: 30 examples are learned, in steps of 8."""
    network = network_of(small(5, 3, "softmax"), settings(schedule=schedule, epochs=6), three_classes())
    alike(network, tmp_path)


@pytest.mark.parametrize("values", [{"l1": 0.01}, {"l2": 0.05}, {"trainable": False}], ids=str)
def test_a_setting_of_a_layer_means_the_same(values: dict[str, Any], tmp_path: Path) -> None:
    alike(network_of(small(5, 3, "softmax", **values), settings(), three_classes()), tmp_path)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_takes_the_same_steps(name: str, tmp_path: Path) -> None:
    """As it is compiled in the file; only chance is left out, and schedules that Keras has not.

    The weights are those of a beginning: where a share is less than 1e-7, Keras has no gradient (docs/keras.md).
    """
    document = TEMPLATES[name].document
    opened = document.source.change(limit=40).open()
    task = Reconstruction() if isinstance(document.task, Reconstruction) else document.task
    data = TrainingData(task, opened.train.first(16), None, document.description.scaling)
    schedule = document.training.schedule
    chosen = document.training.change(
        augmentation=None,
        batch_size=8,
        epochs=1,
        validation="none",
        schedule=schedule if known(schedule) else SCHEDULES["Constant"](),
    )
    network = network_of(without_chance(document.graph), chosen, data)
    drawn = ENGINE.drawn(network.graph, 5)
    alike(dataclasses.replace(network, weights=drawn), tmp_path, same=1e-4 / 2)


@hypothesis.settings(
    max_examples=DRAWN, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)
@hypothesis.given(graph=graphs())
def test_a_random_network_takes_the_same_step(graph: Graph) -> None:
    whole = quiet(graph)
    rng = np.random.default_rng(6)
    values = rng.normal(size=(8, *graph.input_shape)).astype(np.float32)
    made = TrainingData.of_arrays(values, np.zeros(8, np.intp))
    made.train.targets = rng.normal(size=(8, 2)).astype(np.float32)
    chosen = settings(epochs=1, loss=LOSSES["MeanSquaredError"](), optimizer=SGD(learning_rate=0.1))
    network = network_of(whole, chosen.change(validation="none"), TrainingData(NUMBERS, made.train))
    hypothesis.assume(not KerasFile().gaps(network))
    with tempfile.TemporaryDirectory() as folder:
        alike(network, Path(folder))
