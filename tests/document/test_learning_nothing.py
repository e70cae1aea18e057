"""Settings with which a network learns nothing: each is really trained, is warned of before, and its repair helps.
Beside each stands a healthy neighbour, which learns and is not warned of.
"""

import functools

import pytest

from nnstudio.data.mnist import load_mnist
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.training import Training
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.graph import stack
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.events import Diverged
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.optimizers import (
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Lion,
    Nadam,
    RMSprop,
)
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

mnist = functools.cache(load_mnist)
IMAGES = 6000
BASELINE = 0.22
"""Above the share of the most frequent class, and above what a few lucky hits add to it."""
OUT = Dense(units=10, activation="softmax")


def hidden(activation="relu", units=32, **values):
    return Dense(units=units, activation=activation, **values)


def document(*layers, **training):
    named = [(f"layer_{at}", layer) for at, layer in enumerate(layers)]
    return Document.of(stack((28, 28, 1), named), TrainingSettings(**{"epochs": 1, **training}), "Net")


def dense(**training):
    return document(Flatten(), hidden(), OUT, **training)


def deep(**training):
    return document(Flatten(), *[hidden(units=64) for _ in range(4)], OUT, **training)


def convolved(**training):
    layers = [
        Conv2D(filters=8, kernel_size=(3, 3), activation="relu"),
        MaxPooling2D(),
        Flatten(),
        hidden(),
        OUT,
    ]
    return document(*layers, **training)


def normalized(momentum=0.99, **training):
    layers = [Flatten(), hidden("linear"), BatchNormalization(momentum=momentum), Activation(), OUT]
    return document(*layers, **training)


def sigmoids(count, optimizer):
    return document(Flatten(), *[hidden("sigmoid") for _ in range(count)], OUT, optimizer=optimizer)


def penalized(**values):
    layers = [Flatten(), hidden(**values), Dense(units=10, activation="softmax", **values)]
    return document(*layers, optimizer=SGD(learning_rate=0.1))


def noisy(stddev):
    return document(GaussianNoise(stddev=stddev), Flatten(), hidden(), OUT)


def zeros(activation):
    return document(Flatten(), hidden(activation, kernel_initializer="zeros"), OUT)


LEARN_NOTHING = {
    "SGD at 10": dense(optimizer=SGD(learning_rate=10.0)),
    "SGD at 1, deep": deep(optimizer=SGD(learning_rate=1.0)),
    "SGD at 0.3 with momentum": deep(optimizer=SGD(learning_rate=0.3, momentum=0.9)),
    "SGD at a millionth": dense(optimizer=SGD(learning_rate=1e-6)),
    "Adam at 0.2, deep": deep(optimizer=Adam(learning_rate=0.2)),
    "Adam at 0.5": deep(optimizer=Adam(learning_rate=0.5)),
    "Adam at 0.1, convolved": convolved(optimizer=Adam(learning_rate=0.1)),
    "RMSprop at 0.2": deep(optimizer=RMSprop(learning_rate=0.2)),
    "Nadam at 0.2": deep(optimizer=Nadam(learning_rate=0.2)),
    "Adamax at 0.5": deep(optimizer=Adamax(learning_rate=0.5)),
    "AdamW at 0.2": deep(optimizer=AdamW(learning_rate=0.2)),
    "Lion at 0.1": deep(optimizer=Lion(learning_rate=0.1)),
    "Adagrad at 1": deep(optimizer=Adagrad(learning_rate=1.0)),
    "Adadelta at 100": deep(optimizer=Adadelta(learning_rate=100.0)),
    "zeros before relu": zeros("relu"),
    "zeros everywhere": document(
        Flatten(), hidden("tanh", kernel_initializer="zeros"), hidden("tanh", kernel_initializer="zeros"), OUT
    ),
    "ones": document(Flatten(), hidden("tanh", kernel_initializer="ones"), OUT),
    "ten sigmoids under SGD": sigmoids(10, SGD(learning_rate=0.1)),
    "l2 of 1": penalized(l2=1.0),
    "l1 of 0.1": penalized(l1=0.1),
    "clipnorm of a millionth": dense(optimizer=SGD(learning_rate=0.1, clipnorm=1e-6)),
    "clipnorm of a millionth, RMSprop": dense(optimizer=RMSprop(clipnorm=1e-6)),
    "clipvalue of a millionth": dense(optimizer=SGD(learning_rate=0.1, clipvalue=1e-6)),
    "batch normalization with a batch of 1": normalized(batch_size=1),
    "noise of 100": noisy(100.0),
    "weight decay of 1": dense(optimizer=SGD(learning_rate=0.1, weight_decay=1.0)),
    "averaged weights that stay": dense(optimizer=Adam(use_ema=True, ema_momentum=1.0)),
}

