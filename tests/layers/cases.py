"""The settings in which every layer is tested: against a naive reference, by finite differences and beside PyTorch."""

from __future__ import annotations

import dataclasses
from typing import Any

from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class Case:
    """A layer's type, the values of its fields that are not the default, and the shapes of its inputs."""

    type: str
    values: dict[str, Any]
    shapes: tuple[Shape, ...]

    @property
    def layer(self) -> Layer:
        return LAYERS[self.type].from_values(self.values)

    def __str__(self) -> str:
        settings = ",".join(f"{name}={value}".replace(" ", "") for name, value in self.values.items())
        return f"{self.type}({settings})[{'+'.join('x'.join(map(str, shape)) for shape in self.shapes)}]"


def _each(layer: str, *settings: tuple[dict[str, Any], Shape]) -> list[Case]:
    return [Case(layer, values, (shape,)) for values, shape in settings]


def _merge(layer: str, *shapes: tuple[Shape, ...]) -> list[Case]:
    return [Case(layer, {}, each) for each in shapes]


_POOLS: tuple[tuple[dict[str, Any], Shape], ...] = (
    ({}, (6, 6, 3)),
    ({}, (7, 5, 2)),
    ({"pool_size": 3, "strides": 2, "padding": "same"}, (7, 8, 2)),
    ({"pool_size": (3, 2), "strides": 1}, (5, 6, 2)),
    ({"pool_size": (2, 3), "padding": "same"}, (5, 7, 1)),
    ({"pool_size": 2, "strides": 3}, (8, 7, 2)),
    ({"pool_size": 17}, (18, 17, 1)),
)

