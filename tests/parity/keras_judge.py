"""Keras 3 as a judge, on JAX and in double precision: its layers made from ours, with our weights.

Only names are handed over, since they are Keras's own: a field that Keras does not know fails here.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array, Layer
from nnstudio.learning.optimizers import Optimizer

os.environ["KERAS_BACKEND"] = "jax"
os.environ["XLA_FLAGS"] = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
jax = pytest.importorskip("jax")
keras = pytest.importorskip("keras")
jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")

OURS_ALONE = ("l1", "l2")
"""Fields of layers that are one object in Keras: kernel_regularizer."""


def keras_layer(layer: Layer, **more: Any) -> Any:
    """Keras's layer of the same type and settings."""
    values = {name: value for name, value in layer.values().items() if name not in OURS_ALONE}
    return getattr(keras.layers, layer.type_name())(**values, **more)


def keras_optimizer(optimizer: Optimizer) -> Any:
    """Keras's optimizer of the same type and settings."""
    return getattr(keras.optimizers, optimizer.type_name())(**optimizer.values())


@dataclasses.dataclass
class Answer:
    """What Keras makes of inputs: output, gradients of inputs ("x0") and weights, and the weights afterwards."""

    output: Array
    gradients: dict[str, Array]
    after: dict[str, Array]


def judged(layer: Layer, inputs: Sequence[Array], weights: Mapping[str, Array], rows: Array) -> Answer:
    """A training pass of Keras's layer with the loss of a `Rig`: the mean square of the distance to its rows."""
    theirs = keras_layer(layer)
    given = list(inputs) if len(inputs) > 1 else inputs[0]
    theirs(given)
    for variable in theirs.variables:
        if variable.name in weights:
            variable.assign(weights[variable.name])
    told = {"training": True} if "training" in inspect.signature(theirs.call).parameters else {}
    trained, fixed = theirs.trainable_variables, theirs.non_trainable_variables

    def loss(values: Any, x: Any) -> Any:
        output, state = theirs.stateless_call(values, [v.value for v in fixed], x, **told)
        return ((output.reshape(rows.shape) - rows) ** 2).mean(), (output, state)

    backward = jax.value_and_grad(loss, argnums=(0, 1), has_aux=True)
    (_, (output, state)), (dw, dx) = backward([v.value for v in trained], given)
    names = [v.name for v in trained]
    gradients = {name: np.asarray(g) for name, g in zip(names, dw, strict=True)}
    for place, gradient in enumerate(dx if len(inputs) > 1 else [dx]):
        gradients[f"x{place}"] = np.asarray(gradient)
    after = {v.name: np.asarray(value) for v, value in zip(fixed, state, strict=True)}
    return Answer(np.asarray(output), gradients, after)


def keras_model(graph: Graph, weights: Mapping[str, Array]) -> Any:
    """The graph as a functional model with these weights ("dense/kernel")."""
    outputs = {INPUT: keras.Input(graph.input_shape)}
    for node in graph.ordered():
        inputs = [outputs[source] for source in node.inputs]
        layer = keras_layer(node.layer, name=node.id)
        outputs[node.id] = layer(inputs if len(inputs) > 1 else inputs[0])
    model = keras.Model(outputs[INPUT], outputs[graph.output().id])
    for name, variable in variables_of(model).items():
        variable.assign(weights[name])
    return model


def variables_of(model: Any) -> dict[str, Any]:
    """The variables of the model that are weights of ours, by our names."""
    chance = ("seed_generator_state",)
    return {
        f"{layer.name}/{variable.name}": variable
        for layer in model.layers
        for variable in layer.variables
        if variable.name not in chance
    }
