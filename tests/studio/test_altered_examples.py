"""An example of the data that was altered, on its way from the evaluation to the test panel."""

import numpy as np
import pytest

from nnstudio.runs.state import State
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.evaluate.classes_page import ROBUSTNESS
from nnstudio.studio.evaluate.panel import EvaluatePanel
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def ask(qtbot, show, new_run_model):
    ask = show(AskPanel(new_run_model(small_document(epochs=1))), 440, 430)
    ask.run_model.train()
    wait_for(qtbot, ask.run_model, State.FINISHED)
    return ask


def test_it_lies_on_the_pad_and_its_note_says_what_was_done_to_it(qtbot, ask):
    values = np.zeros((28, 28, 1), np.uint8)
    values[5:20, 14] = 255
    ask.show_altered(Altered(values, 7, 1234, "turned by 30°", "test"))
    qtbot.waitUntil(lambda: "turned" in ask.page.verdict.note, timeout=WAIT_MS)
    assert ask.page.verdict.note.startswith("Test image 1,234, turned by 30° (7): ")
    np.testing.assert_array_equal(ask.page.model.image, values)
    np.testing.assert_array_equal(ask.page.example(), values)
    ask.page.undo.click()
    assert ask.page.model.empty


def test_one_of_another_shape_is_not_shown(ask):
    ask.show_altered(Altered(np.zeros((8, 8, 1), np.uint8), 7, 3, "untouched", "test"))
    assert ask.page.model.empty


def test_a_click_on_a_changed_picture_of_the_evaluation_asks_about_it(qtbot, show, ask):
    panel = show(EvaluatePanel(ask.run_model, ask.run_model.store), 900, 300)
    panel.lead_to(ask)
    qtbot.waitUntil(lambda: panel.judgement is not None and not panel.is_judging, timeout=WAIT_MS)
    panel.classes.show_view(ROBUSTNESS)
    view = panel.classes.robustness
    with qtbot.waitSignal(view.ended, timeout=WAIT_MS):
        view.measure()
    view.plots["noise"].wanted.emit(6)
    qtbot.waitUntil(lambda: view.strip.chosen is not None and view.strip.chosen.wrong, timeout=WAIT_MS)
    view.strip.grid.wanted.emit(0)
    picture = ask.page.model.picture
    assert picture.how == "with noise of 50%"
    assert picture.index == view.strip.chosen.found.sample.places[view.strip.chosen.rows[0]]
