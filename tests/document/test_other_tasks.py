"""Networks for other data and tasks are judged by what those want: numbers, colours, and images again."""

import pytest

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources import Mnist, Points
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.activation import Activation
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.layer import Layer
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.tasks import Reconstruction, Regression
from nnstudio.learning.tasks.regression import Target

SPIRAL, PLANE = Points(pattern="spiral"), Points(pattern="plane")
PRICES = Description("Houses", "table", (8,), Regression((Target("price"), Target("age"))), 100, 20)
AGAIN = Description("Digits again", "pictures", (28, 28, 1), Reconstruction(), 100, 20)


def network(source: Source, description: Description, *layers: Layer, loss: str = "") -> Document:
    document = edits.change_data(empty_document(), source, description)
    if loss:
        document = edits.change_training(document, loss=LOSSES[loss]())
    for layer in layers:
        document = edits.insert(document, layer, document.last)
    return document


def repaired(document: Document) -> Document:
    """After the first repair that is shown, again and again."""
    for _ in range(6):
        problem = next((each for each in analyse(document).problems if each.repair), None)
        if problem is None:
            break
        assert problem.repair is not None
        document = problem.repair.apply(document)
    return document


@pytest.mark.parametrize(
    ("source", "description", "loss", "outputs"),
    [
        (SPIRAL, SPIRAL.describe(), "CategoricalCrossentropy", (2,)),
        (PLANE, PLANE.describe(), "MeanSquaredError", (1,)),
        (Mnist(), PRICES, "MeanSquaredError", (2,)),
        (Mnist(), AGAIN, "MeanSquaredError", (28, 28, 1)),
    ],
)
def test_an_empty_network_is_repaired_into_one_that_can_be_trained(
    source: Source, description: Description, loss: str, outputs: tuple[int, ...]
):
    document = repaired(network(source, description))
    analysis = analyse(document)
    assert analysis.can_train
    assert analysis.output_shape == outputs
    assert document.training.loss.type_name() == loss


def test_one_sigmoid_output_answers_for_two_classes():
    document = network(
        SPIRAL, SPIRAL.describe(), Dense(units=8, activation="relu"), Dense(units=1, activation="sigmoid"),
        loss="BinaryCrossentropy",
    )  # fmt: skip
    assert analyse(document).problems == ()


def test_a_loss_over_classes_cannot_judge_one_output_and_is_replaced():
    document = network(SPIRAL, SPIRAL.describe(), Dense(units=1, activation="sigmoid"))
    problem = next(problem for problem in analyse(document).problems if problem.field == "loss")
    assert problem.severity == "error"
    assert problem.repair is not None
    assert problem.repair.text == "Use Binary cross-entropy"
    assert analyse(problem.repair.apply(document)).can_train


def test_a_loss_of_another_task_is_named_and_replaced():
    document = network(PLANE, PLANE.describe(), Dense(units=1), loss="CategoricalCrossentropy")
    problem = next(problem for problem in analyse(document).problems if problem.field == "loss")
    assert "can't judge answers to this task" in problem.sentence
    assert problem.repair is not None
    assert analyse(problem.repair.apply(document)).can_train


def test_other_data_bring_their_own_loss():
    document = network(Mnist(), Mnist().describe())
    assert edits.change_data(document, PLANE, PLANE.describe()).training.loss == LOSSES["MeanSquaredError"]()


def test_other_data_keep_a_loss_that_suits_them():
    document = edits.change_training(empty_document(), loss=LOSSES["MeanSquaredError"]())
    changed = edits.change_data(document, SPIRAL, SPIRAL.describe())
    assert changed.training.loss == LOSSES["MeanSquaredError"]()


def test_too_few_numbers_are_counted():
    document = network(Mnist(), PRICES, Dense(units=1))
    (problem,) = [problem for problem in analyse(document).problems if problem.severity == "error"]
    assert problem.sentence == "The network gives 1 numbers, and 2 are to be predicted"


def test_an_image_that_is_to_be_given_again_needs_its_own_sides():
    document = network(Mnist(), AGAIN, Conv2D(filters=4, padding="same", activation="relu"))
    (problem,) = [problem for problem in analyse(document).problems if problem.severity == "error"]
    assert problem.repair is not None
    assert problem.repair.text == "Add Conv2D 1 3x3 same sigmoid"
    assert analyse(problem.repair.apply(document)).can_train


def test_a_network_with_another_input_takes_that_of_the_data():
    document = network(Mnist(), Mnist().describe(), Dense(units=10), Activation(activation="softmax"))
    other = edits.change_data(document, SPIRAL, SPIRAL.describe())
    sentences = [problem.sentence for problem in analyse(other).problems]
    assert "The network takes 28x28x1, and Spiral gives 2" in sentences
