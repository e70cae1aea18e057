"""Over time: what the looks into a run have kept, drawn for the layer and the values that a person chooses."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from nnstudio.formats.project import load_project, save_project
from nnstudio.inside.over_time import gradients, spread
from nnstudio.runs.state import State
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.training.keeping import project_of, take_up
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def panel(show, new_run_model):
    model = new_run_model(small_document())
    panel = show(InsidePanel(model, show(AskPanel(model), 420, 400)), 900, 300)
    panel.show_view("time")
    return panel


def settle(qtbot, panel):
    qtbot.waitUntil(
        lambda: not panel.latest.busy and panel.stack.currentWidget() is panel.view, timeout=WAIT_MS
    )


@pytest.fixture
def trained(qtbot, panel):
    panel.run_model.train()
    qtbot.waitUntil(lambda: panel.run_model.state is State.FINISHED, timeout=WAIT_MS)
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: panel.view.pages.currentIndex() == 1, timeout=WAIT_MS)
    return panel


def test_before_a_run_it_says_what_will_be_here(qtbot, panel):
    settle(qtbot, panel)
    assert panel.view.nothing.isVisible()
    assert not panel.view.layer.isVisible()


def test_after_a_run_it_shows_the_layer_over_the_steps(trained):
    probes = trained.run_model.history.probes.kept
    view = trained.view
    layers = [view.layer.itemText(at) for at in range(view.layer.count())]
    assert {"hidden"} < set(layers)
    found = spread(probes, layers[0], view.kind)
    np.testing.assert_allclose(view.plots.values.image.image, found.picture())
    assert set(view.plots.strengths.lines) == set(gradients(probes))


def test_another_layer_and_other_values_are_a_click_away(qtbot, trained):
    view, probes = trained.view, trained.run_model.history.probes.kept
    for kind in ("weights", "gradients"):
        view.kinds.buttons[kind].click()
        view.layer.setCurrentText("hidden")
        view.layer.activated.emit(view.layer.currentIndex())
        wanted = spread(probes, "hidden", kind).picture()
        qtbot.waitUntil(
            lambda wanted=wanted: np.array_equal(view.plots.values.image.image, wanted), timeout=WAIT_MS
        )
        assert view.plots.strengths.chosen == "hidden"
    assert view.plots.values.labels["left"] == ("Gradients",)
    steps, values = gradients(probes)["hidden"]
    x, y = view.plots.strengths.lines["hidden"].getData()
    np.testing.assert_array_equal(x, steps)
    np.testing.assert_allclose(y, np.log10(values))


def test_a_click_on_a_line_of_gradients_shows_its_layer(qtbot, trained):
    view = trained.view
    other = next(node for node in view.plots.strengths.lines if node != view.layer.currentText())
    line = view.plots.strengths.lines[other]
    x, y = line.getData()
    at = view.plots.strengths.mapFromScene(
        line.mapToScene(QPointF(float(x[len(x) // 2]), float(y[len(y) // 2])))
    )
    qtbot.mouseClick(view.plots.strengths.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: view.plots.strengths.chosen == other, timeout=WAIT_MS)
    assert view.layer.currentText() == other


def pixel(plot, step):
    """A place in a plot at that step, near its upper edge, where no line is."""
    view = plot.getViewBox()
    (low, high), rect = view.viewRange()[0], view.sceneBoundingRect()
    along = rect.left() + rect.width() * (step - low) / (high - low)
    return plot.mapFromScene(QPointF(along, rect.top() + 1))


def test_both_plots_mark_the_moment_that_is_looked_back_at(trained):
    view, travel = trained.view, trained.run_model.travel
    plots = view.plots.values, view.plots.strengths
    assert not any(plot.moment.isVisible() for plot in plots)
    travel.go_to(travel.moments[3])
    assert [plot.moment.value() for plot in plots] == [travel.moments[3].step] * 2
    assert all(plot.moment.isVisible() for plot in plots)
    travel.return_to_now()
    assert not any(plot.moment.isVisible() for plot in plots)


def test_the_axis_is_the_whole_run(trained):
    steps = len(trained.run_model.history)
    for plot in (trained.view.plots.values, trained.view.plots.strengths):
        assert plot.getViewBox().viewRange()[0] == [0.0, steps]


def test_a_click_travels_to_the_moment_that_is_nearest(qtbot, trained):
    travel, view = trained.run_model.travel, trained.view
    first = next(moment for moment in travel.moments if moment.whole)
    for plot in (view.plots.values, view.plots.strengths):
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, first.step + 1))
        qtbot.waitUntil(lambda: travel.at is first, timeout=WAIT_MS)
        travel.return_to_now()


def test_a_click_at_the_end_is_now(qtbot, trained):
    travel, plot = trained.run_model.travel, trained.view.plots.values
    travel.go_to(travel.moments[0])
    steps = len(trained.run_model.history)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, steps - 0.2))
    qtbot.waitUntil(lambda: travel.at is None, timeout=WAIT_MS)


def test_a_run_that_was_saved_and_opened_has_its_plots(qtbot, tmp_path, trained):
    model, view = trained.run_model, trained.view
    node, before = view.layer.currentText(), view.plots.values.image.image
    steps = [probe.step for probe in model.history.probes.whole]
    path = tmp_path / "run.nnstudio"
    save_project(path, project_of(model.store.document, model)())
    opened = load_project(path)
    model.store.open(opened.document)
    take_up(opened, model)
    assert [probe.step for probe in model.history.probes.whole] == steps
    assert model.history.probes.latest is None
    trained.show_view("time")
    qtbot.waitUntil(lambda: view.pages.currentIndex() == 1 and not trained.latest.busy, timeout=WAIT_MS)
    assert view.layer.currentText() == node
    np.testing.assert_allclose(view.plots.values.image.image, before, atol=0.04)
    model.one_epoch()
    qtbot.waitUntil(lambda: model.state in (State.PAUSED, State.FINISHED), timeout=WAIT_MS)
    now = [probe.step for probe in model.history.probes.whole]
    assert now[: len(steps)] == steps
    assert len(now) > len(steps)
    assert now == sorted(now)


def test_a_run_that_goes_on_from_an_earlier_moment_keeps_the_looks_until_then(qtbot, trained):
    model = trained.run_model
    first = next(moment for moment in model.travel.moments if moment.whole)
    looks = [probe.step for probe in model.history.probes.whole if probe.step <= first.step]
    before = model.history
    model.travel.go_to(first)
    model.travel.go_on()
    qtbot.waitUntil(lambda: model.history is not before, timeout=WAIT_MS)
    assert [probe.step for probe in model.history.probes.earlier] == looks
    qtbot.waitUntil(lambda: model.state is State.FINISHED, timeout=WAIT_MS)
