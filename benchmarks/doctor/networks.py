"""Five small networks on three kinds of data, which learn well as they are."""

from __future__ import annotations

from typing import Any

from benchmarks.doctor.patient import Patient, patient
from nnstudio.data.sources.house_prices import HousePrices
from nnstudio.data.sources.mnist import Mnist
from nnstudio.data.sources.points import Points
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import BinaryCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers import Adam

DIGITS = Mnist(limit=4000)


def dense(
    activation: str = "relu", units: int = 32, hidden: dict[str, Any] | None = None, **training: Any
) -> Patient:
    """Digits, one hidden layer."""
    layers: list[Layer] = [
        Flatten(),
        Dense(units=units, activation=activation, **hidden or {}),
        Dense(units=10, activation="softmax"),
    ]
    return patient("dense", layers, DIGITS, **{"epochs": 5, **training})


def deep(
    activation: str = "relu", depth: int = 4, hidden: dict[str, Any] | None = None, **training: Any
) -> Patient:
    """Digits, several hidden layers."""
    layers: list[Layer] = [Flatten()]
    layers += [Dense(units=64, activation=activation, **hidden or {}) for _ in range(depth)]
    layers.append(Dense(units=10, activation="softmax"))
    return patient("deep", layers, DIGITS, **{"epochs": 5, **training})


def convolution(activation: str = "relu", hidden: dict[str, Any] | None = None, **training: Any) -> Patient:
    """Digits, one convolution."""
    layers: list[Layer] = [
        Conv2D(filters=8, activation=activation, **hidden or {}),
        MaxPooling2D(),
        Flatten(),
        Dense(units=32, activation=activation, **hidden or {}),
        Dense(units=10, activation="softmax"),
    ]
    return patient("convolution", layers, DIGITS, **{"epochs": 5, **training})


def drowned(deviation: float) -> Patient:
    """Digits under noise: its deviation was meant for pixels from 0 to 255."""
    layers: list[Layer] = [
        GaussianNoise(stddev=deviation),
        Flatten(),
        Dense(units=32, activation="relu"),
        Dense(units=10, activation="softmax"),
    ]
    return patient("drowned", layers, DIGITS, epochs=5)


def points(
    activation: str = "relu", depth: int = 2, hidden: dict[str, Any] | None = None, **training: Any
) -> Patient:
    """Points in a circle and around it."""
    layers: list[Layer] = [Dense(units=16, activation=activation, **hidden or {}) for _ in range(depth)]
    layers.append(Dense(units=1, activation="sigmoid"))
    settings = {
        "loss": BinaryCrossentropy(),
        "optimizer": Adam(learning_rate=0.01),
        "batch_size": 10,
        "epochs": 20,
    }
    return patient("points", layers, Points(pattern="circle"), **{**settings, **training})


def houses(
    activation: str = "relu",
    depth: int = 2,
    hidden: dict[str, Any] | None = None,
    answer: str = "linear",
    **training: Any,
) -> Patient:
    """Prices of houses."""
    layers: list[Layer] = [Dense(units=32, activation=activation, **hidden or {}) for _ in range(depth)]
    layers.append(Dense(units=1, activation=answer))
    settings = {"loss": MeanSquaredError(), "optimizer": Adam(learning_rate=0.003), "epochs": 12}
    return patient("houses", layers, HousePrices(), **{**settings, **training})
