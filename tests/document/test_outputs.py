"""What the outputs mean is told by the last activation, through whatever changes no value."""

import pytest

from nnstudio.document.outputs import Outputs, meaning_of, outputs_of
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Layer
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target
from tests.document.building import answer, stack_of


def outputs(*layers: Layer) -> Outputs:
    return outputs_of(stack_of(*layers).graph)


@pytest.mark.parametrize(
    ("activation", "meaning"),
    [
        ("softmax", Outputs.DISTRIBUTION),
        ("sigmoid", Outputs.SHARES),
        ("hard_sigmoid", Outputs.SHARES),
        ("linear", Outputs.NUMBERS),
        ("tanh", Outputs.NUMBERS),
        ("relu", Outputs.NUMBERS),
    ],
)
def test_the_last_activation_tells_what_the_outputs_are(activation: str, meaning: Outputs) -> None:
    assert outputs(Flatten(), Dense(units=10, activation=activation)) is meaning
    assert outputs(Flatten(), Dense(units=10), Activation(activation=activation)) is meaning


def test_dropout_at_the_end_leaves_a_distribution_one() -> None:
    assert outputs(Flatten(), answer(), Dropout(rate=0.1)) is Outputs.DISTRIBUTION


def test_a_distribution_that_is_scaled_afterwards_is_none() -> None:
    assert outputs(Flatten(), answer(), BatchNormalization()) is Outputs.NUMBERS


@pytest.mark.parametrize(("kernel", "meaning"), [(28, Outputs.DISTRIBUTION), (27, Outputs.NUMBERS)])
def test_a_flattened_image_is_a_distribution_if_it_has_one_pixel(kernel: int, meaning: Outputs) -> None:
    conv = Conv2D(filters=10, kernel_size=(kernel, kernel), activation="softmax")
    assert outputs(conv, Flatten()) is meaning


def test_an_image_by_itself_is_numbers() -> None:
    assert outputs(Flatten()) is Outputs.NUMBERS


def test_one_share_of_two_classes_is_a_distribution_over_both() -> None:
    graph = stack_of(Flatten(), Dense(units=1, activation="sigmoid")).graph
    assert meaning_of(graph, Classification(("cat", "dog"))) is Outputs.DISTRIBUTION
    assert meaning_of(graph, Regression((Target("price"),))) is Outputs.SHARES
    bare = stack_of(Flatten(), Dense(units=1)).graph
    assert meaning_of(bare, Classification(("cat", "dog"))) is Outputs.NUMBERS
