"""What a layer is said to see of the picture, beside which pixels really change what it gives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.receptive import Receptive, receptive_fields
from nnstudio.document.document import Document
from nnstudio.engine.engine import NumpyEngine
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.multiply import Multiply
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.layers.zero_padding2d import ZeroPadding2D

SIDES = (23, 26)


def of(document: Document) -> dict[str, Receptive]:
    return receptive_fields(facts_of(document))


def network(*layers: Layer, shape: tuple[int, ...] = (*SIDES, 1)) -> Document:
    document = Document(shape, ())
    for layer in layers:
        document = edits.insert(document, layer, document.last)
    return document


def last(*layers: Layer) -> Receptive:
    document = network(*layers)
    return of(document)[document.last]


def field(height: int, width: int, down: Fraction | int, right: Fraction | int) -> Receptive:
    return Receptive((height, width), (Fraction(down), Fraction(right)))


@pytest.mark.parametrize(
    ("layers", "wanted"),
    [
        ((Conv2D(),), field(3, 3, 1, 1)),
        ((Conv2D(), Conv2D()), field(5, 5, 1, 1)),
        ((Conv2D(kernel_size=(1, 5), strides=(1, 2)),), field(1, 5, 1, 2)),
        ((Conv2D(dilation_rate=(2, 2)),), field(5, 5, 1, 1)),
        ((Conv2D(), MaxPooling2D(), Conv2D()), field(8, 8, 2, 2)),
        ((Conv2D(), MaxPooling2D(), Conv2D(), AveragePooling2D()), field(10, 10, 4, 4)),
        ((MaxPooling2D(), UpSampling2D()), field(2, 2, 1, 1)),
        ((UpSampling2D(), Conv2D()), field(2, 2, Fraction(1, 2), Fraction(1, 2))),
        ((Conv2D(), BatchNormalization(), Activation(), Dropout()), field(3, 3, 1, 1)),
        ((ZeroPadding2D(), Conv2D()), field(3, 3, 1, 1)),
        ((Conv2D(), Flatten()), Receptive((3, 3), None)),
        ((Conv2D(), Flatten(), LayerNormalization()), Receptive(SIDES, None)),
        ((Conv2D(), Flatten(), Activation(activation="softmax")), Receptive(SIDES, None)),
        ((Conv2D(), Flatten(), Activation(activation="relu")), Receptive((3, 3), None)),
        ((Conv2D(), GlobalAveragePooling2D()), Receptive(SIDES, None)),
        ((Flatten(), Dense(units=12), Reshape(target_shape=(2, 2, 3))), Receptive(SIDES, None)),
        ((Conv2D(padding="same", kernel_size=(31, 31)),), field(*SIDES, 1, 1)),
    ],
    ids=lambda value: "" if isinstance(value, Receptive) else "+".join(layer.type_name() for layer in value),
)
def test_what_a_layer_sees_is_worked_out_from_what_all_before_it_read(
    layers: tuple[Layer, ...], wanted: Receptive
):
    assert last(*layers) == wanted


def test_through_branches_it_is_the_largest():
    document = network(Conv2D(padding="same"))
    document = edits.add(document, Conv2D(kernel_size=(5, 7), padding="same"), ["conv2d"], "wide")
    document = edits.add(document, Add(), ["conv2d", "wide"], "sum")
    assert of(document)["sum"] == field(7, 9, 1, 1)


def test_one_pixel_for_all_brings_all_that_it_sees():
    document = network(Conv2D())
    document = edits.add(document, GlobalAveragePooling2D(keepdims=True), ["conv2d"], "mean")
    document = edits.add(document, Multiply(), ["conv2d", "mean"], "scaled")
    assert of(document)["scaled"] == Receptive(SIDES, (Fraction(1), Fraction(1)))


def test_rows_of_a_table_have_no_receptive_field():
    assert of(network(Dense(units=3), shape=(8,))) == {}


def test_behind_an_error_nothing_is_told():
    document = network(Conv2D(), Dense(), Dropout())
    assert set(of(document)) == {"conv2d"}


# Beside the pixels that really count

KINDS = 11


def pair(chance: np.random.Generator, below: int) -> tuple[int, int]:
    return int(chance.integers(1, below)), int(chance.integers(1, below))


def random_layer(chance: np.random.Generator) -> Layer:
    """One of the layers that look at a picture, with settings that keep it a picture, and give no negative numbers."""
    size, strides = pair(chance, 5), pair(chance, 3)
    padding = str(chance.choice(["valid", "same"]))
    sliding: dict[str, Any] = {"kernel_size": size, "strides": strides, "padding": padding}
    dilated: dict[str, Any] = {"kernel_size": size, "dilation_rate": pair(chance, 3), "padding": padding}
    kinds: tuple[Layer, ...] = (
        Conv2D(filters=2, **sliding),
        Conv2D(filters=2, **dilated),
        DepthwiseConv2D(**sliding),
        SeparableConv2D(filters=2, **dilated),
        Conv2DTranspose(filters=2, **sliding),
        MaxPooling2D(pool_size=size, strides=strides, padding=padding),
        AveragePooling2D(pool_size=size, padding=padding),
        UpSampling2D(size=strides, interpolation=str(chance.choice(["nearest", "bilinear"]))),
        ZeroPadding2D(padding=strides),
        BatchNormalization(),
        Activation(activation="softplus"),
    )
    assert len(kinds) == KINDS
    return kinds[int(chance.integers(KINDS))]


def random_document(chance: np.random.Generator) -> Document:
    """A few layers, some of them with a branch beside them that ends at the same sides."""
    document = network()
    while len(document.ids) < 5:
        before, layer = document.last, random_layer(chance)
        longer = edits.insert(document, layer, before)
        shapes = facts_of(longer).shapes
        if (
            longer.last not in shapes
            or not 6 <= min(shapes[longer.last][:2]) <= max(shapes[longer.last][:2]) <= 60
        ):
            continue
        document = longer
        if chance.random() < 0.4:
            side = Conv2D(filters=2, kernel_size=pair(chance, 6), padding="same")
            name = document.last
            document = edits.add(document, side, [name])
            document = edits.add(document, Concatenate(), [name, document.last])
    return document


def positive(graph: Graph, chance: np.random.Generator) -> dict[str, Array]:
    """Weights with which more of any pixel is more everywhere behind it, so that no change is lost."""
    drawn = NumpyEngine().drawn(graph, 0)
    return {name: chance.uniform(0.5, 1.0, array.shape).astype(np.float32) for name, array in drawn.items()}


def changed_by(graph: Graph, weights: dict[str, Array], axis: int) -> Array:
    """(lines of the picture, *outputs): what changes if all pixels of a row (0) or column (1) do."""
    lines = graph.input_shape[axis]
    pictures = np.zeros((lines + 1, *graph.input_shape), np.float32)
    np.moveaxis(pictures, 1 + axis, 1)[np.arange(lines), np.arange(lines)] = 100.0
    model = NumpyEngine().model(graph, weights, batch=lines + 1)
    outputs = model.predict(pictures)
    model.close()
    changed: Array = np.abs(outputs[:-1] - outputs[-1]) > 1e-3 * np.abs(outputs[-1]) + 1e-4
    return changed


@pytest.mark.parametrize("seed", range(40))
def test_it_agrees_with_the_pixels_that_change_what_the_units_give(seed: int):
    chance = np.random.default_rng(seed)
    document = random_document(chance)
    told = of(document)[document.last]
    weights = positive(document.graph, chance)
    for axis in (0, 1):
        changed = changed_by(document.graph, weights, axis)
        seen: Array = np.asarray(changed.any(axis=(2 - axis, 3))).T
        spans = [np.flatnonzero(lines) for lines in seen]
        widths = [int(lines[-1] - lines[0]) + 1 if len(lines) else 0 for lines in spans]
        assert told.size[axis] == max(widths)
        assert told.strides is not None
        assert _pace(spans, widths, told.size[axis]) in (
            None,
            pytest.approx(float(told.strides[axis]), abs=0.35),
        )


def _pace(spans: list[Array], widths: list[int], widest: int) -> float | None:
    """Pixels from what one unit sees to what the next sees, over the units that no edge cuts; None for too few."""
    whole = [
        place
        for place, lines in enumerate(spans)
        if len(lines) and lines[0] > 0 and widths[place] >= widest - 1
    ]
    if len(whole) < 6:
        return None
    first, final = whole[0], whole[-1]
    return float(spans[final].mean() - spans[first].mean()) / (final - first)


@pytest.mark.parametrize("seed", range(12))
def test_the_middle_unit_sees_just_that_where_no_edge_is_near(seed: int):
    chance = np.random.default_rng(100 + seed)
    layers = [Conv2D(filters=2, kernel_size=pair(chance, 4)) for _ in range(3)]
    document = network(*layers, MaxPooling2D())
    told = of(document)[document.last]
    weights = positive(document.graph, chance)
    for axis in (0, 1):
        changed = changed_by(document.graph, weights, axis)
        middle = changed[:, changed.shape[1] // 2, changed.shape[2] // 2].any(axis=-1)
        assert np.count_nonzero(middle) == told.size[axis]


def test_the_picture_itself_is_told_by_nobody():
    assert INPUT not in of(network(Conv2D()))
