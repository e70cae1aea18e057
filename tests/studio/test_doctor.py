"""What the doctor says stands among the problems, with what helps, and goes when it is done or dismissed."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from nnstudio.learning.optimizers import Adam
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.runs.state import State
from tests.steady_looks import each_fifth_step_is_looked_at
from tests.studio.learning import WAIT_MS, small_document, wait_for

__all__ = ["each_fifth_step_is_looked_at"]


def train(qtbot, window, **training):
    """A whole run of a small network with these settings."""
    window.store.open(small_document(**{"epochs": 4, **training}))
    window.show_workbench()
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.FINISHED)
    window.tabs.setCurrentWidget(window.problems)


def rows(window):
    return {row.finding.disease: row for row in window.problems.findings.rows}


def press(qtbot, row, text):
    """Press the button of a row that begins with this text."""
    (button,) = [each for each in row.findChildren(QPushButton) if each.text().startswith(text)]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_healthy_run_has_nothing(window, qtbot):
    train(qtbot, window)
    assert window.doctor.watching.case.is_ripe
    assert not rows(window)
    assert window.tabs.tabText(window.tabs.indexOf(window.problems)) == "Problems"


def test_a_finding_stands_among_the_problems_with_its_figures(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=1e-6))
    row = rows(window)["rate too small"]
    assert "is too small: a step changes the weights by" in row.said.text()
    assert not window.problems.fine.isVisible()
    assert window.tabs.tabText(window.tabs.indexOf(window.problems)) == "Problems (1)"


def test_a_remedy_is_an_edit_that_takes_the_finding_away_and_undo_brings_it_back(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=1e-6))
    press(qtbot, rows(window)["rate too small"], "Set learning rate to 0.001")
    qtbot.waitUntil(lambda: not rows(window), timeout=WAIT_MS)
    assert window.store.document.training.optimizer.learning_rate == 0.001
    window.store.undo_stack.undo()
    assert window.store.document.training.optimizer.learning_rate == 1e-6
    assert "rate too small" in rows(window)


def test_where_the_weights_hold_nothing_the_remedy_starts_over(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=5.0))
    press(qtbot, rows(window)["rate too large"], "Set learning rate to 0.001 and start over")
    qtbot.waitUntil(lambda: window.run_model.state is not State.FINISHED, timeout=WAIT_MS)
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert not rows(window)
    assert not window.run_model.standing.at_baseline


def test_a_finding_that_is_dismissed_is_not_said_again_in_this_run(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=1e-6))
    rows(window)["rate too small"].dismissed.emit("rate too small")
    qtbot.waitUntil(lambda: not rows(window), timeout=WAIT_MS)
    window.doctor.watching.examine()
    assert not rows(window)
    window.run_model.start_over()
    qtbot.waitUntil(lambda: "rate too small" in rows(window), timeout=WAIT_MS)


def test_what_analysis_warns_of_is_said_once_with_the_figures_of_the_run(window, qtbot):
    window.store.open(small_document(optimizer=Adadelta(learning_rate=0.001)))
    assert window.problems.count == 1
    train(qtbot, window, optimizer=Adadelta(learning_rate=0.001))
    assert "slow adadelta" in rows(window)
    assert window.problems.count == len(rows(window))


def test_rows_stay_while_only_their_figures_change(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=1e-6), epochs=3)
    before = rows(window)["rate too small"]
    text = before.said.text()
    window.run_model.train()
    qtbot.waitUntil(lambda: before.said.text() != text, timeout=WAIT_MS)
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert rows(window)["rate too small"] is before


def test_another_document_has_no_findings_of_the_one_before(window, qtbot):
    train(qtbot, window, optimizer=Adam(learning_rate=1e-6))
    window.store.open(small_document())
    assert not rows(window)


def test_learning_rates_are_tried_drawn_and_taken_by_a_click(window, qtbot):
    window.store.open(small_document(optimizer=Adam(learning_rate=1e-5)))
    window.show_workbench()
    window.doctor.find_rate()
    dialog = window.doctor.range_dialog
    assert dialog.take.isHidden()
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=WAIT_MS)
    assert dialog.plot.proposed.isVisible()
    assert dialog.plot.proposed.value() == pytest.approx(math.log10(dialog.found.proposal))
    assert len(dialog.plot.smooth.getData()[0]) == len(dialog.found.rates)
    dialog.take.click()
    assert window.store.document.training.optimizer.learning_rate == dialog.found.proposal
    assert window.store.undo_stack.undoText().endswith(f"{dialog.found.proposal:g}")
    assert window.doctor.range_dialog is None
    window.store.undo_stack.undo()
    assert window.store.document.training.optimizer.learning_rate == 1e-5


def test_a_test_of_rates_ends_with_its_window(window, qtbot):
    window.store.open(small_document())
    window.doctor.find_rate()
    window.doctor.range_dialog.reject()
    assert window.doctor.range_dialog is None
    qtbot.waitUntil(lambda: not window.run_model.jobs._running, timeout=WAIT_MS)


def test_looks_are_kept_beside_the_run(window, qtbot):
    train(qtbot, window)
    probes = window.run_model.history.probes
    assert probes.latest.layer("output") is not None
