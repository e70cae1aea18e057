"""Accuracy and its relatives, on answers small enough to count by hand."""

import numpy as np
import pytest

from nnstudio.engine.metrics import (
    accuracy,
    class_scores,
    classes_of,
    confusion_matrix,
    count_right,
    top_k_accuracy,
)

ANSWERS = np.array([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4], [0.3, 0.3, 0.4], [0.0, 0.9, 0.1]], np.float32)
LABELS = np.array([0, 2, 2, 0])


def test_the_class_is_where_a_row_is_largest():
    assert classes_of(ANSWERS).tolist() == [0, 1, 2, 1]


def test_of_equal_answers_the_first_counts():
    assert classes_of(np.array([[0.5, 0.5]])).tolist() == [0]


def test_a_single_output_is_the_probability_of_class_one():
    assert classes_of(np.array([[0.2], [0.5], [0.51]])).tolist() == [0, 0, 1]


def test_accuracy_is_the_fraction_that_is_right():
    assert count_right(ANSWERS, LABELS) == 2
    assert accuracy(ANSWERS, LABELS) == 0.5


def test_nothing_answered_is_nothing_right():
    none, labels = np.empty((0, 3)), np.empty(0, np.int64)
    assert accuracy(none, labels) == 0.0
    assert top_k_accuracy(none, labels) == 0.0
    assert not confusion_matrix(labels, classes_of(none), 3).any()


def test_top_k_counts_labels_among_the_k_largest():
    assert top_k_accuracy(ANSWERS, LABELS, 1) == accuracy(ANSWERS, LABELS)
    assert top_k_accuracy(ANSWERS, LABELS, 2) == 0.75
    assert top_k_accuracy(ANSWERS, LABELS, 3) == 1.0


def test_top_k_agrees_with_sorting():
    generator = np.random.default_rng(1)
    answers, labels = generator.random((200, 10)), generator.integers(0, 10, 200)
    for k in (1, 3, 5, 10):
        largest = np.argsort(-answers, axis=1)[:, :k]
        assert top_k_accuracy(answers, labels, k) == np.mean((largest == labels[:, None]).any(axis=1))


def test_an_answer_that_is_not_a_number_is_never_right():
    assert top_k_accuracy(np.full((2, 3), np.nan), np.array([0, 1]), 2) == 0.0


def test_the_confusion_matrix_has_a_row_for_each_label_and_a_column_for_each_answer():
    confusion = confusion_matrix(LABELS, classes_of(ANSWERS), 3)
    assert confusion.dtype == np.int64
    assert confusion.tolist() == [[1, 1, 0], [0, 0, 0], [0, 1, 1]]


def test_small_label_types_do_not_wrap_around():
    labels = np.full(300, 99, np.uint8)
    assert confusion_matrix(labels, labels, 100)[99, 99] == 300


@pytest.mark.parametrize(("labels", "answers"), [([3], [0]), ([0], [-1])])
def test_a_class_that_does_not_exist_is_refused(labels: list[int], answers: list[int]):
    with pytest.raises(ValueError, match="outside 0 to 2"):
        confusion_matrix(np.array(labels), np.array(answers), 3)


def test_scores_of_each_class_from_the_matrix():
    scores = class_scores(np.array([[8, 2, 0], [4, 6, 0], [0, 0, 0]]))
    np.testing.assert_allclose(scores.precision, [8 / 12, 6 / 8, 0.0])
    np.testing.assert_allclose(scores.recall, [0.8, 0.6, 0.0])
    np.testing.assert_allclose(scores.f1, [2 * 8 / 22, 2 * 6 / 18, 0.0])
    assert scores.support.tolist() == [10, 10, 0]


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    scores = class_scores(np.random.default_rng(2).integers(1, 50, (10, 10)))
    p, r = scores.precision, scores.recall
    np.testing.assert_allclose(scores.f1, 2 * p * r / (p + r))
