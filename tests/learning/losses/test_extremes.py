"""Losses stay finite, and their gradients right, where naive formulas overflow or take the logarithm of 0.

Warnings of NumPy are errors here, so an overflow on the way fails too.
"""

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Huber,
    KLDivergence,
    Loss,
    SparseCategoricalCrossentropy,
)
from tests.learning.losses.cases import FUSING, WAYS, Case, frame_for

CATEGORICAL = [CategoricalCrossentropy(), SparseCategoricalCrossentropy(), KLDivergence()]
FAR = 1e4


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_no_answer_is_too_extreme(case: Case, fused: bool, dtype: type):
    sure = FAR if fused or case.answers == "numbers" else 1.0
    low = -sure if fused or case.answers == "numbers" else 0.0
    answers: Array = np.array([[sure, low, low], [low, sure, low], [sure, sure, sure]], dtype)
    rows = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    frame = frame_for(case.loss, answers, rows, fused=fused)
    assert np.isfinite(case.loss.op(frame).run())
    assert frame.gradient is not None
    assert np.isfinite(frame.gradient).all()
    assert np.isfinite(frame.outputs).all()


@pytest.mark.parametrize("loss", CATEGORICAL, ids=str)
def test_a_sure_and_right_network_has_no_loss_and_is_left_alone(loss: Loss):
    frame = frame_for(loss, np.array([[FAR, -FAR, 0.0]], np.float32), np.eye(3)[:1], fused=True)
    assert loss.op(frame).run() == 0.0
    assert frame.gradient is not None
    assert not frame.gradient.any()


@pytest.mark.parametrize("loss", CATEGORICAL, ids=str)
def test_a_sure_and_wrong_network_is_told_by_how_much(loss: Loss):
    frame = frame_for(loss, np.array([[FAR, -FAR, 0.0]], np.float32), np.eye(3)[[1]], fused=True)
    assert loss.op(frame).run() == 2 * FAR
    assert frame.gradient is not None
    assert frame.gradient.tolist() == [[1.0, -1.0, 0.0]]


@pytest.mark.parametrize("loss", CATEGORICAL, ids=str)
def test_one_row_far_below_another_does_not_vanish(loss: Loss):
    logits = np.array([[FAR, FAR, FAR], [-FAR, -FAR, -FAR], [0.0, 0.0, 0.0]], np.float32)
    frame = frame_for(loss, logits, np.eye(3), fused=True)
    assert loss.op(frame).run() == pytest.approx(3 * np.log(3.0), rel=1e-6)
    np.testing.assert_allclose(frame.outputs, 1.0 / 3.0, rtol=1e-6)


@pytest.mark.parametrize("loss", CATEGORICAL, ids=str)
def test_scores_that_are_all_far_below_zero_do_not_vanish(loss: Loss):
    frame = frame_for(loss, np.full((2, 4), -FAR, np.float32), np.eye(4)[:2], fused=True)
    assert loss.op(frame).run() == pytest.approx(2 * np.log(4.0), rel=1e-6)
    np.testing.assert_allclose(frame.outputs, 0.25)


def test_binary_answers_that_are_sure_and_wrong_are_told_by_how_much():
    loss = BinaryCrossentropy()
    frame = frame_for(loss, np.array([[FAR, -FAR]], np.float32), np.array([[0.0, 1.0]]), fused=True)
    assert loss.op(frame).run() == FAR
    assert frame.gradient is not None
    assert frame.gradient.tolist() == [[0.5, -0.5]]


@pytest.mark.parametrize("loss", CATEGORICAL, ids=str)
def test_a_probability_of_zero_counts_as_one_in_ten_million(loss: Loss):
    frame = frame_for(loss, np.array([[0.0, 1.0]]), np.eye(2)[:1])
    assert loss.op(frame).run() == pytest.approx(-np.log(1e-7))


def test_huber_is_straight_far_away():
    loss = Huber()
    frame = frame_for(loss, np.array([[1e30]], np.float32), np.array([[0.0]]))
    assert loss.op(frame).run() == pytest.approx(1e30)
    assert frame.gradient is not None
    assert frame.gradient.tolist() == [[1.0]]


@pytest.mark.parametrize("case", FUSING, ids=str)
def test_what_is_not_a_number_stays_visible(case: Case):
    logits = np.array([[np.nan, 0.0, 1.0]], np.float32)
    frame = frame_for(case.loss, logits, np.eye(3)[:1], fused=True)
    with np.errstate(invalid="ignore"):
        assert np.isnan(case.loss.op(frame).run())
