"""The map: examples where one layer puts them, the drawing among them, and a slider through the layers."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.inside.panel import InsidePanel
from tests.studio.drawn_inside import draw, settle
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def inside_of(show, new_run_model):
    def inside_of(document):
        model = new_run_model(document)
        ask = show(AskPanel(model), 420, 400)
        panel = show(InsidePanel(model, ask), 900, 300)
        panel.show_view("map")
        return panel

    return inside_of


@pytest.fixture
def drawn(qtbot, inside_of):
    panel = inside_of(small_document())
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    return panel


def test_the_map_shows_the_examples_that_judge_the_network(drawn):
    drawing = drawn.map.drawing
    assert len(drawing.map.points) == 2000
    assert drawing.names == tuple("0123456789")
    examples = drawn.run_model.judged_by().open()
    np.testing.assert_array_equal(drawing.map.truths, examples.targets[:2000])


def test_it_is_of_the_last_hidden_layer_until_the_slider_is_moved(qtbot, drawn):
    assert drawn.map.layer == "hidden"
    assert drawn.map.name.text() == "hidden"
    drawn.map.slider.setValue(0)
    qtbot.waitUntil(lambda: drawn.map.drawing.map.layer == "input", timeout=WAIT_MS)
    assert drawn.map.name.text() == "Input"


def test_a_stroke_moves_the_cross_and_leaves_the_map(qtbot, drawn):
    before, map_ = drawn.map.drawing.asked, drawn.map.drawing.map
    draw(drawn, (0.2, 0.6), (0.8, 0.6))
    qtbot.waitUntil(lambda: drawn.map.drawing.asked != before, timeout=WAIT_MS)
    assert drawn.map.drawing.map is map_


def test_other_weights_make_another_map(qtbot, drawn):
    map_ = drawn.map.drawing.map
    drawn.run_model.one_epoch()
    qtbot.waitUntil(lambda: drawn.map.drawing.map is not map_, timeout=WAIT_MS)


def test_a_click_on_a_mark_asks_about_its_example(qtbot, drawn):
    drawing, asked = drawn.map.drawing, []
    drawn.map.example_wanted.connect(lambda place, part: asked.append((place, part)))
    place = drawing.places()[1234]
    nearest = drawing.example_at(place)
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
    assert len(asked) == 1
    assert asked[0][1] == "test"
    assert (drawing.places()[asked[0][0]] - drawing.places()[nearest]).manhattanLength() < 3


def test_words_say_what_an_example_is_and_what_it_was_taken_for(drawn):
    drawing = drawn.map.drawing
    wrong = int(drawing.map.mistakes.nonzero()[0][0])
    assert "taken for" in drawing._words(wrong)
    right = int((~drawing.map.mistakes).nonzero()[0][0])
    assert "right" in drawing._words(right)


def test_numbers_that_are_predicted_have_no_mistakes(qtbot, inside_of):
    panel = inside_of(TEMPLATES["house-prices"].document)
    form = panel.looking.ask.of(FormPage)
    qtbot.waitUntil(lambda: form.model.row is not None, timeout=WAIT_MS)
    settle(qtbot, panel)
    assert panel.map.drawing.names == ()
    assert "orange low and blue high" in panel.map.about.text()
