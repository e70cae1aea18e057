"""Keras's files as documents."""

from __future__ import annotations

import contextlib
from pathlib import Path

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.arriving import Arrived, Foreign, ForeignNetwork
from nnstudio.formats.exchange.assembling import assembled
from nnstudio.formats.keras.incoming.code import network_of_code
from nnstudio.formats.keras.incoming.layers import layer_of
from nnstudio.formats.keras.incoming.opened import Weights, opened
from nnstudio.formats.keras.incoming.training import settings_of
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape
from nnstudio.learning.settings import TrainingSettings


class KerasReader:
    """Reads layers and settings as Keras tells them, and arrays from an open file."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.has_weights = weights.any
        self.judge, self.asked = ("keras", "nnstudio.formats.keras.asked") if weights.any else ("", "")

    def layer_of(self, foreign: Foreign, sides: int | None, notes: list[Sentence]) -> Layer | None:
        """Our layer."""
        return layer_of(foreign, sides, notes)

    def weights_of(self, foreign: Foreign, shapes: list[Shape]) -> list[Array] | None:
        """Its arrays."""
        return self.weights.of(foreign, shapes)

    def settings_of(
        self, network: ForeignNetwork, start: TrainingSettings, notes: list[Sentence]
    ) -> TrainingSettings:
        """Its loss and optimizer."""
        return settings_of(network, start, notes)


def read_keras(path: Path) -> Arrived:
    """The network of a `.keras`, `.h5` or `.json` file. Raises ArrivalError."""
    network, weights = opened(path)
    with contextlib.closing(weights):
        return assembled(network, KerasReader(weights))


def read_keras_code(text: str) -> Arrived:
    """The network that code of Keras builds. Raises ArrivalError, where it can CodeError with the line."""
    return assembled(network_of_code(text), KerasReader(Weights()))
