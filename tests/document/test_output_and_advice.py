"""The last layer against the data and the loss, and layers that run but will not do what was meant."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.layers.activation import Activation
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.reshape import Reshape
from nnstudio.learning.losses import LOSSES
from tests.document.building import answer, only_problem, repaired, small, stack_of


def with_loss(document: Document, name: str) -> Document:
    return edits.change_training(document, loss=LOSSES[name]())


def test_fewer_outputs_than_classes_are_an_error() -> None:
    document = edits.change_layer(small(), "dense_1", units=7)
    problem = only_problem(document)
    assert (problem.node, problem.severity, problem.field) == ("dense_1", "error", "units")
    assert problem.sentence == "The network has 7 outputs, and MNIST has 10 classes"
    assert problem.repair is not None
    assert problem.repair.text == "Change dense_1 to 10"
    assert repaired(document, problem).problems == ()


def test_more_outputs_than_classes_can_be_trained_with_a_warning() -> None:
    document = edits.change_layer(small(), "dense_1", units=12)
    problem = only_problem(document)
    assert problem.severity == "warning"
    assert analyse(document).can_train


def test_the_units_are_those_of_the_dense_before_the_activation() -> None:
    document = stack_of(Flatten(), Dense(units=3), Activation(activation="softmax"))
    problem = only_problem(document)
    assert problem.node == "dense"
    assert repaired(document, problem).problems == ()


def test_a_network_that_ends_in_an_image_is_given_an_answer() -> None:
    document = stack_of(Conv2D(filters=4, activation="relu"))
    problem = only_problem(document)
    assert problem.sentence == "The last layer gives 26x26x4, and the answer must be 10 numbers"
    assert problem.repair is not None
    assert problem.repair.text == "Add Flatten, Dense 10 softmax"
    assert repaired(document, problem).problems == ()


def test_a_network_that_ends_flat_but_not_in_units_is_given_an_answer() -> None:
    document = stack_of(Conv2D(filters=4, activation="relu"), Flatten())
    problem = next(p for p in analyse(document).problems if "2704 outputs" in p.sentence)
    assert problem.repair is not None
    assert problem.repair.text == "Add Dense 10 softmax"
    assert repaired(document, problem).problems == ()


@pytest.mark.parametrize(
    ("loss", "activation", "wanted"),
    [
        ("CategoricalCrossentropy", "linear", "softmax"),
        ("SparseCategoricalCrossentropy", "relu", "softmax"),
        ("BinaryCrossentropy", "softmax", "sigmoid"),
    ],
)
def test_a_loss_gets_the_last_activation_that_it_wants(loss: str, activation: str, wanted: str) -> None:
    document = with_loss(edits.change_layer(small(), "dense_1", activation=activation), loss)
    problem = only_problem(document)
    assert (problem.node, problem.severity) == ("dense_1", "warning")
    assert f"wants {wanted} as the last activation" in problem.sentence
    assert repaired(document, problem).problems == ()


def test_a_loss_that_takes_any_activation_has_no_wish() -> None:
    document = with_loss(edits.change_layer(small(), "dense_1", activation="linear"), "MeanSquaredError")
    assert analyse(document).problems == ()


def test_an_activation_block_at_the_end_counts_as_the_last_activation() -> None:
    assert analyse(stack_of(Flatten(), Dense(units=10), Activation(activation="softmax"))).problems == ()


def test_softmax_before_the_end_is_doubtful() -> None:
    document = edits.change_layer(small(), "dense", activation="softmax")
    problem = only_problem(document)
    assert (problem.node, problem.severity) == ("dense", "warning")
    assert repaired(document, problem).problems == ()


@pytest.mark.parametrize("between", [[], [Dropout(rate=0.1)]])
def test_two_layers_without_an_activation_between_are_one(between: list[Dropout]) -> None:
    document = stack_of(Flatten(), Dense(units=8), *between, answer())
    problem = only_problem(document)
    assert problem.node == "dense"
    assert problem.sentence.startswith("Without an activation, dense and the layer behind it")
    assert repaired(document, problem).problems == ()


@pytest.mark.parametrize("between", [Activation(), MaxPooling2D()])
def test_a_function_between_two_layers_is_enough(between: Activation | MaxPooling2D) -> None:
    assert analyse(stack_of(Conv2D(), between, Flatten(), answer())).problems == ()


def test_dropout_of_the_answers_is_doubtful() -> None:
    document = edits.insert(small(), Dropout(rate=0.2), "dense_1")
    problem = only_problem(document)
    assert problem.sentence.startswith("dropout_1 drops answers of the last layer")
    assert repaired(document, problem).problems == ()


def test_dropout_of_nearly_everything_is_doubtful() -> None:
    document = edits.change_layer(small(), "dropout", rate=0.9)
    problem = only_problem(document)
    assert "90%" in problem.sentence
    assert repaired(document, problem).problems == ()


def test_a_softmax_that_only_takes_another_shape_afterwards_is_the_last_activation() -> None:
    one_pixel = Conv2D(filters=10, kernel_size=(28, 28), activation="softmax")
    assert analyse(stack_of(one_pixel, Flatten())).problems == ()
    assert analyse(stack_of(one_pixel, Flatten(), Reshape(target_shape=(-1,)))).problems == ()


def test_a_softmax_of_several_pixels_moves_to_the_end() -> None:
    pixels = Conv2D(filters=5, kernel_size=(14, 28), strides=(14, 1), activation="softmax")
    document = stack_of(pixels, Flatten())
    problem = only_problem(document)
    assert problem.sentence == "softmax in conv2d adds up to 1 at each pixel, and not over all outputs"
    assert repaired(document, problem).problems == ()
    assert problem.repair is not None
    assert outputs_of(problem.repair.apply(document).graph) is Outputs.DISTRIBUTION


def test_dropout_before_a_last_change_of_shape_drops_answers_too() -> None:
    one_pixel = Conv2D(filters=10, kernel_size=(28, 28), activation="softmax")
    document = stack_of(one_pixel, Dropout(rate=0.2), Flatten())
    problem = only_problem(document)
    assert problem.sentence.startswith("dropout drops answers of the last layer")
    assert repaired(document, problem).problems == ()


def test_a_single_output_is_named_in_the_singular() -> None:
    problem = only_problem(edits.change_layer(small(), "dense_1", units=1))
    assert problem.sentence == "The network has one output, and MNIST has 10 classes"
