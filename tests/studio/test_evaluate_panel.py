"""The judgement of a run in the window: when it is made, and what stands behind its figures."""

import dataclasses
import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.description import Description
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Opened, Source, unwatched
from nnstudio.data.sources.points import Points
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.layers.reshape import Reshape
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.losses import BinaryCrossentropy, MeanSquaredError
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Reconstruction
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.judgement import judge_by
from nnstudio.runs.state import State
from nnstudio.studio.evaluate import judging
from nnstudio.studio.evaluate.panel import EvaluatePanel, Look
from nnstudio.studio.words import signed
from tests.studio.judged import of_numbers
from tests.studio.learning import ADAM, IMAGES, WAIT_MS, small_document, wait_for


@pytest.fixture
def panel(show, new_run_model):
    model = new_run_model(small_document(epochs=1))
    return show(EvaluatePanel(model, model.store), 900, 280)


@pytest.fixture
def judged(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    qtbot.waitUntil(
        lambda: (
            panel.judgement is not None
            and panel.judgement.answering is panel.run_model.answering
            and not panel.is_judging
        ),
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
        return judge_by(*arguments)

    monkeypatch.setattr(judging, "judge_by", slow_judge)
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


def test_the_first_judgement_is_announced_and_says_of_which_step_it_is(
    qtbot, show, new_run_model, monkeypatch
):
    gate = threading.Event()
    monkeypatch.setattr(judging, "judge_by", lambda *arguments: gate.wait(10) and judge_by(*arguments))
    model = new_run_model(small_document(epochs=2))
    panel = show(EvaluatePanel(model, model.store), 900, 280)
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    assert panel.empty.isVisible()
    assert panel.empty.text() == "evaluating ..."
    step = len(model.history)
    gate.set()
    qtbot.waitUntil(lambda: panel.judgement is not None, timeout=WAIT_MS)
    assert f"step {step}" in panel.headline.text()


def test_a_finished_run_is_judged_on_examples_that_it_did_not_learn_from(judged):
    judgement = judged.judgement
    assert judgement.found.matrix.sum() == IMAGES == len(judgement.examples)
    reached = judged.run_model.history.epochs[-1].validation_metrics
    assert judgement.metrics == pytest.approx(reached)
    assert f"{judgement.leading.value:.2%} right" in judged.headline.text()
    assert judged.classes.matrix.counts is judgement.found.matrix


def test_every_figure_stands_beside_the_baseline(judged):
    frequent = np.bincount(judged.judgement.examples.targets).max() / IMAGES
    rows = {name: (value, baseline) for name, value, baseline in judged.classes.figures.texts()}
    assert rows["Accuracy"] == (f"{judged.judgement.metrics['accuracy']:.2%}", f"{frequent:.2%}")
    assert rows["Recall"][1] == "10.00%"
    assert rows["Loss"] == (f"{judged.judgement.loss:.4g}", "")


def test_baselines_are_computed_once_for_the_same_examples(qtbot, judged, monkeypatch):
    monkeypatch.setattr("nnstudio.runs.judgement.of_constant", lambda *_: pytest.fail("computed again"))
    before = judged.judgement
    judged.evaluate()
    qtbot.waitUntil(lambda: judged.judgement is not before, timeout=WAIT_MS)
    assert judged.judgement.figures[0].baseline == before.figures[0].baseline


def test_a_network_whose_layers_are_all_frozen_is_judged_too(qtbot, judged):
    before = judged.judgement
    store = judged.run_model.store
    store.apply(edits.set_trainable(store.document, ["hidden", "output"], False), "Freeze")
    assert not store.analysis.can_train
    judged.evaluate()
    qtbot.waitUntil(lambda: judged.judgement is not before, timeout=WAIT_MS)
    assert judged.judgement.metrics == before.metrics


def test_a_cell_opens_its_images_the_surest_first(qtbot, judged):
    found, worst = judged.judgement.found, judged.judgement.found.worst
    matrix = judged.classes.matrix
    where = matrix.cell_rect(worst.truth, worst.answer).center().toPoint()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=where)
    places = found.examples_of(worst.truth, worst.answer)
    assert len(places) == worst.count == judged.classes.examples.images.images.rowCount()
    assert (judged.judgement.examples.targets[places] == worst.truth).all()
    assert (np.diff(found.sureness[places]) <= 0).all()
    said = f"{worst.truth}: {worst.count} examples were taken for {worst.answer}."
    assert judged.classes.caption.text() == said


def test_what_is_chosen_stays_when_the_network_is_judged_again(qtbot, judged):
    judged.classes.matrix.choose(3, 5)
    judged.classes.sorted.click()
    before = judged.judgement
    judged.evaluate()
    qtbot.waitUntil(lambda: judged.judgement is not before, timeout=WAIT_MS)
    assert judged.classes.matrix.cell == (3, 5)
    assert judged.classes.sorted.isChecked()
    assert judged.classes.caption.text().startswith("3: ")


def test_cells_are_chosen_by_the_keyboard_too(qtbot, judged):
    matrix = judged.classes.matrix
    for _ in range(3):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.cell == (3, 1)


@pytest.mark.parametrize("way", ["a second click", "Escape"])
def test_a_cell_is_left_again(qtbot, judged, way):
    matrix, worst = judged.classes.matrix, judged.judgement.found.worst
    where = matrix.cell_rect(worst.truth, worst.answer).center().toPoint()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert matrix.cell == (worst.truth, worst.answer)
    if way == "Escape":
        qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert matrix.cell is None
    assert judged.classes.examples.images.images.rowCount() == len(judged.judgement.found.wrong())
    assert "All mistakes" in judged.classes.caption.text()


def test_a_click_on_an_image_asks_for_it_in_the_test_panel(qtbot, judged):
    grid = judged.classes.examples.images
    with qtbot.waitSignal(judged.example_wanted) as wanted:
        centre = grid.visualRect(grid.images.index(0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert wanted.args[0] == judged.judgement.found.wrong()[0]


def test_another_document_forgets_the_judgement(judged):
    judged.store.open(small_document())
    assert judged.judgement is None
    assert judged.pages.currentWidget() is judged.empty


def reconstruction_source():
    """Images of bars, to be given again out of noise."""

    @dataclasses.dataclass(frozen=True)
    class Bars(Source):
        def open(self, progress=unwatched):
            rows = np.random.default_rng(0).integers(0, 256, (2, 60, 6, 1, 1), dtype=np.uint8)
            parts = [
                ArrayExamples(np.repeat(part, 6, axis=2), np.zeros((60, 0), np.float32)) for part in rows
            ]
            shape, scaling = (6, 6, 1), Scaling(1 / 255)
            told = Description("Bars", "pictures", shape, Reconstruction(0.2), 60, 60, scaling)
            return Opened(told, *parts)

    return Bars()


def document_of(source, *layers, loss):
    description = source.describe()
    named = [(f"layer{index}", layer) for index, layer in enumerate(layers)]
    settings = TrainingSettings(loss, ADAM, epochs=2)
    return Document.of(stack(description.shape, named), settings, "Other", source, description)


CASES = {
    "a class by one output": lambda: document_of(
        Points(pattern="circle", count=200),
        *(Dense(units=4, activation="relu"), Dense(units=1, activation="sigmoid")),
        loss=BinaryCrossentropy(),
    ),
    "a number": lambda: document_of(
        Points(pattern="plane", count=200), Dense(units=1), loss=MeanSquaredError()
    ),
    "an image": lambda: document_of(
        reconstruction_source(),
        *(Flatten(), Dense(units=36, activation="sigmoid"), Reshape(target_shape=(6, 6, 1))),
        loss=MeanSquaredError(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_task_is_judged_while_it_trains_and_when_it_has_ended(qtbot, show, new_run_model, case):
    model = new_run_model(CASES[case](), Shelf())
    panel = show(EvaluatePanel(model, model.store), 900, 320)
    assert "Nothing has been trained yet" in panel.empty.text()
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    qtbot.waitUntil(lambda: panel.judgement is not None, timeout=WAIT_MS)
    early = panel.judgement
    assert early.answering is model.answering
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    qtbot.waitUntil(
        lambda: panel.judgement is not early and panel.judgement.answering is model.answering, timeout=WAIT_MS
    )
    shown = {"a class by one output": panel.classes, "a number": panel.numbers, "an image": panel.remakes}[
        case
    ]
    assert panel.bodies.currentWidget() is shown
    bodies = (panel.classes, panel.numbers, panel.remakes)
    assert [body for body in bodies if body.tools.isVisible()] == [shown]
    leading = panel.judgement.leading
    assert signed(leading.metric.text(leading.value)) in panel.headline.text()
    assert leading.value == pytest.approx(
        model.history.epochs[-1].validation_metrics[leading.metric.name], abs=1e-3
    )


def test_what_was_chosen_of_numbers_is_kept_for_another_language(qtbot, show, new_run_model):
    model = new_run_model(CASES["a number"](), Shelf())
    judgement = of_numbers((Target("width", "mm"), Target("height", "mm")))
    panel = show(EvaluatePanel(model, model.store), 900, 320)
    panel.show_judgement(judgement, Look(numbers="rows", target=1))
    other = show(EvaluatePanel(model, model.store), 900, 320)
    other.show_judgement(panel.judgement, panel.look())
    assert other.numbers.view == "rows"
    assert other.numbers.target == 1
