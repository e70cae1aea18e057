"""Every layer's gradients are those of its formula: finite differences in float64 say so."""

import numpy as np
import pytest

from nnstudio.layers.activation import Activation
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.graph import stack
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import LOSSES
from tests.layers.cases import CASES, Case, present, untested
from tests.layers.gradients import compare, gradient_check, same_chance
from tests.layers.rig import Rig


def check(case: Case, shards: int, batch: int = 5) -> None:
    rig = Rig(case.layer, case.shapes, batch=batch, shards=shards)
    rig.randomise()
    compare(rig.parameters, same_chance(rig.program, rig.loss))


def draws(case: Case) -> bool:
    """Whether the layer's output is a matter of chance, which each shard draws for itself."""
    return bool(case.values.get("rate") or case.values.get("stddev"))


@pytest.mark.parametrize("case", present(), ids=str)
def test_gradients_of_inputs_and_weights_are_right(case: Case):
    check(case, shards=1)


@pytest.mark.parametrize("case", present(), ids=str)
def test_gradients_are_right_when_the_batch_is_cut_unevenly(case: Case):
    check(case, shards=3)


def test_every_layer_has_a_gradient_check():
    assert untested({case.type for case in CASES}) == []


def test_every_activation_has_a_gradient_check():
    checked = {case.values["activation"] for case in CASES if case.type == "Activation"}
    assert set(FUNCTION_NAMES) - checked == set()


@pytest.mark.parametrize("case", [case for case in present() if not draws(case)], ids=str)
def test_a_batch_smaller_than_the_number_of_shards_gives_the_same_gradients(case: Case):
    whole, cut = (Rig(case.layer, case.shapes, batch=2, shards=shards) for shards in (1, 3))
    for rig in (whole, cut):
        rig.randomise()
        rig.run()
    for name, gradient in whole.gradients.items():
        np.testing.assert_allclose(cut.gradients[name], gradient, rtol=1e-9, atol=1e-12)


def last(units: int = 4) -> list[Layer]:
    return [Flatten(), Dense(units=units, activation="softmax")]


def check_stack(*layers: Layer, shape: tuple[int, ...] = (8, 9, 2), **settings: object) -> None:
    graph = stack(shape, [(f"layer_{place}", layer) for place, layer in enumerate(layers)])
    gradient_check(graph, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("shards", [1, 3])
@pytest.mark.parametrize("activation", FUNCTION_NAMES)
def test_two_convolutions_in_a_row_have_right_gradients(activation: str, shards: int):
    check_stack(
        Conv2D(filters=3, activation=activation),
        Conv2D(filters=2, activation=activation),
        *last(),
        shards=shards,
    )


@pytest.mark.parametrize("activation", ["linear", "relu", "tanh", "gelu"])
@pytest.mark.parametrize("size", [(2, 2), (3, 2)])
def test_a_convolution_with_its_pooling_has_right_gradients(activation: str, size: tuple[int, int]):
    conv = Conv2D(filters=3, activation=activation, padding="same")
    check_stack(conv, MaxPooling2D(pool_size=size), Conv2D(filters=2, kernel_size=(2, 2)), *last(), shards=2)


def test_pooling_between_convolutions_has_right_gradients():
    pool = AveragePooling2D(pool_size=(3, 3), strides=(2, 2), padding="same")
    check_stack(Conv2D(filters=3, activation="tanh"), pool, Conv2D(filters=2), *last(), shards=2)


@pytest.mark.parametrize("activation", FUNCTION_NAMES)
def test_dense_layers_around_dropout_have_right_gradients(activation: str):
    layers = [
        Flatten(),
        Dense(units=9, activation=activation),
        Dropout(rate=0.4),
        Dense(units=6, activation=activation),
    ]
    check_stack(*layers, Dropout(rate=0.25), Dense(units=3, activation="softmax"), shape=(3, 4, 1), shards=2)


@pytest.mark.parametrize(
    "loss", ["CategoricalCrossentropy", "SparseCategoricalCrossentropy", "MeanSquaredError"]
)
def test_an_activation_of_its_own_may_be_the_last_layer(loss: str):
    layers = [Flatten(), Dense(units=4), Activation(activation="softmax")]
    check_stack(*layers, shape=(3, 2, 1), loss=LOSSES[loss]())


def test_a_frozen_layer_in_the_middle_passes_gradients_on():
    frozen = Conv2D(filters=3, activation="tanh", trainable=False)
    check_stack(Conv2D(filters=2), frozen, *last(), shards=2)