CASES: tuple[Case, ...] = (
    *_each(
        "Dense",
        ({"units": 4}, (6,)),
        ({"units": 1, "use_bias": False, "activation": "tanh"}, (5,)),
        ({"units": 7, "activation": "softmax"}, (3,)),
        ({"units": 5, "activation": "silu"}, (1,)),
    ),
    *_each("Flatten", ({}, (3, 4, 2)), ({}, (5,))),
    *_each(
        "Conv2D",
        ({"filters": 3}, (6, 7, 2)),
        ({"filters": 4, "kernel_size": 1, "use_bias": False}, (4, 3, 3)),
        ({"filters": 2, "padding": "same", "activation": "tanh"}, (5, 6, 3)),
        ({"filters": 2, "kernel_size": (2, 4), "strides": (2, 3), "padding": "same"}, (7, 8, 2)),
        ({"filters": 3, "kernel_size": (3, 2), "strides": 2, "activation": "gelu"}, (8, 7, 2)),
        ({"filters": 2, "dilation_rate": 2, "padding": "same"}, (7, 6, 2)),
        ({"filters": 2, "dilation_rate": (1, 3), "kernel_size": (2, 3), "strides": (2, 1)}, (6, 9, 1)),
        ({"filters": 6, "groups": 3, "activation": "relu"}, (5, 5, 6)),
        ({"filters": 4, "groups": 2, "strides": 2, "padding": "same", "use_bias": False}, (5, 6, 2)),
        ({"filters": 3, "kernel_size": 5}, (5, 5, 1)),
        ({"filters": 3, "activation": "softmax"}, (4, 5, 2)),
    ),
    *_each(
        "DepthwiseConv2D",
        ({}, (6, 5, 3)),
        ({"depth_multiplier": 2, "padding": "same", "activation": "tanh"}, (5, 6, 2)),
        ({"kernel_size": (2, 3), "strides": 2, "use_bias": False}, (7, 8, 3)),
        ({"strides": (2, 3), "padding": "same", "depth_multiplier": 3}, (7, 8, 1)),
        ({"dilation_rate": 2, "kernel_size": (2, 3), "activation": "silu"}, (6, 7, 2)),
    ),
    *_each(
        "SeparableConv2D",
        ({"filters": 4}, (6, 5, 3)),
        ({"filters": 3, "depth_multiplier": 2, "padding": "same", "activation": "tanh"}, (5, 6, 2)),
        ({"filters": 2, "strides": 2, "use_bias": False, "padding": "same"}, (7, 6, 2)),
        ({"filters": 2, "dilation_rate": (2, 1), "activation": "gelu"}, (7, 5, 2)),
    ),
    *_each(
        "Conv2DTranspose",
        ({"filters": 3}, (4, 5, 2)),
        ({"filters": 2, "strides": 2, "padding": "same", "activation": "tanh"}, (3, 4, 3)),
        ({"filters": 2, "kernel_size": 2, "strides": 2, "use_bias": False}, (3, 4, 2)),
        ({"filters": 1, "kernel_size": 2, "strides": 3}, (3, 2, 2)),
        ({"filters": 2, "kernel_size": (3, 4), "strides": (1, 2), "padding": "same"}, (4, 3, 1)),
        ({"filters": 2, "dilation_rate": 2, "activation": "softplus"}, (3, 4, 2)),
        ({"filters": 2, "kernel_size": 2, "strides": 3, "padding": "same"}, (2, 3, 2)),
    ),
    *_each("MaxPooling2D", *_POOLS),
    *_each("AveragePooling2D", *_POOLS),
    *_each("GlobalAveragePooling2D", ({}, (4, 5, 3)), ({"keepdims": True}, (3, 3, 1))),
    *_each("GlobalMaxPooling2D", ({}, (4, 5, 3)), ({"keepdims": True}, (3, 3, 1))),
    *_each(
        "UpSampling2D",
        ({}, (3, 4, 2)),
        ({"size": (3, 1)}, (2, 3, 3)),
        ({"interpolation": "bilinear"}, (3, 4, 2)),
        ({"size": (3, 2), "interpolation": "bilinear"}, (1, 5, 1)),
    ),
    *_each(
        "ZeroPadding2D", ({}, (3, 4, 2)), ({"padding": (0, 2)}, (2, 3, 1)), ({"padding": (3, 1)}, (1, 1, 3))
    ),
    *_each("Activation", *[({"activation": name}, (4, 3, 5)) for name in FUNCTION_NAMES]),
    *_each("Activation", *[({"activation": name}, (6,)) for name in FUNCTION_NAMES]),
    *_each(
        "PReLU",
        ({}, (4,)),
        ({}, (3, 2, 2)),
        ({"shared_axes": (1, 2)}, (3, 4, 3)),
        ({"shared_axes": (1, 2, 3)}, (3, 4, 3)),
        ({"shared_axes": (2,)}, (2, 3, 2)),
    ),
    *_each(
        "BatchNormalization",
        ({}, (4, 3, 2)),
        ({"scale": False}, (5,)),
        ({"center": False, "epsilon": 0.1}, (2, 2, 3)),
        ({"scale": False, "center": False}, (3, 3, 1)),
        ({"trainable": False}, (3, 4, 2)),
    ),
    *_each(
        "LayerNormalization",
        ({}, (6,)),
        ({}, (3, 2, 4)),
        ({"scale": False}, (2, 3, 3)),
        ({"center": False, "epsilon": 0.1}, (5,)),
        ({"scale": False, "center": False}, (2, 2, 5)),
    ),
    *_each("Dropout", ({"rate": 0.5}, (3, 4, 2)), ({"rate": 0.3}, (9,)), ({"rate": 0.0}, (4,))),
    *_each(
        "SpatialDropout2D", ({"rate": 0.5}, (3, 4, 5)), ({"rate": 0.3}, (2, 2, 3)), ({"rate": 0.0}, (2, 3, 1))
    ),
    *_each("GaussianNoise", ({"stddev": 0.5}, (3, 4, 2)), ({"stddev": 0.0}, (5,))),
    *_each(
        "Reshape",
        ({"target_shape": (6, 4)}, (2, 3, 4)),
        ({"target_shape": (-1,)}, (2, 3, 2)),
        ({"target_shape": (2, -1, 3)}, (12,)),
    ),
    *_merge("Add", ((3, 2, 2),) * 2, ((4,),) * 3, ((3, 1, 2), (1, 1, 2), (1, 2, 1)), ((2,), (3, 4, 2))),
    *_merge(
        "Multiply", ((3, 2, 2),) * 2, ((4,),) * 3, ((2, 2, 1),) * 4, ((3, 2, 2), (1, 1, 2)), ((3, 4, 2), (2,))
    ),
    *_merge("Concatenate", ((3, 2, 2), (3, 2, 4)), ((4,), (1,), (3,)), ((2, 2, 1),) * 2),
)


def untested(names: set[str]) -> list[str]:
    """The layers of the registry that are not among these names."""
    return sorted(set(LAYERS) - names)


def present(cases: tuple[Case, ...] = CASES) -> list[Case]:
    """The cases of layers that are in the registry."""
    return [case for case in cases if case.type in LAYERS]
