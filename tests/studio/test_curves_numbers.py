"""Fewer points for the same picture: bands that lose no spike, lines that keep their ends, frames that don't jump."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnstudio.learning.events import BatchDone, EpochDone
from nnstudio.learning.metrics import METRICS, Psnr
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.record import RunRecord
from nnstudio.studio.curves.decimate import FEWEST, min_max, thin
from nnstudio.studio.curves.frame import Frame
from nnstudio.studio.curves.readout import readout
from nnstudio.studio.curves.traces import COLUMNS, traces


def learned(batches, per_epoch=100, spike_at=None):
    history = RunRecord("Test")
    for step in range(1, batches + 1):
        epoch, batch = divmod(step - 1, per_epoch)
        loss = 100.0 if step == spike_at else 1.0 / step
        right = {"accuracy": 1 - 1 / (step + 1)}
        history.add(BatchDone(epoch + 1, batch + 1, per_epoch, step, 32, loss, right, 0.001))
        if batch + 1 == per_epoch:
            done = epoch + 1
            judged = {"accuracy": 0.9 - abs(3 - done) / 100}
            history.add(EpochDone(done, step, 0.5, {"accuracy": 0.9}, abs(3 - done) + 0.5, judged, 0.001))
    return history


@given(st.integers(1, 5000), st.integers(2, 300))
def test_a_band_spans_its_curve(count, columns):
    y = np.random.default_rng(count).normal(size=count)
    band = min_max(np.arange(float(count)), y, columns)
    assert band.low.min() == y.min()
    assert band.high.max() == y.max()
    assert (band.low <= band.high).all()
    assert len(band.x) <= max(columns, 2 * FEWEST)
    assert (band.x[0], band.x[-1]) == (0, count - 1)


@given(st.integers(1, 5000), st.integers(2, 300))
def test_a_thinned_line_keeps_its_ends(count, points):
    x = np.arange(float(count))
    kept, values = thin(x, x**2, points)
    assert len(kept) == min(count, points)
    assert (kept[0], kept[-1]) == (0, count - 1)
    np.testing.assert_array_equal(values, kept**2)


def test_a_single_spike_among_a_million_batches_is_drawn():
    y = np.zeros(1_000_000)
    y[654_321] = 9.0
    assert min_max(np.arange(1e6), y, COLUMNS).high.max() == 9.0


def test_a_long_run_is_drawn_with_at_most_two_thousand_points():
    run = traces(learned(20_000), "loss")
    points = 2 * len(run.band.x) + len(run.smooth[0]) + len(run.validation[0])
    assert points <= 2000
    assert run.smooth[0][-1] == 200.0


def test_the_best_epoch_is_that_with_the_highest_validation_accuracy():
    history = learned(500)
    assert history.best.epoch == 3
    assert traces(history, "accuracy").best == (3.0, 0.9)
    assert traces(history, "loss").best == (3.0, 0.5)


def test_a_restored_run_without_batches_is_drawn_by_its_epochs():
    history = RunRecord.of("Test", learned(1).settings, learned(300).epochs)
    run = traces(history, "accuracy")
    assert len(run.band.x) == 0
    np.testing.assert_array_equal(run.smooth[0], [1, 2, 3])
    assert run.span is not None


def test_smoothing_follows_the_batches_and_is_no_batch():
    history = learned(1000, spike_at=500)
    smooth = history.smooth("loss")
    assert smooth[0] == 1.0
    assert 0 < smooth[-1] < 0.1
    assert smooth[499] < 5


@pytest.mark.parametrize(("low", "high", "suits"), [(0.1, 0.9, True), (0.0, 1.2, False), (0.4, 0.5, False)])
def test_a_frame_stays_while_the_curves_fill_it(low, high, suits):
    assert Frame(0.0, 1.0).suits(low, high) is suits


def test_a_frame_keeps_within_what_a_metric_can_be():
    frame = Frame.around(0.5, 1.0, ceiling=1.0, floor=0.0)
    assert frame.bottom >= 0.0
    assert 1.0 < frame.top < 1.05
    assert Frame.around(0.5, 0.5, None, None).suits(0.5, 0.5)


def numbers(reached, leading=METRICS["r2"], **others):
    """Epochs of which each reached a figure of the leading metric, and others by validation."""
    task = Regression((Target("price", "EUR", 0.0, 1.0),))
    history = RunRecord("Numbers", metrics=(leading, *task.metrics()[1:]))
    for epoch, value in enumerate(reached, 1):
        judged = {leading.name: value, **{name: figures[epoch - 1] for name, figures in others.items()}}
        history.add(BatchDone(epoch, 1, 1, epoch, 32, 1.0, {leading.name: value}, 0.1))
        history.add(EpochDone(epoch, epoch, 1.0, {leading.name: value}, 2.0, judged, 0.1))
    return history


def test_a_metric_that_only_validation_tells_has_points_and_no_line():
    history = numbers([-1.0, 0.8, 0.5], mean_absolute_error=[30.0, 10.0, 5.0])
    run = traces(history, "mean_absolute_error")
    assert len(run.smooth[0]) == len(run.band.x) == 0
    np.testing.assert_array_equal(run.validation, [[1, 2, 3], [30, 10, 5]])
    assert run.span == (5.0, 30.0)


def test_the_best_epoch_is_that_of_the_leading_metric_whatever_is_drawn():
    history = numbers([-1.0, 0.8, 0.5], mean_absolute_error=[30.0, 10.0, 5.0])
    assert traces(history, "mean_absolute_error").best == (2.0, 10.0)
    assert traces(history, "r2").best == (2.0, 0.8)


def test_what_is_no_number_is_not_drawn():
    history = numbers([np.inf, 20.0, np.nan], leading=Psnr())
    run = traces(history, "psnr")
    np.testing.assert_array_equal(run.validation[0], [2])
    assert run.span is not None
    assert np.isfinite(run.span).all()
    assert run.best is None


def test_the_readout_says_plainly_what_only_validation_measures():
    history = numbers([-1.0, 0.8], mean_absolute_error=[30.0, 10.0])
    said = readout(history, "mean_absolute_error", float("nan"))
    assert said == "validation 10  (not measured in training)"
    assert "training −0.0925  validation 0.8" in readout(history, "r2", float("nan"))
    unjudged = RunRecord("None", TrainingSettings(validation="none"), history.metrics)
    assert "this run has none" in readout(unjudged, "mean_absolute_error", float("nan"))


def test_a_frame_of_negative_figures_keeps_them_in_sight():
    frame = Frame.around(-2.0, 0.9, ceiling=1.0, floor=None)
    assert frame.bottom < -2.0
    assert 0.9 < frame.top <= 1.1


@pytest.mark.parametrize("value", [3e-5, 2e-9, 0.0, 80_000.0])
def test_a_frame_suits_small_and_large_figures_that_stand_still(value):
    frame = Frame.around(value, value, None, None)
    assert frame.suits(value, value)
    assert frame.top - frame.bottom <= max(abs(value) / 100, 1e-8)


def test_the_readout_tells_the_values_under_the_crosshair():
    history = learned(500)
    assert "validation 90.00%" in readout(history, "accuracy", 3.2)
    assert "epoch 3.20" in readout(history, "accuracy", 3.2)
    assert "epoch" not in readout(history, "accuracy", float("nan"))
    assert "validation" not in readout(history, "loss", 0.2)


def test_the_readout_tells_the_last_epoch_that_was_complete_at_a_place():
    history = numbers([-1.0, 0.8, 0.5])
    for place, told in (
        (0.2, None),
        (1.0, "−1"),
        (1.6, "0.8"),
        (2.4, "0.8"),
        (9.0, "0.5"),
        (np.nan, "0.5"),
    ):
        said = readout(history, "r2", place)
        assert (told is None) == ("validation" not in said)
        assert told is None or told in said.split("validation")[1]
