"""The learning rate that each schedule gives, step by step, by hand and by its properties."""

import math

import pytest

from nnstudio.learning.schedules import (
    SCHEDULES,
    Constant,
    CosineDecay,
    ExponentialDecay,
    Moment,
    OneCycle,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
)

EPOCH, EPOCHS = 10, 8
STEPS = EPOCH * EPOCHS
SETTINGS: dict[str, list[Schedule]] = {
    "Constant": [Constant()],
    "StepDecay": [StepDecay(), StepDecay(every=2, factor=0.1)],
    "ExponentialDecay": [ExponentialDecay(), ExponentialDecay(decay_epochs=2.5, staircase=True)],
    "CosineDecay": [CosineDecay(), CosineDecay(warmup_epochs=1.5, restarts=2, alpha=0.1)],
    "OneCycle": [OneCycle(), OneCycle(pct_start=0.5, div_factor=4.0, final_div_factor=10.0)],
    "ReduceOnPlateau": [ReduceOnPlateau(), ReduceOnPlateau(patience=1, cooldown=1, min_rate=0.01)],
}
ALL = [schedule for schedules in SETTINGS.values() for schedule in schedules]


def rates(schedule: Schedule, steps: int = STEPS, losses: tuple[float, ...] = ()) -> list[float]:
    return [schedule.rate(1.0, Moment(step, EPOCH, steps, losses)) for step in range(1, steps + 1)]


def by_epoch(schedule: Schedule, losses: tuple[float, ...]) -> list[float]:
    """The rate of each epoch after the losses before it, and of the one after all of them."""
    return [
        schedule.rate(1.0, Moment(n * EPOCH + 1, EPOCH, 1000, losses[:n])) for n in range(len(losses) + 1)
    ]


def test_every_schedule_is_tested():
    assert set(SETTINGS) == set(SCHEDULES)


@pytest.mark.parametrize("schedule", ALL, ids=str)
def test_the_rate_is_never_negative_and_never_more_than_the_base(schedule: Schedule):
    for steps in (1, 2, 3, 7, STEPS):
        assert all(0.0 <= rate <= 1.0 for rate in rates(schedule, steps))


@pytest.mark.parametrize("schedule", ALL, ids=str)
def test_the_rate_follows_the_base_so_that_it_may_be_changed_on_the_way(schedule: Schedule):
    scale_free = schedule.change(min_rate=0.0) if isinstance(schedule, ReduceOnPlateau) else schedule
    for step in range(1, STEPS + 1):
        moment = Moment(step, EPOCH, STEPS, (1.0, 2.0, 3.0))
        assert scale_free.rate(0.3, moment) == pytest.approx(0.3 * scale_free.rate(1.0, moment))
        assert schedule.rate(0.0, moment) == 0.0


@pytest.mark.parametrize("schedule", [s for s in ALL if s.by_epoch], ids=str)
def test_a_schedule_by_epochs_keeps_its_rate_within_one(schedule: Schedule):
    all_rates = rates(schedule, losses=(1.0, 1.0, 1.0))
    for epoch in range(EPOCHS):
        assert len(set(all_rates[epoch * EPOCH : (epoch + 1) * EPOCH])) == 1


@pytest.mark.parametrize("schedule", ALL, ids=str)
def test_going_past_the_planned_end_is_no_error(schedule: Schedule):
    assert 0.0 <= schedule.rate(1.0, Moment(STEPS + 25, EPOCH, STEPS)) <= 1.0


def test_constant_is_constant():
    assert set(rates(Constant())) == {1.0}


def test_steps_drop_every_few_epochs():
    all_rates = rates(StepDecay(every=2, factor=0.1))
    assert all_rates[2 * EPOCH - 1] == 1.0
    assert all_rates[2 * EPOCH] == pytest.approx(0.1)
    assert all_rates[-1] == pytest.approx(1e-3)


