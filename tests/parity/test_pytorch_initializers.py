"""The exported training script draws weights from the studio's distributions, with the studio's fans."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from nnstudio.formats.pytorch.module import state_dict
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.layers.layer import Layer
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.learning.tasks import Classification
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from tests.parity.torch_script import functions, torch, write
from tests.parity.training_cases import network_of, settings

pytestmark = pytest.mark.parity


def every_weight(initializer: str, trainable: bool = True) -> Graph:
    kernel = {"kernel_initializer": initializer, "trainable": trainable}
    depth = {"depthwise_initializer": initializer, "trainable": trainable}
    layers: tuple[Layer, ...] = (
        Conv2D.from_values({"filters": 24, "kernel_size": (3, 5), "groups": 2, **kernel}),
        BatchNormalization(trainable=trainable),
        DepthwiseConv2D.from_values({"depth_multiplier": 8, **depth}),
        SeparableConv2D.from_values(
            {"filters": 48, "depth_multiplier": 3, "pointwise_initializer": initializer, **depth}
        ),
        Conv2DTranspose.from_values({"filters": 20, "kernel_size": (2, 3), **kernel}),
        GlobalAveragePooling2D(),
        Dense.from_values({"units": 90, **kernel}),
        Dense.from_values({"units": 3, "activation": "softmax"}),
    )
    return stack((12, 12, 4), [(f"layer_{number}", layer) for number, layer in enumerate(layers)])


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_weights_begin_alike_but_for_chance(initializer: str, tmp_path: Path) -> None:
    values = np.zeros((8, 12, 12, 4), np.float32)
    data = TrainingData.of_arrays(values, np.arange(8, dtype=np.intp) % 3)
    data = TrainingData(Classification(("a", "b", "c")), data.train)
    network = network_of(every_weight(initializer), settings(), data)
    made = functions(write(network, tmp_path))
    torch.manual_seed(1)
    drawn = made["Network"]()
    with torch.no_grad():
        for weight in drawn.state_dict().values():
            weight.fill_(77.0)
    made["draw"](drawn)
    theirs = {name: np.asarray(weight) for name, weight in drawn.state_dict().items()}
    ours = state_dict(dataclasses.replace(network, weights=ENGINE.drawn(network.graph, 3)))
    for name, array in ours.items():
        if array.std() == 0:
            np.testing.assert_array_equal(theirs[name], array, err_msg=name)
            continue
        assert theirs[name].std() == pytest.approx(array.std(), rel=0.15), name
        assert np.abs(theirs[name]).max() == pytest.approx(np.abs(array).max(), rel=0.15), name
        assert abs(theirs[name].mean()) < 0.2 * array.std(), name


def test_what_is_frozen_is_not_drawn(tmp_path: Path) -> None:
    data = TrainingData.of_arrays(np.zeros((8, 12, 12, 4), np.float32), np.arange(8, dtype=np.intp) % 3)
    data = TrainingData(Classification(("a", "b", "c")), data.train)
    network = network_of(every_weight("he_normal", trainable=False), settings(), data)
    made = functions(write(network, tmp_path))
    drawn = made["Network"]()
    before = {name: weight.clone() for name, weight in drawn.state_dict().items()}
    made["draw"](drawn)
    changed = {name for name, weight in drawn.state_dict().items() if not torch.equal(weight, before[name])}
    assert {name.rsplit(".", 1)[0] for name in changed} == {"layer_7"}
