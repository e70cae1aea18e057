"""A network answers for any number of images, the same for each however they come."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest

from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.parameters import WeightsError
from nnstudio.engine.predictor import Network, Predictor
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.learning.errors import DataError
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.metrics.classification import classes_of, confusion_matrix
from nnstudio.learning.tasks import Classification


def graph() -> Graph:
    layers = [
        ("conv2d", Conv2D(filters=3, activation="relu")),
        ("dropout", Dropout(rate=0.9)),
        ("flatten", Flatten()),
        ("dense", Dense(units=4, activation="softmax")),
    ]
    return stack((6, 6, 1), layers)


def some_images(count: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, 6, 6, 1), dtype=np.uint8)


FOUR = Classification(("a", "b", "c", "d"))


def test_answers_are_probabilities() -> None:
    answers = Predictor(graph(), batch=4).predict(some_images(10))
    assert answers.shape == (10, 4)
    np.testing.assert_allclose(answers.sum(axis=1), 1.0, rtol=1e-5)


def test_batches_of_any_size_give_the_same_answers() -> None:
    images = some_images(11)
    one, many = Predictor(graph(), batch=1), Predictor(graph(), batch=4)
    np.testing.assert_allclose(one.predict(images), many.predict(images), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_threads_change_no_bit_of_an_answer(threads: int) -> None:
    images = some_images(50)
    with contextlib.closing(Predictor(graph(), batch=4, threads=threads)) as predictor:
        answers = predictor.predict(images)
    assert answers.tobytes() == Predictor(graph(), batch=4).predict(images).tobytes()


def test_bytes_and_floats_from_0_to_1_are_the_same_image() -> None:
    images = some_images(3)
    predictor = Predictor(graph(), batch=3)
    np.testing.assert_allclose(
        predictor.predict(images), predictor.predict((images / 255).astype(np.float32)), rtol=1e-5
    )


def test_dropout_does_nothing_outside_training() -> None:
    predictor = Predictor(graph(), batch=5)
    images = some_images(5)
    assert (predictor.predict(images) == predictor.predict(images)).all()


def test_no_images_give_no_answers() -> None:
    assert Predictor(graph()).predict(some_images(0)).shape == (0, 4)


def test_weights_can_be_taken_over_from_another_network() -> None:
    one, other = Network(graph(), seed=1, threads=1), Network(graph(), seed=2, threads=1)
    images = some_images(4)
    assert (one.predict(images) != other.predict(images)).any()
    other.load_weights(one.copy_weights())
    assert (one.predict(images) == other.predict(images)).all()


def test_missing_weights_are_named_and_nothing_changes() -> None:
    network = Network(graph(), threads=1)
    before = network.copy_weights()
    half = {name: array + 1 for name, array in before.items() if name != "dense/bias"}
    with pytest.raises(WeightsError, match="dense/bias are missing"):
        network.load_weights(half)
    assert all((before[name] == array).all() for name, array in network.weights.items())


def test_an_evaluation_counts_what_was_taken_for_what() -> None:
    network = Network(graph(), threads=1)
    images = some_images(40)
    answers = network.predict(images).argmax(axis=1)
    labels = answers.copy()
    labels[:10] = (answers[:10] + 1) % 4
    result = evaluate(
        graph(), network.weights, FOUR, ArrayExamples(images, labels), CategoricalCrossentropy()
    )
    assert result.metrics["accuracy"] == pytest.approx(0.75)
    confusion = confusion_matrix(labels, classes_of(result.predictions), 4)
    assert np.trace(confusion) == 30
    assert confusion[labels[0], answers[0]] >= 1
    np.testing.assert_allclose(result.predictions.sum(axis=1), 1.0, rtol=1e-5)


def test_the_loss_of_an_evaluation_is_the_mean_over_the_images() -> None:
    network = Network(graph(), threads=1)
    images, labels = some_images(600), np.zeros(600, np.uint8)
    result = evaluate(graph(), network.weights, FOUR, ArrayExamples(images, labels), MeanSquaredError())
    answers = network.predict(images)
    expected = ((answers - np.eye(4)[labels]) ** 2).mean()
    assert result.loss == pytest.approx(expected, rel=1e-4)


def test_evaluating_no_images_gives_no_figures() -> None:
    network = Network(graph(), threads=1)
    result = evaluate(
        graph(),
        network.weights,
        FOUR,
        ArrayExamples(some_images(0), np.zeros(0, int)),
        CategoricalCrossentropy(),
    )
    assert np.isnan(result.metrics["accuracy"])
    assert result.predictions.shape == (0, 4)


@pytest.mark.parametrize(
    ("images", "sentence"),
    [
        (np.zeros((6, 6, 1)), r"one example of 6x6x1: put it in an array of them, \(1, ...\)"),
        (np.zeros((2, 1, 1, 1)), "examples are 1x1x1, and the network's input is 6x6x1"),
        (np.zeros(2), "examples are single numbers"),
        (np.zeros((2, 6, 6, 1), np.complex64), "must be numbers, and are of the kind complex64"),
        (np.full((2, 6, 6, 1), "ink"), "must be numbers"),
    ],
)
def test_images_that_do_not_fit_are_not_answered(images: np.ndarray, sentence: str) -> None:
    """NumPy would stretch one pixel over a whole image, and answer for that."""
    with pytest.raises(DataError, match=sentence):
        Predictor(graph()).predict(images)


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (np.array([0, 4]), "4 classes, and the labels go up to 4"),
        (np.array([-1, 0]), "go down to -1"),
        (np.array([0.0, 1.0]), "whole numbers"),
        (np.array([0]), r"numbers of examples \(2\) and of targets \(1\) must agree"),
    ],
)
def test_labels_that_do_not_fit_are_not_judged(labels: np.ndarray, sentence: str) -> None:
    network = Network(graph(), threads=1)
    with pytest.raises(DataError, match=sentence):
        evaluate(
            graph(),
            network.weights,
            FOUR,
            ArrayExamples(some_images(2), labels),
            CategoricalCrossentropy(),
        )