def test_exponential_falls_by_the_same_share_at_each_step():
    all_rates = rates(ExponentialDecay(decay_rate=0.5))
    assert all_rates[0] == 1.0
    assert all_rates[EPOCH] == pytest.approx(0.5)
    assert all_rates[EPOCH // 2] == pytest.approx(math.sqrt(0.5))


def test_a_staircase_falls_at_the_end_of_its_periods():
    all_rates = rates(ExponentialDecay(decay_rate=0.5, decay_epochs=0.5, staircase=True))
    assert all_rates[:12] == [1.0] * 5 + [0.5] * 5 + [0.25] * 2


def test_cosine_falls_from_all_through_half_towards_nothing():
    all_rates = rates(CosineDecay())
    assert all_rates[0] == 1.0
    assert all_rates[STEPS // 2] == pytest.approx(0.5)
    assert 0.0 < all_rates[-1] < 0.001
    assert all_rates == sorted(all_rates, reverse=True)


def test_warm_up_rises_from_nothing_in_even_steps_to_the_full_rate():
    all_rates = rates(CosineDecay(warmup_epochs=1.0))
    assert all_rates[:EPOCH] == pytest.approx([step / EPOCH for step in range(EPOCH)])
    assert all_rates[EPOCH] == 1.0
    assert all_rates[EPOCH + 35] == pytest.approx(0.5)


def test_a_warm_up_longer_than_the_run_only_rises():
    all_rates = rates(CosineDecay(warmup_epochs=100.0))
    assert all_rates == sorted(all_rates)
    assert all_rates[-1] == pytest.approx(0.079)


def test_restarts_jump_back_to_the_full_rate():
    all_rates = rates(CosineDecay(restarts=3, t_mul=1.0))
    assert [step for step, rate in enumerate(all_rates) if rate == 1.0] == [0, 20, 40, 60]


def test_each_cycle_is_twice_as_long_as_the_last_unless_told_otherwise():
    all_rates = rates(CosineDecay(restarts=2), steps=70)
    assert [step for step, rate in enumerate(all_rates) if rate == pytest.approx(1.0)] == [0, 10, 30]


def test_as_many_growing_cycles_as_may_be_chosen_give_a_rate() -> None:
    """Ten times as long each, a thousand times over: nearly all are shorter than a step, and the last is nearly all."""
    all_rates = rates(CosineDecay(restarts=1000, t_mul=10.0))
    assert all(0.0 <= rate <= 1.0 for rate in all_rates)
    assert all_rates[-1] < 0.01


def test_alpha_is_what_is_left_at_the_end():
    assert min(rates(CosineDecay(alpha=0.25))) == pytest.approx(0.25, abs=1e-3)
    assert CosineDecay(alpha=0.25).rate(1.0, Moment(STEPS + 1, EPOCH, STEPS)) == 0.25


def test_one_cycle_rises_to_the_base_and_ends_with_almost_nothing():
    all_rates = rates(OneCycle(), steps=100)
    assert all_rates[0] == pytest.approx(1 / 25)
    assert all_rates[29] == pytest.approx(1.0)
    assert all_rates[-1] == pytest.approx(1 / 25 / 1e4)
    assert all_rates[:30] == sorted(all_rates[:30])
    assert all_rates[29:] == sorted(all_rates[29:], reverse=True)


def test_a_plateau_drops_the_rate_after_patience_runs_out():
    losses = (1.0, 0.9, 0.9, 0.95, 0.9, 0.9, 0.9, 0.5)
    schedule = ReduceOnPlateau(factor=0.5, patience=2)
    assert by_epoch(schedule, losses) == [1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25]


def test_a_gain_smaller_than_min_delta_is_no_gain():
    losses = (1.0, 0.99, 0.98)
    assert by_epoch(ReduceOnPlateau(factor=0.5, patience=2, min_delta=0.1), losses)[-1] == 0.5
    assert by_epoch(ReduceOnPlateau(factor=0.5, patience=2), losses)[-1] == 1.0


def test_cooldown_waits_before_it_counts_again():
    worse = (1.0,) * 7
    impatient = ReduceOnPlateau(factor=0.5, patience=1)
    assert by_epoch(impatient, worse)[-1] == 0.5**6
    assert by_epoch(impatient.change(cooldown=2), worse) == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]


def test_no_drop_goes_below_the_lowest_rate_and_none_lifts_a_rate_that_is_below():
    worse = (1.0,) * 20
    schedule = ReduceOnPlateau(patience=1, min_rate=0.02)
    assert by_epoch(schedule, worse)[-1] == 0.02
    assert schedule.rate(0.001, Moment(1, EPOCH, STEPS, worse)) == 0.001


def test_a_loss_that_is_not_a_number_is_no_gain():
    assert by_epoch(ReduceOnPlateau(factor=0.5, patience=2), (1.0, math.nan, math.nan))[-1] == 0.5


def test_a_moment_knows_how_many_epochs_are_behind():
    moment = Moment(step=26, steps_per_epoch=10, steps=80)
    assert moment.epochs == 2.5
    assert moment._replace(step=1).epochs == 0.0
