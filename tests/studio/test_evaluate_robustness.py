"""How much change of its pictures a network bears, as a person measures and sees it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from nnstudio.inside.changed_pictures import NOISE, ROTATION, SHIFT, STRENGTHS, THICKNESS
from nnstudio.inside.robustness import robustness_of
from nnstudio.learning.examples import ArrayExamples
from nnstudio.studio.evaluate import robustness_view
from nnstudio.studio.evaluate.classes_page import MATRIX, ROBUSTNESS, ClassesPage
from nnstudio.studio.evaluate.robustness_words import change_words
from tests.studio.judged import COLUMNS, of_classes

NAMES = tuple("abcdef")


@pytest.fixture
def page(qtbot, show):
    page = show(ClassesPage(), 900, 300)
    qtbot.addWidget(page.tools)
    page.tools.show()
    yield page
    page.jobs.stop_and_wait()


def measured(qtbot, page):
    with qtbot.waitSignal(page.robustness.ended, timeout=20_000):
        page.robustness.button.click()
    return page.robustness.measured


def test_nothing_is_measured_before_it_is_asked_for(page):
    page.show_judgement(of_classes(NAMES, 60), ())
    page.buttons[ROBUSTNESS].click()
    assert page.robustness.isVisible()
    assert not page.examples.isVisible()
    assert not page.robustness.busy
    assert "up to 1,000 pictures" in page.robustness.said.text()
    page.buttons[MATRIX].click()
    assert page.examples.isVisible()


def test_a_curve_is_drawn_for_each_change_beside_the_accuracy_of_the_untouched_pictures(qtbot, page):
    judgement = of_classes(NAMES, 60)
    page.show_judgement(judgement, ())
    page.buttons[ROBUSTNESS].click()
    found = measured(qtbot, page).found
    for kind, plot in page.robustness.plots.items():
        assert plot.isVisible()
        x, y = plot.curve.getData()
        np.testing.assert_array_equal(x, STRENGTHS[kind])
        np.testing.assert_allclose(y, 100 * found.curves[kind])
        for edge, bound in zip(plot.edges, page.robustness.measured.found.bounds(kind), strict=True):
            np.testing.assert_allclose(edge.getData()[1], 100 * bound)
        assert plot.untouched.value() == pytest.approx(100 * found.plain)
    assert page.robustness.said.text().startswith("60 pictures, changed more and more.")
    assert page.robustness.button.text() == "Measure"
    assert not page.robustness.bar.isVisible()


def test_colours_are_shifted_turned_and_made_noisy(qtbot, page):
    page.show_judgement(of_classes(NAMES, 40, shape=(16, 12, 3)), ())
    page.buttons[ROBUSTNESS].click()
    measured(qtbot, page)
    shown = [kind for kind, plot in page.robustness.plots.items() if plot.isVisible()]
    assert shown == [SHIFT, ROTATION, NOISE]
    assert THICKNESS not in shown


def test_it_can_be_given_up_and_measured_again(qtbot, page, monkeypatch):
    begun = []

    def slow(model, examples, cancelled, **how):
        begun.append(examples)
        cancelled.wait(20)
        return robustness_of(model, examples, cancelled, **how)

    monkeypatch.setattr(robustness_view, "robustness_of", slow)
    page.show_judgement(of_classes(NAMES, 40), ())
    page.buttons[ROBUSTNESS].click()
    page.robustness.button.click()
    qtbot.waitUntil(lambda: bool(begun))
    assert page.robustness.button.text() == "Cancel"
    assert page.robustness.bar.isVisible()
    measured(qtbot, page)
    assert page.robustness.measured is None
    assert page.robustness.button.text() == "Measure"
    monkeypatch.undo()
    assert measured(qtbot, page) is not None


def test_curves_of_an_earlier_state_say_so_and_those_of_other_pictures_go(qtbot, page):
    page.show_judgement(of_classes(NAMES, 40), ())
    page.buttons[ROBUSTNESS].click()
    measured(qtbot, page)
    assert "earlier" not in page.robustness.said.text()
    page.show_judgement(of_classes(NAMES, 40, seed=1), ())
    assert page.robustness.said.text().endswith("Measured of an earlier state of the network.")
    page.show_judgement(of_classes(NAMES, 40, shape=(16, 16, 1)), ())
    assert page.robustness.measured is None
    assert not any(plot.isVisible() for plot in page.robustness.plots.values())


def test_rows_of_a_table_are_not_turned(page):
    page.show_view(ROBUSTNESS)
    page.show_judgement(of_classes(NAMES, 40, shape=(2,)), COLUMNS)
    assert not page.buttons[ROBUSTNESS].isVisible()
    assert page.matrix.isVisible()


def test_examples_that_cannot_be_read_are_said_to_be_so(qtbot, page, monkeypatch):
    def broken(self, indices, out):
        raise OSError("gone")

    page.show_judgement(of_classes(NAMES, 40), ())
    page.buttons[ROBUSTNESS].click()
    before = page.robustness.said.text()
    monkeypatch.setattr(ArrayExamples, "read", broken)
    measured(qtbot, page)
    assert page.robustness.said.text() not in ("", before)
    assert page.robustness.button.text() == "Measure"


@pytest.mark.parametrize("width", [520, 900, 1400])
def test_each_axis_says_below_its_middle_what_it_is(qtbot, page, width):
    page.show_judgement(of_classes(NAMES, 20), ())
    page.buttons[ROBUSTNESS].click()
    measured(qtbot, page)
    page.resize(width, 300)
    for plot in page.robustness.plots.values():
        axis = plot.getAxis("bottom")
        middle = axis.label.pos().x() + axis.label.boundingRect().width() / 2
        assert middle == pytest.approx(axis.size().width() / 2, abs=1.5)


@pytest.fixture
def curves(qtbot, page):
    page.show_judgement(of_classes(NAMES, 130), ())
    page.buttons[ROBUSTNESS].click()
    measured(qtbot, page)
    page.resize(900, 300)
    qtbot.waitUntil(lambda: page.robustness.strip.chosen is not None, timeout=5000)
    return page.robustness


def at_strength(plot, at):
    """The pixel of a point of the curve."""
    point = plot.getViewBox().mapViewToScene(QPointF(plot.strengths[at], 50.0))
    return plot.mapFromScene(point)


def chosen(curves, kind, at, wrong):
    now = curves.strip.chosen
    return now is not None and (now.kind, now.at, now.wrong) == (kind, at, wrong)


def test_the_pictures_are_seen_as_they_are_at_the_strength_under_the_pointer(qtbot, curves):
    assert chosen(curves, SHIFT, 0, False)
    plot = curves.plots[ROTATION]
    qtbot.mouseMove(plot.viewport(), at_strength(plot, 2))
    qtbot.mouseMove(plot.viewport(), at_strength(plot, 4))
    qtbot.waitUntil(lambda: chosen(curves, ROTATION, 4, False), timeout=5000)
    sample = curves.measured.found.sample
    rows = curves.strip.chosen.rows
    assert rows.tolist() == list(range(24))
    shown = curves.strip.grid.images._judgement.examples.all()
    np.testing.assert_array_equal(shown, sample.changed(ROTATION, 45.0, rows))
    assert curves.strip.caption.text().startswith("Turned by 45°: ")
    assert plot.mark.isVisible()
    assert not curves.plots[SHIFT].mark.isVisible()


def test_a_click_on_a_point_shows_what_went_wrong_there_and_it_stays(qtbot, curves):
    plot, found = curves.plots[NOISE], curves.measured.found
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at_strength(plot, 5))
    qtbot.waitUntil(lambda: chosen(curves, NOISE, 5, True), timeout=5000)
    rows = curves.strip.chosen.rows
    assert len(rows) == round((1 - found.curves[NOISE][5]) * found.count)
    assert (found.answers[NOISE][5][rows] != found.sample.truths[rows]).all()
    assert (np.diff(found.sureness[NOISE][5][rows]) <= 0).all()
    assert curves.strip.caption.text() == f"With noise of 40%: {len(rows)} mistakes, the surest first."
    curves.plots[SHIFT].pointed.emit(2)
    assert not curves.plots[SHIFT].mark.isVisible()
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at_strength(plot, 5))
    qtbot.waitUntil(lambda: chosen(curves, NOISE, 5, False), timeout=5000)


def test_a_click_on_a_picture_asks_for_it_as_it_was_changed(qtbot, curves):
    found = curves.measured.found
    curves.plots[THICKNESS].wanted.emit(6)
    qtbot.waitUntil(lambda: chosen(curves, THICKNESS, 6, True), timeout=5000)
    with qtbot.waitSignal(curves.wanted) as wanted:
        curves.strip.grid.wanted.emit(1)
    altered, row = wanted.args[0], curves.strip.chosen.rows[1]
    np.testing.assert_array_equal(altered.values, found.sample.changed(THICKNESS, 2.0, np.array([row]))[0])
    assert (altered.index, altered.label) == (found.sample.places[row], found.sample.truths[row])
    assert altered.how == "thicker by 2 px"


def test_the_keys_point_and_choose_too(qtbot, curves):
    plot = curves.plots[SHIFT]
    for _ in range(3):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.at == 2
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: chosen(curves, SHIFT, 1, False), timeout=5000)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen(curves, SHIFT, 1, True), timeout=5000)


def test_what_was_shown_goes_with_the_next_measurement(qtbot, curves, page):
    curves.plots[NOISE].wanted.emit(5)
    qtbot.waitUntil(lambda: chosen(curves, NOISE, 5, True), timeout=5000)
    measured(qtbot, page)
    qtbot.waitUntil(lambda: chosen(curves, SHIFT, 0, False), timeout=5000)
    page.show_judgement(of_classes(NAMES, 40, shape=(16, 16, 1)), ())
    assert not curves.strip.isVisible()


def test_changes_are_said_as_people_say_them():
    said = [change_words(SHIFT, 10.0), change_words(THICKNESS, -0.5), change_words(NOISE, 0.0)]
    assert said == ["shifted by 10%", "thinner by 0.5 px", "untouched"]
