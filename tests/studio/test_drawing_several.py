"""Several digits on the pad: each is read when the pen goes up, and one of them is asked about."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.handwriting.strokes import Point
from nnstudio.studio import hands
from nnstudio.studio.drawing.panel import DrawingPanel


@pytest.fixture
def panel(show, new_run_model):
    panel = show(DrawingPanel(new_run_model()), 440, 430)
    hands.pump()
    return panel


def write(pad, left):
    """A one, tall enough for three beside each other."""
    hands.draw(pad, [(left, 0.2), (left, 0.5), (left, 0.8)])


def test_several_digits_that_are_drawn_are_each_told(panel):
    write(panel.pad, 0.2)
    assert panel.model.found == ()
    assert panel.found_drawn.isHidden()
    alone = panel.model.image.copy()
    side = panel.pad.width()
    write(panel.pad, 0.5)
    write(panel.pad, 0.8)
    assert len(panel.model.found) == len(panel.answers.row) == 3
    np.testing.assert_array_equal(panel.model.image, alone)
    assert panel.verdict.note.startswith(
        f"3 digits: {' '.join(map(str, panel.answers.row))}. Choose one beside the pad."
    )
    names = [panel.found_drawn.item(place).text() for place in range(3)]
    assert names == [str(answer) for answer in panel.answers.row]
    assert panel.found.isHidden()
    assert panel.pad.width() == side


def test_the_digit_that_was_drawn_last_is_asked_about_until_another_is_chosen(qtbot, panel):
    write(panel.pad, 0.7)
    write(panel.pad, 0.3)
    assert panel.found_drawn.currentRow() == panel.model.chosen == 0
    assert panel.model.beside.strokes == panel.model.drawing.strokes[:1]
    qtbot.keyClick(panel.found_drawn, Qt.Key.Key_Right)
    assert panel.model.seen is panel.model.found[1]
    assert panel.answers.probabilities.argmax() == panel.answers.row[1]
    panel.undo.click()
    assert panel.model.chosen == 0
    panel.undo.click()
    assert panel.model.found == ()
    assert panel.found_drawn.isHidden()
    panel.redo.click()
    assert len(panel.model.found) == 2


def test_while_the_pen_is_down_no_digits_are_told_apart(panel, monkeypatch):
    write(panel.pad, 0.2)
    write(panel.pad, 0.8)
    found, row = panel.model.found, panel.answers.row
    looked = []
    monkeypatch.setattr("nnstudio.studio.drawing.model.see_digits", lambda *given: looked.append(given) or ())
    panel.model.begin(Point(0.5, 0.2))
    panel.model.go_on(Point(0.5, 0.8))
    panel.answers.answer()
    assert not looked
    assert panel.model.found is found
    assert panel.answers.row == row
    assert not panel.found_drawn.isHidden()
    assert not panel.model.beside
    panel.model.end()
    assert len(looked) == 1


def test_a_stroke_that_joins_two_digits_makes_one_of_them(panel):
    write(panel.pad, 0.3)
    write(panel.pad, 0.7)
    hands.draw(panel.pad, [(0.3, 0.5), (0.7, 0.5)])
    assert panel.model.found == ()
    assert panel.answers.row == ()
    assert panel.found_drawn.isHidden()
