"""Unsaved work that a crash leaves: offered in the gallery, taken back, and there until it is saved or discarded."""

import errno
import os
import shutil
import threading

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.formats.autosave.left import left_behind
from nnstudio.formats.autosave.pace import Pace
from nnstudio.formats.autosave.place import PROJECT
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.formats.stamp import stamp_of
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.runs.state import State
from nnstudio.studio.gallery.sketch import sketch
from nnstudio.studio.moment import moment_text
from tests.formats.building import network, trained
from tests.studio import filing
from tests.studio.learning import WAIT_MS, small_document
from tests.studio.recovering import answers, begin, crash, edit, folder, kept, take, write

__all__ = ["answers", "begin", "folder"]


def test_nothing_is_offered_without_a_crash(begin, folder, answers):
    window = begin()
    assert not window.gallery.left.isVisible()
    window.files.open_template("first-network")
    edit(window)
    answers["ask_unsaved"] = "discard"
    assert window.close()
    assert not begin().gallery.left.isVisible()
    assert not folder.exists()


def test_an_edit_is_written_while_the_window_lives_and_offered_to_no_other(qtbot, begin, folder):
    window = begin()
    window.files.open_template("first-network")
    edit(window)
    assert window.recovery.autosaver.pace.due is not None
    write(qtbot, window)
    assert [project.document for project in kept(folder)] == [window.store.document]
    assert left_behind(folder) == ()


def test_an_edit_needs_no_help_to_be_written(qtbot, begin, folder):
    window = begin()
    window.recovery.autosaver.pace = Pace(soon=0.0)
    window.files.open_template("first-network")
    with qtbot.waitSignal(window.recovery.autosaver.written, timeout=WAIT_MS):
        edit(window)
    assert len(kept(folder)) == 1


def test_what_is_edited_during_a_save_and_was_written_here_is_not_forgotten_with_the_save(
    qtbot, begin, folder, tmp_path, monkeypatch
):
    window, may_end = begin(), threading.Event()
    window.files.open_template("first-network")
    edit(window)

    def slowly(path, project):
        may_end.wait(WAIT_MS / 1000)
        save_project(path, project)

    monkeypatch.setattr("nnstudio.studio.files.steps.save_project", slowly)
    window.files._write(tmp_path / "mine.nnstudio")
    edit(window)
    write(qtbot, window)
    may_end.set()
    assert window.files.finish()
    assert [project.document for project in kept(folder)] == [window.store.document]


@pytest.mark.parametrize("way", ["save", "undo", "new", "close"])
def test_what_is_saved_undone_or_discarded_is_kept_no_longer(qtbot, begin, folder, answers, tmp_path, way):
    window = begin()
    window.files.open_template("first-network")
    edit(window)
    write(qtbot, window)
    answers |= {"ask_unsaved": "discard", "choose_save": tmp_path / "mine.nnstudio"}
    ways = {
        "save": lambda: filing.saved(window),
        "undo": window.store.undo_stack.undo,
        "new": window.files.new,
        "close": window.close,
    }
    ways[way]()
    assert list(folder.iterdir()) == []


def test_what_was_left_is_offered_with_its_title_file_and_time(begin, folder, tmp_path):
    crash(folder, "Digits", tmp_path / "digits.nnstudio")
    crash(folder, "")
    card = begin().gallery.left
    assert card.isVisible()
    assert [row.name.text() for row in card.rows] == ["Untitled", "Digits"]
    assert card.rows[0].facts.text().startswith("Never saved to a file  ·  unsaved since ")
    assert card.rows[1].facts.text().startswith("Changes to digits.nnstudio  ·  unsaved since ")
    assert card.rows[1].open.accessibleName() == "Open Digits"


def test_a_time_of_another_day_has_its_date():
    moment = QDateTime(QDate(2026, 3, 5), QTime(14, 2))
    seconds = moment.toSecsSinceEpoch()
    clock = moment_text(seconds, QDate(2026, 3, 5))
    assert "02" in clock
    assert len(moment_text(seconds, QDate(2026, 3, 6))) > len(clock)


