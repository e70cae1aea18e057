"""Metrics: sums that add up, and the figures of them, beside plain references."""

import numpy as np
import pytest

from nnstudio.learning.metrics import (
    F1,
    METRICS,
    R2,
    UNANSWERED,
    Accuracy,
    MeanAbsolute,
    Metric,
    Precision,
    Psnr,
    Recall,
    RocAuc,
    RootMeanSquared,
    Top5Accuracy,
    classes_of,
)

RNG = np.random.default_rng(0)
SCORES = RNG.random((500, 7), np.float32)
LABELS = RNG.integers(0, 7, 500)
NUMBERS = RNG.standard_normal((400, 3)).astype(np.float32)
NEAR = NUMBERS + 0.3 * RNG.standard_normal((400, 3)).astype(np.float32)


def arguments(metric: Metric) -> tuple[np.ndarray, np.ndarray]:
    """Answers and targets that the metric can judge."""
    if isinstance(metric, R2 | MeanAbsolute | RootMeanSquared | Psnr):
        return NEAR, NUMBERS
    if isinstance(metric, RocAuc):
        return SCORES[:, :1], LABELS % 2
    return SCORES, LABELS


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_sums_of_parts_add_up_to_the_figure_of_the_whole(metric: Metric):
    outputs, targets = arguments(metric)
    parts = [slice(0, 10), slice(10, 11), slice(11, 300), slice(300, len(targets))]
    total = np.sum([metric.sums(outputs[part], targets[part]) for part in parts], axis=0)
    assert metric.value(total) == pytest.approx(metric.of(outputs, targets), rel=1e-12)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_counter_made_ready_counts_whatever_its_buffers_hold_at_the_time(metric: Metric):
    outputs, targets = arguments(metric)
    first, second = slice(0, 100), slice(100, 200)
    seen, right = outputs[first].copy(), targets[first].copy()
    count = metric.counter(seen, right)
    assert count().tolist() == metric.sums(outputs[first], targets[first]).tolist()
    seen[...], right[...] = outputs[second], targets[second]
    assert count().tolist() == metric.sums(outputs[second], targets[second]).tolist()


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_without_an_example_there_is_no_figure(metric: Metric):
    outputs, targets = arguments(metric)
    assert np.isnan(metric.of(outputs[:0], targets[:0]))


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_metric_says_what_it_is(metric: Metric):
    assert METRICS[metric.name] is metric
    assert metric.title
    assert metric.help.endswith(".")


def test_accuracy_counts_right_answers():
    assert Accuracy().of(SCORES, LABELS) == np.mean(SCORES.argmax(axis=1) == LABELS)


def test_one_output_is_the_probability_of_the_second_class():
    outputs = np.array([[0.9], [0.2], [0.5]], np.float32)
    assert Accuracy().of(outputs, np.array([1, 0, 0])) == 1.0


def test_top_5_looks_for_the_label_among_the_five_largest():
    order = np.argsort(-SCORES, axis=1)[:, :5]
    assert Top5Accuracy().of(SCORES, LABELS) == np.mean((order == LABELS[:, None]).any(axis=1))


def test_with_five_classes_or_fewer_every_label_is_among_the_first_five():
    assert Top5Accuracy().of(SCORES[:, :3], LABELS % 3) == 1.0


def test_precision_recall_and_f1_are_means_over_the_classes_that_occur():
    outputs = np.eye(3, dtype=np.float32)[[0, 0, 1, 1, 1]]
    labels = np.array([0, 1, 1, 1, 0])
    assert Precision().of(outputs, labels) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert Recall().of(outputs, labels) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert F1().of(outputs, labels) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_roc_auc_is_the_share_of_pairs_in_the_right_order():
    scores, labels = SCORES[:, :1], LABELS % 2
    ones, zeros = scores[labels == 1, 0], scores[labels == 0, 0]
    above = ones[:, None] > zeros
    assert RocAuc().of(scores, labels) == pytest.approx(above.mean(), abs=1e-3)


def test_roc_auc_of_equal_scores_is_a_half():
    assert RocAuc().of(np.full((10, 1), 0.3, np.float32), np.arange(10) % 2) == 0.5


def test_errors_are_told_in_the_targets_own_units():
    scales = (1.0, 10.0, 100.0)
    missed = (NEAR.astype(np.float64) - NUMBERS) * scales
    assert MeanAbsolute(scales).of(NEAR, NUMBERS) == pytest.approx(np.abs(missed).mean())
    assert RootMeanSquared(scales).of(NEAR, NUMBERS) == pytest.approx(np.sqrt((missed**2).mean()))


def test_r2_compares_with_always_answering_the_mean():
    mean = np.broadcast_to(NUMBERS.mean(axis=0, dtype=np.float64), NUMBERS.shape)
    assert R2().of(mean, NUMBERS) == pytest.approx(0.0, abs=1e-9)
    assert R2().of(NUMBERS, NUMBERS) == 1.0


def test_r2_of_targets_that_are_all_equal_is_no_number():
    assert np.isnan(R2().of(NEAR[:, :1], np.full((400, 1), 2.0, np.float32)))


def test_psnr_is_20_decibels_for_an_error_of_a_tenth():
    target = np.zeros((4, 5, 5, 1), np.float32)
    assert Psnr().of(target + np.float32(0.1), target) == pytest.approx(20.0, abs=1e-4)


@pytest.mark.parametrize(("metric", "value", "than"), [(Accuracy(), 0.9, 0.8), (MeanAbsolute(), 0.8, 0.9)])
def test_a_metric_knows_its_direction(metric: Metric, value: float, than: float):
    assert metric.better(value, than)
    assert not metric.better(than, value)
    assert not metric.better(value, value)


def test_any_number_is_better_than_none_and_nan_is_better_than_nothing():
    assert Accuracy().better(0.0, None)
    assert Accuracy().better(0.0, float("nan"))
    assert not Accuracy().better(float("nan"), None)


NAN = float("nan")
SURE = np.array([[0.9, 0.1], [0.1, 0.9], [0.8, 0.2], [0.3, 0.7]])
RIGHT = np.array([0, 1, 0, 1])


@pytest.mark.parametrize("name", ["accuracy", "top_5_accuracy", "precision", "recall", "f1", "roc_auc"])
@pytest.mark.parametrize("row", range(4))
@pytest.mark.parametrize("column", range(2))
def test_an_answer_with_no_number_is_wrong_whatever_the_class_is(name: str, row: int, column: int):
    metric, outputs = METRICS[name], SURE.copy()
    assert metric.of(outputs, RIGHT) == 1.0
    outputs[row, column] = NAN
    called_right = name == "precision"  # which looks at what was called a class alone
    assert metric.of(outputs, RIGHT) == 1.0 if called_right else metric.of(outputs, RIGHT) < 1.0
    outputs[:] = NAN
    assert metric.of(outputs, RIGHT) == 0.0


def test_one_output_that_is_no_number_names_neither_class():
    outputs = np.array([[NAN], [0.9], [0.1]])
    assert classes_of(outputs).tolist() == [UNANSWERED, 1, 0]
    assert METRICS["roc_auc"].of(outputs, np.array([0, 1, 0])) == 0.5
    assert METRICS["roc_auc"].of(outputs, np.array([1, 1, 0])) == 0.5


def test_the_fifth_of_six_is_no_answer_beside_a_number_that_is_none():
    outputs = np.array([[0.3, 0.2, 0.1, 0.05, 0.01, NAN]])
    assert METRICS["top_5_accuracy"].of(outputs, np.array([0])) == 0.0
