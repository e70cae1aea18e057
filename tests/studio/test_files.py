"""Files: save, open, the question before anything is lost, and what a damaged file leads to."""

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.runs.state import State
from nnstudio.studio.files import dialogs
from tests.studio import filing
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def window(studio):
    studio.window.files.open_template("first-network")
    return studio.window


@pytest.fixture
def answers(monkeypatch):
    """What the person answers; a question that nobody expects fails the test."""
    given = {}

    def answer(name):
        def ask(*arguments):
            assert name in given, f"nobody expected the question {name}"
            return given[name]

        return ask

    for name in ("ask_unsaved", "ask_stop", "ask_changed_on_disk", "choose_open", "choose_save"):
        monkeypatch.setattr(dialogs, name, answer(name))
    return given


def edit(window):
    window.store.apply(edits.insert(window.store.document, Dropout(), "flatten"), "Add Dropout")


def saved(window, path):
    edit(window)
    filing.saved_to(window, path)
    return path


def test_a_new_document_has_nothing_to_save(window, answers):
    assert not window.files.modified
    assert window.windowTitle() == "First network[*] - NN Studio"
    assert not window.isWindowModified()


def test_an_edit_marks_the_title_and_undo_unmarks_it(window):
    edit(window)
    assert window.isWindowModified()
    window.store.undo_stack.undo()
    assert not window.isWindowModified()


def test_saving_asks_for_a_name_once(window, answers, tmp_path):
    edit(window)
    answers["choose_save"] = tmp_path / "mine.nnstudio"
    assert filing.saved(window)
    assert not window.isWindowModified()
    assert window.windowTitle() == "mine[*] - NN Studio"
    assert load_project(tmp_path / "mine.nnstudio").document == window.store.document
    del answers["choose_save"]
    window.store.undo_stack.undo()
    assert window.isWindowModified()
    assert filing.saved(window)
    assert load_project(tmp_path / "mine.nnstudio").document == window.store.document


def test_giving_up_the_name_saves_nothing(window, answers, tmp_path):
    edit(window)
    answers["choose_save"] = None
    assert not filing.saved(window)
    assert window.isWindowModified()


def test_what_was_saved_is_opened_again(window, answers, tmp_path):
    path = saved(window, tmp_path / "mine.nnstudio")
    document = window.store.document
    window.files.new()
    answers["choose_open"] = path
    window.files.ask_and_open()
    assert window.files.finish()
    assert window.store.document == document
    assert not window.files.modified
    assert not window.store.undo_stack.canUndo()
    assert window.pages.currentWidget() is window.workbench


def test_the_weights_travel_with_the_network(window, answers, tmp_path, qtbot):
    changed = edits.change_training(window.store.document, epochs=1)
    window.store.apply(changed, "One epoch")
    window.run_model.train()
    qtbot.waitUntil(lambda: window.run_model.state is State.FINISHED, timeout=WAIT_MS)
    assert window.files.modified
    weights = dict(window.run_model.outlook.weights)
    path = saved_as(window, tmp_path / "trained.nnstudio")
    window.files.new()
    assert window.run_model.outlook.weights is None
    filing.opened(window, path)
    assert {name: array.tobytes() for name, array in window.run_model.outlook.weights.items()} == {
        name: array.tobytes() for name, array in weights.items()
    }
    assert len(window.run_model.history.epochs) == 1
    assert not window.files.modified


def saved_as(window, path):
    assert filing.saved_to(window, path)
    return path


@pytest.mark.parametrize("leave", ["new", "open", "template", "close"])
@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_unsaved_changes_are_asked_about(window, answers, tmp_path, leave, answer):
    other = saved(window, tmp_path / "other.nnstudio")
    window.files.open_template("first-network")
    edit(window)
    edited = window.store.document
    answers["ask_unsaved"] = answer
    answers["choose_save"] = tmp_path / "rescued.nnstudio"
    ways = {
        "new": window.files.new,
        "open": lambda: filing.opened(window, other),
        "template": lambda: window.files.open_template("wide-dropout"),
        "close": window.close,
    }
    left = ways[leave]()
    assert left == (answer != "cancel")
    assert (tmp_path / "rescued.nnstudio").exists() == (answer == "save")
    if answer == "cancel":
        assert window.store.document == edited
        assert window.isVisible()
    if answer == "save":
        assert load_project(tmp_path / "rescued.nnstudio").document == edited


def test_a_save_that_fails_keeps_the_window_open(window, answers, tmp_path):
    edit(window)
    answers["ask_unsaved"] = "save"
    answers["choose_save"] = tmp_path / "no such folder" / "mine.nnstudio"
    assert not window.close()
    assert window.message_bar.isVisible()
    assert "no folder" in window.message_bar.text.text()
    assert window.files.modified


def test_training_is_asked_about_and_stopped(window, answers, qtbot):
    window.run_model.train()
    answers["ask_stop"] = False
    assert not window.close()
    assert window.run_model.active
    answers["ask_stop"] = True
    answers["ask_unsaved"] = "discard"
    assert window.close()
    assert not window.run_model.active


def test_closing_without_changes_asks_nothing(window, answers):
    assert window.close()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 half a zip"])
def test_a_damaged_file_gets_a_sentence_and_changes_nothing(window, answers, tmp_path, content):
    path = tmp_path / "damaged.nnstudio"
    path.write_bytes(content)
    before = window.store.document
    assert not filing.opened(window, path)
    assert str(path) in window.message_bar.text.text()
    assert window.message_bar.isVisible()
    assert window.store.document is before


def test_a_file_that_is_gone_gets_a_sentence(window, answers, tmp_path):
    assert not filing.opened(window, tmp_path / "gone.nnstudio")
    assert "gone.nnstudio" in window.message_bar.text.text()


