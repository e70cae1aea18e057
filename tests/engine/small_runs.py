"""A small network, images that it can tell apart, and settings with which it learns them in a moment."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnstudio.engine.training import Training
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

CLASSES = 3


def small_graph(**last: Any) -> Graph:
    layers = [
        ("conv2d", Conv2D(filters=4, activation="relu")),
        ("max_pooling2d", MaxPooling2D()),
        ("flatten", Flatten()),
        ("dropout", Dropout(rate=0.3)),
        ("dense", Dense(units=CLASSES, activation="softmax", **last)),
    ]
    return stack((8, 8, 1), layers)


def stripes(count: int = 60, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Images that a small network can tell apart: a bright band at the top, in the middle or at the bottom."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, CLASSES, count)
    images = rng.integers(0, 60, (count, 8, 8, 1), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[3 * label : 3 * label + 2] += 180
    return images, labels


def data(validation: bool = True) -> TrainingData:
    return TrainingData.of_arrays(*stripes(), *(stripes(20, seed=1) if validation else (None, None)))


def settings(**changes: Any) -> TrainingSettings:
    base = TrainingSettings(optimizer=Adam(learning_rate=0.01), batch_size=16, epochs=3, seed=5)
    return base.change(**changes)


def train(
    graph: Graph, plan: TrainingSettings, given: TrainingData, **how: Any
) -> tuple[list[Any], dict[str, Any]]:
    with Training(graph, plan, given, **how) as training:
        return list(training.events()), training.snapshot()


def augmented(**changes: Any) -> TrainingSettings:
    return settings(augmentation=Augmentation(shift=0.2, rotation=20.0, elastic=1.0, noise=0.1), **changes)
