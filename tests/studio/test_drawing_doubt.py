"""What the test panel says of an answer's worth, and of what would have made it right."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.document import edits
from nnstudio.inside.doubt.doubts import Opinion
from nnstudio.inside.study import Study
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.ask import doubting
from nnstudio.studio.drawing.doubt_words import headline, is_already, question
from nnstudio.studio.drawing.panel import DrawingPanel
from tests.studio.learning import WAIT_MS, small_document, wait_for

DIGITS = tuple("0123456789")
UNDERLINED = Drawing(
    (
        Stroke(tuple(Point(x, y) for x, y in ((0.25, 0.2), (0.75, 0.2), (0.6, 0.5), (0.45, 0.75)))),
        Stroke(tuple(Point(x, y) for x, y in ((0.2, 0.85), (0.5, 0.85), (0.8, 0.85)))),
    )
)


@pytest.fixture
def panel(qtbot, show, new_run_model, monkeypatch):
    monkeypatch.setattr(doubting, "LEARN_AFTER", 0)
    model = new_run_model(small_document(epochs=1000))
    panel = show(DrawingPanel(model), 440, 560)
    panel.run_model.one_epoch()
    wait_for(qtbot, panel.run_model, State.PAUSED)
    return panel


@pytest.fixture
def studied(qtbot, panel):
    panel.why_not.setChecked(True)
    panel.model.change(UNDERLINED)
    qtbot.waitUntil(lambda: panel.doubting.study is not None, timeout=WAIT_MS)
    return panel


def opinion(classes, far=False) -> Study:
    values = np.full(10, 0.1, np.float32)
    said = Opinion(values, classes, len(classes) == 1, far, ())
    return Study(said, (), np.empty((0, 28, 28, 1), np.uint8), (), ())


def test_a_drawing_is_studied_when_the_pen_goes_up(studied):
    study = studied.doubting.study
    assert len(study.nearest) == len(study.classes) == 5
    assert study.opinion.values == pytest.approx(studied.answers.probabilities, abs=1e-5)
    assert studied.doubt.nearest.accessibleName().startswith("Most like these training images: ")


def test_where_nothing_is_kept_aside_a_button_has_some_kept(qtbot, show, new_run_model, monkeypatch):
    monkeypatch.setattr(doubting, "LEARN_AFTER", 0)
    document = small_document(epochs=1)
    model = new_run_model(edits.change_training(document, validation="none"))
    panel = show(DrawingPanel(model), 440, 560)
    panel.run_model.one_epoch()
    wait_for(qtbot, panel.run_model, State.PAUSED, State.FINISHED)
    panel.why_not.setChecked(True)
    panel.model.change(UNDERLINED)
    qtbot.waitUntil(lambda: panel.doubting.unknown and not panel.doubting.learning, timeout=WAIT_MS)
    assert panel.doubt.aside.isVisible()
    assert not panel.doubt.words.isVisible()
    panel.doubt.aside.button.click()
    assert model.store.document.training.validation == "split"
    assert not panel.doubt.aside.button.isVisible()
    assert panel.doubt.aside.words.text().endswith("The next training keeps some.")
    model.store.undo_stack.undo()
    assert model.store.document.training.validation == "none"


def test_what_would_make_it_right_stands_beside_the_changed_drawing(studied):
    card = studied.doubt.cards[0]
    assert card.isVisible()
    assert card.change is studied.doubting.study.turns[0]
    assert " if " in card.text()
    assert card.accessibleName() == card.text()


def test_one_click_draws_it_so_and_undo_takes_it_back(qtbot, studied):
    card = studied.doubt.cards[0]
    changed = card.change.drawing
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert studied.model.drawing == changed
    assert studied.model.can_undo
    studied.undo.click()
    assert studied.model.drawing == UNDERLINED


def test_it_can_be_asked_for_a_class_that_was_meant(qtbot, studied):
    meant = next(number for number in range(10) if number != int(studied.answers.probabilities.argmax()))
    studied.doubt.aim.menu().actions()[1 + meant].trigger()
    assert studied.doubt.aim.text() == f"What would make it {'an' if meant == 8 else 'a'} {meant}?"
    assert studied.doubting.study is None
    qtbot.waitUntil(lambda: studied.doubting.study is not None, timeout=WAIT_MS)
    assert all(turn.answer == meant for turn in studied.doubting.study.turns)


def test_the_question_fits_the_answer():
    sure, doubtful, unknown = opinion((7,)), opinion((3, 8)), opinion((7,), far=True)
    assert question(None, None, DIGITS) == "What would have made it right?"
    assert question(sure, None, DIGITS) == "What would make it something else?"
    assert question(doubtful, None, DIGITS) == "What would have made it right?"
    assert question(unknown, None, DIGITS) == "What would have made it right?"
    assert question(sure, 8, DIGITS) == "What would make it an 8?"


def test_of_a_doubtful_one_that_is_meant_so_it_is_asked_what_would_make_it_clear():
    doubtful = opinion((3, 8))
    doubtful.opinion.values[3] = 0.5
    assert is_already(doubtful, 3)
    assert question(doubtful, 3, DIGITS) == "What would make it clearly a 3?"
    assert question(doubtful, 8, DIGITS) == "What would make it an 8?"


def test_the_question_is_on_the_button_and_first_in_its_menu(studied):
    asked = question(studied.doubting.study, None, DIGITS)
    assert studied.doubt.aim.text() == studied.doubt.aim.menu().actions()[0].text() == asked
    studied.clear.click()
    assert studied.doubt.aim.text() == "What would have made it right?"


def test_nothing_is_to_be_changed_where_it_is_surely_what_was_meant(qtbot, studied):
    said = opinion((7,))
    said.opinion.values[7] = 0.9
    studied.doubting.target = 7
    studied.doubting.study = said
    studied.doubt.show_study()
    assert studied.doubt.aim.text() == "What would make it a 7?"
    assert studied.doubt.words.text() == "That is what it is read as."


def test_without_strokes_no_change_is_looked_for(qtbot, studied):
    studied.load_random()
    qtbot.waitUntil(lambda: studied.model.picture is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: studied.doubting.study is not None, timeout=WAIT_MS)
    assert studied.doubting.study.turns == ()
    assert studied.doubt.words.text() == "Draw it with the pen to see this."


def test_while_the_network_trains_this_waits(qtbot, studied):
    studied.run_model.train()
    wait_for(qtbot, studied.run_model, State.TRAINING)
    assert studied.doubting.study is None
    assert studied.doubt.words.text() == "This waits until the training pauses."
    qtbot.waitUntil(lambda: "Still learning" in studied.verdict.note, timeout=WAIT_MS)
    studied.run_model.pause()
    wait_for(qtbot, studied.run_model, State.PAUSED)
    qtbot.waitUntil(lambda: studied.doubting.study is not None, timeout=WAIT_MS)


def test_what_is_drawn_during_a_training_waits_as_well(qtbot, panel):
    """Nothing was there to be studied before, so nothing is taken away that would say so."""
    panel.why_not.setChecked(True)
    assert panel.doubt.words.text() == "Draw something."
    panel.run_model.train()
    wait_for(qtbot, panel.run_model, State.TRAINING)
    panel.model.change(UNDERLINED)
    assert panel.doubt.words.text() == "This waits until the training pauses."
    panel.run_model.pause()
    wait_for(qtbot, panel.run_model, State.PAUSED)


def test_nothing_is_studied_while_the_pen_is_down(studied):
    studied.model.begin(Point(0.2, 0.2))
    studied.model.go_on(Point(0.4, 0.4))
    hands.pump(0.1)
    assert studied.doubting.study is None
    studied.model.end()


def test_the_headline_says_what_it_may_be():
    assert headline(opinion((7,)), DIGITS) is None
    assert headline(opinion((3, 8)), DIGITS)[:2] == ("3", "3 or 8")
    assert headline(opinion((3, 8, 5)), DIGITS).title == "3, 8 or 5"
    assert headline(opinion((3, 8, 5, 9)), DIGITS).title == "3 or 3 others"


def test_the_headline_says_when_it_does_not_know():
    assert headline(opinion((7,), far=True), DIGITS) == ("?", "I don't know", "Like no training example.")


def test_the_headline_says_that_there_are_two():
    said = opinion((7,), far=True)
    two = Study(said.opinion, (3, 7), said.nearest, (), ())
    assert headline(two, DIGITS).title == "2 digits: 3 7"


def test_only_the_chosen_one_of_several_digits_is_changed(panel):
    for left in (0.2, 0.6):
        hands.draw(panel.pad, [(left, 0.2), (left, 0.5), (left, 0.8)])
    other = panel.model.beside.strokes
    panel.model.change(Drawing((Stroke((Point(0.6, 0.2), Point(0.65, 0.8))),)))
    assert panel.model.drawing.strokes[:1] == other
    assert len(panel.model.drawing.strokes) == 2
