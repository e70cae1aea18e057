"""Where a finding began is marked on the curves, as long as it is said; a click goes to it among the problems."""

import dataclasses

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnstudio.errors import sentence
from nnstudio.inside.doctor import Finding
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.runs.state import State
from nnstudio.studio.curves.flags import Flags
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.curves.traces import traces
from tests.inside.patients import batches, points
from tests.steady_looks import each_fifth_step_is_looked_at
from tests.studio.learning import small_document, wait_for

__all__ = ["each_fifth_step_is_looked_at"]

LARGE = Finding("rate too large", sentence("Too large"), step=50)
SMALL = Finding("rate too small", sentence("Too small"))


@pytest.fixture
def flags(show):
    """The marks of two plots that show a run of 100 steps, which are one epoch."""
    both = QWidget()
    plots = [CurvePlot(), CurvePlot()]
    row = QHBoxLayout(both)
    for plot in plots:
        row.addWidget(plot)
    history = batches([1.0] * 100, points())
    flags = Flags(plots, QObject(both))
    show(both, 800, 200)
    for plot in plots:
        plot.show_run(traces(history, "loss"), 1.0)
    flags.history, flags.both = history, both
    return flags


def place(flags, epoch):
    """Where an epoch is in the first plot, in pixels from its left."""
    plot = flags.plots[0]
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(epoch, 0.0))).x()


def test_a_mark_stands_where_the_finding_began(flags):
    flags.show_findings((LARGE,), flags.history)
    for flag in flags.flags["rate too large"]:
        assert flag.isVisible()
        assert flag.geometry().center().x() == pytest.approx(place(flags, 0.5), abs=2)
        assert flag.accessibleName() == "Learning rate too large"
        assert flag.accessibleDescription() == "since epoch 0.5"


def test_what_was_so_from_the_first_step_is_marked_at_the_beginning(flags):
    flags.show_findings((SMALL,), flags.history)
    (flag, _) = flags.flags["rate too small"]
    assert flag.geometry().left() <= place(flags, 0.0) <= flag.geometry().right()
    assert "from the beginning" in flag.toolTip()


def test_what_happened_at_no_step_of_the_run_has_no_mark(flags):
    flags.show_findings((dataclasses.replace(LARGE, step=None),), flags.history)
    assert not flags.flags


def test_marks_that_began_together_stand_side_by_side(flags):
    flags.show_findings((SMALL, dataclasses.replace(LARGE, step=0)), flags.history)
    one, other = (flags.flags[disease][0].geometry() for disease in flags.epochs)
    assert not one.intersects(other)
    assert one.top() == other.top()


def test_a_mark_out_of_sight_is_hidden_and_follows_the_view(flags):
    flags.show_findings((LARGE,), flags.history)
    (flag, _) = flags.flags["rate too large"]
    flags.plots[0].show_epochs(0.6, 0.9)
    assert flag.isHidden()
    flags.plots[0].show_epochs(0.4, 0.9)
    assert not flag.isHidden()
    assert flag.geometry().center().x() == pytest.approx(place(flags, 0.5), abs=2)


def test_a_line_shows_the_place_in_both_plots_while_it_is_pointed_at(flags):
    flags.show_findings((LARGE,), flags.history)
    (flag, _) = flags.flags["rate too large"]
    flag.pointed_at.emit(True)
    assert [plot.onset.value() for plot in flags.plots if plot.onset.isVisible()] == [0.5, 0.5]
    flag.pointed_at.emit(False)
    assert not any(plot.onset.isVisible() for plot in flags.plots)


def test_a_mark_and_its_line_go_with_the_finding(flags):
    flags.show_findings((LARGE,), flags.history)
    (flag, _) = flags.flags["rate too large"]
    flag.pointed_at.emit(True)
    flags.show_findings((), flags.history)
    assert not flags.flags
    assert flag.isHidden()
    assert not any(plot.onset.isVisible() for plot in flags.plots)


def test_only_the_first_plots_marks_are_reached_by_tab(flags):
    flags.show_findings((LARGE,), flags.history)
    first, second = flags.flags["rate too large"]
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert second.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_click_goes_to_the_finding_and_its_remedy_takes_the_mark_away(window, qtbot):
    window.store.open(small_document(optimizer=Adadelta(learning_rate=0.001)))
    window.show_workbench()
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.FINISHED)
    flags = window.curves.flags.flags
    qtbot.mouseClick(flags["slow adadelta"][0], Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.problems
    (row,) = window.problems.findings.rows
    assert row.first_button.text() == "Set learning rate to 1"
    assert row.first_button.hasFocus()
    qtbot.mouseClick(row.first_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not flags)
    window.store.undo_stack.undo()
    assert "slow adadelta" in flags
    window.build()
    assert set(window.curves.flags.flags) == {"slow adadelta"}
    window.doctor.watching.dismiss("slow adadelta")
    assert not window.curves.flags.flags
