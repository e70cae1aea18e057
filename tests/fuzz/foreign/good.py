"""Files and codes of other programs that are as they should be, to be damaged."""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping
from typing import Any

import h5py
import numpy as np

from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.archive import write_keras
from nnstudio.formats.keras.config import model_config
from nnstudio.formats.keras.script import keras_model_code
from tests.formats.exchange.networks import template
from tests.fuzz.projects import members_of

NAMES = ("spiral", "house-prices", "first-network", "first-convolution", "residual-network")
"""Templates that are small, of every kind of data."""
FIRST = """
from keras.models import Sequential
from keras.layers import Dense

model = Sequential()
model.add(Dense(32, activation='relu', input_shape=(784,)))
model.add(Dense(10, activation='softmax'))
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.2)
"""
FUNCTIONAL = """
import keras
from keras.layers import Conv2D as Convolution, Input, add

inputs = Input((8, 8, 2))
x = Convolution(4, 3, padding="same", kernel_regularizer=keras.regularizers.l2(0.01))(inputs)
y = keras.layers.Conv2D(4, 1)(inputs)
x = add([x, y])
x = keras.layers.ReLU()(x)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs=inputs, outputs=keras.layers.Dense(2, activation="softmax")(x))
"""


@functools.cache
def networks() -> tuple[Network, ...]:
    """The templates, with weights."""
    return tuple(template(name) for name in NAMES)


@functools.cache
def archives() -> tuple[Mapping[str, bytes], ...]:
    """The members of `.keras` files."""
    found = []
    for network in networks():
        file = io.BytesIO()
        write_keras(network, file)
        found.append(members_of(file.getvalue()))
    return tuple(found)


@functools.cache
def configs() -> tuple[str, ...]:
    """What `to_json` gives."""
    return tuple(json.dumps(model_config(network)) for network in networks())


@functools.cache
def codes() -> tuple[str, ...]:
    """Codes that build a model."""
    return (FIRST, FUNCTIONAL, *(keras_model_code(network).text for network in networks()))


@functools.cache
def legacy() -> tuple[bytes, ...]:
    """`.h5` files, as Keras 2 wrote them."""
    return tuple(_legacy(network) for network in networks())


def _legacy(network: Network) -> bytes:
    config = model_config(network)
    memory = io.BytesIO()
    with h5py.File(memory, "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["training_config"] = json.dumps(config["compile_config"])
        file.attrs["keras_version"], file.attrs["backend"] = "2.15.0", "tensorflow"
        root = file.create_group("model_weights")
        for node in network.nodes:
            _layer(root.create_group(network.names[node.id]), network.weights_of(node))
    return memory.getvalue()


def _layer(group: Any, arrays: Mapping[str, Any]) -> None:
    name = group.name.rpartition("/")[2]
    names = [f"{name}/{short}:0" for short in arrays]
    group.attrs["weight_names"] = np.array([text.encode() for text in names], dtype="S")
    for text, array in zip(names, arrays.values(), strict=True):
        group.create_dataset(text, data=array)
