"""A network that gets other data keeps what it can, and what does not fit is told with repairs that work."""

import pytest

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources import ImageFolder, Mnist, Points, Table
from nnstudio.document import edits
from nnstudio.document.analysis import Problem, analyse
from nnstudio.document.answer import for_data
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.following import changes
from nnstudio.document.resizing import resized
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Reconstruction, Regression
from nnstudio.learning.tasks.regression import Target
from tests.document.building import stack_of

CLASSES = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
HOUSES = Description("Houses", "table", (8,), Regression((Target("price"),)), 100, 20)
WIDE = (
    Conv2D(filters=4, kernel_size=(9, 9), activation="relu"),
    Flatten(),
    Dense(units=26, activation="softmax"),
)


def pictures(side: int = 64, channels: int = 3, classes: int = 26) -> tuple[ImageFolder, Description]:
    source = ImageFolder(folder="x", size=(side, side), channels="grey" if channels == 1 else "colour")
    task = Classification(CLASSES[:classes])
    return source, Description("Letters", "pictures", source.shape, task, 1000, 100, Scaling(1 / 255))


def again(side: int) -> tuple[Source, Description]:
    source = ImageFolder(folder="x", size=(side, side), channels="grey")
    return source, Description(
        "Again", "pictures", source.shape, Reconstruction(), 1000, 100, Scaling(1 / 255)
    )


def errors(document: Document) -> list[Problem]:
    return [problem for problem in analyse(document).problems if problem.severity == "error"]


# What a network keeps


@pytest.mark.parametrize("template", [each for each in TEMPLATES.values() if each.document.source == Mnist()])
def test_every_network_for_digits_takes_pictures_of_26_letters(template):
    if not isinstance(template.document.task, Classification):
        pytest.skip("gives its input again")
    document = for_data(template.document, *pictures())
    assert analyse(document).can_train
    assert analyse(document).output_shape == (26,)
    kept, had = document.training, template.document.training
    assert (kept.loss, kept.optimizer, kept.epochs) == (had.loss, had.optimizer, had.epochs)


def test_a_softmax_on_its_own_block_stays_and_the_layer_before_it_gets_the_units():
    before = stack_of(Flatten(), Dense(units=10), Dropout(rate=0.1), Activation(activation="softmax"))
    document = for_data(before, *pictures())
    assert document.layer("dense") == Dense(units=26)
    assert document.layer("activation") == Activation(activation="softmax")


def test_numbers_to_predict_take_the_activation_away():
    before = stack_of(Flatten(), Dense(units=10), Activation(activation="softmax"))
    document = for_data(before, Table(file="x", targets=("price",)), HOUSES)
    assert document.layer("dense").to_json()["units"] == 1
    assert document.layer("activation") == Activation(activation="linear")
    assert document.training.loss.type_name() == "MeanSquaredError"


def test_one_sigmoid_output_stays_one_for_two_classes():
    before = stack_of(Flatten(), Dense(units=1, activation="sigmoid"))
    before = edits.change_training(before, loss=LOSSES["BinaryCrossentropy"]())
    document = for_data(before, *pictures(classes=2))
    assert document.layer("dense") == Dense(units=1, activation="sigmoid")
    assert analyse(document).can_train


def test_a_network_that_gives_pictures_again_gives_as_many_channels():
    layers = (Conv2D(filters=8, padding="same", activation="relu"), Conv2D(filters=1, padding="same"))
    source, description = pictures(side=32)
    description = Description("Again", "pictures", (32, 32, 3), Reconstruction(), 10, 10, Scaling(1 / 255))
    document = for_data(stack_of(*layers), source, description)
    assert document.layer("conv2d_1").to_json()["filters"] == 3
    assert analyse(document).can_train


def test_an_answer_of_another_kind_is_left_to_the_repairs():
    before = TEMPLATES["first-network"].document
    assert for_data(before, *again(28)).layer("dense_1") == before.layer("dense_1")


