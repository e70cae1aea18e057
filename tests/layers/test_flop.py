"""The operations that each layer declares, beside a count by hand: written down as a sum over outputs, in numbers.

A multiply-add is two; another addition, multiplication or comparison, and a function of one value, are one each; what
is moved is nothing. Nothing here is shared with the layers.
"""

from __future__ import annotations

from typing import Any

import pytest

from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.shapes import Shape

Count = tuple[str, dict[str, Any], tuple[Shape, ...], int]

BY_HAND: tuple[Count, ...] = (
    ("Dense", {"units": 4}, ((6,),), 4 * (6 * 2 + 1)),
    ("Dense", {"units": 4, "use_bias": False, "activation": "relu"}, ((6,),), 4 * (6 * 2 + 1)),
    ("Dense", {"units": 10, "activation": "softmax"}, ((784,),), 10 * (784 * 2 + 1 + 1)),
    ("Flatten", {}, ((3, 4, 2),), 0),
    ("Reshape", {"target_shape": (6, 4)}, ((2, 3, 4),), 0),
    ("Conv2D", {"filters": 3}, ((6, 7, 2),), 4 * 5 * 3 * (3 * 3 * 2 * 2 + 1)),
    (
        "Conv2D",
        {"filters": 2, "padding": "same", "activation": "tanh"},
        ((5, 6, 3),),
        5 * 6 * 2 * (3 * 3 * 3 * 2 + 1 + 1),
    ),
    (
        "Conv2D",
        {"filters": 4, "kernel_size": (2, 4), "strides": (2, 3), "padding": "same", "use_bias": False},
        ((7, 8, 2),),
        4 * 3 * 4 * (2 * 4 * 2 * 2),
    ),
    (
        "Conv2D",
        {"filters": 6, "groups": 3, "activation": "relu"},
        ((5, 5, 6),),
        3 * 3 * 6 * (3 * 3 * 2 * 2 + 2),
    ),
    (
        "Conv2D",
        {"filters": 2, "dilation_rate": 2, "padding": "same"},
        ((7, 6, 2),),
        7 * 6 * 2 * (9 * 2 * 2 + 1),
    ),
    ("DepthwiseConv2D", {}, ((6, 5, 3),), 4 * 3 * 3 * (9 * 2 + 1)),
    (
        "DepthwiseConv2D",
        {"depth_multiplier": 2, "padding": "same", "activation": "tanh", "use_bias": False},
        ((5, 6, 2),),
        5 * 6 * 4 * (9 * 2 + 1),
    ),
    ("SeparableConv2D", {"filters": 4}, ((6, 5, 3),), 4 * 3 * (3 * 9 * 2 + 4 * (3 * 2 + 1))),
    (
        "SeparableConv2D",
        {"filters": 3, "depth_multiplier": 2, "padding": "same", "activation": "relu"},
        ((5, 6, 2),),
        5 * 6 * (4 * 9 * 2 + 3 * (4 * 2 + 1 + 1)),
    ),
    ("Conv2DTranspose", {"filters": 3}, ((4, 5, 2),), 4 * 5 * 2 * 9 * 3 * 2 + 6 * 7 * 3),
    (
        "Conv2DTranspose",
        {"filters": 2, "strides": 2, "padding": "same", "activation": "relu"},
        ((3, 4, 3),),
        3 * 4 * 3 * 9 * 2 * 2 + 6 * 8 * 2 * (1 + 1),
    ),
    ("MaxPooling2D", {}, ((6, 6, 3),), 3 * 3 * 3 * (4 - 1)),
    ("MaxPooling2D", {"pool_size": 3, "strides": 2, "padding": "same"}, ((7, 8, 2),), 4 * 4 * 2 * (9 - 1)),
    ("AveragePooling2D", {}, ((6, 6, 3),), 3 * 3 * 3 * (3 + 1)),
    ("GlobalAveragePooling2D", {}, ((4, 5, 3),), 3 * (19 + 1)),
    ("GlobalMaxPooling2D", {}, ((4, 5, 3),), 3 * 19),
    ("UpSampling2D", {}, ((3, 4, 2),), 0),
    ("UpSampling2D", {"interpolation": "bilinear"}, ((3, 4, 2),), (6 * 4 * 2) * 2 * 2 + (6 * 8 * 2) * 2 * 2),
    ("ZeroPadding2D", {}, ((3, 4, 2),), 0),
    ("Activation", {"activation": "relu"}, ((4, 3, 5),), 4 * 3 * 5),
    ("Activation", {"activation": "softmax"}, ((6,),), 6),
    ("Activation", {"activation": "linear"}, ((6,),), 0),
    ("PReLU", {}, ((3, 2, 2),), 12 * (1 + 1)),
    ("BatchNormalization", {}, ((4, 3, 2),), 24 * (1 + 1 + 1)),
    ("BatchNormalization", {"center": False}, ((5,),), 5 * (1 + 1)),
    ("LayerNormalization", {}, ((6,),), (5 + 1) + 6 + 6 + (5 + 1) + (1 + 1 + 1) + 6 + 6 + 6),
    ("LayerNormalization", {"scale": False, "center": False}, ((2, 2, 5),), 4 * (5 + 5 + 5 + 5 + 3 + 5)),
    ("Dropout", {}, ((3, 4, 2),), 0),
    ("SpatialDropout2D", {}, ((3, 4, 5),), 0),
    ("GaussianNoise", {}, ((5,),), 0),
    ("Add", {}, ((3, 2, 2), (3, 2, 2)), 12),
    ("Add", {}, ((4,), (4,), (4,)), 8),
    ("Multiply", {}, ((3, 2, 2), (1, 1, 2)), 12),
    ("Concatenate", {}, ((3, 2, 2), (3, 2, 4)), 0),
)


@pytest.mark.parametrize(("name", "values", "shapes", "counted"), BY_HAND)
def test_a_layer_declares_the_operations_that_are_counted_by_hand(
    name: str, values: dict[str, Any], shapes: tuple[Shape, ...], counted: int
):
    assert LAYERS[name].from_values(values).flop(*shapes) == counted


def test_every_layer_of_the_catalogue_is_counted():
    assert {name for name, *_ in BY_HAND} == set(LAYERS)
