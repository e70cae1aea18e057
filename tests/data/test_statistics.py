"""Mean and deviation of examples: the figures of all of them, whatever the parts in which they are read."""

import numpy as np
import pytest

from nnstudio.data import statistics
from nnstudio.data.statistics import standard
from nnstudio.learning.examples import ArrayExamples

RNG = np.random.default_rng(0)


def of(values: np.ndarray) -> ArrayExamples:
    return ArrayExamples(values, np.zeros(len(values), np.intp))


@pytest.mark.parametrize("count", [1, 255, 256, 257, 1000])
def test_the_figures_are_those_of_all_examples_together(count: int):
    values = RNG.integers(0, 256, (count, 5, 4, 3), np.uint8)
    values[: count // 2] //= 9
    scaling = standard(of(values), 1 / 255)
    assert scaling.mean == pytest.approx((values / 255).mean(axis=(0, 1, 2)), rel=1e-12)
    assert scaling.deviation == pytest.approx((values / 255).std(axis=(0, 1, 2)), rel=1e-12)


def test_values_that_are_all_far_from_0_keep_their_deviation(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(statistics, "AT_ONCE", 7)
    values = (2.0**20 + RNG.integers(0, 2, (1000, 1)) * 0.125).astype(np.float32)
    expected = values.astype(np.float64).std()
    assert standard(of(values), 1.0).deviation == pytest.approx((expected,), rel=1e-9)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e6 / 3])
def test_a_channel_that_never_changes_is_only_shifted(value: float):
    scaling = standard(of(np.full((1000, 2), value, np.float32)), 1.0)
    assert scaling.mean == pytest.approx((np.float32(value),) * 2)
    assert scaling.deviation == (1.0, 1.0)


def test_small_numbers_are_standardised_too():
    values = (RNG.standard_normal((1000, 1)) * 1e-8).astype(np.float32)
    assert standard(of(values), 1.0).of(values).std() == pytest.approx(1.0, rel=1e-4)
