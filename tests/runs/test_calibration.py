"""Whether answers are right as often as they are sure, in bins."""

import numpy as np
import pytest

from nnstudio.learning.tasks import Classification
from nnstudio.runs.calibration import BINS, Calibration
from nnstudio.runs.confusions import Confusions

RNG = np.random.default_rng(3)
TASK = Classification(("cat", "dog"))


def answers(sureness: list[float], right: list[bool]) -> Confusions:
    """Answers of a network with two outputs: "cat" with this sureness, and whether it is one."""
    first = np.array(sureness, np.float32)
    return Confusions.of(TASK, np.where(right, 0, 1), np.stack((first, 1 - first), axis=1))


def test_each_answer_is_in_the_bin_of_its_sureness_up_to_the_upper_edge():
    calibration = Calibration.of(answers([0.6, 0.61, 0.7, 0.95, 1.0], [True] * 5))
    np.testing.assert_array_equal(calibration.bins, [5, 6, 6, 9, 9])
    np.testing.assert_array_equal(calibration.counts, [0, 0, 0, 0, 0, 1, 2, 0, 0, 2])


def test_the_error_is_the_mean_distance_of_sure_and_right_weighted_by_the_answers():
    found = answers([0.85, 0.85, 0.85, 0.85, 0.55, 0.55], [True, True, True, False, False, True])
    calibration = Calibration.of(found)
    assert calibration.right[8] == 0.75
    assert calibration.sure[8] == pytest.approx(0.85)
    assert np.isnan(calibration.right[0])
    assert calibration.error == pytest.approx(4 / 6 * 0.10 + 2 / 6 * 0.05, abs=1e-6)
    assert calibration.excess == pytest.approx((4 * 0.85 + 2 * 0.55) / 6 - 4 / 6, abs=1e-6)


def test_answers_that_are_right_as_often_as_they_are_sure_have_next_to_no_error():
    sure = RNG.uniform(0.5, 1.0, 50_000)
    honest = Calibration.of(answers(list(sure), list(RNG.random(50_000) < sure)))
    boasting = Calibration.of(answers(list(sure), list(RNG.random(50_000) < sure - 0.2)))
    assert honest.error < 0.01
    assert boasting.error == pytest.approx(0.2, abs=0.02)
    assert boasting.excess == pytest.approx(0.2, abs=0.02)


def test_what_got_no_answer_is_in_no_bin():
    found = answers([0.9, np.nan], [True, True])
    calibration = Calibration.of(found)
    np.testing.assert_array_equal(calibration.bins, [8, -1])
    assert calibration.counts.sum() == 1
    nothing = Calibration.of(answers([np.nan], [True]))
    assert np.isnan(nothing.error)
    assert nothing.counts.sum() == 0


def test_the_examples_of_a_bin_are_its_mistakes_and_then_the_others_the_surest_first():
    found = answers([0.82, 0.88, 0.84, 0.86, 0.95], [True, True, False, False, False])
    np.testing.assert_array_equal(Calibration.of(found).examples_in(8, found), [3, 2, 1, 0])


def test_the_bins_hold_every_answer_of_a_large_network():
    outputs = RNG.dirichlet(np.ones(10) * 0.3, 4000).astype(np.float32)
    found = Confusions.of(Classification(tuple("0123456789")), RNG.integers(0, 10, 4000), outputs)
    calibration = Calibration.of(found)
    assert len(calibration.counts) == BINS
    assert calibration.counts.sum() == 4000
    whole = np.concatenate([calibration.examples_in(number, found) for number in range(BINS)])
    np.testing.assert_array_equal(np.sort(whole), np.arange(4000))
