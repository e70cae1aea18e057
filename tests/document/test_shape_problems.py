"""Layers that can't take what they get, and the one click that makes them fit."""

import pytest

from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.building import answer, only_problem, repaired, small, stack_of


def test_shapes_are_known_behind_every_layer() -> None:
    nodes = analyse(stack_of(Conv2D(activation="relu"), MaxPooling2D(), Flatten(), answer())).nodes
    assert [node.output_shape for node in nodes.values()] == [(26, 26, 32), (13, 13, 32), (5408,), (10,)]
    assert nodes["conv2d"].input_shapes == ((28, 28, 1),)


def test_dense_on_an_image_asks_for_flatten() -> None:
    document = stack_of(Conv2D(activation="relu"), answer())
    problem = only_problem(document)
    assert (problem.node, problem.severity) == ("dense", "error")
    assert problem.sentence == "Dense needs a flat input, and gets 26x26x32"
    assert problem.repair is not None
    assert problem.repair.text == "Insert Flatten"
    assert repaired(document, problem).can_train


def test_layers_behind_an_error_have_no_problem_of_their_own_and_no_shape() -> None:
    analysis = analyse(stack_of(Dense(activation="relu"), Dropout(rate=0.99), Conv2D(), answer()))
    assert [problem.node for problem in analysis.problems] == ["dense"]
    assert analysis.nodes["dropout"].output_shape is None
    assert analysis.nodes["dropout"].input_shapes == (None,)
    assert analysis.memory == 0


@pytest.mark.parametrize(
    ("document", "repair"),
    [
        (stack_of(Flatten(), Conv2D(activation="relu"), Flatten(), answer()), "Remove flatten"),
        (stack_of(Flatten(), Conv2D(activation="relu"), answer()), "Move conv2d before flatten"),
        (
            stack_of(Flatten(), Dense(activation="relu"), MaxPooling2D(), answer()),
            "Move max_pooling2d before flatten",
        ),
    ],
)
def test_a_layer_for_images_behind_flatten_gets_the_repair_that_helps_most(
    document: Document, repair: str
) -> None:
    problem = only_problem(document)
    assert "needs an image" in problem.sentence
    assert problem.repair is not None
    assert problem.repair.text == repair
    assert repaired(document, problem).can_train


def test_a_window_larger_than_its_input_is_made_as_large_as_the_input() -> None:
    small_image = [
        MaxPooling2D(pool_size=(7, 7)),
        Conv2D(kernel_size=(5, 5), activation="relu"),
        Flatten(),
        answer(),
    ]
    document = stack_of(*small_image)
    problem = only_problem(document)
    assert problem.sentence == "Conv2D: a window of 5 is larger than its input of 4"
    assert problem.repair is not None
    assert problem.repair.text == "Set kernel size to 4x4"
    assert repaired(document, problem).can_train


def test_a_spread_window_that_no_smaller_kernel_mends_keeps_its_size_by_padding() -> None:
    spread = Conv2D(kernel_size=(3, 3), dilation_rate=(20, 20), activation="relu")
    document = stack_of(spread, Flatten(), answer())
    problem = only_problem(document)
    assert problem.repair is not None
    assert problem.repair.text == "Set padding to same"
    assert repaired(document, problem).can_train


def test_groups_that_do_not_divide_the_channels_are_taken_back() -> None:
    document = stack_of(
        Conv2D(filters=6, activation="relu"),
        Conv2D(filters=6, groups=4, activation="relu"),
        Flatten(),
        answer(),
    )
    problem = only_problem(document)
    assert problem.repair is not None
    assert problem.repair.text == "Set groups to 1"
    assert repaired(document, problem).can_train


def test_parameters_and_cost_are_those_of_the_formulas() -> None:
    analysis = analyse(stack_of(Conv2D(filters=4, activation="relu"), Flatten(), answer()))
    convolution, dense = analysis.nodes["conv2d"], analysis.nodes["dense"]
    assert (convolution.parameters, convolution.multiply_adds) == (3 * 3 * 4 + 4, 26 * 26 * 3 * 3 * 4)
    assert (dense.parameters, dense.multiply_adds) == (26 * 26 * 4 * 10 + 10, 26 * 26 * 4 * 10)
    assert analysis.parameters == convolution.parameters + dense.parameters
    assert analysis.multiply_adds == convolution.multiply_adds + dense.multiply_adds
    assert analysis.output_shape == (10,)


def test_frozen_weights_are_counted_and_not_as_trainable() -> None:
    node = analyse(stack_of(Flatten(), Dense(trainable=False, activation="relu"), answer())).nodes["dense"]
    assert (node.parameters, node.trainable) == (784 * 32 + 32, 0)


def test_problems_are_listed_with_their_layer_too() -> None:
    analysis = analyse(stack_of(Conv2D(activation="relu"), answer()))
    assert analysis.nodes["dense"].problems == analysis.problems
    assert analysis.nodes["conv2d"].problems == ()
    assert analyse(small()).nodes["dense"].problems == ()
