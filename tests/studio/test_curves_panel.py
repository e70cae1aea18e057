"""The curves in the window: what is drawn when, what the crosshair says, and what is exported."""

import csv

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.learning.events import EpochDone
from nnstudio.runs.record import RunRecord
from nnstudio.runs.state import State
from nnstudio.studio.curves.export import ExportError
from nnstudio.studio.curves.marks import crowded
from nnstudio.studio.curves.panel import CurvesPanel
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.curves.traces import COLUMNS, traces
from nnstudio.studio.training.run_model import RunModel
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def panel(show, new_run_model):
    return show(CurvesPanel(new_run_model(small_document(epochs=3))), 800, 260)


@pytest.fixture
def trained(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    return panel


def points(curve):
    return len(curve.getData()[0]) if curve.getData()[0] is not None else 0


def test_before_any_training_it_says_where_curves_come_from(panel):
    assert panel.pages.currentWidget() is panel.empty
    assert "Press Train" in panel.empty.text()
    assert not panel.save.isEnabled()


def test_curves_grow_while_training(qtbot, panel):
    panel.run_model.train()
    qtbot.waitUntil(lambda: points(panel.plots["loss"].line) > 10, timeout=WAIT_MS)
    assert panel.pages.currentWidget() is not panel.empty


def test_a_finished_run_has_its_band_line_points_and_best_epoch(trained):
    for metric, plot in trained.plots.items():
        assert points(plot.line) == len(trained.run_model.history)
        assert not plot.band.boundingRect().isEmpty()
        assert plot.marks.points.count() == 3
        assert plot.best_line.value() == trained.run_model.history.best.epoch, metric


def test_while_it_trains_the_curves_are_not_drawn_for_every_piece_of_news(monkeypatch, trained):
    drawn = []
    monkeypatch.setattr(trained.plots["loss"], "show_run", lambda run, epochs: drawn.append(run))
    monkeypatch.setattr("nnstudio.studio.curves.panel.OFTEN", 1e9)
    monkeypatch.setattr(RunModel, "state", State.TRAINING)
    trained.run_model.progressed.emit()
    assert not drawn
    monkeypatch.setattr(RunModel, "state", State.PAUSED)
    trained.run_model.progressed.emit()
    assert len(drawn) == 1


def test_points_that_would_lie_on_each_other_are_left_to_the_line():
    row = [QPointF(4.0 * place, 1.0) for place in range(20)]
    assert crowded(QPolygonF(row), 7.0)
    assert not crowded(QPolygonF(row[::2]), 7.0)
    assert not crowded(QPolygonF(row[:1]), 7.0)


def test_the_previous_run_stays_as_a_ghost(qtbot, trained):
    assert points(trained.plots["loss"].ghost_line) == 0
    first = len(trained.run_model.history)
    trained.run_model.start_over()
    qtbot.waitUntil(lambda: points(trained.plots["loss"].line) > 2, timeout=WAIT_MS)
    assert points(trained.plots["loss"].ghost_line) == first


def test_nothing_is_drawn_while_nobody_looks_and_all_when_somebody_does(qtbot, panel):
    panel.hide()
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    assert points(panel.plots["loss"].line) == 0
    panel.show()
    assert points(panel.plots["loss"].line) == len(panel.run_model.history)


def test_the_crosshair_is_in_both_plots_and_leaves_with_the_pointer(trained):
    plot = trained.plots["loss"]
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(1.5, 0.5)))
    nothing = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        plot.viewport().mapToGlobal(QPointF(place)),
        nothing,
        nothing,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(plot.viewport(), move)
    assert [plot.crosshair.isVisible() for plot in trained.plots.values()] == [True, True]
    assert "epoch 1.5" in trained.readouts["metric"].text()
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert not trained.plots["metric"].crosshair.isVisible()


def test_the_loss_can_be_logarithmic(trained):
    trained.log.click()
    left = trained.plots["loss"].getAxis("left")
    assert left.logMode
    assert left.tickStrings([-1.0, 0.0], 1.0, 1.0) == ["0.1", "1"]
    assert points(trained.plots["loss"].line) == len(trained.run_model.history)


def test_a_view_that_was_moved_stays_until_the_whole_run_is_asked_for(trained):
    plot = trained.plots["loss"]
    plot.setXRange(1.0, 2.0)
    plot.getViewBox().sigRangeChangedManually.emit([True, True])
    trained.refresh()
    assert plot.viewRange()[0][0] > 0.9
    assert trained.fit.isEnabled()
    trained.fit.click()
    assert plot.viewRange()[0][0] < 0.1


def test_both_plots_zoom_together_and_come_back_together(trained):
    loss, accuracy = trained.plots.values()
    loss.setXRange(1.0, 2.0, padding=0.0)
    loss.getViewBox().sigRangeChangedManually.emit([True, True])
    assert accuracy.viewRange()[0] == pytest.approx([1.0, 2.0])
    accuracy.setXRange(0.5, 1.5, padding=0.0)
    accuracy.getViewBox().sigRangeChangedManually.emit([True, True])
    assert loss.viewRange()[0] == pytest.approx([0.5, 1.5])
    trained.refresh()
    assert loss.viewRange()[0] == pytest.approx([0.5, 1.5])
    loss.follow_wanted.emit()
    for plot in trained.plots.values():
        assert plot.viewRange()[0][1] > 2.9
        assert plot.follows
    assert not trained.fit.isEnabled()


