"""How much change of its pictures a network bears, as a person measures and sees it."""

import numpy as np
import pytest

from nnstudio.inside.changed_pictures import NOISE, ROTATION, SHIFT, STRENGTHS, THICKNESS
from nnstudio.inside.robustness import robustness_of
from nnstudio.learning.examples import ArrayExamples
from nnstudio.studio.evaluate import robustness_view
from nnstudio.studio.evaluate.classes_page import MATRIX, ROBUSTNESS, ClassesPage
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
