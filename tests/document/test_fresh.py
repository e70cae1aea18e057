"""A fresh layer comes set as its place wants it: dropping one after the other ends without a problem and a hint."""

from __future__ import annotations

import pytest

from nnstudio.data.description import Description
from nnstudio.data.sources import Mnist, Points
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.preview import fits
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.tasks import Reconstruction, Regression
from nnstudio.learning.tasks.regression import Target

AGES = Regression((Target("age"), Target("height")))
DIGITS = Mnist().describe()
SPIRAL = Points(pattern="spiral").describe()
HOUSES = Description("Houses", "table", (8,), AGES, 100, 20)
FACES = Description("Faces", "pictures", (32, 32, 3), AGES, 100, 20)
AGAIN = Description("Digits again", "pictures", (28, 28, 1), Reconstruction(), 100, 20)
COLOURS_AGAIN = Description("Colours again", "pictures", (32, 32, 3), Reconstruction(), 100, 20)

NATURAL = {
    "digits": (
        DIGITS,
        (
            "Flatten Dense",
            "Flatten Dense Dense",
            "Flatten Dense Dense Dense Dense",
            "Flatten Dense Dropout Dense",
            "Flatten Dense BatchNormalization Dense Dropout Dense",
            "Flatten Dense Activation Dense",
            "Flatten Dense BatchNormalization Activation Dense",
            "Flatten Dense PReLU Dense",
            "Flatten Dense Activation/tanh Dense Activation/softmax",
            "Conv2D MaxPooling2D Flatten Dense",
            "Conv2D MaxPooling2D Conv2D MaxPooling2D Flatten Dense Dropout Dense",
            "Conv2D BatchNormalization Activation MaxPooling2D Flatten Dense",
            "Conv2D Conv2D GlobalAveragePooling2D Dense",
            "SeparableConv2D DepthwiseConv2D MaxPooling2D Flatten Dense",
            "Conv2D SpatialDropout2D Conv2D GlobalMaxPooling2D Dense Dense",
        ),
    ),
    "points": (SPIRAL, ("Dense", "Dense Dense", "Dense Dense Dense", "Dense Dropout Dense")),
    "numbers": (
        HOUSES,
        (
            "Dense",
            "Dense Dense",
            "Dense Dense Dense",
            "Dense BatchNormalization Dense",
            "Dense Activation Dense",
            "Dense BatchNormalization Activation Dense",
            "Dense Dropout Dense Dropout Dense",
        ),
    ),
    "numbers of pictures": (
        FACES,
        (
            "Flatten Dense",
            "Flatten Dense Dense",
            "Conv2D MaxPooling2D Conv2D Flatten Dense Dense",
            "Conv2D BatchNormalization Activation GlobalAveragePooling2D Dense",
        ),
    ),
    "the same again": (
        AGAIN,
        (
            "Conv2D",
            "Conv2D Conv2D Conv2D",
            "Conv2D MaxPooling2D Conv2D UpSampling2D Conv2D",
            "Conv2D MaxPooling2D UpSampling2D Conv2D",
            "Conv2D MaxPooling2D Conv2D MaxPooling2D Conv2D UpSampling2D Conv2D UpSampling2D Conv2D",
            "Conv2D Conv2DTranspose",
            "Flatten Dense Reshape",
            "Flatten Dense Dense Dense Reshape",
            "Flatten Dense Dropout Dense Reshape",
        ),
    ),
    "colours again": (COLOURS_AGAIN, ("Conv2D", "Conv2D Conv2D", "Flatten Dense Dense Reshape")),
}
ORDERS = [(task, order) for task, (_, orders) in NATURAL.items() for order in orders]


def fresh(name: str) -> Layer:
    type_name, _, function = name.partition("/")
    return LAYERS[type_name].from_values({"activation": function} if function else {})


def dropped(description: Description, *names: str) -> Document:
    """The layers, each dropped at the end of what is there, on an empty canvas."""
    document = edits.change_data(empty_document(), Mnist(), description)
    for name in names:
        document = insert_fresh(document, fresh(name), document.last)
    return document


def summaries(document: Document) -> list[str]:
    return [f"{node.layer.type_name()} {node.layer.summary()}".strip() for node in document.nodes]


@pytest.mark.parametrize(("task", "order"), ORDERS, ids=[f"{task}: {order}" for task, order in ORDERS])
def test_layers_dropped_in_a_natural_order_end_without_a_problem_and_a_hint(task: str, order: str):
    document = dropped(NATURAL[task][0], *order.split())
    analysis = analyse(document)
    assert [problem.sentence for problem in analysis.problems] == []
    assert analysis.output_shape == document.task.outputs(document.description.shape)[0]


