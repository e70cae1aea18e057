"""What goes on while a file is opened or saved: edits, another save, closing, and giving it up."""

import threading

import pytest
from PySide6.QtCore import QTimer

from nnstudio.data.disk import DISK
from nnstudio.document import edits
from nnstudio.formats.project import load_project
from nnstudio.layers.dropout import Dropout
from tests.studio import filing
from tests.studio.learning import WAIT_MS


@pytest.fixture
def window(studio):
    studio.window.files.open_template("first-network")
    return studio.window


def edit(window):
    window.store.apply(edits.insert(window.store.document, Dropout(), "flatten"), "Add Dropout")


def saved(window, path):
    edit(window)
    filing.saved_to(window, path)
    return path


@pytest.fixture
def slow_disk(monkeypatch):
    """A disk on which nothing that is written is there before `set` is called."""
    done = threading.Event()
    sync = DISK.sync

    def wait(descriptor):
        done.wait(WAIT_MS / 1000)
        sync(descriptor)

    monkeypatch.setattr(DISK, "sync", wait)
    yield done
    done.set()


def test_what_is_edited_while_a_save_goes_on_is_not_taken_as_saved(window, tmp_path, slow_disk):
    before = window.store.document
    edit(window)
    edited = window.store.document
    window.files._write(tmp_path / "mine.nnstudio")
    edit(window)
    assert window.files.work.active
    slow_disk.set()
    assert window.files.finish()
    assert load_project(tmp_path / "mine.nnstudio").document == edited
    assert window.files.modified
    window.store.undo_stack.undo()
    window.store.undo_stack.undo()
    assert window.store.document == before
    assert window.files.modified


def test_closing_waits_for_a_save_that_goes_on_and_asks_nothing(window, tmp_path, slow_disk):
    edit(window)
    window.files._write(tmp_path / "mine.nnstudio")
    QTimer.singleShot(50, slow_disk.set)
    assert window.close()
    assert load_project(tmp_path / "mine.nnstudio").document == window.store.document


def test_a_second_save_waits_for_the_first(window, tmp_path, slow_disk):
    edit(window)
    window.files._write(tmp_path / "mine.nnstudio")
    edit(window)
    QTimer.singleShot(50, slow_disk.set)
    assert filing.saved(window)
    assert load_project(tmp_path / "mine.nnstudio").document == window.store.document
    assert not window.files.modified


def test_a_save_that_takes_long_is_told_until_it_is_over(qtbot, window, tmp_path, slow_disk):
    edit(window)
    window.files._write(tmp_path / "mine.nnstudio")
    with qtbot.waitSignal(window.files.work.takes_long, timeout=WAIT_MS):
        pass
    assert window.message_bar.text.text() == f"Saving to {tmp_path / 'mine.nnstudio'} ..."
    assert window.message_bar.button.isHidden()
    slow_disk.set()
    window.files.finish()
    assert window.message_bar.text.text() == f"Saved to {tmp_path / 'mine.nnstudio'}."


def test_what_takes_long_to_be_opened_can_be_given_up(qtbot, window, tmp_path, monkeypatch):
    path = saved(window, tmp_path / "mine.nnstudio")
    window.files.new()
    before, read = window.store.document, threading.Event()

    def slowly(path):
        read.wait(WAIT_MS / 1000)
        return load_project(path)

    monkeypatch.setattr("nnstudio.studio.files.steps.load_project", slowly)
    with qtbot.waitSignal(window.files.work.takes_long, timeout=WAIT_MS):
        window.files.open(path)
    assert window.message_bar.text.text() == f"Opening {path} ..."
    window.message_bar.button.click()
    assert window.message_bar.isHidden()
    read.set()
    window.files.work.close()
    assert window.store.document is before


def test_another_network_that_is_asked_for_meanwhile_is_shown_and_not_the_one_that_is_read(
    window, tmp_path, monkeypatch
):
    path, read = saved(window, tmp_path / "mine.nnstudio"), threading.Event()

    def slowly(path):
        read.wait(WAIT_MS / 1000)
        return load_project(path)

    monkeypatch.setattr("nnstudio.studio.files.steps.load_project", slowly)
    window.files.open(path)
    window.files.new()
    read.set()
    window.files.work.close()
    assert window.files.path is None
    assert not window.store.document.nodes
