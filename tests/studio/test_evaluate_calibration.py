"""The calibration of the answers, as a person sees it, and the way from a bar to its examples and the test panel."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from nnstudio.runs.calibration import BINS, Calibration, mean_sureness
from nnstudio.runs.temperature import Mended
from nnstudio.studio.evaluate.calibration_plot import count_in_short
from nnstudio.studio.evaluate.classes_page import CALIBRATION, MATRIX, ClassesPage
from tests.studio.judged import judgement_of, of_classes


@pytest.fixture
def page(qtbot, show):
    page = show(ClassesPage(), 900, 300)
    qtbot.addWidget(page.tools)
    page.tools.show()
    return page


def test_what_it_comes_to_is_said_in_one_line_as_far_as_there_is_room(page):
    page.show_judgement(of_classes(tuple("abcdef")), ())
    page.buttons[CALIBRATION].click()
    line = page.calibration.said
    page.resize(1800, 300)
    assert line.text() == line.texts[0]
    page.resize(600, 300)
    assert line.text() == line.texts[-1]
    assert line.accessibleName() == line.texts[0]


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
    assert page.calibration.said.texts[0].startswith(f"Calibration error (ECE) {error:.1%}.")
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


def mended_judgement(names):
    judgement = of_classes(names)
    halved = Mended(1.5, 200, False, (0.5 * judgement.found.sureness).astype(np.float32))
    return dataclasses.replace(judgement, aside=True, mended=halved)


def test_a_temperature_is_a_second_curve_with_its_error_and_changes_no_answer(page):
    judgement = mended_judgement(tuple("abcdef"))
    page.show_judgement(judgement, ())
    page.buttons[CALIBRATION].click()
    tempered = dataclasses.replace(judgement.found, sureness=judgement.mended.sureness)
    then, now = Calibration.of(tempered), Calibration.of(judgement.found)
    x, y = page.calibration.plot.rings.getData()
    some = np.flatnonzero(then.counts)
    np.testing.assert_allclose(x, 100 * then.sure[some])
    np.testing.assert_allclose(y, 100 * then.right[some])
    said = page.calibration.better.texts[0]
    if then.error < now.error:
        assert said == f"With a temperature of 1.50: {then.error:.1%}. No answer changes."
    else:
        assert said == f"A temperature does not mend it: {then.error:.1%} with 1.50."
    assert page.calibration.ring.isVisible()


def test_without_examples_that_are_kept_aside_it_is_said_how_to_get_a_temperature(page):
    judgement = of_classes(tuple("abcdef"))
    page.show_judgement(judgement, ())
    page.buttons[CALIBRATION].click()
    assert page.calibration.better.texts[0].startswith("Validation by a split")
    assert not page.calibration.ring.isVisible()
    page.show_judgement(dataclasses.replace(judgement, aside=True), ())
    assert page.calibration.better.texts[0].startswith("No temperature can be fitted")


def test_the_answers_for_one_class_have_a_diagram_of_their_own(page):
    judgement = mended_judgement(tuple("abcdef"))
    page.show_judgement(judgement, ())
    page.buttons[CALIBRATION].click()
    page.calibration.wanted.emit(6)
    page.calibration.chooser.setCurrentIndex(3)
    taken = Calibration.of(judgement.found, 2)
    assert page.calibration.plot.chosen is None
    np.testing.assert_array_equal(page.calibration.plot.calibration.counts, taken.counts)
    page.calibration.wanted.emit(6)
    places = taken.examples_in(6, judgement.found)
    assert (judgement.found.answers[places] == 2).all()
    assert page.caption.text().startswith(f"60 to 70% sure: {len(places)} examples")
    page.show_judgement(mended_judgement(tuple("abcdef")), ())
    assert page.calibration.answer == 2
    page.show_judgement(of_classes(("no", "yes")), ())
    assert page.calibration.answer is None
    assert [page.calibration.chooser.itemText(row) for row in range(3)] == ["All answers", "no", "yes"]


def test_the_table_of_classes_has_how_sure_beside_how_often_right(page):
    judgement = of_classes(tuple("abcdef"))
    page.show_judgement(judgement, ())
    heads = [column.title for column in page.classes.model().columns]
    assert heads == ["Class", "Precision", "Sure", "Recall", "F1", "Number"]
    shown = [row[2] for row in page.classes.model().values]
    assert shown == pytest.approx(mean_sureness(judgement.found).tolist())
    linear = judgement_of(
        judgement.answering.task,
        judgement.examples,
        np.zeros((2000, 6), np.float32),
        judgement.found,
        "linear",
    )
    page.show_judgement(linear, ())
    assert "Sure" not in [column.title for column in page.classes.model().columns]
