"""Windows that crash, and others that begin after them."""

import time

import pytest

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.autosave.place import PROJECT
from nnstudio.formats.project import Project, load_project
from nnstudio.layers.dropout import Dropout
from nnstudio.studio.files import dialogs
from tests.formats.building import network
from tests.studio.conftest import leave_nothing_to_ask
from tests.studio.learning import WAIT_MS


@pytest.fixture
def folder(tmp_path):
    """That of all autosaves."""
    return tmp_path / "autosaves"


@pytest.fixture
def begin(qtbot, settings, folder):
    """Starts the program, with a file or without."""
    windows = []

    def begin(*files):
        window = build([str(file) for file in files], settings, Shelf(2000), folder).window
        qtbot.addWidget(window, before_close_func=leave_nothing_to_ask)
        window.show()
        window.recovery.looking.finish()
        windows.append(window)
        return window

    yield begin
    for window in windows:
        window.close_without_asking()
        window.deleteLater()


@pytest.fixture
def answers(monkeypatch):
    """What the person answers; a question that nobody expects fails the test."""
    given = {}

    def answer(name):
        def ask(*arguments):
            assert name in given, f"nobody expected the question {name}"
            return given[name]

        return ask

    for name in ("ask_unsaved", "ask_stop", "ask_discard", "choose_save", "ask_changed_on_disk"):
        monkeypatch.setattr(dialogs, name, answer(name))
    return given


def crash(folder, title="Digits", path=None, project=None, stamp=None):
    """Leave what a window leaves that ends without a farewell."""
    autosave = Autosave(folder)
    autosave.write(project or Project(network()), About(title, path, stamp, time.time()))
    autosave.leave()


def take(window):
    """Click on what was left, and wait until it is there or refused."""
    window.gallery.left.rows[0].open.click()
    window.files.finish()
    window.recovery.looking.finish()


def edit(window):
    window.store.apply(
        edits.insert(window.store.document, Dropout(), window.store.document.last), "Add Dropout"
    )


def write(qtbot, window):
    """Let the time of the next autosave come."""
    saver = window.recovery.autosaver
    qtbot.waitUntil(lambda: not saver.writing, timeout=WAIT_MS)
    with qtbot.waitSignal(saver.written, timeout=WAIT_MS):
        saver.write()


def kept(folder):
    """The projects in the folder, whether their windows live or not."""
    return [load_project(file) for file in folder.glob(f"*/{PROJECT}")]
