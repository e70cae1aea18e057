"""Every loss, its value and its gradient, agrees with Keras 3, apart from the last activation and fused with it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES
from tests.learning.losses.cases import CASES, WAYS, Case, answers_for, frame_for, targets_for
from tests.parity.keras_judge import jax, keras

pytestmark = pytest.mark.parity

IMAGES, OUTPUTS = 16, 6
MEANS = ("MeanSquaredError", "MeanAbsoluteError", "Huber", "BinaryCrossentropy")
NEAR = {"KLDivergence": 1e-5} | dict.fromkeys(MEANS, 1e-6)
"""How far apart both may be: Keras takes the means over outputs in single precision."""


def theirs(case: Case, answers: Array, targets: Array, fused: bool, weights: Array | None) -> tuple[Any, Any]:
    """Keras's mean loss and its gradient. KLDivergence has no logits there: it is given their softmax."""
    values: dict[str, Any] = case.loss.values()
    name = case.loss.type_name()
    if fused and name != "KLDivergence":
        values["from_logits"] = True
    loss = getattr(keras.losses, name)(**values)

    def mean(y: Any) -> Any:
        given = jax.nn.softmax(y) if fused and name == "KLDivergence" else y
        return loss(targets, given, sample_weight=weights)

    value, gradient = jax.value_and_grad(mean)(answers)
    return value, gradient


@pytest.mark.parametrize("weighted", [False, True], ids=["plain", "weighted"])
@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_a_loss_agrees_with_keras(case: Case, fused: bool, weighted: bool):
    """But for a target of 0 in KLDivergence, which counts as 1e-7 in Keras (docs/keras.md)."""
    rng = np.random.default_rng(5)
    rows = targets_for(case, IMAGES, OUTPUTS, rng)
    answers = rng.normal(size=(IMAGES, OUTPUTS)) * 3 if fused else answers_for(case, IMAGES, OUTPUTS, rng)
    weights = rng.random(IMAGES) if weighted else None
    targets = rows if case.loss.one_hot else rows.argmax(axis=1)
    value, gradient = theirs(case, answers, targets, fused, weights)
    frame = frame_for(case.loss, answers, rows, fused=fused, weights=weights)
    near = NEAR.get(case.loss.type_name(), 1e-9)
    assert case.loss.op(frame).run() / IMAGES == pytest.approx(float(value), rel=near, abs=near)
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, np.asarray(gradient), rtol=near, atol=near)


@pytest.mark.parametrize(("case", "fused"), [way for way in WAYS if not way.values[1]])
def test_answers_of_0_and_1_are_clipped_as_in_keras(case: Case, fused: bool):
    """Apart from the activation; fused, they are never rounded to 0 or 1 and need no clipping."""
    answers = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.2, 0.3, 0.5]])
    rows = np.eye(3)
    targets = rows if case.loss.one_hot else rows.argmax(axis=1)
    value, _ = theirs(case, answers, targets, False, None)
    ours = case.loss.op(frame_for(case.loss, answers, rows)).run() / 3
    assert ours == pytest.approx(float(value), rel=1e-6, abs=1e-5)


def test_every_loss_is_compared():
    assert {case.loss.type_name() for case in CASES} == set(LOSSES)