HEALTHY = {
    "SGD at 0.5": dense(optimizer=SGD(learning_rate=0.5)),
    "SGD at 2, normalized": normalized(optimizer=SGD(learning_rate=2.0)),
    "SGD at 2, one layer": document(Flatten(), OUT, optimizer=SGD(learning_rate=2.0)),
    "SGD at 0.1 with momentum": deep(optimizer=SGD(learning_rate=0.1, momentum=0.9)),
    "Adam at 0.03": deep(optimizer=Adam(learning_rate=0.03)),
    "Adam at 0.2, normalized": normalized(optimizer=Adam(learning_rate=0.2)),
    "Adamax at 0.1": dense(optimizer=Adamax(learning_rate=0.1)),
    "Adagrad at 0.1": deep(optimizer=Adagrad(learning_rate=0.1)),
    "Adadelta at 10": dense(optimizer=Adadelta(learning_rate=10.0)),
    "zeros before tanh": zeros("tanh"),
    "zeros at the end": document(
        Flatten(), hidden(), Dense(units=10, activation="softmax", kernel_initializer="zeros")
    ),
    "three sigmoids under Adam": sigmoids(3, Adam(learning_rate=0.01)),
    "four normalized sigmoids under SGD": document(
        Flatten(),
        *[
            layer
            for _ in range(6)
            for layer in (hidden("linear"), BatchNormalization(), Activation("sigmoid"))
        ],
        OUT,
        optimizer=SGD(learning_rate=0.5),
    ),
    "l2 of 0.01": penalized(l2=0.01),
    "l1 of 0.001": penalized(l1=0.001),
    "clipnorm of 0.1": dense(optimizer=SGD(learning_rate=0.1, clipnorm=0.1)),
    "clipvalue of 0.01": dense(optimizer=SGD(learning_rate=0.1, clipvalue=0.01)),
    "clipnorm of a millionth, Lion": dense(optimizer=Lion(clipnorm=1e-6)),
    "batch normalization with a batch of 4": normalized(batch_size=4),
    "batch normalization of images with a batch of 1": document(
        Conv2D(filters=4, kernel_size=(5, 5), strides=(2, 2)),
        BatchNormalization(),
        Activation(),
        Flatten(),
        OUT,
        batch_size=1,
    ),
    "noise of 0.3": noisy(0.3),
    "weight decay of 0.01": dense(optimizer=SGD(learning_rate=0.1, weight_decay=0.01)),
}


def repaired(document):
    """After a click on the one repair that is offered."""
    (problem,) = analyse(document).problems
    assert problem.repair is not None
    return problem.repair.apply(document)


def accuracy_after_an_epoch(document):
    train, test = mnist("train"), mnist("test")
    data = TrainingData.of_arrays(train.images[:IMAGES], train.labels[:IMAGES], None, None)
    with Training(document.graph, document.training, data, threads=1) as training:
        events = list(training.events())
        if any(isinstance(event, Diverged) for event in events):
            return 0.0
        judged = evaluate(
            document.graph,
            training.snapshot(),
            document.task,
            ArrayExamples(test.images[:2000], test.labels[:2000]),
            document.training.loss,
            threads=1,
        )
    return judged.metrics["accuracy"]


@pytest.mark.parametrize("name", LEARN_NOTHING)
def test_what_learns_nothing_is_warned_of_before_and_the_repair_helps(name):
    sick = LEARN_NOTHING[name]
    assert accuracy_after_an_epoch(sick) < BASELINE
    analysis = analyse(sick)
    assert analysis.can_train
    assert len(analysis.problems) == 1, [problem.sentence for problem in analysis.problems]
    healthy = repaired(sick)
    assert not analyse(healthy).problems
    assert accuracy_after_an_epoch(healthy) > accuracy_after_an_epoch(sick) + 0.08


@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_neighbour_learns_and_is_not_warned_of(name):
    assert [problem.sentence for problem in analyse(HEALTHY[name]).problems] == []
    assert accuracy_after_an_epoch(HEALTHY[name]) > 1.8 * BASELINE


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_is_warned_of(name):
    assert analyse(TEMPLATES[name].document).problems == ()


def test_averages_that_are_never_taken_along_are_warned_of_and_the_default_is_not():
    (problem,) = analyse(normalized(momentum=1.0)).problems
    assert problem.field == "momentum"
    assert not analyse(repaired(normalized(momentum=1.0))).problems
    assert not analyse(normalized(momentum=0.999)).problems


def test_early_stopping_without_validation_is_told_and_gets_images_to_go_by():
    (problem,) = analyse(dense(early_stopping=2, validation="none")).problems
    assert problem.field == "early_stopping"
    told = repaired(dense(early_stopping=2, validation="none"))
    assert told.training.validation == "split"
    assert not analyse(told).problems
    assert not analyse(dense(early_stopping=2)).problems


def test_softmax_before_another_shape_is_the_last_activation():
    shrunk = Conv2D(filters=10, kernel_size=(28, 28), activation="softmax")
    assert not analyse(document(shrunk, Flatten())).problems


def test_softmax_over_a_part_of_the_values_is_not():
    layers = [Conv2D(filters=5, kernel_size=(28, 27), activation="softmax"), Flatten()]
    (problem,) = analyse(document(*layers)).problems
    assert "adds up to 1 at each pixel" in problem.sentence
    assert not analyse(repaired(document(*layers))).problems


def test_the_repair_of_a_missing_softmax_sets_it_before_the_flatten():
    sick = document(Conv2D(filters=10, kernel_size=(28, 28), activation="relu"), Flatten())
    assert repaired(sick).layer("layer_0").values()["activation"] == "softmax"
    assert not analyse(repaired(sick)).problems
