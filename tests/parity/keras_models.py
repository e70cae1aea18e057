"""The five tutorials' code in Keras, and a model with every layer of the catalogue. Whoever imports it chooses Keras's
backend before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

keras = pytest.importorskip("keras")
layers = keras.layers


def first_network() -> Any:
    model = keras.Sequential(
        [keras.Input((784,)), layers.Dense(32, activation="relu"), layers.Dense(10, activation="softmax")]
    )
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model


def wide_dropout() -> Any:
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            layers.Flatten(),
            layers.Dense(512, activation=keras.activations.relu),
            layers.Dropout(0.2),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("rmsprop", keras.losses.SparseCategoricalCrossentropy())
    return model


def convolutions(*before: Any) -> Any:
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *before,
            layers.Conv2D(32, 3, activation="relu"),
            layers.Conv2D(64, (3, 3), activation="relu", kernel_regularizer="l2"),
            layers.MaxPooling2D(),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(128),
            layers.ReLU(),
            layers.Dropout(0.5),
            layers.Dense(10),
            layers.Softmax(),
        ]
    )
    model.compile(keras.optimizers.Adadelta(1.0), "categorical_crossentropy")
    return model


def three_convolutions() -> Any:
    model = keras.Sequential([keras.Input((28, 28, 1))])
    for filters in (32, 64):
        model.add(layers.Conv2D(filters, 3, activation="relu"))
        model.add(layers.MaxPooling2D(2))
    model.add(layers.Conv2D(64, 3, activation="relu"))
    model.add(layers.Flatten())
    model.add(layers.Dense(64, activation="relu"))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile("rmsprop", "categorical_crossentropy")
    return model


def first_convolution() -> Any:
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(28, (3, 3)),
            layers.MaxPooling2D((2, 2)),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.2),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


def every_layer(function: str = "gelu") -> Any:
    """function: of the depthwise convolution; tf2onnx has no word for the gelu of TensorFlow."""
    image = keras.Input((12, 12, 3))
    x = layers.SeparableConv2D(8, 3, padding="same", depth_multiplier=2)(image)
    x = layers.BatchNormalization()(x)
    x = layers.Add()([x, layers.Conv2D(8, 1, activation="silu")(image)])
    x = layers.LeakyReLU(negative_slope=0.2)(x)
    x = layers.Concatenate()([x, layers.DepthwiseConv2D(3, padding="same", activation=function)(x)])
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.LayerNormalization()(x)
    x = layers.AveragePooling2D(3, strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(4, 3, strides=2, padding="same")(x)
    x = layers.ZeroPadding2D(2)(layers.SpatialDropout2D(0.2)(x))
    x = layers.UpSampling2D(interpolation="bilinear")(layers.MaxPooling2D()(x))
    x = layers.GaussianNoise(0.1)(layers.ELU()(x))
    gate = layers.GlobalMaxPooling2D(keepdims=True)(x)
    x = layers.Multiply()([x, layers.Activation("sigmoid")(gate)])
    x = layers.Reshape((-1, 4))(x)
    x = layers.Dropout(0.3)(layers.Flatten()(x))
    y = layers.GlobalAveragePooling2D()(image)
    x = layers.Concatenate()([layers.Dense(5, activation="tanh")(x), y])
    model = keras.Model(image, layers.Dense(4, activation="softmax")(x))
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), keras.losses.KLDivergence())
    return model


def block(channels: int, name: str) -> Any:
    image = keras.Input((6, 6, channels))
    x = layers.Conv2D(channels, 3, padding="same")(image)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    return keras.Model(image, layers.Add()([x, image]), name=name)


def stack_of_stacks() -> Any:
    encoder = keras.Sequential(
        [
            keras.Input((14, 14, 1)),
            layers.Conv2D(4, 3, activation="relu"),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(8, name="code"),
        ],
        name="encoder",
    )
    head = keras.Sequential(
        [keras.Input((8,)), layers.Dense(6, activation="tanh"), layers.Dense(3, activation="softmax")],
        name="head",
    )
    return keras.Sequential([encoder, head])


def blocks() -> Any:
    """A block that is called twice, and another one."""
    image, shared = keras.Input((14, 14, 1)), block(5, "block")
    x = block(5, "other")(shared(shared(layers.Conv2D(5, 3, strides=2)(image))))
    return keras.Model(image, layers.Dense(2)(layers.Flatten()(x)))


def deeper() -> Any:
    """Models in a model, in which layers of several have one name."""
    inner = keras.Sequential([keras.Input((8,)), layers.Dense(5, name="d"), layers.ReLU()], name="inner")
    row = keras.Input((8,))
    x = layers.Dense(8, name="d")(layers.Dense(8, name="first")(row))
    middle = keras.Model(row, layers.Concatenate()([inner(x), x]), name="middle")
    return keras.Sequential(
        [keras.Input((8,)), layers.Dense(8, name="d"), middle, layers.Dense(2, name="out")]
    )


def shared_layer() -> Any:
    row, shared = keras.Input((8,)), layers.Dense(8, activation="tanh", name="shared")
    x = shared(row)
    return keras.Model(row, layers.Dense(2)(layers.Add()([x, shared(x)])))


WITHIN: dict[str, Callable[[], Any]] = {
    made.__name__: made for made in (stack_of_stacks, blocks, deeper, shared_layer)
}
"""Models within models, and layers that are called twice."""
MODELS: dict[str, Callable[..., Any]] = {
    made.__name__: made
    for made in (
        first_network,
        wide_dropout,
        convolutions,
        first_convolution,
        three_convolutions,
        every_layer,
    )
}
"""By name."""
