"""The calibration of the answers, as a person sees it, and the way from a bar to its examples and the test panel."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from nnstudio.runs.calibration import BINS, Calibration
from nnstudio.studio.evaluate.calibration_plot import count_in_short
from nnstudio.studio.evaluate.classes_page import CALIBRATION, MATRIX, ClassesPage
from tests.studio.judged import judgement_of, of_classes


@pytest.fixture
def page(qtbot, show):
    page = show(ClassesPage(), 900, 300)
    qtbot.addWidget(page.tools)
    page.tools.show()
    return page


def click_on(qtbot, plot, number):
    at = plot.getViewBox().mapViewToScene(QPointF((number + 0.5) * 100 / BINS, 20.0))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.mapFromScene(at))


def test_the_error_stands_over_the_diagram(page):
    judgement = of_classes(tuple("abcdef"))
    page.show_judgement(judgement, ())
    page.buttons[CALIBRATION].click()
    assert page.calibration.isVisible()
    assert not page.matrix.isVisible()
    error = Calibration.of(judgement.found).error
    assert page.calibration.said.text().startswith(f"Calibration error (ECE) {error:.1%}.")
    shown = [text.toPlainText() for text in page.calibration.plot.counts]
    assert shown == [count_in_short(n) if n else "" for n in Calibration.of(judgement.found).counts.tolist()]


def test_a_click_on_a_bar_shows_its_examples_and_a_click_on_one_asks_for_it(qtbot, page):
    judgement = of_classes(tuple("abcdef"))
    found = judgement.found
    page.show_judgement(judgement, ())
    page.buttons[CALIBRATION].click()
    click_on(qtbot, page.calibration.plot, 6)
    places = Calibration.of(found).examples_in(6, found)
    assert page.calibration.plot.chosen == 6
    assert page.caption.text().startswith(f"60 to 70% sure: {len(places)} examples")
    assert page.examples.images.images.place(0) == places[0]
    wanted = []
    page.example_wanted.connect(wanted.append)
    page.examples.images.wanted.emit(int(places[0]))
    assert wanted == [places[0]]


def test_the_chosen_bar_outlasts_the_next_judgement_and_is_left_for_a_cell(page):
    page.show_judgement(of_classes(tuple("abcdef")), ())
    page.calibration.wanted.emit(7)
    page.show_judgement(of_classes(tuple("abcdef"), seed=1), ())
    assert page.calibration.plot.chosen == 7
    assert page.caption.text().startswith("70 to 80% sure")
    page.matrix.choose(0, 1)
    assert page.calibration.plot.chosen is None


def test_outputs_that_are_no_probabilities_have_no_calibration(page):
    judgement = of_classes(tuple("abcdef"))
    page.show_view(CALIBRATION)
    outputs = np.zeros((2000, 6), np.float32)
    linear = judgement_of(judgement.answering.task, judgement.examples, outputs, judgement.found, "linear")
    page.show_judgement(linear, ())
    assert not page.buttons[CALIBRATION].isVisible()
    assert page.buttons[MATRIX].isChecked()
    assert page.matrix.isVisible()
    page.show_judgement(judgement, ())
    assert page.calibration.isVisible()


def test_one_of_two_classes_has_a_calibration_too(page):
    page.show_judgement(of_classes(("no", "yes"), sigmoid=True), ())
    page.buttons[CALIBRATION].click()
    assert page.calibration.plot.calibration.counts[:5].sum() == 0
    assert page.calibration.plot.calibration.counts.sum() == 2000
