"""A finding knows from which step on it shows, so that the curves can be marked there."""

from __future__ import annotations

import pytest

from nnstudio.inside.doctor import Case, diagnose
from nnstudio.inside.doctor.onset import FROM_THE_START, onset
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.schedules import OneCycle
from tests.inside.patients import drawn, examined, points

STEPS = list(range(10, 110, 10))


def began(case: Case, disease: str) -> int | None:
    return next(finding.step for finding in diagnose(case) if finding.disease == disease)


def test_it_begins_at_the_look_from_which_on_it_holds() -> None:
    assert onset(STEPS, [False] * 4 + [True] * 6) == 50


@pytest.mark.parametrize("odd", [1, 8])
def test_an_odd_look_on_either_side_changes_nothing(odd: int) -> None:
    holds = [False] * 4 + [True] * 6
    holds[odd] = not holds[odd]
    assert onset(STEPS, holds) == 50


def test_what_held_at_the_first_look_was_always_so() -> None:
    assert onset(STEPS, [True] * 10) == FROM_THE_START
    assert onset(STEPS, [False] * 10) == FROM_THE_START
    assert onset([], []) == FROM_THE_START


def test_units_that_begin_dead_are_so_from_the_start() -> None:
    case = examined(points(epochs=25), weights=drawn(points(), dense=("bias", -9.0)))
    assert began(case, "dead relu") == FROM_THE_START


def test_a_rate_is_too_large_from_where_the_loss_has_risen() -> None:
    schedule = OneCycle(pct_start=0.5, div_factor=1e5)
    case = examined(points(optimizer=Adam(learning_rate=10.0), schedule=schedule))
    step = began(case, "rate too large")
    assert step is not None
    before = case.record.smooth("loss")[case.record.batches.step < step]
    assert 0 < len(before) < case.steps
    assert before.max() <= 1.5 * case.losses[0] < case.record.smooth("loss")[len(before)]
