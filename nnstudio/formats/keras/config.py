"""The JSON of a `.keras` file: the network as Keras's functional model, compiled with its loss and optimizer."""

from __future__ import annotations

import re
from typing import Any

from nnstudio.formats.exchange.call import Call, Written
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.layers import keras_call
from nnstudio.formats.keras.order import keras_order
from nnstudio.formats.keras.plan import rate_of
from nnstudio.formats.keras.scaling import SCALED, scaling_call
from nnstudio.formats.keras.training import keras_loss, keras_optimizer
from nnstudio.layers.graph import INPUT
from nnstudio.layers.shapes import Shape
from nnstudio.learning.tasks import Classification, Regression

Plain = dict[str, Any]


def plain_call(call: Call) -> Plain:
    """The call as Keras writes an object: module, class and config."""
    module, name = call.function.rsplit(".", 1)
    config = {key: _value(value) for key, value in call.named.items()}
    return {"module": module, "class_name": name, "config": config, "registered_name": None}


def _value(value: Any) -> Any:
    if isinstance(value, Call):
        return plain_call(value)
    if isinstance(value, Written):
        return value.value
    if isinstance(value, tuple | list):
        return [_value(part) for part in value]
    return value


def model_config(network: Network) -> Plain:
    """The whole of config.json. Raises Refused where a layer has no counterpart."""
    names, shapes = network.names, network.shapes
    layers = [_input_layer(network)]
    inputs: dict[str, tuple[str, Shape]] = {INPUT: (names[INPUT], network.graph.input_shape)}
    scaling = scaling_call(network.scaling, network.graph.input_shape)
    if scaling is not None:
        layers.append(_layer(scaling, SCALED, [inputs[INPUT]]))
        inputs[INPUT] = (SCALED, network.graph.input_shape)
    for node in keras_order(network):
        name = names[node.id]
        layers.append(_layer(keras_call(node.layer), name, [inputs[source] for source in node.inputs]))
        inputs[node.id] = (name, shapes[node.id])
    last = names[network.graph.output().id]
    config = {
        "name": model_name(network.title),
        "trainable": True,
        "layers": layers,
        "input_layers": [names[INPUT], 0, 0],
        "output_layers": [last, 0, 0],
    }
    return {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": config,
        "registered_name": "Functional",
        "build_config": {"input_shape": None},
        "compile_config": _compiled(network),
    }


def model_name(title: str) -> str:
    """A name that every backend of Keras takes."""
    plain = re.sub(r"\W+", "_", title, flags=re.ASCII).strip("_").lower()
    return plain if plain and plain[0].isalpha() else f"network_{plain}".rstrip("_")


def _input_layer(network: Network) -> Plain:
    shape, name = [None, *network.graph.input_shape], network.names[INPUT]
    return {
        "module": "keras.layers",
        "class_name": "InputLayer",
        "config": {"batch_shape": shape, "dtype": "float32", "name": name},
        "registered_name": None,
        "name": name,
        "inbound_nodes": [],
    }


def _layer(call: Call, name: str, inputs: list[tuple[str, Shape]]) -> Plain:
    tensors = [_tensor(*each) for each in inputs]
    arguments = tensors if len(tensors) == 1 else [tensors]
    shapes = [[None, *shape] for _, shape in inputs]
    return {
        **plain_call(call.with_named(name=name)),
        "build_config": {"input_shape": shapes[0] if len(shapes) == 1 else shapes},
        "name": name,
        "inbound_nodes": [{"args": arguments, "kwargs": {}}],
    }


def _tensor(name: str, shape: Shape) -> Plain:
    config = {"shape": [None, *shape], "dtype": "float32", "keras_history": [name, 0, 0]}
    return {"class_name": "__keras_tensor__", "config": config}


def _compiled(network: Network) -> Plain:
    """A schedule that Keras has no class for leaves its first rate."""
    settings = network.training
    try:
        rate = rate_of(network)
    except Refused:
        rate = settings.optimizer.learning_rate
    return {
        "optimizer": plain_call(keras_optimizer(settings.optimizer, rate)),
        "loss": plain_call(keras_loss(settings.loss)),
        "loss_weights": None,
        "metrics": metrics_of(network),
        "weighted_metrics": None,
        "run_eagerly": False,
        "steps_per_execution": 1,
        "jit_compile": False,
    }


def metrics_of(network: Network) -> list[str]:
    """The metric of the task that Keras has under a short name."""
    task = network.description.task
    if isinstance(task, Classification):
        return ["accuracy"]
    return ["mean_absolute_error"] if isinstance(task, Regression) else []
