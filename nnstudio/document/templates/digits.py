"""Six networks that read MNIST's digits: those of the Keras tutorials with their settings, and a fast one.

As in the tutorials, each epoch is judged on the test images.
"""

from __future__ import annotations

from nnstudio.document.document import Document
from nnstudio.document.templates.template import Template, stack
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import CategoricalCrossentropy, Loss
from nnstudio.learning.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.optimizer import Optimizer
from nnstudio.learning.optimizers.rmsprop import RMSprop
from nnstudio.learning.schedules import OneCycle
from nnstudio.learning.settings import TrainingSettings


def _training(loss: Loss, optimizer: Optimizer, batch_size: int, epochs: int) -> TrainingSettings:
    return TrainingSettings(
        loss=loss, optimizer=optimizer, batch_size=batch_size, epochs=epochs, validation="test set"
    )


def _convolution(filters: int) -> Conv2D:
    return Conv2D(filters=filters, kernel_size=(3, 3), activation="relu")


def _first_network() -> Document:
    layers = [Flatten(), Dense(units=32, activation="relu"), Dense(units=10, activation="softmax")]
    return stack("First network", layers, _training(CategoricalCrossentropy(), Adam(), 32, 10))


def _first_convolution() -> Document:
    layers = [
        _convolution(32),
        MaxPooling2D(pool_size=(2, 2)),
        Flatten(),
        Dense(units=128, activation="relu"),
        Dense(units=10, activation="softmax"),
    ]
    return stack("First convolution", layers, _training(SparseCategoricalCrossentropy(), Adam(), 32, 5))


def _two_convolutions() -> Document:
    layers = [
        _convolution(32),
        _convolution(64),
        MaxPooling2D(pool_size=(2, 2)),
        Dropout(rate=0.25),
        Flatten(),
        Dense(units=128, activation="relu"),
        Dropout(rate=0.5),
        Dense(units=10, activation="softmax"),
    ]
    training = _training(CategoricalCrossentropy(), Adadelta(learning_rate=1.0), 128, 12)
    return stack("Two convolutions", layers, training)


def _three_convolutions() -> Document:
    layers = [
        _convolution(32),
        MaxPooling2D(pool_size=(2, 2)),
        _convolution(64),
        MaxPooling2D(pool_size=(2, 2)),
        _convolution(64),
        Flatten(),
        Dense(units=64, activation="relu"),
        Dense(units=10, activation="softmax"),
    ]
    return stack("Three convolutions", layers, _training(CategoricalCrossentropy(), Adam(), 32, 10))


def _wide_dropout() -> Document:
    layers = [
        Flatten(),
        Dense(units=512, activation="relu"),
        Dropout(rate=0.2),
        Dense(units=10, activation="softmax"),
    ]
    return stack("Wide layer with dropout", layers, _training(CategoricalCrossentropy(), RMSprop(), 128, 10))


def _fast_reader() -> Document:
    """Small filters, few steps, and a rate that rises high and falls to little: benchmarks/fast_reader.py."""
    layers = [
        _convolution(16),
        MaxPooling2D(pool_size=(2, 2)),
        _convolution(32),
        MaxPooling2D(pool_size=(2, 2)),
        _convolution(64),
        Flatten(),
        Dense(units=64, activation="relu"),
        Dense(units=10, activation="softmax"),
    ]
    training = _training(CategoricalCrossentropy(), Adam(learning_rate=0.005), 64, 2)
    schedule = OneCycle(pct_start=0.2, div_factor=10.0, final_div_factor=100.0)
    return stack("Fast reader", layers, training.change(schedule=schedule))


TEMPLATES = (
    Template(
        "two-convolutions",
        _two_convolutions(),
        0.989,
        "The classic: two convolutions find strokes and corners, dropout keeps the large Dense layer honest.",
    ),
    Template(
        "first-convolution",
        _first_convolution(),
        0.982,
        "One convolution before a Dense layer: the smallest step from pixels to patterns.",
    ),
    Template(
        "first-network",
        _first_network(),
        0.960,
        "32 units and nothing else: trains in seconds, and shows how far the simplest network gets.",
    ),
    Template(
        "three-convolutions",
        _three_convolutions(),
        0.988,
        "Three small convolutions, each seeing more of the digit: few weights, high accuracy.",
    ),
    Template(
        "wide-dropout",
        _wide_dropout(),
        0.978,
        "One wide layer that could learn every image by heart, and dropout that keeps it from doing so.",
    ),
    Template(
        "fast-reader",
        _fast_reader(),
        0.990,
        "99 of 100 digits in seconds: two passes over the images, at a learning rate that rises and falls.",
    ),
)
