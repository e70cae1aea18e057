"""Step through: one step of training stage by stage, questions before it, and the gradient check."""

import pytest

from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.inside import step_view
from nnstudio.studio.inside.panel import InsidePanel
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def panel(qtbot, show, new_run_model, monkeypatch):
    """Nothing is drawn: a step needs no example of one's own."""
    monkeypatch.setattr(step_view, "CHECKED", 2)
    model = new_run_model(small_document())
    panel = show(InsidePanel(model, show(AskPanel(model), 420, 400)), 900, 300)
    panel.show_view("step")
    qtbot.waitUntil(lambda: bool(panel.step.stages), timeout=WAIT_MS)
    return panel


def go_to(view, kind):
    view.slider.setValue(next(at for at, stage in enumerate(view.stages) if stage.kind == kind))


def test_it_begins_with_the_batch_and_goes_on_stage_by_stage(panel):
    view = panel.step
    assert view.said.text().startswith("Batch")
    assert "16 examples are one batch" in view.said.text()
    assert not view.back.isEnabled()
    view.go_on()
    view.go_on()
    assert view.said.text().startswith("Forward: hidden")
    assert [picture.sign for picture in view.drawing.rows[0]] == ["", "→"]
    view.go_back()
    assert view.said.text().startswith("Forward: flatten")


def test_it_ends_with_the_loss_of_the_same_batch(panel):
    view = panel.step
    view.slider.setValue(view.slider.maximum())
    assert not view.forth.isEnabled()
    assert "before the step" in view.said.text()


def test_a_question_comes_before_the_stage_where_it_is_wanted(qtbot, panel):
    view = panel.step
    view.asking.setChecked(True)
    go_to(view, "after")
    assert view.pages.currentWidget() is view.question
    assert "fall" in view.question.question.text()
    right = view.stages[-1].asked.right
    view.question.buttons[right].click()
    assert view.question.verdict.text() == "Right."
    qtbot.waitUntil(lambda: view.pages.currentWidget() is not view.question, timeout=WAIT_MS)
    assert "before the step" in view.said.text()


def test_a_wrong_guess_is_said_to_be_wrong(panel):
    view = panel.step
    view.asking.setChecked(True)
    go_to(view, "loss")
    view.question.buttons[1 - next(s for s in view.stages if s.kind == "loss").asked.right].click()
    assert view.question.verdict.text() == "Not this time."


def test_no_question_comes_unless_it_is_wanted(panel):
    go_to(panel.step, "loss")
    assert panel.step.pages.currentWidget() is not panel.step.question
    assert "of 16 are right" in panel.step.said.text()


def test_gradients_are_compared_with_small_changes(qtbot, panel):
    view = panel.step
    view.checking.setChecked(True)
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.table, timeout=WAIT_MS)
    count = view.table.rowCount()
    assert view.said.text().startswith(f"{count} of {count} weights")
    assert view.table.item(0, 0).text().startswith("hidden/kernel [")
    view.checking.setChecked(False)
    qtbot.waitUntil(lambda: view.pages.currentWidget() is not view.table, timeout=WAIT_MS)


def test_a_step_is_taken_with_the_weights_that_are_learned(qtbot, panel):
    before = panel.step.stages
    panel.run_model.one_batch()
    qtbot.waitUntil(lambda: panel.step.stages is not before, timeout=WAIT_MS)
