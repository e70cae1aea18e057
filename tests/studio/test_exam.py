"""The test part in the window: unseen while a network is chosen, opened by a button, and each time counted."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.exam import times_seen
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import Mnist, Points
from nnstudio.data.sources.table import Table
from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.errors import sentence
from nnstudio.formats.project import load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.learning.schedules import ReduceOnPlateau
from nnstudio.runs.state import State
from nnstudio.studio.ask.form.model import read_row
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.evaluate.panel import EvaluatePanel
from nnstudio.studio.store import Store
from nnstudio.studio.training.keeping import project_of, take_up
from nnstudio.studio.training.train_bar import TrainBar
from tests.data.untouched import seal
from tests.studio.learning import WAIT_MS, small_document, wait_for

ASIDE = 200
"""Of the 2,000 images of the tests, a tenth."""


@pytest.fixture
def new_panel(show, new_run_model):
    """Shows the evaluation of a network that is judged on a split."""

    def new_panel(**training):
        model = new_run_model(small_document(epochs=2, validation="split", **training), Shelf(2000))
        return show(EvaluatePanel(model, model.store), 900, 280)

    return new_panel


def train(qtbot, panel):
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.FINISHED)
    wait_until_judged(qtbot, panel, "validation")


def wait_until_judged(qtbot, panel, part):
    def done():
        found = panel.judgement
        return found is not None and found.answering is panel.run_model.answering and found.part == part

    qtbot.waitUntil(done, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not panel.is_judging, timeout=WAIT_MS)


def open_test_part(qtbot, panel):
    qtbot.mouseClick(panel.exam, Qt.MouseButton.LeftButton)
    wait_until_judged(qtbot, panel, "test")


@pytest.mark.parametrize(
    "training",
    [{}, {"early_stopping": 1}, {"schedule": ReduceOnPlateau()}],
    ids=["best", "stopping", "plateau"],
)
def test_nothing_that_chooses_a_network_looks_at_the_test_part(qtbot, new_panel, show, monkeypatch, training):
    """Training, the evaluation after each epoch, the best epoch, a random image, and the next mistake."""
    seal(monkeypatch, Mnist)
    panel = new_panel(**training)
    pad = show(DrawingPanel(panel.run_model), 440, 420)
    train(qtbot, panel)
    panel.run_model.best_epoch.use()
    panel.evaluate()
    qtbot.waitUntil(lambda: not panel.is_judging, timeout=WAIT_MS)
    pad.load_random()
    qtbot.waitUntil(lambda: pad.model.picture is not None, timeout=WAIT_MS)
    first = pad.model.picture
    pad.load_next_wrong()
    qtbot.waitUntil(lambda: pad.model.picture is not first, timeout=WAIT_MS)
    assert first.part == pad.model.picture.part == "validation"
    assert pad.verdict.note.startswith("Validation image ")
    assert panel.run_model.exam.seen == 0


def test_the_plane_shows_the_points_that_judge_and_no_others(qtbot, show, new_run_model, monkeypatch):
    seal(monkeypatch, Points)
    points = Points(count=100)
    document = edits.change_data(small_document(validation="split"), points, points.describe())
    page = show(PlanePage(new_run_model(document, Shelf())), 440, 420)
    qtbot.waitUntil(lambda: page.known is not None, timeout=WAIT_MS)
    assert (page.known.training.count, page.known.judged.count) == (90, 10)
    assert page.legend.judged.text() == "validation"


def test_the_form_is_filled_with_rows_that_judge_and_no_others(
    qtbot, show, new_run_model, monkeypatch, tmp_path
):
    """A first row, another one, the next mistake, and its evaluation, beside training that stops early."""
    path = tmp_path / "sizes.csv"
    rng = np.random.default_rng(0)
    rows = [f"{rng.normal():.2f},{rng.normal():.2f},{('small', 'large')[number % 2]}" for number in range(80)]
    path.write_text("\n".join(["width,length,kind", *rows]) + "\n", encoding="utf-8")
    seal(monkeypatch, Table)
    table = Table(file=str(path))
    document = edits.change_data(empty_document("Table"), table, table.describe())
    document = edits.insert(document, Dense(units=2, activation="softmax"), document.last)
    document = edits.change_training(document, epochs=4, early_stopping=1, validation="split")
    model = new_run_model(document, Shelf())
    page = show(FormPage(model), 440, 400)
    qtbot.waitUntil(lambda: page.model.row is not None, timeout=WAIT_MS)
    first = page.model.row
    panel = show(EvaluatePanel(model, model.store), 900, 280)
    train(qtbot, panel)
    page.load_random()
    qtbot.waitUntil(lambda: page.model.row is not first, timeout=WAIT_MS)
    another = page.model.row
    page.load_next_wrong()
    qtbot.waitUntil(lambda: page.model.row is not another, timeout=WAIT_MS)
    assert {row.part for row in (first, another, page.model.row)} == {"validation"}
    assert "wrong" in page.headline.note
    with pytest.raises(AssertionError, match="test part was read"):
        read_row(model.asked("test"), page.model.columns, 0)


def test_the_evaluation_says_which_part_it_shows(qtbot, new_panel):
    panel = new_panel()
    train(qtbot, panel)
    assert len(panel.judgement.examples) == ASIDE
    assert "validation part" in panel.headline.text()
    reached = panel.run_model.history.epochs[-1].validation_metrics
    assert panel.judgement.metrics == pytest.approx(reached)


def test_the_test_part_is_opened_by_a_button_and_counted(qtbot, new_panel):
    panel = new_panel()
    assert not panel.exam.isEnabled()
    assert panel.exam.text() == "Test"
    train(qtbot, panel)
    open_test_part(qtbot, panel)
    assert len(panel.judgement.examples) == 2000
    assert "test part, seen once" in panel.headline.text()
    assert panel.exam.text() == "Test (seen once)"
    open_test_part(qtbot, panel)
    qtbot.waitUntil(lambda: panel.run_model.exam.seen == 2, timeout=WAIT_MS)
    assert panel.exam.text() == "Test (seen 2 times)"
    assert "seen 2 times" in panel.exam.toolTip()
    assert panel.run_model.exam.sightings[0].epochs == 2


def test_a_sighting_is_of_the_data_that_was_asked_about_whatever_came_into_its_place(qtbot, new_panel):
    panel = new_panel()
    store = panel.store
    train(qtbot, panel)
    asked = store.document.source
    panel.test()
    store.apply(edits.change_data(store.document, Points(), Points().describe()), sentence("Use points"))
    qtbot.waitUntil(lambda: panel.run_model.exam.sightings != (), timeout=WAIT_MS)
    assert panel.run_model.exam.seen == 0
    assert times_seen(panel.run_model.exam.sightings, asked) == 1
    qtbot.waitUntil(lambda: not panel.is_judging, timeout=WAIT_MS)


def test_to_evaluate_again_shows_the_validation_part(qtbot, new_panel):
    panel = new_panel()
    train(qtbot, panel)
    open_test_part(qtbot, panel)
    panel.evaluate()
    wait_until_judged(qtbot, panel, "validation")
    assert panel.run_model.exam.seen == 1


def test_undo_does_not_take_a_sighting_back(qtbot, new_panel):
    panel = new_panel()
    store = panel.store
    store.apply(edits.change_training(store.document, epochs=1), sentence("Shorten"))
    train(qtbot, panel)
    open_test_part(qtbot, panel)
    store.undo_stack.undo()
    assert panel.run_model.exam.seen == 1


def test_sightings_are_kept_in_the_project_and_begin_anew_with_another(
    qtbot, new_panel, new_run_model, tmp_path
):
    panel = new_panel()
    train(qtbot, panel)
    open_test_part(qtbot, panel)
    path = tmp_path / "seen.nnstudio"
    save_project(path, project_of(panel.store.document, panel.run_model)())
    project = load_project(path)
    other = new_run_model(project.document)
    take_up(project, other)
    assert other.exam.seen == 1
    other.store.open(small_document())
    assert other.exam.seen == 0


@pytest.fixture
def bar(show, new_run_model):
    """The line under a run whose last epoch is worse than its first, judged in this way."""

    def bar(qtbot, validation):
        model = new_run_model(small_document(validation=validation), Shelf(2000))
        bar = show(TrainBar(model), 1100, 80)
        model.one_epoch()
        wait_for(qtbot, model, State.PAUSED)
        model.set_learning_rate(5.0)
        model.train()
        wait_for(qtbot, model, State.FINISHED)
        assert model.best_epoch.better is not None
        return bar

    return bar


def test_a_best_epoch_that_the_test_part_chose_is_told_with_its_repair(qtbot, bar):
    bar = bar(qtbot, "test set")
    store, repair = bar.run_model.store, bar.line.repair
    assert "The test part chose it." in bar.line.sentence.text()
    assert "partly luck" in bar.line.sentence.toolTip()
    assert repair.accessibleName() == "Judge on 10% of the training examples instead"
    before = store.document
    qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert store.document == edits.change_training(before, validation="split")
    assert store.undo_stack.undoText() == "Judge on 10% of the training examples instead"
    assert repair.isHidden()
    assert "start over for figures that can be trusted" in bar.line.sentence.text()
    store.undo_stack.undo()
    assert store.document == before
    assert not repair.isHidden()


def test_it_is_told_of_the_best_epoch_in_hand_too(qtbot, bar):
    bar = bar(qtbot, "test set")
    bar.run_model.best_epoch.use()
    assert "The test part chose it." in bar.line.sentence.text()
    assert not bar.line.repair.isHidden()


def test_a_best_epoch_that_a_split_chose_flatters_nobody(qtbot, bar):
    bar = bar(qtbot, "split")
    assert not bar.line.offer.isHidden()
    assert "flatters" not in bar.line.sentence.text()
    assert bar.line.repair.isHidden()


def test_a_tutorial_that_ends_with_its_last_epoch_is_told_nothing(qtbot, show, new_run_model):
    """Its protocol names no epoch but the last, so that nothing was chosen."""
    model = new_run_model(small_document(epochs=1), Shelf(2000))
    bar = show(TrainBar(model), 1100, 80)
    assert not model.store.analysis.problems
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert "flatters" not in bar.line.sentence.text()
    assert bar.line.repair.isHidden()


def test_a_tutorial_shows_its_test_images_and_has_no_button(qtbot, show, new_run_model):
    model = new_run_model(small_document(epochs=1))
    panel = show(EvaluatePanel(model, model.store), 900, 280)
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    wait_until_judged(qtbot, panel, "test")
    assert panel.exam.isHidden()
    assert model.exam.seen == 0


def test_the_part_is_that_of_the_run_and_not_of_later_settings(qtbot, new_panel):
    panel = new_panel()
    train(qtbot, panel)
    store = panel.store
    store.apply(edits.change_training(store.document, seed=5, validation="test set"), sentence("Change it"))
    asked = panel.run_model.asked()
    assert (asked.part, asked.training.seed) == ("validation", 0)
    assert panel.run_model.outlook.sentence is not None


def test_weights_that_have_learned_what_is_kept_aside_now_are_told_of(qtbot, new_run_model):
    model = new_run_model(small_document(epochs=1))
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    store: Store = model.store
    store.apply(edits.change_training(store.document, validation="split"), sentence("Keep some aside"))
    assert "start over for figures that can be trusted" in model.outlook.sentence
