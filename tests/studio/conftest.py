"""The window as a user gets it, with settings of its own and a small part of MNIST."""

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QRect, QSettings
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document.templates import TEMPLATES
from nnstudio.studio import language, screen
from nnstudio.studio.canvas import CanvasPanel, Editing
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.palette import PalettePanel
from nnstudio.studio.problems import ProblemsPanel
from nnstudio.studio.properties import PropertiesPanel
from nnstudio.studio.store import Store
from nnstudio.studio.training.run_model import RunModel
from tests.studio.learning import SHELF, WAIT_MS, small_document

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed):
    wait.__kwdefaults__["timeout"] = WAIT_MS


@pytest.fixture(autouse=True)
def room(monkeypatch):
    """A screen on which every window fits: the one without a display is 800x800."""
    monkeypatch.setattr(screen, "room_for", lambda window: QRect(0, 0, 2560, 1600))


@pytest.fixture
def settings(tmp_path):
    """Settings of their own, in English whatever the system speaks."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    language.choose(settings, "en")
    return settings


@pytest.fixture
def studio(qtbot, settings):
    """The built window, shown at its default size, still in the gallery."""
    studio = build([], settings, Shelf(2000))
    qtbot.addWidget(studio.window, before_close_func=leave_nothing_to_ask)
    studio.window.show()
    qtbot.waitExposed(studio.window)
    yield studio
    studio.window.close_without_asking()
    studio.window.deleteLater()
    QApplication.clipboard().clear()


def leave_nothing_to_ask(window):
    """A run that goes on, edited code, or changes, would make the window ask, and nobody is there to answer."""
    window.run_model.stop_and_wait()
    window.code.model.discard()
    window.files.forget_changes()


@pytest.fixture
def show(qtbot):
    """Shows a widget at a size, and closes it after the test."""

    def show(widget, width, height):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    return show


@pytest.fixture
def store(qapp):
    """The template of two convolutions."""
    return Store(TEMPLATES["two-convolutions"].document)


@pytest.fixture
def new_run_model(qapp):
    """Makes models that train a small network; they are stopped after the test, however it ends."""
    owner = QObject()
    made = []

    def new_run_model(document=None, shelf=None):
        store = Store(document or small_document(), owner)
        made.append(RunModel(store, shelf or SHELF, owner))
        return made[-1]

    yield new_run_model
    for run_model in made:
        run_model.stop_and_wait()
    owner.deleteLater()


class Bench(QSplitter):
    """Palette, canvas, properties and problems on one store: what most tests need, and built faster."""

    def __init__(self, document, settings):
        super().__init__()
        self.store = Store(document, self)
        self.editing = Editing(self.store, self)
        self.palette_panel = PalettePanel()
        self.canvas = CanvasPanel(self.editing, Estimate(settings, self))
        self.properties = PropertiesPanel(self.store, CodePage(CodeModel(self.store, settings, self)))
        self.problems = ProblemsPanel(self.store)
        self.palette_panel.add_wanted.connect(self.editing.add)
        self.palette_panel.branch_wanted.connect(self.editing.branch)
        self.problems.repair_wanted.connect(self.editing.repair)
        self.canvas.properties_wanted.connect(self.properties.show_layer)
        self.refusals = []
        self.editing.refused.connect(self.refusals.append)
        for part in (self.palette_panel, self.canvas, self.properties, self.problems):
            self.addWidget(part)
        self.resize(1400, 700)
        self.setSizes([200, 640, 330, 230])


@pytest.fixture
def bench(qtbot, settings):
    """A shown bench with the template of two convolutions, all of it in sight."""
    bench = Bench(TEMPLATES["two-convolutions"].document, settings)
    qtbot.addWidget(bench)
    bench.show()
    qtbot.waitExposed(bench)
    bench.canvas.view.fit()
    yield bench
    QApplication.clipboard().clear()


@pytest.fixture
def window(studio):
    """The window with an empty network open."""
    studio.window.files.new()
    return studio.window


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """Decoded pictures go to a folder of the test's own."""
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *names, **options: str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    """Five pictures of each of three colours."""
    for name, colour in (("blue", (0, 0, 255)), ("green", (0, 255, 0)), ("red", (255, 0, 0))):
        (tmp_path / "paints" / name).mkdir(parents=True)
        for at in range(5):
            Image.new("RGB", (20, 20), colour).save(tmp_path / "paints" / name / f"{at}.png")
    return tmp_path / "paints"


@pytest.fixture
def houses(tmp_path):
    """A table of forty houses, written as in Germany."""
    rows = "".join(f"{at};{40 + at},5;{'ABC'[at % 3]};{1000 * at},25\n" for at in range(1, 41))
    (tmp_path / "houses.csv").write_text("number;area;town;price\n" + rows)
    return tmp_path / "houses.csv"
