"""The map of neighbours in the window: made on a wish, kept with the weights that it is of, made again on another."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nnstudio.runs import moments as moments_module
from nnstudio.runs.state import State
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.inside.map_view import NEIGHBOURS, PLANE
from nnstudio.studio.inside.panel import InsidePanel
from tests.inside.laying_out import Directions
from tests.studio.drawn_inside import draw, settle
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def method():
    method = Directions()
    yield method
    method.hold.set()


@pytest.fixture
def panel(qtbot, show, new_run_model, method):
    model = new_run_model(small_document())
    panel = show(InsidePanel(model, show(AskPanel(model), 420, 400)), 900, 300)
    panel.map.making.method = method
    panel.show_view("map")
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    return panel


@pytest.fixture
def made(qtbot, panel):
    """With a map of neighbours, by the hidden layer of a network that has learned nothing yet."""
    panel.map.ways.buttons[NEIGHBOURS].click()
    until_made(qtbot, panel)
    return panel


def until_made(qtbot, panel):
    view = panel.map
    qtbot.waitUntil(
        lambda: not view.making.busy and not panel.latest.busy and view.drawing.asked is not None,
        timeout=WAIT_MS,
    )


def test_choosing_it_makes_the_map_of_the_layer(made, method):
    view = made.map
    assert view.drawing.map.layer == "hidden"
    assert method.asked == [(2000, 16)]
    assert view.strip.isVisible()
    assert view.about.text() == ""
    assert "2,000 examples" in view.strip.text.text()
    assert not view.strip.button.isVisible()


def test_it_shows_how_far_it_is_and_the_map_as_it_forms_and_can_be_given_up(qtbot, panel, method):
    method.hold.clear()
    view = panel.map
    view.ways.buttons[NEIGHBOURS].click()
    qtbot.waitUntil(
        lambda: view.drawing.map is not None and view.drawing.map.placing is None, timeout=WAIT_MS
    )
    assert view.strip.bar.value() == 500
    assert view.drawing.asked is None
    assert view.strip.button.text() == "Cancel"
    view.strip.button.click()
    qtbot.waitUntil(lambda: view.strip.button.text() == "Make it", timeout=WAIT_MS)
    assert view.drawing.map is None
    method.hold.set()
    view.strip.button.click()
    until_made(qtbot, panel)
    assert view.drawing.map.placing is not None


def test_a_stroke_moves_the_cross_and_leaves_the_map(qtbot, made, method):
    before, map_ = made.map.drawing.asked, made.map.drawing.map
    draw(made, (0.2, 0.6), (0.8, 0.6))
    qtbot.waitUntil(lambda: made.map.drawing.asked not in (before, None), timeout=WAIT_MS)
    assert made.map.drawing.map is map_
    assert len(method.asked) == 1


def test_each_layer_has_a_map_of_its_own_which_is_kept(qtbot, made, method):
    view, hidden = made.map, made.map.drawing.map
    view.slider.setValue(0)
    qtbot.waitUntil(
        lambda: view.drawing.map is not None and view.drawing.map.layer == "input", timeout=WAIT_MS
    )
    until_made(qtbot, made)
    view.slider.setValue(view.layers.index("hidden"))
    qtbot.waitUntil(lambda: view.drawing.map is hidden, timeout=WAIT_MS)
    assert len(method.asked) == 2


def test_another_layer_takes_the_place_of_one_that_is_being_made(qtbot, panel, method):
    method.hold.clear()
    view = panel.map
    view.ways.buttons[NEIGHBOURS].click()
    qtbot.waitUntil(lambda: len(method.asked) == 1, timeout=WAIT_MS)
    view.slider.setValue(0)
    qtbot.waitUntil(lambda: len(method.asked) == 2, timeout=WAIT_MS)
    method.hold.set()
    until_made(qtbot, panel)
    assert view.drawing.map.layer == "input"
    view.slider.setValue(view.layers.index("hidden"))
    until_made(qtbot, panel)
    assert len(method.asked) == 3


def test_the_plane_is_there_again_at_once(qtbot, made):
    made.map.ways.buttons[PLANE].click()
    qtbot.waitUntil(lambda: made.map.drawing.map.kept is not None, timeout=WAIT_MS)
    assert "the plane keeps" in made.map.about.text()
    assert not made.map.strip.isVisible()


def test_a_network_that_trains_on_leaves_the_map_with_its_step_and_offers_another(qtbot, made, method):
    model, view = made.run_model, made.map
    first, asked = view.drawing.map, view.drawing.asked
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    qtbot.waitUntil(lambda: view.strip.button.text() == "Make again", timeout=WAIT_MS)
    assert view.drawing.map is first
    np.testing.assert_allclose(view.drawing.asked, asked, rtol=1e-5)
    assert view.strip.text.text() == "Of step 0: the network has other weights now"
    assert made.moment.text() == "not trained yet"
    assert len(method.asked) == 1
    view.strip.button.click()
    qtbot.waitUntil(lambda: view.drawing.map is not first and not view.making.busy, timeout=WAIT_MS)
    until_made(qtbot, made)
    assert "2,000 examples" in view.strip.text.text()
    assert made.moment.text() == f"step {len(model.history):,}"


def test_a_moment_that_is_gone_back_to_has_its_map_again(qtbot, monkeypatch, made, method):
    monkeypatch.setattr(moments_module, "SHARE", 1e9)
    model, view = made.run_model, made.map
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    qtbot.waitUntil(lambda: view.strip.button.text() == "Make again", timeout=WAIT_MS)
    view.strip.button.click()
    qtbot.waitUntil(lambda: len(method.asked) == 2 and not view.making.busy, timeout=WAIT_MS)
    until_made(qtbot, made)
    now = view.drawing.map
    model.travel.go_to(model.travel.moments[1])
    qtbot.waitUntil(lambda: view.strip.button.text() == "Make again", timeout=WAIT_MS)
    assert view.drawing.map is now
    model.travel.return_to_now()
    qtbot.waitUntil(lambda: not view.strip.button.isVisible(), timeout=WAIT_MS)
    assert view.drawing.map is now
    assert len(method.asked) == 2


def test_without_the_library_the_line_that_installs_it_can_be_copied(qtbot, panel, method):
    method.there = False
    view = panel.map
    view.ways.buttons[NEIGHBOURS].click()
    settle(qtbot, panel)
    assert view.missing.isVisible()
    assert "openTSNE" in view.missing.said.text()
    view.missing.copy.click()
    assert QApplication.clipboard().text() == 'pip install "nnstudio[map]"' == view.missing.line.text()
    assert method.asked == []
    method.there = True
    view.ways.buttons[NEIGHBOURS].click()
    until_made(qtbot, panel)
    assert not view.missing.isVisible()


def test_what_went_wrong_is_said_and_can_be_tried_again(qtbot, monkeypatch, panel, method):
    def refuse(*arguments):
        raise ValueError("no points")

    monkeypatch.setattr(method, "embedded", refuse)
    view = panel.map
    view.ways.buttons[NEIGHBOURS].click()
    qtbot.waitUntil(lambda: view.strip.button.text() == "Try again", timeout=WAIT_MS)
    assert "no points" in view.strip.text.text()
    monkeypatch.undo()
    view.strip.button.click()
    until_made(qtbot, panel)
    assert view.drawing.map.placing is not None


def test_another_document_knows_no_maps(qtbot, made, method):
    made.run_model.store.open(small_document())
    assert made.map.making.wish is None
    assert made.map.drawing.map is None
    draw(made, (0.2, 0.6), (0.8, 0.6))
    settle(qtbot, made)
    assert made.map.drawing.map is None
    assert made.map.strip.button.text() == "Make it"
    assert len(method.asked) == 1
