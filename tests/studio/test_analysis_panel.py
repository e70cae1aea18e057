"""The tab of layers: the table with its totals, and the times that are measured on a click."""

import pytest
from PySide6.QtCore import Qt

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.dense import Dense
from nnstudio.runs import measuring
from nnstudio.runs.state import State
from nnstudio.studio.analysis import AnalysisPanel
from nnstudio.studio.analysis.model import SHARE_ROLE
from nnstudio.studio.analysis.times import Times
from nnstudio.studio.training.run_model import RunModel
from tests.studio.learning import WAIT_MS
from tests.studio.test_analysis_table import WIDE, at, cell, shown


@pytest.fixture(autouse=True)
def few_batches_are_enough(monkeypatch):
    """More of them make the times surer, which nobody looks at here."""
    monkeypatch.setattr(measuring, "MOST", measuring.FEWEST)


@pytest.fixture
def run_model(store):
    model = RunModel(store)
    model.shelf.most = 500
    yield model
    model.stop_and_wait()


@pytest.fixture
def panel(show, store, run_model):
    return show(AnalysisPanel(store, Times(store, run_model, run_model)), WIDE, 300)


def test_the_totals_stand_under_the_columns_that_they_add_up(panel):
    totals = panel.totals.model()
    by_key = {key: totals.data(totals.index(0, n), 0) for n, key in enumerate(panel.table.rows.keys)}
    assert by_key["layer"] == "Total"
    assert by_key["parameters"] == "1,199,882"
    assert (by_key["share"], by_key["flop"], by_key["height"]) == ("100.0%", "24.1 M", "")
    for section in range(totals.columnCount()):
        assert panel.totals.isColumnHidden(section) is panel.table.isColumnHidden(section)
        assert panel.totals.columnWidth(section) == panel.table.columnWidth(section)


def test_totals_follow_an_edit(panel, store):
    store.apply(edits.remove(store.document, ["dense"]), "Delete dense")
    totals = panel.totals.model()
    assert totals.data(totals.index(0, at(panel.table, "parameters")), 0) == f"{store.analysis.parameters:,}"


def test_an_empty_network_says_what_will_be_here(panel, store):
    store.open(empty_document())
    assert panel.empty.isVisible()
    store.apply(edits.insert(store.document, Dense(), "input"), "Add Dense")
    assert not panel.empty.isVisible()


def test_a_click_measures_the_layers_and_says_of_what(panel, qtbot):
    assert panel.measure.text() == "Measure times"
    panel.measure.click()
    assert panel.measure.text() == "Cancel"
    qtbot.waitUntil(lambda: not panel.times.is_measuring, timeout=WAIT_MS)
    assert {"time", "time share"} <= set(shown(panel.table))
    assert "for a batch of 128" in panel.headline.text()
    assert f"{panel.times.timing.threads} threads" in panel.headline.text()
    assert cell(panel.table, 0, "time").endswith(" ms")
    assert cell(panel.table, 2, "time", Qt.ItemDataRole.ToolTipRole) == "Computed together with conv2d_1"
    assert sum(cell(panel.table, row, "time share", SHARE_ROLE) or 0.0 for row in range(8)) == pytest.approx(
        1.0
    )


def test_measuring_can_be_given_up(panel, qtbot):
    panel.measure.click()
    panel.measure.click()
    qtbot.waitUntil(lambda: not panel.times.is_measuring, timeout=WAIT_MS)
    assert panel.times.timing is None
    assert panel.measure.text() == "Measure times"


def measured(panel, qtbot):
    panel.times.measure()
    qtbot.waitUntil(lambda: not panel.times.is_measuring, timeout=WAIT_MS)
    assert panel.times.timing is not None


def test_times_of_another_network_are_not_shown_and_come_back_by_undo(panel, store, qtbot):
    measured(panel, qtbot)
    store.apply(edits.change_layer(store.document, "dense", units=64), "Change units")
    assert panel.times.timing is None
    assert "time" not in shown(panel.table)
    store.undo_stack.undo()
    assert panel.times.timing is not None
    store.apply(edits.change_training(store.document, epochs=3), "Change epochs")
    assert panel.times.timing is not None
    store.apply(edits.change_training(store.document, batch_size=7), "Change batch size")
    assert panel.times.timing is None


def test_nothing_is_measured_while_the_network_trains(panel, run_model, qtbot):
    run_model.train()
    assert not panel.measure.isEnabled()
    assert "while the network trains" in panel.measure.toolTip()
    run_model.stop()
    qtbot.waitUntil(lambda: not run_model.active, timeout=WAIT_MS)
    assert panel.measure.isEnabled()


def test_a_run_that_begins_ends_the_measurement(panel, run_model, qtbot):
    panel.times.measure()
    run_model.one_batch()
    qtbot.waitUntil(lambda: run_model.state is State.PAUSED and not panel.times.is_measuring, timeout=WAIT_MS)
    assert panel.times.timing is None
    assert panel.measure.isEnabled()


def test_a_network_that_cant_be_trained_cant_be_measured(panel, store):
    store.apply(edits.remove(store.document, ["flatten"]), "Break it")
    assert not panel.measure.isEnabled()
    assert "see Problems" in panel.measure.toolTip()


def test_the_table_is_saved_as_csv(panel, tmp_path, monkeypatch):
    path = tmp_path / "layers.csv"
    monkeypatch.setattr("nnstudio.studio.analysis.panel.choose_place", lambda *_: path)
    panel.save()
    assert path.read_text("utf-8-sig").splitlines()[1].startswith("conv2d,Conv2D 32 3x3 relu,")


def test_a_place_that_cant_be_written_is_said(panel, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr("nnstudio.studio.analysis.panel.choose_place", lambda *_: tmp_path / "no" / "x.csv")
    with qtbot.waitSignal(panel.failed) as failed:
        panel.save()
    assert failed.args[0] == "x.csv can't be written: no such file or folder."