@pytest.mark.parametrize(
    ("description", "names", "made"),
    [
        (DIGITS, ("Flatten", "Dense"), ["Flatten", "Dense 10 softmax"]),
        (DIGITS, ("Flatten", "Dense", "Dense"), ["Flatten", "Dense 32 relu", "Dense 10 softmax"]),
        (DIGITS, ("Conv2D",), ["Conv2D 32 3x3 relu"]),
        (SPIRAL, ("Dense", "Dense"), ["Dense 32 relu", "Dense 2 softmax"]),
        (HOUSES, ("Dense", "Dense"), ["Dense 32 relu", "Dense 2 linear"]),
        (AGAIN, ("Conv2D", "Conv2D"), ["Conv2D 32 3x3 same relu", "Conv2D 1 3x3 same sigmoid"]),
        (AGAIN, ("Flatten", "Dense", "Reshape"), ["Flatten", "Dense 784 sigmoid", "Reshape 28x28x1"]),
    ],
)
def test_the_last_layer_answers_and_those_before_it_have_relu(
    description: Description, names: tuple[str, ...], made: list[str]
):
    assert summaries(dropped(description, *names)) == made


def test_the_loss_has_a_say_in_the_last_activation():
    document = edits.change_data(empty_document(), Mnist(), DIGITS)
    document = edits.change_training(document, loss=LOSSES["BinaryCrossentropy"]())
    document = insert_fresh(insert_fresh(document, Flatten(), INPUT), Dense(), "flatten")
    assert summaries(document) == ["Flatten", "Dense 10 sigmoid"]
    assert analyse(document).problems == ()


def test_a_layer_lands_where_it_is_dropped_also_behind_the_answer():
    document = dropped(DIGITS, "Flatten", "Dense")
    document = insert_fresh(edits.rename(document, "dense", "answer"), Dense(), "answer", "fresh")
    assert document.ids == ("flatten", "answer", "fresh")
    assert summaries(document)[1:] == ["Dense 32 relu", "Dense 10 softmax"]


def test_a_layer_dropped_between_two_leaves_both_as_they_are():
    document = dropped(DIGITS, "Flatten", "Dense", "Dense")
    between = insert_fresh(document, Dense(), "dense")
    assert summaries(between) == ["Flatten", "Dense 32 relu", "Dense 32 relu", "Dense 10 softmax"]
    assert [node.layer for node in between.nodes if node.id in document.ids] == [
        node.layer for node in document.nodes
    ]


def test_a_size_that_somebody_chose_stays():
    document = edits.change_layer(dropped(DIGITS, "Flatten", "Dense"), "dense", units=64, l2=0.01)
    document = insert_fresh(document, Dense(), "dense")
    assert document.layer("dense") == Dense(units=64, activation="relu", l2=0.01)


def test_an_activation_that_somebody_chose_stays():
    document = edits.change_layer(dropped(DIGITS, "Flatten", "Dense"), "dense", activation="tanh")
    assert summaries(insert_fresh(document, Dense(), "dense"))[1] == "Dense 10 tanh"


def test_settings_that_a_fresh_layer_was_given_stay():
    document = dropped(DIGITS, "Flatten")
    assert insert_fresh(document, Dense(units=7, activation="tanh"), "flatten").layer("dense") == Dense(
        units=7, activation="tanh"
    )


def test_a_linear_layer_before_a_block_of_a_function_stays_linear():
    document = dropped(HOUSES, "Dense", "BatchNormalization", "Activation", "Dense", "Dense")
    assert summaries(document) == [
        "Dense 32 linear",
        "BatchNormalization",
        "Activation relu",
        "Dense 32 relu",
        "Dense 2 linear",
    ]


def test_a_layer_dropped_before_a_block_of_a_function_leaves_the_function_to_it():
    document = dropped(DIGITS, "Flatten", "Activation/softmax")
    assert summaries(insert_fresh(document, Dense(), "flatten")) == [
        "Flatten",
        "Dense 10 linear",
        "Activation softmax",
    ]


def test_a_layer_that_does_not_fit_changes_no_other():
    document = dropped(DIGITS, "Flatten", "Dense")
    broken = insert_fresh(document, Conv2D(), "dense")
    assert broken.layer("dense") == document.layer("dense")


def test_dense_on_an_image_answers_once_it_is_flat():
    document = dropped(DIGITS, "Dense")
    (problem,) = analyse(document).problems
    assert problem.repair is not None
    repaired = problem.repair.apply(document)
    assert summaries(repaired) == ["Flatten", "Dense 10 softmax"]
    assert analyse(repaired).problems == ()


def test_branches_that_end_nowhere_are_no_answers():
    document = dropped(DIGITS, "Flatten", "Dense")
    document = edits.add(document, BatchNormalization(), ["flatten"], "loose")
    assert insert_fresh(document, Dense(), "loose").layer("dense_1") == Dense(activation="relu")


def test_layers_without_an_activation_come_as_they_are():
    document = dropped(DIGITS, "Flatten", "Dense")
    assert insert_fresh(document, Dropout(), "flatten").layer("dropout") == Dropout()
    assert insert_fresh(document, Flatten(), INPUT).layer("flatten_1") == Flatten()


def test_while_it_hovers_it_is_said_what_else_changes():
    document = dropped(DIGITS, "Flatten", "Dense")
    assert fits(document, Dense(), "dense").sentence == (
        "Dense 10 softmax: 32 becomes 10, and dense turns into Dense 32 relu"
    )
    assert fits(document, Activation(), "dense").sentence == (
        "Activation relu: 10 becomes 10, and dense turns into Dense 10 linear"
    )
