"""Every loss's gradient is the slope of its value, by finite differences in float64."""

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES
from tests.learning.losses.cases import CASES, FUSING, Case, answers_for, frame_for, targets_for

IMAGES, OUTPUTS, BATCH, STEP = 6, 5, 8, 1e-6


def slope(case: Case, answers: Array, rows: Array, fused: bool, weights: Array | None) -> Array:
    def value(moved: Array) -> float:
        frame = frame_for(case.loss, moved, rows, fused=fused, weights=weights, gradient=False)
        return case.loss.op(frame).run() / BATCH

    result = np.empty_like(answers)
    for place in np.ndindex(answers.shape):
        ahead, behind = answers.copy(), answers.copy()
        ahead[place] += STEP
        behind[place] -= STEP
        result[place] = (value(ahead) - value(behind)) / (2 * STEP)
    return result


def test_every_loss_has_a_case():
    assert {case.loss.type_name() for case in CASES} == set(LOSSES)


@pytest.mark.parametrize("weighted", [False, True], ids=["plain", "weighted"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_gradient_is_the_slope_of_the_loss(case: Case, weighted: bool):
    generator = np.random.default_rng(1)
    answers = answers_for(case, IMAGES, OUTPUTS, generator)
    rows = targets_for(case, IMAGES, OUTPUTS, generator)
    weights = generator.random(IMAGES) if weighted else None
    frame = frame_for(case.loss, answers, rows, weights=weights, batch=BATCH)
    case.loss.op(frame).run()
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, slope(case, answers, rows, False, weights), atol=1e-8)


@pytest.mark.parametrize("weighted", [False, True], ids=["plain", "weighted"])
@pytest.mark.parametrize("spread", [2.0, 30.0], ids=["near", "far"])
@pytest.mark.parametrize("case", FUSING, ids=str)
def test_the_gradient_is_the_slope_where_the_activation_is_fused(case: Case, spread: float, weighted: bool):
    generator = np.random.default_rng(2)
    logits = generator.normal(size=(IMAGES, OUTPUTS)) * spread
    rows = targets_for(case, IMAGES, OUTPUTS, generator)
    weights = generator.random(IMAGES) if weighted else None
    frame = frame_for(case.loss, logits, rows, fused=True, weights=weights, batch=BATCH)
    case.loss.op(frame).run()
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, slope(case, logits, rows, True, weights), atol=1e-7)


def test_the_absolute_error_has_no_slope_at_its_target():
    loss = LOSSES["MeanAbsoluteError"]()
    frame = frame_for(loss, np.array([[1.0, 2.0]]), np.array([[1.0, 1.0]]))
    loss.op(frame).run()
    assert frame.gradient is not None
    assert frame.gradient.tolist() == [[0.0, 0.5]]


def test_the_hinge_pushes_no_rival_down_that_is_below_zero():
    loss = LOSSES["CategoricalHinge"]()
    frame = frame_for(loss, np.array([[-0.5, -2.0, -3.0]]), np.array([[1.0, 0.0, 0.0]]))
    assert loss.op(frame).run() == 1.5
    assert frame.gradient is not None
    assert frame.gradient.tolist() == [[-1.0, 0.0, 0.0]]


def test_the_hinge_asks_for_nothing_once_the_right_answer_leads_by_one():
    loss = LOSSES["CategoricalHinge"]()
    frame = frame_for(loss, np.array([[3.0, 1.5, 0.0]]), np.array([[1.0, 0.0, 0.0]]))
    assert loss.op(frame).run() == 0.0
    assert frame.gradient is not None
    assert not frame.gradient.any()
