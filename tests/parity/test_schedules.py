"""Schedules that PyTorch has too give its learning rates."""

from collections.abc import Callable
from typing import Any

import pytest

from nnstudio.learning.schedules import (
    CosineDecay,
    ExponentialDecay,
    Moment,
    OneCycle,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
)

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.parity

EPOCH, EPOCHS = 7, 12
STEPS = EPOCH * EPOCHS
plans = torch.optim.lr_scheduler

PAIRS: list[tuple[Schedule, Callable[[Any], Any]]] = [
    (StepDecay(every=3, factor=0.3), lambda o: plans.StepLR(o, 3 * EPOCH, 0.3)),
    (ExponentialDecay(decay_rate=0.8), lambda o: plans.ExponentialLR(o, 0.8 ** (1 / EPOCH))),
    (CosineDecay(alpha=0.1), lambda o: plans.CosineAnnealingLR(o, STEPS, eta_min=0.05)),
    (CosineDecay(restarts=3, t_mul=1.0), lambda o: plans.CosineAnnealingWarmRestarts(o, STEPS // 4)),
    (CosineDecay(restarts=2), lambda o: plans.CosineAnnealingWarmRestarts(o, STEPS // 7, 2)),
    (OneCycle(), lambda o: plans.OneCycleLR(o, 0.5, total_steps=STEPS)),
    (
        OneCycle(pct_start=0.5, div_factor=10.0, final_div_factor=100.0),
        lambda o: plans.OneCycleLR(o, 0.5, STEPS, pct_start=0.5, div_factor=10.0, final_div_factor=100.0),
    ),
]


def optimizer() -> Any:
    return torch.optim.SGD([torch.zeros(1)], lr=0.5)


@pytest.mark.parametrize(("schedule", "plan"), PAIRS, ids=lambda value: str(value)[:40])
def test_each_step_has_pytorchs_rate(schedule: Schedule, plan: Callable[[Any], Any]):
    stepper = optimizer()
    theirs = plan(stepper)
    for step in range(1, STEPS + 1):
        wanted = stepper.param_groups[0]["lr"]
        assert schedule.rate(0.5, Moment(step, EPOCH, STEPS)) == pytest.approx(wanted, rel=1e-4, abs=1e-9)
        stepper.step()
        if step < STEPS:
            theirs.step()


def test_a_plateau_is_found_where_pytorch_finds_it():
    """PyTorch drops after more than `patience` epochs, we, like Keras, after `patience`."""
    losses = (1.0, 0.8, 0.81, 0.79, 0.8, 0.8, 0.8, 0.8, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6)
    stepper = optimizer()
    theirs = plans.ReduceLROnPlateau(stepper, factor=0.5, patience=1, threshold=1e-4, threshold_mode="abs")
    ours = ReduceOnPlateau(factor=0.5, patience=2)
    for epoch in range(len(losses)):
        theirs.step(losses[epoch])
        moment = Moment((epoch + 1) * EPOCH + 1, EPOCH, STEPS, losses[: epoch + 1])
        assert ours.rate(0.5, moment) == pytest.approx(stepper.param_groups[0]["lr"])
