"""Looks into a run take a small share of its time, and what they show is kept within bounds."""

from __future__ import annotations

import itertools

import pytest

from nnstudio.learning.events import BatchDone, EpochDone
from nnstudio.learning.probe import InputProbe, LayerProbe, Probe
from nnstudio.runs.probes import MOST_KEPT, ProbeSeries
from nnstudio.runs.probing import (
    FIRST_EVERY,
    FIRST_LOOKS,
    LEAST_SECONDS,
    EverySteps,
    Probing,
    ShareOfTime,
)


def look(step: int, examples: int = 32) -> Probe:
    inputs = InputProbe(0.0, 1.0, 3.0, 1.0, 1.0, examples, examples)
    return Probe(step, 0.001, examples, (LayerProbe("dense", gradient=float(step)),), inputs)


def test_a_long_run_is_kept_thinly_from_its_beginning_to_its_end() -> None:
    series = ProbeSeries()
    for step in range(1, 5001):
        series.add(look(step))
    steps = [probe.step for probe in series.kept]
    assert len(series) == 5000
    assert len(steps) <= MOST_KEPT
    assert steps[0] == 1
    assert steps[-1] > 4900
    distances = {after - before for before, after in itertools.pairwise(steps)}
    assert len(distances) == 1


def test_the_latest_looks_are_all_there() -> None:
    series = ProbeSeries()
    assert series.latest is None
    for step in range(1, 301):
        series.add(look(step, examples=10))
    assert series.latest is not None
    assert series.latest.step == 300
    assert [probe.step for probe in series.recent(35)] == [297, 298, 299, 300]
    assert len(series.recent(10**9)) == 256


def test_a_layer_has_a_series() -> None:
    series = ProbeSeries()
    for step in (5, 10):
        series.add(look(step))
    steps, layers = series.of_layer("dense")
    assert steps.tolist() == [5, 10]
    assert [layer.gradient for layer in layers] == [5.0, 10.0]
    assert series.of_layer("another")[1] == []


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("step_seconds", "cost"), [(0.0002, 0.001), (0.1, 0.05), (1.0, 0.0), (0.05, 0.02)])
def test_looks_take_no_more_than_their_share(step_seconds: float, cost: float) -> None:
    clock = Clock()
    pace, spent, looks = ShareOfTime(clock), 0.0, 0
    for step in range(1, 5001):
        looked = pace.wants(step)
        seconds = step_seconds + cost * looked
        clock.now += seconds
        spent, looks = spent + cost * looked, looks + looked
        pace.took(seconds, looked)
    assert looks > 1
    assert spent <= 0.011 * clock.now + cost * (FIRST_LOOKS + 1)
    assert looks <= clock.now / LEAST_SECONDS + FIRST_LOOKS + 1


def test_the_first_steps_are_not_looked_at() -> None:
    pace = ShareOfTime(Clock())
    assert not any(pace.wants(step) for step in range(1, FIRST_EVERY))
    assert pace.wants(FIRST_EVERY)


class Session:
    """What a session shows of the step that it was asked to look at."""

    def __init__(self) -> None:
        self.wanted, self.step = False, 0
        self.probe: Probe | None = None

    def look(self) -> None:
        self.wanted = True

    def batch(self) -> BatchDone:
        self.step += 1
        if self.wanted:
            self.wanted, self.probe = False, look(self.step)
        return BatchDone(1, self.step, 10, self.step, 32, 1.0, {}, 0.1)


def test_a_look_is_told_once_when_its_step_is_done() -> None:
    session = Session()
    probing = Probing(session, EverySteps(3))  # type: ignore[arg-type]
    told = []
    for _ in range(7):
        probing.before()
        told.append(probing.after(session.batch()))
    assert [probe.step if probe else None for probe in told] == [None, None, 3, None, None, 6, None]
    assert probing.after(EpochDone(1, 7, 1.0, {}, None, {}, 0.1)) is None
