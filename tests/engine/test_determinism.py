"""The same seed gives the same bytes, however many threads there are, and however often a run was interrupted."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import pytest

from nnstudio.engine.training import Training
from nnstudio.formats.checkpoint import checkpoint_from_json, checkpoint_to_json
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.prelu import PReLU
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import BatchDone
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

IMAGES, BATCH, SHARDS = 100, 23, 8
BATCHES = -(-IMAGES // BATCH)
"""The last of them is smaller."""

GRAPH = Graph(
    (8, 8, 1),
    (
        Node("noise", GaussianNoise(stddev=0.1), (INPUT,)),
        Node("conv", Conv2D(filters=6, padding="same"), ("noise",)),
        Node("norm", BatchNormalization(momentum=0.9), ("conv",)),
        Node("relu", Activation(activation="relu"), ("norm",)),
        Node("separable", SeparableConv2D(filters=6, padding="same", activation="silu"), ("relu",)),
        Node("channels", SpatialDropout2D(rate=0.2), ("separable",)),
        Node("norm_2", BatchNormalization(), ("channels",)),
        Node("sum", Add(), ("relu", "norm_2")),
        Node("prelu", PReLU(), ("sum",)),
        Node("pool", MaxPooling2D(), ("prelu",)),
        Node("large", Conv2DTranspose(filters=2, activation="gelu"), ("pool",)),
        Node("rows", LayerNormalization(), ("large",)),
        Node("flat", Flatten(), ("rows",)),
        Node("other", Flatten(), ("pool",)),
        Node("both", Concatenate(), ("flat", "other")),
        Node("dropout", Dropout(rate=0.3), ("both",)),
        Node("dense", Dense(units=9, activation="tanh"), ("dropout",)),
        Node("last", Dense(units=4, activation="softmax"), ("dense",)),
    ),
)
PLAN = TrainingSettings(optimizer=Adam(learning_rate=0.01), batch_size=BATCH, epochs=3, seed=11)


def data() -> TrainingData:
    rng = np.random.default_rng(2)
    labels = rng.integers(0, 4, IMAGES)
    images = rng.integers(0, 256, (IMAGES, 8, 8, 1), dtype=np.uint8)
    return TrainingData.of_arrays(images, labels, images[:10], labels[:10])


def begin(threads: int = 1) -> Training:
    return Training(GRAPH, PLAN, data(), threads=threads, shards=SHARDS)


def trained(threads: int = 1) -> dict[str, Array]:
    with begin(threads) as training:
        for _ in training.events():
            pass
        return training.snapshot()


def assert_same_bytes(a: Mapping[str, Array], b: Mapping[str, Array]) -> None:
    assert a.keys() == b.keys()
    assert [name for name in a if a[name].tobytes() != b[name].tobytes()] == []


@pytest.fixture(scope="module")
def straight() -> dict[str, Array]:
    """The weights after a run on one thread without a stop."""
    return trained()


def test_the_run_learns_something(straight: dict[str, Array]):
    with begin() as training:
        start = training.snapshot()
    assert all(np.isfinite(array).all() for array in straight.values())
    assert [name for name in start if start[name].tobytes() == straight[name].tobytes()] == []


@pytest.mark.parametrize("threads", [1, 2, 3, 4, 8])
def test_the_number_of_threads_changes_no_bit(straight: dict[str, Array], threads: int):
    assert_same_bytes(trained(threads), straight)


def test_another_seed_gives_other_weights(straight: dict[str, Array]):
    with Training(GRAPH, PLAN.change(seed=12), data(), threads=1, shards=SHARDS) as training:
        assert training.snapshot()["conv/kernel"].tobytes() != straight["conv/kernel"].tobytes()


def through_a_file(checkpoint: Checkpoint) -> Checkpoint:
    """The checkpoint as a file gives it back: plain values through JSON, arrays as copies."""
    arrays = {name: array.copy() for name, array in checkpoint.arrays.items()}
    return checkpoint_from_json(json.loads(json.dumps(checkpoint_to_json(checkpoint))), arrays)


@pytest.mark.parametrize("stop_after", [1, BATCHES - 1, BATCHES, BATCHES + 2])
def test_a_run_that_was_stopped_and_restored_ends_at_the_same_bits(
    straight: dict[str, Array], stop_after: int
):
    with begin() as first:
        events = first.events()
        for _ in range(stop_after):
            while not isinstance(next(events), BatchDone):
                pass
        saved = through_a_file(first.checkpoint())
    with begin(threads=2) as second:
        second.restore(saved)
        for _ in second.events():
            pass
        assert_same_bytes(second.snapshot(), straight)


def test_a_run_restored_twice_from_one_checkpoint_ends_at_the_same_bits():
    with begin() as first:
        next(first.events())
        saved = through_a_file(first.checkpoint())
    ends = []
    for _ in range(2):
        with begin() as again:
            again.restore(saved)
            for _ in again.events():
                pass
            ends.append(again.snapshot())
    assert_same_bytes(*ends)


def test_restoring_in_a_run_that_went_on_takes_it_back():
    with begin() as training:
        events = training.events()
        next(events)
        saved = through_a_file(training.checkpoint())
        next(events)
        after = training.snapshot()
        next(events)
        training.restore(saved)
        next(training.events())
        assert_same_bytes(training.snapshot(), after)
