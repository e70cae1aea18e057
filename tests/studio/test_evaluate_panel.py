"""The test set's verdict in the window, and the images behind it."""

import threading

import numpy as np
import pytest
from nnstudio.studio.evaluate.judgement import judge
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.runs.state import State
from nnstudio.studio.evaluate import panel as panel_module
from nnstudio.studio.evaluate.matrix import ConfusionMatrix
from nnstudio.studio.evaluate.panel import EvaluatePanel
from tests.studio.learning import IMAGES, WAIT_MS, small_document, wait_for


@pytest.fixture
def panel(show, new_run_model):
    model = new_run_model(small_document(epochs=1))
    return show(EvaluatePanel(model, model.store), 900, 280)


@pytest.fixture
def judged(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    qtbot.waitUntil(
        lambda: panel.judgement is not None and panel.judgement.answering is panel.run_model.answering,
        timeout=WAIT_MS,
    )
    return panel


def test_an_untrained_network_is_not_judged(qtbot, panel):
    qtbot.wait(50)
    assert panel.judgement is None
    assert panel.pages.currentWidget() is panel.empty


def test_a_run_that_ends_while_an_older_copy_is_judged_is_judged_too(qtbot, show, new_run_model, monkeypatch):
    gate = threading.Event()

    def slow_judge(*arguments):
        gate.wait()
        return judge(*arguments)

    monkeypatch.setattr(panel_module, "judge", slow_judge)
    model = new_run_model(small_document(epochs=2))
    panel = show(EvaluatePanel(model, model.store), 900, 280)
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    assert panel.is_judging
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    gate.set()
    qtbot.waitUntil(
        lambda: panel.judgement is not None and panel.judgement.answering is model.answering, timeout=WAIT_MS
    )


def test_a_finished_run_is_judged_on_the_test_set(judged):
    judgement = judged.judgement
    assert judgement.confusion.sum() == IMAGES
    reached = judged.run_model.history.epochs[-1].validation_metrics
    assert judgement.evaluation.metrics == pytest.approx(reached)
    assert f"{judgement.accuracy:.2%}" in judged.accuracy.text()
    assert judged.matrix.counts is judgement.confusion


def test_a_network_whose_layers_are_all_frozen_is_judged_too(qtbot, judged):
    before = judged.judgement
    store = judged.run_model.store
    store.apply(edits.set_trainable(store.document, ["hidden", "output"], False), "Freeze")
    assert not store.analysis.can_train
    judged.evaluate()
    qtbot.waitUntil(lambda: judged.judgement is not before, timeout=WAIT_MS)
    assert judged.judgement.evaluation.metrics == before.evaluation.metrics


def test_a_cell_opens_its_images_the_surest_first(qtbot, judged):
    truth, answer, count = judged.judgement.worst
    where = judged.matrix.cell_rect(truth, answer).center().toPoint()
    qtbot.mouseClick(judged.matrix, Qt.MouseButton.LeftButton, pos=where)
    places = judged.judgement.images_of(truth, answer)
    assert len(places) == count == judged.images.images.rowCount()
    assert (judged.judgement.test.targets[places] == truth).all()
    sure = judged.judgement.evaluation.predictions[places, answer]
    assert (np.diff(sure) <= 0).all()
    assert f"{count} images of a {truth} were taken for a {answer}." in judged.caption.text()


def test_cells_are_chosen_by_the_keyboard_too(qtbot, judged):
    for _ in range(3):
        qtbot.keyClick(judged.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(judged.matrix, Qt.Key.Key_Right)
    assert judged.matrix.cell == (3, 1)


@pytest.mark.parametrize("way", ["a second click", "Escape"])
def test_a_cell_is_left_again(qtbot, judged, way):
    truth, answer, _ = judged.judgement.worst
    where = judged.matrix.cell_rect(truth, answer).center().toPoint()
    qtbot.mouseClick(judged.matrix, Qt.MouseButton.LeftButton, pos=where)
    assert judged.matrix.cell == (truth, answer)
    if way == "Escape":
        qtbot.keyClick(judged.matrix, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(judged.matrix, Qt.MouseButton.LeftButton, pos=where)
    assert judged.matrix.cell is None
    assert judged.images.images.rowCount() == len(judged.judgement.wrong())
    assert "All mistakes" in judged.caption.text()


@pytest.mark.parametrize("height", [200, 250, 300, 500])
def test_four_figures_fit_into_a_cell(show, height):
    counts = np.full((10, 10), 1135, np.int64)
    matrix = show(ConfusionMatrix(), 300, height)
    matrix.show_counts(counts, tuple("0123456789"))
    figures = QFontMetrics(matrix._font(matrix.size_of_cell))
    cell = matrix.cell_rect(9, 9)
    assert figures.horizontalAdvance("1135") <= cell.width() - 4
    assert figures.height() <= cell.height() + 2
    assert cell.right() <= matrix.width()
    assert matrix.cell_at(cell.right() - 1, cell.bottom() - 1) == (9, 9)
    assert matrix.cell_at(cell.right() + 1, cell.bottom() - 1) is None


def test_a_click_on_an_image_asks_for_it_in_the_test_panel(qtbot, judged):
    first = judged.images.images.index(0)
    with qtbot.waitSignal(judged.example_wanted) as wanted:
        centre = judged.images.visualRect(first).center()
        qtbot.mouseClick(judged.images.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert wanted.args == [judged.judgement.wrong()[0]]


def test_another_document_forgets_the_verdict(judged):
    judged.store.open(small_document())
    assert judged.judgement is None
    assert judged.pages.currentWidget() is judged.empty


def test_a_network_without_mistakes_has_no_worst_one(qtbot, judged):
    opened = Shelf(200).open(small_document().source)
    judgement = judge(opened, judged.run_model.answering, small_document().training.loss)
    right = np.flatnonzero(judgement.answers == judgement.test.targets)
    assert len(right) + len(judgement.wrong()) == 200
    judgement.confusion[~np.eye(10, dtype=bool)] = 0
    assert judgement.worst is None
