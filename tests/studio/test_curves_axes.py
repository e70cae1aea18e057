"""An axis draws a few round values, whatever the range: a run that diverges may go far."""

from __future__ import annotations

import pyqtgraph as pg
import pytest

from nnstudio.learning.metrics import R2, Accuracy, MeanAbsolute, Metric, Psnr
from nnstudio.studio.curves.axes import EpochAxis, ValueAxis
from nnstudio.studio.curves.traces import horizon


@pytest.mark.parametrize("most", [1e-7, 0.02, 0.3, 1.0, 7.0, 2500.0, 1e9, 1e13, 1e30])
def test_an_axis_has_a_few_ticks_at_any_range(qtbot: object, most: float) -> None:
    axis = ValueAxis()
    levels = axis.tickValues(0.0, most, 200.0)
    ticks = [tick for _, values in levels for tick in values]
    assert 1 <= len(ticks) <= 12
    spacing = levels[0][0]
    assert f"{spacing:e}"[0] in "125"


def test_large_values_are_written_with_a_power_of_ten(qtbot: object) -> None:
    axis = ValueAxis()
    assert axis.tickStrings([0.0, 2e13, 4e13], 1.0, 2e13) == ["0", "2e13", "4e13"]


@pytest.mark.parametrize(
    ("metric", "values", "spacing", "texts"),
    [
        (Accuracy(), [0.9, 0.95], 0.05, ["90%", "95%"]),
        (Accuracy(), [0.99, 0.995], 0.005, ["99.0%", "99.5%"]),
        (Psnr(), [-3.0, 24.0], 27.0, ["−3 dB", "24 dB"]),
        (R2(), [-0.5, 0.0, 0.5], 0.5, ["−0.5", "0.0", "0.5"]),
        (R2(), [-0.00001, 0.5], 0.5, ["0.0", "0.5"]),
        (MeanAbsolute(), [20000.0, 40000.0], 20000.0, ["20k", "40k"]),
        (MeanAbsolute(), [123_000.0, 123_500.0], 500.0, ["123.0k", "123.5k"]),
        (MeanAbsolute(), [0.0, 2e6], 1e6, ["0M", "2M"]),
        (None, [0.0002, 0.0004], 0.0002, ["0.0002", "0.0004"]),
    ],
)
def test_values_are_written_as_their_metric_is(
    qtbot: object, metric: Metric | None, values: list[float], spacing: float, texts: list[str]
) -> None:
    axis = ValueAxis()
    axis.show_metric(metric)
    assert axis.tickStrings(values, 1.0, spacing) == texts


@pytest.mark.parametrize(
    ("metric", "spacing", "texts"),
    [
        (Accuracy(), 0.25, ["25%", "50%", "75%", "100%"]),
        (Accuracy(), 0.025, ["2.5%", "5.0%", "7.5%", "10.0%"]),
        (None, 2.5, ["2.5", "5.0", "7.5", "10.0"]),
        (None, 0.5, ["0.5", "1.0", "1.5", "2.0"]),
        (None, 0.025, ["0.025", "0.050", "0.075", "0.100"]),
        (None, 20.0, ["20", "40", "60", "80"]),
    ],
)
def test_each_label_is_exact(qtbot: object, metric: Metric | None, spacing: float, texts: list[str]) -> None:
    axis = ValueAxis()
    axis.show_metric(metric)
    assert axis.tickStrings([spacing * (1 + at) for at in range(4)], 1.0, spacing) == texts


def test_an_accuracy_on_a_small_screen_has_more_marks_than_a_half(qtbot: object) -> None:
    assert ValueAxis().step(0.05, 1.02, 112.0) == 0.25


def test_epochs_are_whole_numbers_where_there_is_room(qtbot: object) -> None:
    assert EpochAxis().step(0.0, 10.0, 500.0) == 1.0


@pytest.mark.parametrize(
    ("planned", "done", "reach"),
    [
        (12.0, 0.0, 0.05),
        (12.0, 0.03, 0.05),
        (12.0, 0.3, 0.5),
        (10.0, 1.0, 2.0),
        (12.0, 12.0, 12.0),
        (400.0, 4.0, 5.0),
        (400.0, 17.0, 40.0),
        (400.0, 399.0, 400.0),
    ],
)
def test_a_plan_comes_into_sight_as_it_is_done(planned: float, done: float, reach: float) -> None:
    assert horizon(planned, done) == reach


@pytest.mark.parametrize("planned", [1.0, 12.0, 400.0])
def test_curves_fill_a_third_of_the_axis_or_more_at_any_time(planned: float) -> None:
    places = [0.02 * 1.05**step for step in range(300)]
    for done in [place for place in places if place <= planned]:
        assert 0.32 <= done / horizon(planned, done) <= 1.0


def test_the_labels_at_both_ends_have_room(qtbot: object) -> None:
    for axis in (EpochAxis(), ValueAxis()):
        plain = pg.AxisItem.boundingRect(axis)
        assert axis.boundingRect() == plain.adjusted(-8, -8, 8, 8)
