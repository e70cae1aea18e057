"""A survey of broken networks, each with one thing wrong: of all that could be said of it, one sentence is."""

from __future__ import annotations

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.optimizers.sgd import SGD
from tests.document.building import answer, raw, stack_of

HIDDEN = Dense(units=32, activation="relu")
CONVOLUTION = Conv2D(filters=8, activation="relu")


def flat(*layers: Layer) -> Document:
    """Flatten, the layers, and an answer that is as it should be."""
    return stack_of(Flatten(), *layers, answer())


def ending(units: int, activation: str, loss: str = "CategoricalCrossentropy") -> Document:
    """A network with that last layer."""
    document = stack_of(Flatten(), HIDDEN, Dense(units=units, activation=activation))
    return edits.change_training(document, loss=LOSSES[loss]())


def trained(**settings: object) -> Document:
    """A network that is as it should be, with those settings."""
    return edits.change_training(flat(HIDDEN), **settings)


def joined(join: Layer, left: Layer, right: Layer) -> Document:
    """Two layers that read the image, and one that joins them."""
    ends = (("flatten", Flatten(), ("join",)), ("answer", answer(), ("flatten",)))
    return raw(("left", left, (INPUT,)), ("right", right, (INPUT,)), ("join", join, ("left", "right")), *ends)


WIDE = CONVOLUTION.change(filters=16)
SAME = CONVOLUTION.change(padding="same")
SURVEY: dict[str, tuple[Document, str]] = {
    "nothing": (empty_document(), "has no layers yet"),
    "a Dense on the image": (stack_of(HIDDEN, answer()), "needs a flat input"),
    "a convolution behind Flatten": (flat(CONVOLUTION), "needs an image"),
    "a pooling behind Flatten": (flat(MaxPooling2D()), "needs an image"),
    "a window larger than the image": (
        stack_of(CONVOLUTION.change(kernel_size=(40, 40)), Flatten(), answer()),
        "a window of 40 is larger",
    ),
    "too many poolings": (stack_of(*[MaxPooling2D()] * 6, Flatten(), answer()), "a window of 2 is larger"),
    "an image at the end": (stack_of(CONVOLUTION), "gives 26x26x8, and the answer must be 10"),
    "only a pooling": (stack_of(MaxPooling2D()), "gives 14x14x1, and the answer must be 10"),
    "only Flatten": (stack_of(Flatten()), "No layer has weights"),
    "only a softmax": (stack_of(Flatten(), Activation(activation="softmax")), "No layer has weights"),
    "seven outputs": (ending(7, "softmax"), "has 7 outputs"),
    "seven outputs without softmax": (ending(7, "relu"), "has 7 outputs"),
    "one output": (ending(1, "sigmoid"), "has one output"),
    "no softmax": (ending(10, "linear"), "wants softmax as the last activation, and gets none"),
    "relu at the end": (ending(10, "relu"), "wants softmax as the last activation, and gets relu"),
    "softmax for a loss of shares": (
        ending(10, "softmax", "BinaryCrossentropy"),
        "wants sigmoid as the last activation, and gets softmax",
    ),
    "softmax in the middle": (flat(HIDDEN.change(activation="softmax")), "belongs at the end"),
    "softmax twice": (
        stack_of(Flatten(), answer(), Activation(activation="softmax")),
        "leaves almost nothing for the layers behind it",
    ),
    "no activation": (flat(HIDDEN.change(activation="linear")), "no more than one of them"),
    "dropout at the end": (stack_of(Flatten(), answer(), Dropout(rate=0.5)), "drops answers"),
    "dropout of nearly all": (flat(HIDDEN, Dropout(rate=0.9)), "leaves out 90%"),
    "all frozen": (stack_of(Flatten(), answer().change(trainable=False)), "All layers are frozen"),
    "kernels of zeros": (flat(HIDDEN.change(kernel_initializer="zeros")), "no gradient gets through"),
    "kernels of ones": (flat(HIDDEN.change(kernel_initializer="ones")), "begin alike"),
    "ten sigmoid layers": (
        edits.change_training(flat(*[HIDDEN.change(activation="sigmoid")] * 10), optimizer=SGD()),
        "leave nothing of the gradient",
    ),
    "l2 of 1": (flat(HIDDEN.change(l2=1.0)), "draws all weights"),
    "noise of 100": (stack_of(GaussianNoise(stddev=100.0), Flatten(), answer()), "drowns"),
    "batch normalization of one image": (
        edits.change_training(flat(HIDDEN, BatchNormalization()), batch_size=1),
        "With a batch of 1",
    ),
    "batch normalization that keeps nothing": (
        flat(HIDDEN, BatchNormalization(momentum=1.0)),
        "With a momentum of 1",
    ),
    "no epochs": (trained(epochs=0), "With 0 epochs"),
    "a batch of more than all": (trained(batch_size=61_000), "more than the 60,000"),
    "a rate of nothing": (trained(optimizer=Adam(learning_rate=0.0)), "a learning rate of 0"),
    "a rate far too large": (trained(optimizer=SGD(learning_rate=10.0)), "jumps past everything"),
    "a rate far too small": (trained(optimizer=Adam(learning_rate=1e-9)), "hardly learns"),
    "early stopping by nothing": (trained(early_stopping=3, validation="none"), "nothing to go by"),
    "an Add of one": (flat(HIDDEN, Add()), "joins two layers or more"),
    "an Add of other channels": (joined(Add(), CONVOLUTION, WIDE), "needs inputs of one shape"),
    "an Add of other sides": (joined(Add(), CONVOLUTION, SAME), "needs inputs of one shape"),
    "a Concatenate of other sides": (
        joined(Concatenate(), CONVOLUTION, SAME),
        "differ in their channels only",
    ),
    "a layer that nobody reads": (
        edits.add(flat(HIDDEN), Dense(units=5, activation="relu"), ("dense",)),
        "Nothing reads",
    ),
    "a layer that reads nothing": (raw(("f", Flatten(), ()), ("d", answer(), ("f",))), "Nothing goes into f"),
    "a circle": (raw(("f", Flatten(), ("d",)), ("d", answer(), ("f",))), "in a circle"),
    "a layer that is not there": (
        raw(("f", Flatten(), ("ghost",)), ("d", answer(), ("f",))),
        "reads 'ghost', which does not exist",
    ),
}


@pytest.mark.parametrize("name", SURVEY)
def test_one_cause_is_said_in_one_sentence_and_mended_by_one_click(name: str) -> None:
    document, said = SURVEY[name]
    problems = analyse(document).problems
    assert [said in problem.sentence for problem in problems] == [True], [p.sentence for p in problems]
    assert problems[0].repair is not None


@pytest.mark.parametrize(
    "document",
    [
        flat(HIDDEN),
        flat(HIDDEN, Dropout(rate=0.5)),
        stack_of(CONVOLUTION, MaxPooling2D(), Flatten(), answer()),
        stack_of(CONVOLUTION.change(filters=10, kernel_size=(28, 28), activation="softmax"), Flatten()),
        joined(Add(), CONVOLUTION, CONVOLUTION),
        ending(10, "sigmoid", "BinaryCrossentropy"),
    ],
)
def test_of_what_is_as_it_should_be_nothing_is_said(document: Document) -> None:
    assert analyse(document).problems == ()