def test_what_was_left_is_taken_back_with_all_that_was_learned(begin, folder):
    crash(folder, project=trained())
    window = begin()
    take(window)
    assert window.pages.working
    assert window.store.document == trained().document
    assert window.run_model.history.events() == trained().history
    assert window.isWindowModified()
    window.recovery.looking.finish()
    assert window.recovery.offers == ()


def test_a_network_that_was_broken_by_an_edit_comes_back_with_what_it_had_learned(
    qtbot, begin, folder, answers
):
    window = begin()
    window.files._show(small_document(epochs=1), None)
    window.run_model.train()
    qtbot.waitUntil(lambda: window.run_model.state is State.FINISHED, timeout=WAIT_MS)
    weights = window.run_model.outlook.weights
    window.store.apply(edits.remove(window.store.document, ["flatten"]), "Break it")
    write(qtbot, window)
    shutil.copytree(folder, folder.with_name("crashed"))
    answers["ask_unsaved"] = "discard"
    window.files.new()
    folder.rmdir()
    folder.with_name("crashed").rename(folder)
    window.recovery.look()
    window.recovery.looking.finish()
    window.recovery.open(window.recovery.offers[0].left)
    window.files.finish()
    assert not window.store.analysis.can_train
    window.store.apply(edits.insert(window.store.document, Flatten(), INPUT), "Repair it")
    again = window.run_model.outlook.weights
    assert {name: array.tobytes() for name, array in again.items()} == {
        name: array.tobytes() for name, array in weights.items()
    }


def test_what_was_taken_back_and_is_closed_unsaved_is_offered_again(qtbot, begin, folder, answers):
    crash(folder)
    window = begin()
    take(window)
    edit(window)
    write(qtbot, window)
    answers["ask_unsaved"] = "discard"
    assert window.close()
    again = begin()
    assert len(again.gallery.left.rows) == 1
    take(again)
    assert again.store.document == window.store.document


def test_it_is_offered_again_in_the_same_window_when_another_network_is_opened(begin, folder, answers):
    crash(folder)
    window = begin()
    take(window)
    answers["ask_unsaved"] = "discard"
    window.files.new()
    window.show_gallery()
    window.recovery.looking.finish()
    assert len(window.gallery.left.rows) == 1


def test_what_was_taken_back_and_is_saved_is_kept_no_longer(begin, folder, answers, tmp_path):
    crash(folder)
    window = begin()
    take(window)
    answers["choose_save"] = tmp_path / "mine.nnstudio"
    assert filing.saved(window)
    assert list(folder.iterdir()) == []
    assert load_project(tmp_path / "mine.nnstudio").document.nodes == network().nodes


def test_it_is_saved_to_its_own_file_without_a_question(begin, folder, answers, tmp_path):
    path = tmp_path / "digits.nnstudio"
    save_project(path, Project(small_document()))
    crash(folder, "digits", path, stamp=stamp_of(path))
    window = begin()
    take(window)
    assert window.windowTitle() == "digits[*] - NN Studio"
    assert filing.saved(window)
    assert load_project(path).document == network()


def test_a_file_that_was_changed_since_is_not_replaced_without_a_question(begin, folder, answers, tmp_path):
    path = tmp_path / "digits.nnstudio"
    save_project(path, Project(small_document()))
    crash(folder, "digits", path, stamp=(1, 2, 3))
    window = begin()
    take(window)
    answers["ask_changed_on_disk"] = "cancel"
    assert not filing.saved(window)
    assert load_project(path).document == small_document()
    assert len(kept(folder)) == 1


