"""Keras's code is written in the Code tab, and applied: never run, nothing lost, one step of undo."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.formats.codes import CODES, code_of
from nnstudio.runs.trained import Trained
from nnstudio.studio.code import desk as desk_of_code
from nnstudio.studio.mime import mime_of_nodes

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(studio):
    studio.window.files.open_template("two-convolutions")
    studio.window.show()
    studio.window.properties.show_code()
    return studio.window


@pytest.fixture
def page(window):
    return window.properties.code_page


@pytest.fixture
def answers(monkeypatch):
    """What is answered to the question about edited code, one after the other."""
    given = []
    monkeypatch.setattr(desk_of_code, "ask_edited", lambda parent: given.pop(0))
    yield given
    assert given == []


def network_code(window):
    return code_of(window.store.document, CODES["keras"]).text


def write(page, before, after):
    """Write another text over one that occurs in the code, as somebody who types it."""
    cursor = page.editor.document().find(before)
    assert not cursor.isNull(), before
    page.editor.setTextCursor(cursor)
    page.editor.insertPlainText(after)


def put(page, text):
    """Paste a text in the place of all there is."""
    page.editor.selectAll()
    page.editor.insertPlainText(text.removesuffix("\n"))


def test_what_is_written_says_that_it_is_edited_until_it_is_as_it_was(page):
    assert not page.status.isVisible()
    write(page, "units=128", "units=64")
    assert page.status.isVisible()
    assert page.status.text.text() == "Edited: not applied yet"
    write(page, "units=64", "units=128")
    assert not page.status.isVisible()
    assert page.model.draft is None


def test_comments_become_notes_and_what_can_not_be_kept_is_said_before(window, page):
    write(page, "model.fit(", "# quick\nmodel.fit(")
    page.check()
    assert page.status.text.text().startswith("Edited: not applied yet\nThe comment in line ")
    write(page, "# quick", "")
    write(page, "    keras.layers.Flatten", "    # no image any more\n    keras.layers.Flatten")
    page.check()
    assert page.status.text.text() == "Edited: not applied yet"
    page.status.apply.click()
    assert window.store.document.node("flatten").note == "no image any more"


def test_applied_code_is_the_network_in_one_step_of_undo(window, page):
    before = window.store.document
    write(page, "units=128", "units=64")
    write(page, "epochs=12", "epochs=2")
    page.status.apply.click()
    wanted = edits.change_layer(before, "dense", units=64)
    assert window.store.document == edits.change_training(wanted, epochs=2)
    assert window.store.undo_stack.undoText() == "Apply code"
    assert not page.status.isVisible()
    window.store.undo_stack.undo()
    assert window.store.document == before
    assert "units=128" in page.editor.toPlainText()


@pytest.mark.parametrize("seen", [True, False])
def test_other_colours_are_no_edit(studio, seen):
    studio.window.files.open_template("two-convolutions")
    if seen:
        studio.window.properties.show_code()
    for theme in ("dark", "light"):
        studio.appearance.choose(theme)
        assert studio.window.code.model.draft is None


def test_ctrl_enter_applies(window, page):
    write(page, "units=128", "units=64")
    QTest.keyClick(page.editor, Qt.Key.Key_Return, CONTROL)
    assert window.store.document.layer("dense").units == 64


@pytest.mark.parametrize(
    "name", ["first-network", "wide-dropout", "first-convolution", "two-convolutions", "residual-network"]
)
def test_the_code_of_a_template_pasted_over_another_gives_the_template(window, page, name):
    wanted = TEMPLATES[name].document
    put(page, code_of(wanted, CODES["keras"]).text)
    page.check()
    page.apply_wanted.emit()
    found = window.store.document
    assert {node.id: node for node in found.graph.nodes} == {node.id: node for node in wanted.graph.nodes}
    assert found.source == wanted.source
    assert found.training.loss == wanted.training.loss
    assert type(found.training.optimizer) is type(wanted.training.optimizer)
    assert (found.training.epochs, found.training.batch_size) == (
        wanted.training.epochs,
        wanted.training.batch_size,
    )


def test_discard_shows_the_networks_own_code(window, page):
    write(page, "units=128", "units=64")
    page.status.discard.click()
    assert page.editor.toPlainText() + "\n" == network_code(window)
    assert not page.status.isVisible()


def test_an_error_is_shown_at_its_line(window, page):
    write(page, "units=128", "units=(128")
    page.check()
    line = page.editor.wrong_line
    assert line >= 0
    assert page.status.text.text().startswith(f"Line {line + 1}: ")
    before = window.store.document
    page.status.apply.click()
    assert window.store.document is before
    assert page.editor.textCursor().blockNumber() == line
    write(page, "units=(128", "units=128")
    assert page.editor.wrong_line == -1


def test_what_can_not_be_had_is_named_and_the_rest_applied(window, page):
    write(page, 'keras.layers.Dropout(rate=0.5, name="dropout_1")', "keras.layers.LSTM(3)")
    page.check()
    assert "LSTM" in page.status.text.text()
    assert page.status.apply.text() == "Apply the rest"
    assert page.editor.wrong_line == page.editor.document().find("LSTM").blockNumber()
    page.status.apply.click()
    assert "dropout_1" not in window.store.document.ids
    assert "LSTM" in window.message_bar.text.text()


def test_code_is_never_run(window, page, tmp_path):
    place = tmp_path / "made"
    put(
        page,
        f"open({str(place)!r}, 'w').write('')\n__import__('os').mkdir({str(place)!r})\n{network_code(window)}",
    )
    page.check()
    page.apply_wanted.emit()
    assert not place.exists()


def test_what_was_learned_stays_where_names_and_shapes_are_the_same(window, page):
    document = window.store.document
    weights = dict(window.run_model.answering.all_weights())
    window.run_model.exchange(Trained(document, weights, None, 1, 1))
    write(page, "units=128", "units=64")
    page.apply_wanted.emit()
    assert set(window.run_model.outlook.fit.kept) == {"conv2d", "conv2d_1"}
    window.store.undo_stack.undo()
    write(page, 'name="conv2d"', 'name="eyes"')
    write(page, "units=128", "units=64")
    page.apply_wanted.emit()
    assert set(window.run_model.outlook.fit.kept) == {"eyes", "conv2d_1"}
    window.store.undo_stack.undo()
    assert window.run_model.outlook.fit.complete


def test_another_tab_and_another_language_of_the_code_keep_what_is_written(window, page):
    write(page, "units=128", "units=64")
    window.properties.setCurrentIndex(0)
    window.properties.show_code()
    assert "units=64" in page.editor.toPlainText()
    page.model.choose("pytorch")
    assert "nn.Linear" in page.editor.toPlainText()
    assert page.editor.isReadOnly()
    page.model.choose("keras")
    assert "units=64" in page.editor.toPlainText()
    assert page.status.isVisible()


def test_a_network_that_is_changed_meanwhile_is_said_and_either_can_be_kept(window, page):
    write(page, "units=128", "units=64")
    window.store.apply(edits.change_layer(window.store.document, "conv2d", filters=9), sentence("Edit"))
    assert "was changed since" in page.status.text.text()
    assert not page.status.apply.isVisible()
    assert "units=64" in page.editor.toPlainText()
    page.status.keep.click()
    assert page.status.apply.isVisible()
    page.status.apply.click()
    assert window.store.document.layer("dense").units == 64
    assert window.store.document.layer("conv2d").filters == 32


def test_the_networks_code_can_be_taken_instead(window, page):
    write(page, "units=128", "units=64")
    window.store.apply(edits.change_layer(window.store.document, "conv2d", filters=9), sentence("Edit"))
    page.status.discard.click()
    assert page.editor.toPlainText() + "\n" == network_code(window)
    assert "filters=9" in page.editor.toPlainText()


def test_it_is_asked_about_before_another_project_is_opened(window, page, answers):
    write(page, "units=128", "units=64")
    answers += ["cancel"]
    window.open_template("first-network")
    assert "units=64" in page.editor.toPlainText()
    answers += ["discard"]
    window.open_template("first-network")
    assert window.store.document.title != "two-convolutions"
    assert page.model.draft is None


def test_it_is_asked_about_before_the_window_closes(window, page, answers, monkeypatch):
    monkeypatch.setattr("nnstudio.studio.files.dialogs.ask_unsaved", lambda *each: "discard")
    write(page, "units=128", "units=64")
    answers += ["cancel"]
    assert not window.closing.may_close()
    answers += ["apply"]
    assert window.closing.may_close()
    assert window.store.document.layer("dense").units == 64


def test_code_that_can_not_be_applied_holds_the_window(window, page, answers):
    write(page, "units=128", "units=(128")
    answers += ["apply"]
    assert not window.closing.may_close()
    assert page.model.draft is not None


def test_code_that_is_pasted_on_the_canvas_is_shown_to_be_applied(window, page):
    wanted = TEMPLATES["first-network"].document
    QApplication.clipboard().setText(code_of(wanted, CODES["keras"]).text)
    page.model.choose("numpy")
    window.properties.setCurrentIndex(0)
    window.editing.clipboard.paste()
    assert window.properties.currentWidget() is page
    assert page.status.isVisible()
    page.status.apply.click()
    assert window.store.document.graph == wanted.graph
    QApplication.clipboard().clear()


def test_layers_that_are_pasted_are_pasted_as_before(window):
    before = len(window.store.document.nodes)
    QApplication.clipboard().setMimeData(mime_of_nodes(window.store.document.nodes[:1]))
    window.editing.clipboard.paste()
    assert len(window.store.document.nodes) == before + 1
    data = QMimeData()
    data.setText("a letter")
    QApplication.clipboard().setMimeData(data)
    window.editing.clipboard.paste()
    assert window.message_bar.isVisible()
    QApplication.clipboard().clear()


def test_undo_is_of_the_text_while_it_is_edited_and_of_the_network_else(window, page):
    window.store.apply(edits.change_layer(window.store.document, "conv2d", filters=9), sentence("Edit"))
    write(page, "units=128", "units=64")
    editor = page.editor
    assert takes(editor, Qt.Key.Key_Z)
    editor.undo()
    assert page.model.draft is None
    assert not takes(editor, Qt.Key.Key_Z)
    write(page, "units=128", "units=64")
    page.status.apply.click()
    assert not takes(editor, Qt.Key.Key_Z)
    assert takes(editor, Qt.Key.Key_F)


def takes(editor, key):
    """Whether the text takes a key with Ctrl for itself, which is one of the window's too."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    event.ignore()
    QApplication.sendEvent(editor, event)
    return event.isAccepted()


def test_tab_indents_and_escape_then_tab_leaves(window, page):
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.toPlainText().endswith("\n    ")
    QTest.keyClick(page.editor, Qt.Key.Key_Backtab, SHIFT)
    assert page.editor.toPlainText().endswith("\n")
    before = page.editor.toPlainText()
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.toPlainText() == before
    assert not page.editor.hasFocus()


def test_a_line_begins_where_the_line_before_did_and_further_in_behind_a_bracket(page):
    put(page, "    model = f(")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.editor, "1,")
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.toPlainText() == "    model = f(\n        1,\n        "


def test_lines_that_were_not_edited_are_still_of_their_layers(window, page):
    write(page, "import keras", "import keras\n# mine")
    write(page, "units=10", "units=9")
    page.check()
    window.store.selection.set(("dense_1",))
    assert {page.editor.document().findBlockByNumber(line).text().strip() for line in page.editor.lit} == {
        'keras.layers.Dense(units=9, activation="softmax", name="dense_1"),'
    }


def test_a_screen_reader_is_told_how_to_leave_the_text(page):
    assert page.editor.accessibleName() == "Code of the network"
    assert "Escape and then Tab" in page.editor.accessibleDescription()
