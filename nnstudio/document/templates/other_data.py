"""Networks for other data than digits to be told apart: points, a table, and digits to be given again out of noise.

They are judged on a part of their training examples. The test part is for whoever asks for it.
"""

from __future__ import annotations

from nnstudio.data.sources.house_prices import HousePrices
from nnstudio.data.sources.mnist import Mnist
from nnstudio.data.sources.points import Points
from nnstudio.document.document import Document
from nnstudio.document.templates.template import Template, stack
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import BinaryCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.adamw import AdamW
from nnstudio.learning.schedules import OneCycle
from nnstudio.learning.settings import TrainingSettings


def _spiral() -> Document:
    layers: list[Layer] = [Dense(units=units, activation="relu") for units in (16, 16, 8)]
    layers.append(Dense(units=1, activation="sigmoid"))
    training = TrainingSettings(
        loss=BinaryCrossentropy(),
        optimizer=Adam(learning_rate=0.01),
        schedule=OneCycle(pct_start=0.1, div_factor=5.0),
        batch_size=10,
        epochs=100,
    )
    return stack("Spiral", layers, training, Points(pattern="spiral"))


def _house_prices() -> Document:
    layers = [
        Dense(units=64, activation="relu"),
        Dropout(rate=0.2),
        Dense(units=32, activation="relu"),
        Dense(units=1),
    ]
    training = TrainingSettings(
        loss=MeanSquaredError(),
        optimizer=AdamW(learning_rate=0.005, weight_decay=0.05),
        schedule=OneCycle(),
        batch_size=32,
        epochs=60,
    )
    return stack("House prices", layers, training, HousePrices())


def _again(filters: int) -> Conv2DTranspose:
    return Conv2DTranspose(
        filters=filters, kernel_size=(3, 3), strides=(2, 2), padding="same", activation="relu"
    )


def _kept(filters: int, activation: str = "relu") -> Conv2D:
    return Conv2D(filters=filters, kernel_size=(3, 3), padding="same", activation=activation)


def _denoiser() -> Document:
    """After "Convolutional autoencoder for image denoising" of Keras's examples, with half the filters."""
    layers = [
        _kept(16),
        MaxPooling2D(pool_size=(2, 2)),
        _kept(16),
        MaxPooling2D(pool_size=(2, 2)),
        _again(16),
        _again(16),
        _kept(1, "sigmoid"),
    ]
    training = TrainingSettings(
        loss=BinaryCrossentropy(),
        optimizer=Adam(learning_rate=0.005),
        schedule=OneCycle(),
        batch_size=64,
        epochs=3,
    )
    return stack("Denoiser", layers, training, Mnist(task="reconstruction", noise=0.4))


TEMPLATES = (
    Template(
        "spiral",
        _spiral(),
        0.98,
        "Points of two colours that no straight line divides: the border winds around them while you watch.",
    ),
    Template(
        "house-prices",
        _house_prices(),
        0.9,
        "A table instead of pictures: what 2,901 houses in Ames, Iowa, were sold for.",
    ),
    Template(
        "denoiser",
        _denoiser(),
        19.5,
        "Digits out of noise: images are made small and large again, and what is no digit gets lost on the way.",
    ),
)
