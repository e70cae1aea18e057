"""The curves in the window: what is drawn when, what the crosshair says, and what is exported."""

import csv

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication

from nnstudio.studio.curves.export import ExportError
from nnstudio.studio.curves.panel import CurvesPanel
from nnstudio.studio.training.state import State
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
    assert "epoch 1.5" in trained.readouts["accuracy"].text()
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert not trained.plots["accuracy"].crosshair.isVisible()


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


def test_numbers_are_exported_with_a_row_for_each_batch(trained, tmp_path):
    trained.export(tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(trained.run_model.history)
    assert float(rows[0]["loss"]) == trained.run_model.history.batches("loss")[0]


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
