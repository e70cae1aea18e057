"""A `.keras` file as it is written: its members, the order of its weights, and nothing that changes by itself."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from typing import Any

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.archive import snake_case, write_keras
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node, stack
from nnstudio.learning.scaling import Scaling
from tests.formats.exchange.networks import of_graph, template


def written(network: Network) -> zipfile.ZipFile:
    memory = io.BytesIO()
    write_keras(network, memory)
    return zipfile.ZipFile(memory)


def config(network: Network) -> Any:
    return json.loads(written(network).read("config.json"))


def test_a_file_has_the_three_members_that_keras_reads() -> None:
    assert written(template("first-network")).namelist() == [
        "metadata.json",
        "config.json",
        "model.weights.h5",
    ]


def test_the_same_network_gives_the_same_configuration_byte_by_byte() -> None:
    one, other = (written(template("residual-network")) for _ in range(2))
    assert one.read("config.json") == other.read("config.json")
    assert one.read("metadata.json") == other.read("metadata.json")


def test_layers_of_one_class_are_counted_as_keras_counts_them() -> None:
    h5py = pytest.importorskip("h5py")
    network = template("wide-dropout")
    with h5py.File(io.BytesIO(written(network).read("model.weights.h5"))) as file:
        assert {"dense", "dense_1", "dropout", "flatten", "input_layer", "rescaling"} <= set(file["layers"])
        second = file["layers/dense_1/vars"]
        np.testing.assert_array_equal(second["0"], network.weights["dense_1/kernel"])
        assert file["layers/dropout/seed_generator/vars/0"].shape == (2,)


def test_of_two_branches_the_longer_one_is_counted_first() -> None:
    """Keras finds weights by that order: with another, layers of one shape would get each other's."""
    h5py = pytest.importorskip("h5py")
    nodes = (
        Node("short", Dense(units=2), (INPUT,)),
        Node("long", Dense(units=2), (INPUT,)),
        Node("longer", Dense(units=2), ("long",)),
        Node("sum", Add(), ("short", "longer")),
    )
    network = of_graph(TEMPLATES["spiral"].document, Graph((2,), nodes))
    with h5py.File(io.BytesIO(written(network).read("model.weights.h5"))) as file:
        for key, name in {"dense": "long", "dense_1": "short", "dense_2": "longer"}.items():
            array = file[f"layers/{key}/vars/0"]
            np.testing.assert_array_equal(array, network.weights[f"{name}/kernel"])
    names = [layer["name"] for layer in config(network)["config"]["layers"]]
    assert names == ["inputs", "long", "short", "longer", "sum"]


def test_raw_pictures_are_scaled_by_the_first_layer() -> None:
    first, second = config(template("first-network"))["config"]["layers"][:2]
    assert first["config"]["batch_shape"] == [None, 28, 28, 1]
    assert (second["class_name"], second["config"]["scale"]) == ("Rescaling", 1 / 255)


def test_channels_are_standardised_by_the_first_layer() -> None:
    network = of_graph(TEMPLATES["first-network"].document, stack((4, 4, 3), [("flatten", Flatten())]))
    scaling = Scaling(1 / 255, (0.5, 0.4, 0.3), (0.2, 0.1, 0.25))
    network = dataclasses.replace(
        network, description=dataclasses.replace(network.description, scaling=scaling)
    )
    layer = config(network)["config"]["layers"][1]
    raw = network.made_up(3)
    scaled = raw * np.asarray(layer["config"]["scale"]) + np.asarray(layer["config"]["offset"])
    np.testing.assert_allclose(scaled, scaling.of(raw), rtol=1e-5, atol=1e-5)


def test_loss_and_optimizer_are_compiled_in() -> None:
    compiled = config(template("two-convolutions"))["compile_config"]
    assert compiled["optimizer"]["class_name"] == "Adadelta"
    assert compiled["optimizer"]["config"]["learning_rate"] == 1.0
    assert compiled["loss"]["class_name"] == "CategoricalCrossentropy"


def test_what_keras_can_not_take_is_refused_before_anything_is_written() -> None:
    graph = stack((9, 9, 1), [("far", Conv2D(filters=2, strides=(2, 2), dilation_rate=(2, 2)))])
    memory = io.BytesIO()
    with pytest.raises(Refused):
        write_keras(of_graph(TEMPLATES["first-network"].document, graph), memory)
    assert memory.getvalue() == b""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Conv2D", "conv2d"),
        ("MaxPooling2D", "max_pooling2d"),
        ("PReLU", "p_re_lu"),
        ("Conv2DTranspose", "conv2d_transpose"),
    ],
)
def test_a_class_has_the_key_that_keras_gives_it(name: str, key: str) -> None:
    assert snake_case(name) == key