def test_a_file_is_checked_before_anything_is_asked(window, answers, tmp_path):
    edit(window)
    path = tmp_path / "damaged.nnstudio"
    path.write_bytes(b"x")
    assert not filing.opened(window, path)


def test_recent_files_are_listed_newest_first_and_only_while_they_exist(window, answers, tmp_path):
    names = [f"net{at}.nnstudio" for at in range(3)]
    for name in names:
        saved(window, tmp_path / name)
    (tmp_path / names[1]).unlink()
    window.files.recent.changed.emit()
    wanted = [str(tmp_path / names[2]), str(tmp_path / names[0])]
    assert list(window.files.recent.paths) == wanted
    assert [action.data() for action in window.menus.recent.actions()] == wanted
    assert [button.toolTip() for button in window.gallery.start.buttons] == wanted


def test_a_recent_file_opens_from_the_menu_and_from_the_gallery(window, answers, tmp_path):
    saved(window, tmp_path / "a.nnstudio")
    for way in (window.menus.recent.actions()[0].trigger, window.gallery.start.buttons[0].click):
        window.files.new()
        assert window.files.path is None
        way()
        window.files.finish()
        assert window.files.path == tmp_path / "a.nnstudio"


def drop_file(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = QPoint(400, 10), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, none))
    return enter.isAccepted()


def test_a_project_dropped_on_the_window_is_opened(window, answers, tmp_path):
    path = saved(window, tmp_path / "dropped.nnstudio")
    document = window.store.document
    window.files.new()
    assert drop_file(window, path)
    window.files.finish()
    assert window.store.document == document


def test_another_file_is_not_taken(window, answers, tmp_path):
    path = saved(window, tmp_path / "dropped.nnstudio")
    shutil.copy(path, tmp_path / "other.pdf")
    assert not drop_file(window, tmp_path / "other.pdf")


@pytest.fixture
def changed(window, answers, tmp_path):
    """A project that somebody else has written since it was saved here: with one layer more, and edited here."""
    mine = saved(window, tmp_path / "mine.nnstudio")
    theirs = edits.insert(window.store.document, Dropout(rate=0.1), "flatten")
    save_project(mine, Project(theirs))
    edit(window)
    return mine


@pytest.mark.parametrize("answer", ["replace", "elsewhere", "open", "cancel"])
def test_a_file_that_changed_on_disk_is_asked_about(window, answers, changed, tmp_path, answer):
    theirs, ours = load_project(changed).document, window.store.document
    answers["ask_changed_on_disk"] = answer
    answers["choose_save"] = tmp_path / "other.nnstudio"
    assert filing.saved(window) == (answer in ("replace", "elsewhere"))
    window.files.finish()
    assert load_project(changed).document == (ours if answer == "replace" else theirs)
    assert (tmp_path / "other.nnstudio").exists() == (answer == "elsewhere")
    assert window.store.document == (theirs if answer == "open" else ours)
    assert window.files.modified == (answer == "cancel")


def test_after_the_answer_the_file_is_ours_again(window, answers, changed):
    answers["ask_changed_on_disk"] = "replace"
    assert filing.saved(window)
    del answers["ask_changed_on_disk"]
    edit(window)
    assert filing.saved(window)


def test_a_file_that_was_opened_is_watched_too(window, answers, changed):
    answers["ask_unsaved"] = "discard"
    assert filing.opened(window, changed)
    edit(window)
    assert filing.saved(window)
    save_project(changed, Project(window.store.document))
    edit(window)
    answers["ask_changed_on_disk"] = "cancel"
    assert not filing.saved(window)


def test_a_file_that_is_gone_is_written_again_without_a_question(window, answers, changed):
    changed.unlink()
    assert filing.saved(window)
    assert load_project(changed).document == window.store.document


def test_the_question_has_the_three_answers(window, monkeypatch):
    button = dialogs.QMessageBox.StandardButton
    for pressed, answer in ((button.Save, "save"), (button.Discard, "discard"), (button.Cancel, "cancel")):
        monkeypatch.setattr(dialogs.QMessageBox, "exec", lambda box, pressed=pressed: pressed)
        assert dialogs.ask_unsaved(window, "mine") == answer


def test_a_network_without_a_name_is_called_as_its_file_is(window, tmp_path):
    window.files.new()
    window.editing.add("Flatten")
    assert filing.saved_to(window, tmp_path / "my net.nnstudio")
    assert window.store.document.title == "my net"
    assert load_project(tmp_path / "my net.nnstudio").document.title == "my net"
    assert not window.files.modified
    assert filing.saved_to(window, tmp_path / "another.nnstudio")
    assert window.store.document.title == "my net"


def test_what_was_learned_is_there_again_when_a_network_that_was_saved_broken_is_repaired(
    window, tmp_path, qtbot
):
    window.files._show(small_document(epochs=1), None)
    window.run_model.train()
    qtbot.waitUntil(lambda: window.run_model.state is State.FINISHED, timeout=WAIT_MS)
    weights = {name: array.tobytes() for name, array in window.run_model.outlook.weights.items()}
    window.store.apply(edits.remove(window.store.document, ["flatten"]), "Break it")
    path = saved_as(window, tmp_path / "broken.nnstudio")
    window.files.new()
    filing.opened(window, path)
    assert window.run_model.outlook.weights is None
    assert not window.files.modified
    window.store.apply(edits.insert(window.store.document, Flatten(), INPUT), "Repair it")
    again = window.run_model.outlook.weights
    assert {name: array.tobytes() for name, array in again.items()} == weights
    assert len(window.run_model.history.epochs) == 1
