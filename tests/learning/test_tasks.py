"""Tasks: targets, outputs, baselines and answers of classification, regression and reconstruction."""

import numpy as np
import pytest

from nnstudio.learning.losses import LOSSES
from nnstudio.learning.tasks import (
    TASKS,
    Answer,
    Classification,
    Likely,
    Reconstruction,
    Regression,
    Task,
    TaskError,
    task_from_json,
)
from nnstudio.learning.tasks.regression import Target

ANIMALS = Classification(("cat", "dog", "owl"))
TWO = Classification(("no", "yes"))
PRICE = Regression((Target("price", "$", mean=200.0, scale=50.0),))
IMAGES = Reconstruction()


def likely(answer: Answer) -> list[Likely]:
    return [part for part in answer.parts if isinstance(part, Likely)]


EACH: list[Task] = [ANIMALS, TWO, PRICE, Reconstruction(noise=0.3)]


@pytest.mark.parametrize("task", EACH, ids=lambda task: task.name)
def test_a_task_is_read_as_it_was_written(task: Task):
    assert task_from_json(task.to_json()) == task


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        {"type": "guessing"},
        {"type": "classification"},
        {"type": "classification", "classes": ["one"]},
        {"type": "classification", "classes": ["a", 2]},
        {"type": "classification", "classes": ["a", "\x1b[31m"]},
        {"type": "regression", "targets": []},
        {"type": "regression", "targets": [{"name": "x", "scale": 0.0}]},
        {"type": "regression", "targets": [{"name": "x", "mean": float("nan")}]},
        {"type": "regression", "targets": ["x"]},
        {"type": "reconstruction", "noise": -1},
        {"type": "reconstruction", "noise": True},
    ],
)
def test_what_is_no_task_is_refused_in_a_sentence(plain: object):
    with pytest.raises(TaskError):
        task_from_json(plain)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.name)
def test_the_losses_that_suit_a_task_exist(task: type[Task]):
    assert set(task.losses) <= set(LOSSES)
    assert task.losses


def test_two_classes_may_be_answered_by_one_output():
    assert TWO.outputs((28, 28, 1)) == ((2,), (1,))
    assert ANIMALS.outputs((28, 28, 1)) == ((3,),)
    assert (TWO.activation((1,)), TWO.activation((2,))) == ("sigmoid", "softmax")


def test_the_first_metric_leads():
    assert ANIMALS.metric.name == "accuracy"
    assert PRICE.metric.name == "r2"
    assert IMAGES.metric.name == "psnr"
    assert "roc_auc" in {metric.name for metric in TWO.metrics()}
    assert "roc_auc" not in {metric.name for metric in ANIMALS.metrics()}


def test_the_baseline_of_classes_is_the_most_frequent_one():
    assert ANIMALS.baseline(np.array([0, 1, 1, 1, 2]), (3,)) == 0.6
    assert TWO.baseline(np.array([1, 1, 0]), (1,)) == pytest.approx(2 / 3)


def test_the_baseline_of_numbers_is_their_mean():
    targets = np.linspace(-1, 3, 50, dtype=np.float32)[:, None]
    assert PRICE.baseline(targets, (1,)) == pytest.approx(0.0, abs=1e-6)


def test_the_baseline_of_images_is_their_mean_image():
    images = np.stack([np.zeros((2, 2, 1)), np.full((2, 2, 1), 0.2)]).astype(np.float32)
    assert IMAGES.baseline(images, (2, 2, 1)) == pytest.approx(20.0, abs=1e-4)


def test_an_answer_names_the_classes_by_their_share():
    answer = ANIMALS.answer(np.array([0.2, 0.7, 0.1]))
    assert answer.said == "dog"
    assert [part.index for part in likely(answer)] == [1, 0, 2]
    assert likely(answer)[0] == Likely("dog", 1, 0.7)


def test_one_output_answers_for_both_classes():
    answer = TWO.answer(np.array([0.25]))
    assert likely(answer) == [Likely("no", 0, 0.75), Likely("yes", 1, 0.25)]


def test_numbers_are_answered_in_their_own_unit():
    assert PRICE.answer(np.array([2.0])).said == "price: 300 $"


def test_targets_are_learned_near_zero_and_told_in_their_unit():
    values = np.array([[100.0], [300.0]])
    assert np.array_equal(PRICE.scaled(values), np.array([[-2.0], [2.0]], np.float32))
    assert np.array_equal(PRICE.in_units(PRICE.scaled(values)), values)


@pytest.mark.parametrize(
    ("task", "targets"),
    [
        (ANIMALS, np.array([0, 3])),
        (ANIMALS, np.array([0, -1])),
        (ANIMALS, np.array([0.0, 1.0])),
        (ANIMALS, np.array([[0], [1]])),
        (PRICE, np.zeros((3, 2), np.float32)),
        (PRICE, np.array([[np.nan]], np.float32)),
        (PRICE, np.array([["a"]])),
        (IMAGES, np.zeros((3, 4, 4, 1), np.float32)),
    ],
)
def test_targets_that_cannot_be_learned_are_refused_in_a_sentence(task: Task, targets: np.ndarray):
    with pytest.raises(TaskError):
        task.check(targets, (2, 2, 1))


def test_good_targets_pass():
    ANIMALS.check(np.array([0, 1, 2]), (2, 2, 1))
    PRICE.check(np.zeros((3, 1), np.float32), (2,))
    IMAGES.check(np.zeros((3, 2, 2, 1), np.float32), (2, 2, 1))
