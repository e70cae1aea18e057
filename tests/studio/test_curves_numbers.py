"""Fewer points for the same picture: bands that lose no spike, lines that keep their ends, frames that don't jump."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnstudio.learning.events import BatchDone, EpochDone
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


def test_the_readout_tells_the_values_under_the_crosshair():
    history = learned(500)
    assert "validation 90.00%" in readout(history, "accuracy", 3.2)
    assert "epoch 3.20" in readout(history, "accuracy", 3.2)
    assert "epoch" not in readout(history, "accuracy", float("nan"))
    assert "validation" not in readout(history, "loss", 0.2)
