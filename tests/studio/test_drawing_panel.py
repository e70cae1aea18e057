"""Drawing by the mouse, and the answers to it: at once, while the network learns, and for pictures."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from nnstudio.data.mnist import load_mnist
from nnstudio.document import edits
from nnstudio.document.outputs import Outputs
from nnstudio.runs.answering import Answering
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.drawing.panel import DrawingPanel
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def panel(show, new_run_model):
    model = new_run_model(small_document(epochs=1000))
    panel = show(DrawingPanel(model), 440, 430)
    hands.pump()
    return panel


@pytest.fixture
def trained(qtbot, panel):
    panel.run_model.one_epoch()
    wait_for(qtbot, panel.run_model, State.PAUSED)
    return panel


def test_at_first_nothing_is_drawn_and_nothing_is_answered(panel):
    assert panel.answers.probabilities is None
    assert panel.verdict.title == "Nothing drawn yet"
    assert not panel.clear.isEnabled()
    assert not panel.undo.isEnabled()


def test_a_stroke_is_answered_at_its_release(panel):
    hands.draw(panel.pad, hands.SEVEN)
    assert panel.answers.probabilities.shape == (10,)
    assert panel.answers.probabilities.sum() == pytest.approx(1.0, abs=1e-4)
    assert panel.bars.probabilities is panel.answers.probabilities


def test_an_untrained_network_says_that_it_guesses(panel):
    hands.draw(panel.pad, hands.SEVEN)
    assert "not trained yet" in panel.verdict.note
    assert not panel.bars.sure


def test_outputs_that_are_no_distribution_are_shown_as_plain_numbers(panel):
    hands.draw(panel.pad, hands.SEVEN)
    assert panel.verdict.title.endswith("% sure")
    store = panel.store
    store.apply(edits.change_layer(store.document, "output", activation="linear"), "Change")
    highest = panel.answers.probabilities.max()
    assert panel.verdict.title == f"Highest output {highest:.2f}"
    assert panel.bars.outputs is Outputs.NUMBERS
    store.apply(edits.change_layer(store.document, "output", activation="sigmoid"), "Change")
    highest = panel.answers.probabilities.max()
    assert panel.verdict.title == f"Highest output {highest:.1%}"
    assert panel.bars.outputs is Outputs.SHARES
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert panel.verdict.title.endswith("% sure")


def test_the_answer_changes_during_a_stroke(qtbot, panel):
    answers = []
    panel.answers.changed.connect(lambda: answers.append(panel.answers.probabilities))
    hands.draw(panel.pad, hands.SEVEN, seconds=0.3)
    given = [answer for answer in answers if answer is not None]
    assert len(given) >= 3
    assert any((given[0] != answer).any() for answer in given)


def test_a_dot_is_ink(qtbot, panel):
    qtbot.mouseClick(panel.pad, Qt.MouseButton.LeftButton, pos=panel.pad.rect().center())
    assert panel.answers.probabilities is not None
    assert panel.model.image.max() > 0


def test_the_network_sees_the_drawing_as_mnist_has_it(panel):
    hands.draw(panel.pad, hands.SEVEN)
    rows, columns = np.nonzero(panel.model.image[..., 0])
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    assert panel.model.image.shape == (28, 28, 1)


def test_answers_change_while_the_network_learns(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    before = panel.answers.probabilities
    panel.run_model.train()
    qtbot.waitUntil(lambda: panel.answers.probabilities.argmax() == 7, timeout=WAIT_MS)
    assert panel.run_model.state is State.TRAINING
    assert (panel.answers.probabilities != before).any()
    assert "Still learning" in panel.verdict.note


def test_undo_takes_back_stroke_by_stroke(panel):
    hands.draw(panel.pad, hands.SEVEN)
    first = panel.answers.probabilities
    hands.draw(panel.pad, [(0.2, 0.8), (0.8, 0.8)])
    assert len(panel.model.drawing.strokes) == 2
    panel.undo.click()
    assert len(panel.model.drawing.strokes) == 1
    np.testing.assert_allclose(panel.answers.probabilities, first, atol=1e-6)
    panel.undo.click()
    assert panel.model.empty
    assert panel.answers.probabilities is None


def test_clearing_can_be_undone(panel):
    hands.draw(panel.pad, hands.SEVEN)
    panel.clear.click()
    assert panel.model.empty
    panel.undo.click()
    assert len(panel.model.drawing.strokes) == 1


def test_the_eraser_cuts_strokes(panel):
    hands.draw(panel.pad, [(0.1, 0.5), (0.5, 0.5), (0.9, 0.5)])
    panel.eraser.click()
    hands.draw(panel.pad, [(0.5, 0.3), (0.5, 0.7)])
    assert len(panel.model.drawing.strokes) == 2
    panel.pen.click()
    assert not panel.model.erasing


def test_the_pad_has_keys_of_its_own(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    qtbot.keyClick(panel.pad, Qt.Key.Key_E)
    assert panel.eraser.isChecked()
    qtbot.keyClick(panel.pad, Qt.Key.Key_P)
    assert panel.pen.isChecked()
    qtbot.keyClick(panel.pad, Qt.Key.Key_Delete)
    assert panel.model.empty
    qtbot.keyClick(panel.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not panel.model.empty


def test_ink_beyond_the_border_stays_on_the_pad(panel):
    hands.draw(panel.pad, [(0.5, 0.5), (1.4, 0.5), (0.5, -0.3)])
    points = panel.model.drawing.strokes[0].path
    assert points.min() >= 0
    assert points.max() <= 1


def test_a_problem_in_the_network_is_told_instead_of_an_answer(panel):
    hands.draw(panel.pad, hands.SEVEN)
    store = panel.store
    store.apply(edits.remove(store.document, ["flatten"]), "Remove")
    assert panel.answers.probabilities is None
    assert panel.verdict.note == panel.store.problem
    store.undo_stack.undo()
    assert panel.answers.probabilities is not None


def test_a_network_whose_layers_are_all_frozen_answers_as_before(qtbot, trained):
    trained.run_model.stop()
    wait_for(qtbot, trained.run_model, State.STOPPED)
    hands.draw(trained.pad, hands.SEVEN)
    before = trained.answers.probabilities
    store = trained.store
    store.apply(edits.set_trainable(store.document, ["hidden", "output"], False), "Freeze")
    assert not store.analysis.can_train
    qtbot.waitUntil(lambda: trained.answers.answering is trained.run_model.answering, timeout=WAIT_MS)
    np.testing.assert_array_equal(trained.answers.probabilities, before)
    assert trained.verdict.title.endswith("sure")
    assert trained.bars.sure
    assert trained.wrong.isEnabled()


def test_a_large_network_is_made_ready_off_the_windows_thread(qtbot, panel):
    store = panel.store
    store.apply(edits.change_layer(store.document, "hidden", units=3000), "Change")
    hands.draw(panel.pad, hands.SEVEN)
    assert panel.answers.preparing
    assert panel.verdict.title == "One moment"
    qtbot.waitUntil(lambda: panel.answers.probabilities is not None, timeout=WAIT_MS)
    assert not panel.answers.preparing


def test_a_network_that_cannot_be_made_ready_says_why_and_is_not_tried_again(
    qtbot, panel, monkeypatch, caplog
):
    tries = []

    def fail(self, batch=1):
        tries.append(batch)
        raise MemoryError

    monkeypatch.setattr(Answering, "model", fail)
    store = panel.store
    store.apply(edits.change_layer(store.document, "hidden", units=3000), "Change")
    hands.draw(panel.pad, hands.SEVEN)
    qtbot.waitUntil(lambda: "not enough memory" in panel.verdict.note, timeout=WAIT_MS)
    hands.draw(panel.pad, hands.SEVEN)
    assert len(tries) == 1


def test_an_edit_while_a_large_network_is_made_ready_is_answered_by_the_edited_one(qtbot, panel):
    store = panel.store
    store.apply(edits.change_layer(store.document, "hidden", units=3000), "Change")
    hands.draw(panel.pad, hands.SEVEN)
    store.apply(edits.change_layer(store.document, "hidden", units=3001), "Change")
    qtbot.waitUntil(lambda: panel.answers.probabilities is not None, timeout=WAIT_MS)
    assert panel.answers.answering.graph == store.document.graph


def test_a_random_test_image_is_shown_with_its_label(qtbot, panel):
    panel.random.click()
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    picture, test = panel.model.picture, load_mnist("test")
    np.testing.assert_array_equal(panel.model.image, test.images[picture.index])
    assert picture.label == test.labels[picture.index]
    assert panel.verdict.note.startswith(f"Test image {picture.title} ({picture.label}): ")
    assert panel.bars.label == picture.label


def test_the_next_wrong_image_is_wrong_and_another_one_each_time(qtbot, trained):
    seen = []
    for _ in range(3):
        trained.wrong.click()
        qtbot.waitUntil(
            lambda: trained.model.picture is not None and trained.model.picture.index not in seen,
            timeout=WAIT_MS,
        )
        assert trained.answers.probabilities.argmax() != trained.model.picture.label
        seen.append(trained.model.picture.index)
    assert seen == sorted(seen)
    assert "wrong" in trained.verdict.note


def test_drawing_over_a_picture_begins_a_new_drawing(qtbot, panel):
    panel.random.click()
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    hands.draw(panel.pad, hands.SEVEN)
    assert panel.model.picture is None
    assert len(panel.model.drawing.strokes) == 1
    assert panel.bars.label is None


def load_random(qtbot, panel):
    panel.random.click()
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    return panel.model.picture


def test_erasing_on_a_picture_edits_it_and_undo_gives_it_back(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    picture = load_random(qtbot, panel)
    panel.eraser.click()
    hands.draw(panel.pad, [(0.3, 0.5), (0.5, 0.5), (0.7, 0.5)])
    erased = panel.model.image
    assert panel.model.picture.label == picture.label
    assert not erased[14, 9:19].any()
    np.testing.assert_array_equal(erased[:11], picture.image[:11])
    np.testing.assert_array_equal(erased[17:], picture.image[17:])
    assert (erased <= picture.image).all()
    panel.undo.click()
    assert panel.model.picture is picture
    panel.undo.click()
    assert panel.model.picture is None
    assert len(panel.model.drawing.strokes) == 1
    for _ in range(2):
        panel.redo.click()
    np.testing.assert_array_equal(panel.model.image, erased)
    assert not panel.redo.isEnabled()


def test_erasing_where_nothing_is_is_no_step_of_undo(qtbot, panel):
    picture = load_random(qtbot, panel)
    panel.eraser.click()
    hands.draw(panel.pad, [(0.01, 0.01), (0.02, 0.01)])
    assert panel.model.picture is picture
    panel.undo.click()
    assert panel.model.empty


def test_a_new_drawing_over_a_picture_is_undone_to_the_picture(qtbot, panel):
    picture = load_random(qtbot, panel)
    hands.draw(panel.pad, hands.SEVEN)
    panel.undo.click()
    assert panel.model.picture is picture


def test_what_was_undone_can_be_had_again_until_something_else_is_drawn(qtbot, panel):
    hands.draw(panel.pad, hands.SEVEN)
    hands.draw(panel.pad, [(0.2, 0.8), (0.8, 0.8)])
    both = panel.model.drawing
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.pad, Qt.Key.Key_Z, control)
    assert len(panel.model.drawing.strokes) == 1
    qtbot.keyClick(panel.pad, Qt.Key.Key_Y, control)
    assert panel.model.drawing == both
    panel.undo.click()
    hands.draw(panel.pad, [(0.5, 0.2), (0.5, 0.4)])
    assert not panel.redo.isEnabled()
    qtbot.keyClick(panel.pad, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.model.drawing.strokes) == 2


def test_a_dropped_picture_is_prepared_as_a_drawing_is(qtbot, panel, tmp_path):
    paper = np.full((100, 100), 255, np.uint8)
    paper[20:80, 45:55] = 0
    Image.fromarray(paper).save(tmp_path / "one.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.png"))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(20, 20), *how))
    event = QDropEvent(QPointF(20, 20), *how)
    QApplication.sendEvent(panel, event)
    assert event.isAccepted()
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    assert np.ptp(np.nonzero(panel.model.image)[0]) + 1 == 20
    assert panel.model.picture.title == "one.png"
    assert panel.model.steps is not None


def test_several_digits_in_a_picture_are_each_told(qtbot, panel, tmp_path):
    paper = np.full((60, 200), 255, np.uint8)
    for left in (30, 95, 160):
        paper[10:50, left : left + 6] = 0
    Image.fromarray(paper).save(tmp_path / "row.bmp")
    panel.open_picture(tmp_path / "row.bmp")
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    assert len(panel.model.picture.found) == 3
    answers = " ".join(str(answer) for answer in panel.answers.row)
    assert panel.verdict.note == f"row.bmp: 3 digits: {answers}. Choose one below."
    assert panel.answers.row[0] == panel.answers.probabilities.argmax()


def test_each_digit_of_a_picture_can_be_chosen(qtbot, panel, tmp_path):
    paper = np.full((60, 200), 255, np.uint8)
    for left, wide in ((30, 6), (95, 20), (160, 6)):
        paper[10:50, left : left + wide] = 0
    Image.fromarray(paper).save(tmp_path / "row.png")
    assert not panel.found.isVisible()
    panel.open_picture(tmp_path / "row.png")
    qtbot.waitUntil(lambda: panel.model.picture is not None, timeout=WAIT_MS)
    assert panel.found.count() == 3
    assert panel.found.currentRow() == 0
    assert [panel.found.item(place).text() for place in range(3)] == [
        str(answer) for answer in panel.answers.row
    ]
    qtbot.keyClick(panel.found, Qt.Key.Key_Right)
    assert panel.model.picture.chosen == 1
    assert panel.model.seen is panel.model.picture.found[1]
    assert panel.answers.probabilities.argmax() == panel.answers.row[1]
    panel.undo.click()
    assert panel.found.currentRow() == 0
    row = panel.answers.row
    panel.clear.click()
    panel.found.show_row(row)
    assert not panel.found.isVisible()
    assert panel.found.count() == 0


def test_a_file_that_is_no_picture_gets_its_sentence(qtbot, panel, tmp_path):
    path = tmp_path / "digit.png"
    path.write_bytes(b"not a picture")
    panel.open_picture(path)
    qtbot.waitUntil(lambda: "digit.png" in panel.verdict.note, timeout=WAIT_MS)
    assert panel.model.empty


def test_the_steps_can_be_shown_and_hidden(panel):
    assert not panel.filmstrip.isVisible()
    panel.steps.click()
    assert panel.filmstrip.isVisible()
    hands.draw(panel.pad, hands.SEVEN)
    hands.pump()
    assert panel.pad.square.width() > 100


def test_nobody_is_asked_while_nobody_looks(panel):
    panel.hide()
    hands.draw(panel.pad, hands.SEVEN)
    assert panel.answers.probabilities is None
    panel.show()
    assert panel.answers.probabilities is not None