def test_discarding_is_asked_about_and_deletes(begin, folder, answers):
    crash(folder)
    window = begin()
    answers["ask_discard"] = False
    window.gallery.left.rows[0].discard.click()
    window.recovery.looking.finish()
    assert len(window.gallery.left.rows) == 1
    answers["ask_discard"] = True
    window.gallery.left.rows[0].discard.click()
    window.recovery.looking.finish()
    assert not window.gallery.left.isVisible()
    assert list(folder.iterdir()) == []


def test_what_cannot_be_read_says_so_and_stays(begin, folder):
    crash(folder)
    (file,) = folder.glob(f"*/{PROJECT}")
    file.write_bytes(b"nothing")
    window = begin()
    take(window)
    assert "is not a project of NN Studio" in window.message_bar.text.text()
    assert len(window.gallery.left.rows) == 1


def test_what_another_window_has_taken_is_offered_no_longer(begin, folder):
    crash(folder)
    first, second = begin(), begin()
    take(first)
    take(second)
    assert second.message_bar.text.text() == "Another window has Digits, or has saved or discarded it."
    assert not second.gallery.left.isVisible()


def test_a_start_with_a_file_mentions_what_was_left(begin, folder, tmp_path):
    save_project(tmp_path / "mine.nnstudio", Project(small_document()))
    assert begin(tmp_path / "mine.nnstudio").message_bar.isHidden()
    crash(folder)
    window = begin(tmp_path / "mine.nnstudio")
    assert window.message_bar.text.text() == "Work of an earlier session was not saved, and is still there."
    window.message_bar.button.click()
    assert window.gallery.left.isVisible()


def test_where_nothing_can_be_written_it_is_said_once_and_the_work_goes_on(qtbot, begin, folder, monkeypatch):
    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    window = begin()
    window.files.open_template("first-network")
    saver = window.recovery.autosaver
    monkeypatch.setattr(os, "replace", full)
    edit(window)
    with qtbot.waitSignal(saver.failed, timeout=WAIT_MS):
        saver.write()
    said = "Unsaved work can't be kept for the case of a crash: the disk is full."
    assert window.message_bar.text.text() == said
    window.message_bar.clear()
    edit(window)
    with qtbot.assertNotEmitted(saver.failed):
        saver.write()
        qtbot.waitUntil(lambda: not saver.writing, timeout=WAIT_MS)
    assert window.message_bar.isHidden()
    assert saver.pace.due is not None
    monkeypatch.undo()
    write(qtbot, window)
    assert [project.document for project in kept(folder)] == [window.store.document]


def test_the_end_of_an_epoch_is_written_so_that_the_run_can_go_on(qtbot, begin, folder):
    window = begin()
    window.files._show(small_document(epochs=1000), None)
    window.run_model.train()
    qtbot.waitUntil(lambda: any(project.checkpoint for project in kept(folder)), timeout=WAIT_MS)
    (project,) = kept(folder)
    assert project.goal == 1000
    assert project.history[-1].step == project.checkpoint.step
    window.run_model.stop_and_wait()
    assert window.run_model.state is State.STOPPED
    write(qtbot, window)
    (project,) = kept(folder)
    assert project.history == window.run_model.history.events()


def test_what_was_left_is_shown_with_a_picture_of_its_network(begin, folder):
    crash(folder, project=trained())
    (row,) = begin().gallery.left.rows
    assert row.picture.sketch == sketch(network(), analyse(network()))


def test_the_offer_is_the_first_that_the_keyboard_reaches(qtbot, begin, folder):
    crash(folder)
    gallery = begin().gallery
    (row,) = gallery.left.rows
    assert gallery.focusWidget() is row.open
    qtbot.keyClick(row.open, Qt.Key.Key_Tab)
    assert gallery.focusWidget() is row.discard


def test_what_can_not_be_read_has_no_picture(begin, folder):
    crash(folder)
    (file,) = folder.glob(f"*/{PROJECT}")
    file.write_bytes(b"nothing")
    (row,) = begin().gallery.left.rows
    assert row.picture is None
    assert row.name.text() == "Digits"
