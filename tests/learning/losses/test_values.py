"""What each loss is worth: by its formula in plain Python, and by hand."""

import math

import numpy as np
import pytest

from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    CategoricalHinge,
    Huber,
    KLDivergence,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from tests.learning.losses.cases import CASES, FUSING, WAYS, Case, answers_for, frame_for, targets_for

DTYPES = [np.float32, np.float64]


def value(loss: Loss, answers: Array, rows: Array, fused: bool = False) -> float:
    return loss.op(frame_for(loss, answers, rows, fused=fused)).run()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_loss_is_the_sum_of_its_formula_over_the_images(case: Case, dtype: type):
    generator = np.random.default_rng(3)
    answers: Array = answers_for(case, 7, 4, generator).astype(dtype)
    rows = targets_for(case, 7, 4, generator)
    wanted = sum(case.formula(y, t) for y, t in zip(answers.tolist(), rows.tolist(), strict=True))
    assert value(case.loss, answers, rows) == pytest.approx(
        wanted, rel=1e-5 if dtype is np.float32 else 1e-12
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("case", FUSING, ids=str)
def test_a_fused_loss_is_the_formula_after_the_activation(case: Case, dtype: type):
    generator = np.random.default_rng(4)
    logits: Array = (generator.normal(size=(7, 4)) * 3.0).astype(dtype)
    rows = targets_for(case, 7, 4, generator)
    answers = np.empty_like(logits, dtype=np.float64)
    FUNCTIONS[case.loss.fuses].forward(logits.astype(np.float64), answers, np.empty_like(answers))
    wanted = sum(case.formula(y, t) for y, t in zip(answers.tolist(), rows.tolist(), strict=True))
    result = value(case.loss, logits, rows, fused=True)
    assert result == pytest.approx(wanted, rel=1e-5 if dtype is np.float32 else 1e-12)


@pytest.mark.parametrize("case", FUSING, ids=str)
def test_a_fused_loss_leaves_the_activated_answers_behind(case: Case):
    generator = np.random.default_rng(5)
    for logits in (generator.normal(size=(6, 4)), generator.normal(size=(6, 4)) * 100.0):
        frame = frame_for(case.loss, logits, targets_for(case, 6, 4, generator), fused=True)
        case.loss.op(frame).run()
        answers = np.empty_like(logits)
        FUNCTIONS[case.loss.fuses].forward(logits, answers, np.empty_like(answers))
        np.testing.assert_allclose(frame.outputs, answers, atol=1e-14)


@pytest.mark.parametrize("case", FUSING, ids=str)
def test_fused_and_apart_give_the_same_gradient(case: Case):
    generator = np.random.default_rng(6)
    logits, rows = generator.normal(size=(6, 4)), targets_for(case, 6, 4, generator)
    fused = frame_for(case.loss, logits, rows, fused=True)
    case.loss.op(fused).run()
    apart = frame_for(case.loss, fused.outputs, rows)
    case.loss.op(apart).run()
    assert apart.gradient is not None
    assert fused.gradient is not None
    through, work = np.empty_like(logits), np.empty_like(logits)
    FUNCTIONS[case.loss.fuses].backward(apart.outputs, apart.gradient, through, work)
    np.testing.assert_allclose(fused.gradient, through, atol=1e-12)


@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_without_a_gradient_the_value_is_the_same(case: Case, fused: bool):
    generator = np.random.default_rng(7)
    answers, rows = answers_for(case, 5, 4, generator), targets_for(case, 5, 4, generator)
    frame = frame_for(case.loss, answers, rows, fused=fused, gradient=False)
    assert case.loss.op(frame).run() == value(case.loss, answers, rows, fused)


@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_an_op_reads_its_frame_anew_at_each_run(case: Case, fused: bool):
    generator = np.random.default_rng(8)
    answers, rows = answers_for(case, 5, 4, generator), targets_for(case, 5, 4, generator)
    frame = frame_for(case.loss, answers, rows, fused=fused)
    op = case.loss.op(frame)
    op.run()
    answers, rows = answers_for(case, 5, 4, generator), targets_for(case, 5, 4, generator)
    other = frame_for(case.loss, answers, rows, fused=fused)
    np.copyto(frame.outputs, other.outputs)
    np.copyto(frame.targets, other.targets)
    assert op.run() == case.loss.op(other).run()
    np.testing.assert_array_equal(frame.gradient, other.gradient)


@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_shards_of_a_batch_add_up_to_the_batch(case: Case, fused: bool):
    generator = np.random.default_rng(9)
    answers, rows = answers_for(case, 8, 4, generator), targets_for(case, 8, 4, generator)
    weights = generator.random(8)
    whole = frame_for(case.loss, answers, rows, fused=fused, weights=weights)
    total, gradients = 0.0, []
    for part in (slice(0, 3), slice(3, 8)):
        shard = frame_for(case.loss, answers[part], rows[part], fused=fused, weights=weights[part], batch=8)
        total += case.loss.op(shard).run()
        assert shard.gradient is not None
        gradients.append(shard.gradient)
    assert case.loss.op(whole).run() == pytest.approx(total, rel=1e-12)
    assert whole.gradient is not None
    np.testing.assert_allclose(np.concatenate(gradients), whole.gradient, rtol=1e-12)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_weight_counts_an_image_as_often_as_it_says(case: Case):
    generator = np.random.default_rng(10)
    answers, rows = answers_for(case, 3, 4, generator), targets_for(case, 3, 4, generator)
    weighted = frame_for(case.loss, answers, rows, weights=np.array([2.0, 0.0, 1.0]))
    repeated = [0, 0, 2]
    wanted = value(case.loss, answers[repeated], rows[repeated])
    assert case.loss.op(weighted).run() == pytest.approx(wanted, rel=1e-12)
    assert weighted.gradient is not None
    assert not weighted.gradient[1].any()


def test_squared_error_by_hand():
    assert value(MeanSquaredError(), np.array([[1.0, 5.0]]), np.array([[0.0, 2.0]])) == 5.0


def test_absolute_error_by_hand():
    assert value(MeanAbsoluteError(), np.array([[1.0, 5.0]]), np.array([[0.0, 8.0]])) == 2.0


def test_huber_by_hand():
    answers, targets = np.array([[0.5, 3.0]]), np.array([[0.0, 0.0]])
    assert value(Huber(), answers, targets) == (0.125 + 2.5) / 2
    assert value(Huber(delta=2.0), answers, targets) == (0.125 + 4.0) / 2


def test_a_fair_coin_surprises_by_log_two():
    assert value(BinaryCrossentropy(), np.array([[0.5]]), np.array([[1.0]])) == pytest.approx(math.log(2))
    assert value(BinaryCrossentropy(), np.zeros((1, 3)), np.eye(3)[:1], fused=True) == pytest.approx(
        math.log(2)
    )


@pytest.mark.parametrize("loss", [CategoricalCrossentropy(), SparseCategoricalCrossentropy(), KLDivergence()])
def test_ten_equal_answers_surprise_by_log_ten(loss: Loss):
    right = np.eye(10)[[3]]
    assert value(loss, np.full((1, 10), 0.1), right) == pytest.approx(math.log(10))
    assert value(loss, np.full((1, 10), 7.0), right, fused=True) == pytest.approx(math.log(10))


def test_smoothed_labels_ask_for_less_than_certainty():
    loss, logits = CategoricalCrossentropy(label_smoothing=0.1), np.zeros((1, 10))
    frame = frame_for(loss, logits, np.eye(10)[[3]], fused=True)
    loss.op(frame).run()
    assert frame.gradient is not None
    assert frame.gradient[0, 3] == pytest.approx(0.1 - 0.91)
    assert frame.gradient[0, 0] == pytest.approx(0.1 - 0.01)


def test_the_divergence_from_the_targets_themselves_is_nothing():
    targets = np.array([[0.5, 0.3, 0.2, 0.0]])
    logits = np.log(np.array([[0.5, 0.3, 0.2, 1e-30]]))
    assert value(KLDivergence(), logits, targets, fused=True) == pytest.approx(0.0, abs=1e-12)
    assert value(KLDivergence(), targets, targets) == pytest.approx(0.0, abs=1e-6)


def test_the_divergence_takes_answers_as_they_are_whatever_their_sum():
    """Keras 3's figure; divided by their sum the same answers would be 0.43 from the right one."""
    assert value(KLDivergence(), np.array([[0.5122, 0.2742]]), np.array([[1.0, 0.0]])) == pytest.approx(
        0.669, abs=1e-3
    )


def test_the_hinge_counts_what_is_missing_to_a_lead_of_one():
    answers, right = np.array([[0.2, 0.7, -3.0]]), np.array([[1.0, 0.0, 0.0]])
    assert value(CategoricalHinge(), answers, right) == pytest.approx(1.5)


def test_labels_may_be_of_any_integer_type():
    logits = np.random.default_rng(11).normal(size=(4, 10)).astype(np.float32)
    rows = np.eye(10)[[0, 9, 3, 3]]
    wanted = value(CategoricalCrossentropy(), logits, rows, fused=True)
    for dtype in (np.uint8, np.int32, np.int64):
        frame = frame_for(SparseCategoricalCrossentropy(), logits, rows, fused=True)
        frame.targets = frame.targets.astype(dtype)
        assert SparseCategoricalCrossentropy().op(frame).run() == pytest.approx(wanted, rel=1e-6)
