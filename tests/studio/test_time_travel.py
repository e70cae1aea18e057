"""Time travel in the window: the slider, what follows it, and the run that goes on from there."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.runs import moments as moments_module
from nnstudio.runs.moments import Moments
from nnstudio.runs.set_aside import Aside
from nnstudio.runs.state import State
from nnstudio.studio.curves.panel import CurvesPanel
from nnstudio.studio.evaluate.panel import EvaluatePanel
from nnstudio.studio.training import time_travel
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture(autouse=True)
def whatever_it_takes(monkeypatch):
    monkeypatch.setattr(moments_module, "SHARE", 1e9)


@pytest.fixture
def panel(show, new_run_model):
    return show(CurvesPanel(new_run_model(small_document(epochs=4))), 900, 300)


@pytest.fixture
def model(panel):
    return panel.run_model


@pytest.fixture
def trained(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    return panel


def end_of(model, epoch):
    return next(moment for moment in model.travel.moments if moment.whole and moment.epoch == epoch)


def same(one, other):
    return all(np.array_equal(one[name], other[name]) for name in one)


def test_there_is_nothing_to_move_before_a_run(panel):
    assert not panel.travel.isVisible()


def test_the_slider_has_a_place_for_each_moment_and_ends_with_now(trained):
    bar, travel = trained.travel, trained.run_model.travel
    assert bar.isVisible()
    assert bar.slider.maximum() == bar.slider.value() == len(travel.moments)
    assert bar.where.text() == "now"
    assert not bar.now.isEnabled()
    assert not bar.on.isEnabled()


def test_the_keyboard_moves_the_network_that_is_asked(qtbot, trained):
    model, bar = trained.run_model, trained.travel
    now = model.answering
    with qtbot.waitSignal(model.weights_changed):
        QTest.keyClick(bar.slider, Qt.Key.Key_Home)
    assert model.travel.at is model.travel.moments[0]
    assert bar.where.text() == "Before the first step"
    assert not same(model.answering.weights, now.weights)
    QTest.keyClick(bar.slider, Qt.Key.Key_Right)
    assert bar.where.text() == "Step 1, epoch 1"
    QTest.keyClick(bar.slider, Qt.Key.Key_End)
    assert model.travel.at is None
    assert same(model.answering.weights, now.weights)


def test_both_plots_show_where_the_slider_is(trained):
    travel = trained.run_model.travel
    travel.go_to(end_of(trained.run_model, 2))
    assert [plot.moment.value() for plot in trained.plots.values()] == [2.0, 2.0]
    assert all(plot.moment.isVisible() for plot in trained.plots.values())
    trained.travel.now.click()
    assert not any(plot.moment.isVisible() for plot in trained.plots.values())


def test_while_it_trains_now_is_live_until_the_slider_is_moved(qtbot, panel, model):
    model.store.apply(edits.change_training(model.store.document, epochs=500), "More")
    model.train()
    qtbot.waitUntil(lambda: len(model.travel.moments) > 3, timeout=WAIT_MS)
    known = len(model.travel.moments)
    qtbot.waitUntil(lambda: len(model.travel.moments) > known, timeout=WAIT_MS)
    assert panel.travel.slider.value() == panel.travel.slider.maximum()
    panel.travel.slider.setValue(1)
    asked = model.answering
    known = len(model.travel.moments)
    with qtbot.assertNotEmitted(model.weights_changed):
        qtbot.waitUntil(lambda: len(model.travel.moments) > known, timeout=WAIT_MS)
    assert panel.travel.slider.value() == 1
    assert model.answering is asked
    assert same(asked.weights, model.travel.moments[1].weights())
    with qtbot.waitSignal(model.weights_changed):
        panel.travel.now.click()
    model.stop()
    wait_for(qtbot, model, State.STOPPED)


def test_moments_on_the_disk_are_read_beside_the_window(qtbot, tmp_path, monkeypatch, panel, model):
    monkeypatch.setattr(moments_module, "LEFT_FREE", 0)
    monkeypatch.setattr(
        time_travel, "Moments", lambda document, aside: Moments(document, Aside(tmp_path), memory=0)
    )
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    first, third = end_of(model, 1), end_of(model, 3)
    model.travel.go_to(first)
    model.travel.go_to(third)
    assert model.travel.at is third
    qtbot.waitUntil(lambda: model.travel.shown is third, timeout=WAIT_MS)
    assert same(model.answering.weights, third.weights())


def test_what_cannot_be_read_any_more_is_said_and_now_stays(qtbot, tmp_path, monkeypatch, panel, model):
    monkeypatch.setattr(moments_module, "LEFT_FREE", 0)
    monkeypatch.setattr(
        time_travel, "Moments", lambda document, aside: Moments(document, Aside(tmp_path), memory=0)
    )
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    for file in tmp_path.glob("*/*.safetensors"):
        file.unlink()
    with qtbot.waitSignal(model.travel.failed) as said:
        model.travel.go_to(end_of(model, 1))
    assert said.args[0] == "What was kept of this step can't be read any more."
    assert model.travel.at is None
    assert not model.travel.away


def test_the_evaluation_follows_and_says_of_when_it_is(qtbot, show, trained):
    model = trained.run_model
    evaluate = show(EvaluatePanel(model, model.store), 700, 400)
    qtbot.waitUntil(lambda: evaluate.judgement is not None and not evaluate.is_judging, timeout=WAIT_MS)
    now = evaluate.judgement
    model.travel.go_to(model.travel.moments[0])
    qtbot.waitUntil(
        lambda: not evaluate.is_judging and evaluate.judgement.answering is model.answering, timeout=WAIT_MS
    )
    assert evaluate.judgement.metrics["accuracy"] < now.metrics["accuracy"]
    assert "before the first step" in evaluate.headline.text()


def test_going_on_from_an_epoch_repeats_it_to_the_bit(qtbot, trained):
    model = trained.run_model
    before, weights = model.history, model.outlook.trained.weights
    model.travel.go_to(end_of(model, 2))
    assert "with the optimizer as it was" in trained.travel.on.toolTip()
    trained.travel.on.click()
    qtbot.waitUntil(lambda: model.history is not before, timeout=WAIT_MS)
    assert model.previous is before
    assert model.travel.at is None
    wait_for(qtbot, model, State.FINISHED)
    assert [epoch.epoch for epoch in model.history.epochs] == [1, 2, 3, 4]
    assert same(model.outlook.trained.weights, weights)


def test_the_run_that_was_left_can_be_had_again(qtbot, trained):
    model, bar = trained.run_model, trained.travel
    before, weights, moments = model.history, model.outlook.trained.weights, model.travel.moments
    model.travel.go_to(end_of(model, 1))
    bar.on.click()
    qtbot.waitUntil(lambda: model.history is not before, timeout=WAIT_MS)
    assert not bar.back.isVisible()
    wait_for(qtbot, model, State.FINISHED)
    assert bar.back.isVisible()
    bar.back.click()
    assert model.history is before
    assert model.state is State.FINISHED
    assert same(model.outlook.trained.weights, weights)
    assert model.travel.moments == moments
    assert not bar.back.isVisible()


def test_from_a_step_of_which_only_weights_were_kept_another_run_begins(qtbot, trained):
    model = trained.run_model
    before, second = model.history, model.travel.moments[2]
    model.travel.go_to(second)
    assert "Only they were kept" in trained.travel.on.toolTip()
    trained.travel.on.click()
    qtbot.waitUntil(lambda: model.history is not before, timeout=WAIT_MS)
    wait_for(qtbot, model, State.FINISHED)
    assert model.previous is before
    assert len(model.history.epochs) == 4
    assert same(model.travel.moments[0].weights(), second.weights())
    assert model.travel.can_go_back


def test_a_run_that_goes_on_ends_where_another_branches_off(qtbot, panel, model):
    model.store.apply(edits.change_training(model.store.document, epochs=500), "More")
    model.train()
    qtbot.waitUntil(
        lambda: any(moment.whole and moment.can_go_on for moment in model.travel.moments), timeout=WAIT_MS
    )
    before = model.history
    model.travel.go_to(end_of(model, 1))
    panel.travel.on.click()
    qtbot.waitUntil(lambda: model.history is not before, timeout=WAIT_MS)
    assert model.state is State.TRAINING
    qtbot.waitUntil(lambda: len(model.history.epochs) > 1, timeout=WAIT_MS)
    assert model.history.epochs[0] == before.epochs[0]


def test_after_an_edit_the_optimizer_starts_anew_and_that_is_said(trained):
    model = trained.run_model
    model.store.apply(edits.change_layer(model.store.document, "hidden", activation="tanh"), "Tanh")
    model.travel.go_to(end_of(model, 1))
    assert "edited since" in trained.travel.on.toolTip()
    assert model.answering is not None
    assert same(model.answering.weights, end_of(model, 1).weights())


def test_another_run_begins_at_now_and_another_document_knows_no_moments(qtbot, trained):
    model = trained.run_model
    model.travel.go_to(end_of(model, 1))
    model.start_over()
    assert model.travel.at is None
    wait_for(qtbot, model, State.FINISHED)
    model.travel.go_to(end_of(model, 1))
    model.store.open(small_document())
    assert model.travel.moments == ()
    assert not model.travel.away
    assert not trained.travel.isVisible()