def test_the_axes_say_that_they_count_epochs(trained):
    for plot in trained.plots.values():
        assert plot.getAxis("bottom").label.toPlainText().strip() == "epoch"
        assert plot.getAxis("bottom").label.isVisible()


def test_in_the_middle_of_a_long_epoch_the_curves_use_the_width(qtbot, panel):
    panel.run_model.store.apply(edits.change_training(panel.run_model.store.document, epochs=1000), "Many")
    for _ in range(3):
        panel.run_model.one_batch()
        wait_for(qtbot, panel.run_model, State.PAUSED)
    panel.refresh()
    assert panel.plots["loss"].getAxis("bottom").labelString().count("x0.") == 0
    done = float(panel.run_model.history.progress[-1])
    assert done < 0.5
    for plot in panel.plots.values():
        assert plot.viewRange()[0][1] <= max(3.2 * done, 0.06)


def test_an_exported_picture_carries_the_networks_name(trained, tmp_path):
    trained.run_model.store.apply(edits.retitle(trained.run_model.store.document, "Night owl"), "Name it")
    trained.export(tmp_path / "run.svg")
    assert (tmp_path / "run.svg").read_text().count("Night owl") == 2
    assert "epoch" in (tmp_path / "run.svg").read_text()


def test_numbers_are_exported_with_a_row_for_each_batch(trained, tmp_path):
    trained.export(tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(trained.run_model.history)
    assert float(rows[0]["loss"]) == trained.run_model.history.of_batches("loss")[0]


def test_pictures_are_exported_in_twice_the_size_of_the_screen(trained, tmp_path):
    trained.export(tmp_path / "run.png")
    image = QImage(str(tmp_path / "run.png"))
    assert image.width() >= 2 * 700
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 10


def test_drawings_are_exported_as_lines_and_text(trained, tmp_path):
    trained.export(tmp_path / "run.svg")
    text = (tmp_path / "run.svg").read_text()
    assert "<svg" in text
    assert "<path" in text
    assert "Accuracy" in text


@pytest.mark.parametrize("name", ["run.gif", "missing/run.png", "missing/run.csv", "missing/run.svg"])
def test_what_cannot_be_exported_gets_a_sentence_and_leaves_nothing(trained, tmp_path, name):
    with pytest.raises(ExportError, match=r"\."):
        trained.export(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_plots_take_the_colours_of_the_palette(trained):
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Window, QColor("#15181c"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#e7eaee"))
    before = trained.plots["loss"].backgroundBrush().color()
    trained.plots["loss"].setPalette(dark)
    assert trained.plots["loss"].backgroundBrush().color().lightness() < before.lightness()


def test_the_second_plot_shows_the_leading_metric_and_any_other_that_is_chosen(trained):
    assert trained.chooser.text() == "Accuracy"
    entries = {action.data(): action for action in trained.chooser.menu().actions()}
    assert entries["recall"].text() == "Recall  (validation only)"
    assert entries["accuracy"].isChecked()
    entries["recall"].trigger()
    history, plot = trained.run_model.history, trained.plots["metric"]
    assert trained.chooser.text() == "Recall"
    assert points(plot.line) == 0
    assert plot.marks.points.count() == 3
    assert [point.y() for point in plot.marks.points] == pytest.approx(history.validation("recall")[1])
    assert plot.best_line.value() == history.best.epoch
    assert "not measured in training" in trained.readouts["metric"].text()
    entries["accuracy"].trigger()
    assert points(plot.line) == len(history)


def test_a_choice_of_metric_holds_for_the_next_run(qtbot, trained):
    trained.choose("f1")
    trained.run_model.start_over()
    wait_for(qtbot, trained.run_model, State.FINISHED)
    assert trained.chooser.text() == "F1"
    assert trained.plots["metric"].marks.points.count() == 3
    assert points(trained.plots["metric"].ghost_validation) == 3


def test_what_is_chosen_is_exported_by_its_name_and_numbers_have_all_metrics(trained, tmp_path):
    trained.choose("f1")
    trained.export(tmp_path / "run.svg")
    text = (tmp_path / "run.svg").read_text()
    assert ">F1" in text
    assert "best by Accuracy" in text
    trained.export(tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    last = {name: value for name, value in rows[-1].items() if name.startswith("validation_")}
    judged = trained.run_model.history.epochs[-1].validation_metrics
    assert {f"validation_{name}": pytest.approx(value) for name, value in judged.items()} == {
        name: float(value) for name, value in last.items() if name != "validation_loss"
    }


def test_lines_of_a_picture_are_as_wide_as_they_are_on_the_screen(trained, tmp_path):
    plot = next(iter(trained.plots.values()))
    widths = []
    painted = plot.render
    plot.render = lambda *arguments: (widths.append(plot.line.opts["pen"].width()), painted(*arguments))
    try:
        trained.export(tmp_path / "curves.png")
    finally:
        del plot.render
    assert widths == [2]
    assert plot.line.opts["pen"].width() == 1


def test_epochs_are_drawn_as_they_come_also_in_a_run_of_many(show):
    plot, history = show(CurvePlot(), 400, 200), RunRecord("Long")
    for epoch in range(1, 2 * COLUMNS):
        judged = {"accuracy": 0.5 + epoch / (4 * COLUMNS)}
        history.add(EpochDone(epoch, epoch, 1.0, {"accuracy": 0.5}, 1.0, judged, 0.1))
        plot.show_run(traces(history, "accuracy"), float(epoch))
        assert plot.marks.points[-1].x() == epoch
        assert plot.best_line.value() == epoch
