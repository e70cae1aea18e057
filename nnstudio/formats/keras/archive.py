"""Writing a `.keras` file: a zip of two JSON members and the weights in HDF5, in the order in which Keras counts."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np

from nnstudio.formats.archive import json_bytes, write_archive
from nnstudio.formats.exchange.metadata import metadata
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.config import model_config, model_name
from nnstudio.formats.keras.order import keras_order
from nnstudio.formats.keras.scaling import SCALED, scaling_call
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array

VERSION = "3.9.0"
"""The version of Keras whose format this is; newer ones read it."""
DATE = "2025-01-01@00:00:00"
"""The same network gives the same file, byte by byte, so no clock is asked."""
TOLD = "nnstudio"
"""Where what Keras does not read stands beside what it does."""
CHANCE = frozenset({"Dropout", "SpatialDropout2D", "GaussianNoise"})
"""Layers whose random generator Keras keeps beside the weights."""


def write_keras(network: Network, file: BinaryIO) -> None:
    """Write the network into an open file. Raises Refused before anything is written."""
    config = json_bytes(model_config(network))
    told = json_bytes({"keras_version": VERSION, "date_saved": DATE, TOLD: metadata(network)})
    members = [("metadata.json", told), ("config.json", config), ("model.weights.h5", _weights(network))]
    write_archive(file, [(name, [data]) for name, data in members])


def _weights(network: Network) -> bytes:
    import h5py  # takes a tenth of a second, which is not spent before anybody exports

    memory = io.BytesIO()
    with h5py.File(memory, "w") as file:
        _variables(file, "", model_name(network.title), [])
        seen: Counter[str] = Counter()
        for kind, name, arrays in _layers(network):
            key = snake_case(kind)
            path = f"layers/{key}_{seen[key]}" if seen[key] else f"layers/{key}"
            seen[key] += 1
            _variables(file, path, name, arrays)
            if kind in CHANCE:
                seed = np.array([0, 0], np.uint32)
                _variables(file, f"{path}/seed_generator", "seed_generator", [seed])
    return memory.getvalue()


def _layers(network: Network) -> Iterator[tuple[str, str, list[Array]]]:
    """Keras's class, its name and its arrays, for each layer of the model."""
    yield "InputLayer", network.names[INPUT], []
    if scaling_call(network.scaling, network.graph.input_shape) is not None:
        yield "Rescaling", SCALED, []
    for node in keras_order(network):
        yield node.layer.type_name(), network.names[node.id], list(network.weights_of(node).values())


def _variables(file: Any, path: str, name: str, arrays: list[Array]) -> None:
    group = file.create_group(f"{path}/vars" if path else "vars")
    group.attrs["name"] = name
    for number, array in enumerate(arrays):
        group.create_dataset(str(number), data=array)


def snake_case(name: str) -> str:
    """Keras's key for a class: Conv2D is conv2d, MaxPooling2D is max_pooling2d, PReLU is p_re_lu."""
    words = re.sub(r"\W+", "", name)
    words = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", words)
    return re.sub("([a-z])([A-Z])", r"\1_\2", words).lower()