def test_what_becomes_of_a_network_is_told():
    before = TEMPLATES["first-network"].document
    assert changes(before, for_data(before, *pictures())) == (
        "The input changes from 28x28x1 to 64x64x3.",
        "dense_1 changes its units from 10 to 26.",
    )
    said = changes(before, for_data(before, Points(pattern="plane"), Points(pattern="plane").describe()))
    assert said[-1] == "The loss changes from Categorical cross-entropy to Mean squared error."
    assert changes(before, for_data(before, Mnist(limit=5), before.description)) == ()


# What is offered


def test_ten_outputs_for_26_classes_are_changed_to_26():
    document = edits.change_data(TEMPLATES["first-network"].document, *pictures(side=28, channels=1))
    (problem,) = errors(document)
    assert problem.sentence == "The network has 10 outputs, and Letters has 26 classes"
    assert problem.repair is not None
    assert problem.repair.text == "Change dense_1 to 26"
    assert problem.repair.apply(document).layer("dense_1").to_json()["units"] == 26


def test_pictures_that_are_too_small_for_the_poolings_are_resized():
    layers: list[Layer] = []
    for _ in range(3):
        layers += [Conv2D(filters=4, activation="relu"), MaxPooling2D()]
    network = stack_of(*layers, Flatten(), Dense(units=26, activation="softmax"))
    document = for_data(network, *pictures(side=8))
    (problem, *_) = errors(document)
    assert problem.repair is not None
    assert problem.repair.text == "Resize images to 24x24"
    repaired = problem.repair.apply(document)
    assert repaired.source == ImageFolder(folder="x", size=(24, 24))
    assert repaired.description.shape == repaired.graph.input_shape == (24, 24, 3)
    assert analyse(repaired).problems == ()


def test_halving_and_doubling_comes_back_to_the_same_sides():
    same = Conv2D(filters=4, padding="same", activation="relu")
    network = stack_of(
        same, MaxPooling2D(), MaxPooling2D(), same, UpSampling2D(size=(4, 4)),
        Conv2D(filters=1, padding="same", activation="sigmoid"),
    )  # fmt: skip
    document = for_data(network, *again(30))
    (problem,) = errors(document)
    assert problem.repair is not None
    assert problem.repair.text == "Resize images to 32x32"
    assert analyse(problem.repair.apply(document)).can_train


def test_a_branch_that_comes_back_with_other_sides_is_resized():
    network = stack_of(
        Conv2D(filters=4, padding="same", activation="relu"), MaxPooling2D(), UpSampling2D(size=(2, 2))
    )
    network = edits.add(network, Add(), ("conv2d", "up_sampling2d"))
    for layer in (GlobalAveragePooling2D(), Dense(units=26, activation="softmax")):
        network = edits.add(network, layer, (network.last,))
    document = for_data(network, *pictures(side=31))
    (problem,) = errors(document)
    assert problem.repair is not None
    assert problem.repair.text == "Resize images to 32x32"
    assert analyse(problem.repair.apply(document)).can_train


def test_a_network_that_takes_another_size_gets_it_where_the_pictures_own_would_not_do():
    network = stack_of(
        Conv2D(filters=4, kernel_size=(9, 9), activation="relu"),
        Flatten(),
        Dense(units=26, activation="softmax"),
    )
    document = edits.change_data(network, *pictures(side=6))
    (problem, *_) = errors(document)
    assert problem.sentence == "The network takes 28x28x1, and Letters gives 6x6x3"
    assert problem.repair is not None
    assert problem.repair.text == "Resize images to 28x28 in grey"
    assert analyse(problem.repair.apply(document)).can_train


def test_pictures_whose_statistics_depend_on_their_size_are_not_resized_unseen():
    source, description = pictures(side=8)
    standard = Description(
        "Letters", "pictures", (8, 8, 3), description.task, 9, 9, Scaling(1, (0.5,) * 3, (0.2,) * 3)
    )
    document = for_data(stack_of(*WIDE), source, standard)
    assert all(
        "Resize" not in (problem.repair.text if problem.repair else "") for problem in errors(document)
    )


def test_data_of_one_size_says_that_it_has_no_other():
    with pytest.raises(EditError, match="can't have another size"):
        resized(TEMPLATES["first-network"].document, (32, 32, 1))
