"""A graph of ours as a Keras model with the same arithmetic, for measuring beside it on the backend that is set."""

from __future__ import annotations

import keras

from nnstudio.document.document import Document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import Loss
from nnstudio.learning.optimizers import Optimizer


def model_of(document: Document) -> keras.Model:
    """The stack as a compiled model from bytes to logits: the loss here takes these, and counts the right answers."""
    parts = [keras.layers.Rescaling(1 / 255)]
    parts += [_part(node.layer) for node in document.graph.ordered()]
    model = keras.Sequential([keras.Input(document.graph.input_shape, dtype="uint8"), *parts])
    training = document.training
    model.compile(optimizer_of(training.optimizer), loss_of(training.loss), metrics=["accuracy"])
    return model


def _part(layer: Layer) -> keras.Layer:
    match layer:
        case Conv2D():
            return keras.layers.Conv2D(
                layer.filters, layer.kernel_size, activation=_activation(layer.activation)
            )
        case Dense():
            return keras.layers.Dense(layer.units, activation=_activation(layer.activation))
        case MaxPooling2D():
            return keras.layers.MaxPooling2D(layer.pool_size)
        case Dropout():
            return keras.layers.Dropout(layer.rate)
        case Flatten():
            return keras.layers.Flatten()
    raise ValueError(f"The benchmarks know no Keras twin of {layer.type_name()}")


def _activation(name: str) -> str:
    return {"relu": "relu", "linear": "linear", "softmax": "linear"}[name]


def loss_of(loss: Loss) -> keras.losses.Loss:
    """Cross-entropy on logits and class numbers, Keras's fastest form of both categorical losses."""
    if "Categorical" not in loss.type_name():
        raise ValueError(f"The benchmarks know no Keras twin of {loss.type_name()}")
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def optimizer_of(optimizer: Optimizer) -> keras.optimizers.Optimizer:
    """Keras's optimizer of that name, with our learning rate; other defaults are the same."""
    return getattr(keras.optimizers, optimizer.type_name())(optimizer.learning_rate)
