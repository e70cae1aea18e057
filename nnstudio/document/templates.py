"""The six networks that the gallery offers: those of the Keras tutorials with their settings, and a fast one.

Expected accuracies are lower bounds for the test set that a whole run reaches; docs/accuracy.md has the runs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.document import Document
from nnstudio.document.names import fresh_name
from nnstudio.document.wiring import chain
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import CategoricalCrossentropy, Loss
from nnstudio.learning.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.optimizer import Optimizer
from nnstudio.learning.optimizers.rmsprop import RMSprop
from nnstudio.learning.schedules import OneCycle
from nnstudio.learning.settings import TrainingSettings


@dataclasses.dataclass(frozen=True)
class Template:
    """A network to start from.

    name: for the command line. description: one sentence on what it shows. parameters: number of weights.
    expected_accuracy: fraction of the test images that it gets right after its epochs, at least. The gallery
    draws document.nodes.
    """

    name: str
    title: str
    description: str
    document: Document
    parameters: int
    expected_accuracy: float


def _document(title: str, layers: Iterable[Layer], training: TrainingSettings) -> Document:
    named: list[tuple[str, Layer]] = []
    for layer in layers:
        named.append((fresh_name(layer.type_name(), [name for name, _ in named]), layer))
    return Document(Graph(Mnist().describe().shape, chain(named)), training, title)


def _training(loss: Loss, optimizer: Optimizer, batch_size: int, epochs: int) -> TrainingSettings:
    return TrainingSettings(loss=loss, optimizer=optimizer, batch_size=batch_size, epochs=epochs)


def _convolution(filters: int) -> Conv2D:
    return Conv2D(filters=filters, kernel_size=(3, 3), activation="relu")


def _first_network() -> Document:
    layers = [Flatten(), Dense(units=32, activation="relu"), Dense(units=10, activation="softmax")]
    return _document("First network", layers, _training(CategoricalCrossentropy(), Adam(), 32, 10))


def _first_convolution() -> Document:
    layers = [
        _convolution(32),
        MaxPooling2D(pool_size=(2, 2)),
        Flatten(),
        Dense(units=128, activation="relu"),
        Dense(units=10, activation="softmax"),
    ]
    return _document("First convolution", layers, _training(SparseCategoricalCrossentropy(), Adam(), 32, 5))


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
    return _document("Two convolutions", layers, training)


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
    return _document("Three convolutions", layers, _training(CategoricalCrossentropy(), Adam(), 32, 10))


def _wide_dropout() -> Document:
    layers = [
        Flatten(),
        Dense(units=512, activation="relu"),
        Dropout(rate=0.2),
        Dense(units=10, activation="softmax"),
    ]
    return _document(
        "Wide layer with dropout", layers, _training(CategoricalCrossentropy(), RMSprop(), 128, 10)
    )


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
    return _document("Fast reader", layers, training.change(schedule=schedule))


def _template(name: str, document: Document, accuracy: float, description: str) -> Template:
    return Template(name, document.title, description, document, document.graph.parameters(), accuracy)


_ALL = (
    _template(
        "first-network",
        _first_network(),
        0.960,
        "32 units and nothing else: trains in seconds, and shows how far the simplest network gets.",
    ),
    _template(
        "fast-reader",
        _fast_reader(),
        0.990,
        "99 of 100 digits in seconds: two passes over the images, at a learning rate that rises and falls.",
    ),
    _template(
        "wide-dropout",
        _wide_dropout(),
        0.978,
        "One wide layer that could learn every image by heart, and dropout that keeps it from doing so.",
    ),
    _template(
        "first-convolution",
        _first_convolution(),
        0.982,
        "One convolution before a Dense layer: the smallest step from pixels to patterns.",
    ),
    _template(
        "three-convolutions",
        _three_convolutions(),
        0.988,
        "Three small convolutions, each seeing more of the digit: few weights, high accuracy.",
    ),
    _template(
        "two-convolutions",
        _two_convolutions(),
        0.989,
        "The classic: two convolutions find strokes and corners, dropout keeps the large Dense layer honest.",
    ),
)

TEMPLATES: Mapping[str, Template] = {template.name: template for template in _ALL}
"""The templates by name, in the order in which all lists show them: what takes the least work comes first."""
