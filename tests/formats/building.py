"""Projects for the tests: a tiny network, trained for a moment on made-up images."""

import dataclasses
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.engine.training import Training
from nnstudio.formats.project import Project
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.learning.training_data import TrainingData

rng = np.random.default_rng(0)
DATA = TrainingData.of_arrays(
    rng.integers(0, 255, (64, 28, 28, 1), np.uint8), np.arange(64, dtype=np.uint8) % 10
)


def network() -> Document:
    """flatten, dense (4 units), dropout, dense_1 (10 units)."""
    document = empty_document("A small network")
    for layer in (
        Flatten(),
        Dense(units=4, activation="relu"),
        Dropout(),
        Dense(units=10, activation="softmax"),
    ):
        document = edits.insert(document, layer, document.last)
    return edits.change_training(document, epochs=3, batch_size=16, validation="none")


def training(document: Document) -> Training:
    """A training of that document on the made-up images; close it."""
    return Training(document.graph, document.training, DATA, threads=1)


@lru_cache(maxsize=1)
def trained() -> Project:
    """A project that was trained to its end."""
    document = network()
    with training(document) as run:
        events = tuple(run.events())
        return Project(document, run.snapshot(), events, run.checkpoint())


def with_weights(changed: Mapping[str, NDArray[np.float32] | None]) -> Project:
    """The trained project with some weights replaced, or (None) left out."""
    weights = {**(trained().weights or {}), **changed}
    kept = {name: array for name, array in weights.items() if array is not None}
    return dataclasses.replace(trained(), weights=kept)
