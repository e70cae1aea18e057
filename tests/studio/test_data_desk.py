"""Data that was used is given to another network by one choice, and data that is gone can be found again."""

import json
import shutil

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import SOURCES, Download, ImageFolder, Mnist, Points, Table
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT
from nnstudio.runs.state import State
from nnstudio.studio.data import page
from nnstudio.studio.data.draft import Stage
from nnstudio.studio.data.recent import KEY, RecentData
from tests.studio import filing
from tests.studio.data_reading import settle
from tests.studio.learning import WAIT_MS


@pytest.fixture
def window(studio):
    studio.window.open_template("first-network")
    return studio.window


@pytest.fixture
def painted(window, qtbot, folder):
    """The window with a network that learns from the folder of colours."""
    window.desk.look_at(folder)
    settle(qtbot, window)
    window.data.following.use.click()
    return ImageFolder(folder=str(folder), size=(20, 20))


def wait_for_source(qtbot, window, source):
    qtbot.waitUntil(lambda: window.store.document.source == source, timeout=WAIT_MS)


# What was used before


def test_what_was_used_is_listed_below_the_button_before_what_comes_with_the_program(window, painted):
    window.data_button.fill()
    entries = [action for action in window.data_button.list.actions() if action.text()]
    assert [entry.text() for entry in entries][:2] == ["paints", "MNIST"]
    assert entries[-1] is window.menus.data
    assert [entry.text() for entry in entries if entry.isChecked()] == ["paints"]


def test_one_choice_gives_another_network_the_same_data(window, qtbot, painted):
    window.files.forget_changes()
    window.open_template("three-convolutions")
    assert window.store.document.source == Mnist()
    window.data_button.fill()
    window.data_button.list.actions()[0].trigger()
    wait_for_source(qtbot, window, painted)
    assert window.workbench.isVisible()
    assert window.store.document.title == "Three convolutions"
    assert window.desk.draft.look is None
    window.menus.undo.trigger()
    assert window.store.document.source == Mnist()


def test_a_template_brings_its_own_data_and_offers_what_was_in_use(window, qtbot, painted):
    window.files.forget_changes()
    window.open_template("wide-dropout")
    assert window.store.document.source == Mnist()
    kind, said, button, deed = window.message_bar.message
    assert (kind, said, button) == ("info", "Wide layer with dropout comes with MNIST.", "Use paints")
    deed()
    wait_for_source(qtbot, window, painted)


def test_data_of_another_kind_is_not_offered(window, qtbot):
    window.desk.take(Points())
    wait_for_source(qtbot, window, Points())
    window.files.forget_changes()
    window.open_template("wide-dropout")
    assert window.message_bar.message is None


def test_a_template_with_the_same_data_says_nothing(window):
    window.open_template("wide-dropout")
    assert window.message_bar.message is None


def test_data_that_cannot_be_taken_leads_to_its_page(window, qtbot, tmp_path):
    window.desk.take(Table(file=str(tmp_path / "gone.csv")))
    qtbot.waitUntil(window.data.isVisible, timeout=WAIT_MS)
    assert window.desk.draft.stage is Stage.REFUSED
    assert window.store.document.source == Mnist()


def test_the_newest_comes_first_and_nothing_twice(settings):
    recent = RecentData(settings)
    for source in (Points(), Points(noise=0.1), Points()):
        recent.add("Spiral", source)
    assert [source for _, source in recent.entries][:3] == [Points(), Points(noise=0.1), Mnist()]


SHIPPED = [cls for cls in SOURCES.values() if cls.ships]
GHOST = json.dumps({"title": "x", "source": {"type": "Ghost"}})


@pytest.mark.parametrize("text", ["", "[]", "{}", GHOST, "[" * 99_999])
def test_settings_that_hold_nonsense_are_passed_over(settings, text):
    settings.setValue(KEY, [text])
    assert [source for _, source in RecentData(settings).entries] == [cls() for cls in SHIPPED]


# From the canvas


def test_a_double_click_on_the_input_leads_to_the_data(window, qtbot):
    view = window.canvas.view
    view.fit()
    place = view.mapFromScene(view.network.layout.rects[INPUT].center())
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.data.isVisible()
    settle(qtbot, window)


# Data that is gone


@pytest.fixture
def lost(window, qtbot, painted, folder, tmp_path):
    """A project whose pictures were moved elsewhere since it was saved."""
    path = tmp_path / "paints.nnstudio"
    filing.saved_to(window, path)
    window.open_template("first-network")
    window.files.forget_changes()
    shutil.move(folder, tmp_path / "elsewhere")
    window.run_model.shelf = Shelf(2000)
    filing.opened(window, path)
    return tmp_path / "elsewhere"


def test_a_project_whose_data_is_gone_opens_and_says_so(window, qtbot, lost, monkeypatch):
    qtbot.waitUntil(lambda: window.message_bar.message is not None, timeout=WAIT_MS)
    kind, said, button, deed = window.message_bar.message
    assert kind == "warning"
    assert "is not at" in said
    assert button == "Find the data ..."
    assert window.store.document.task.classes == ("blue", "green", "red")
    monkeypatch.setattr(page, "choose_place", lambda *arguments: lost)
    deed()
    settle(qtbot, window)
    assert window.desk.draft.source == ImageFolder(folder=str(lost), size=(20, 20))
    window.data.following.use.click()
    assert window.store.document.source == ImageFolder(folder=str(lost), size=(20, 20))


def test_training_that_fails_of_it_offers_to_find_it(window, qtbot, lost):
    qtbot.waitUntil(lambda: window.message_bar.message is not None, timeout=WAIT_MS)
    window.message_bar.clear()
    window.run_model.train()

    def offered():
        return window.message_bar.message is not None and bool(window.message_bar.message[2])

    qtbot.waitUntil(offered, timeout=WAIT_MS)
    kind, said, button, _ = window.message_bar.message
    assert (kind, button) == ("error", "Find the data ...")
    assert "can't be read" in said


def test_the_page_says_that_it_is_gone_and_keeps_the_settings_when_it_is_found(
    window, qtbot, lost, monkeypatch
):
    window.desk.show()
    settle(qtbot, window)
    assert window.data.status.button.text() == "Find the data..."
    monkeypatch.setattr(page, "choose_place", lambda *arguments: lost)
    window.data.status.button.click()
    settle(qtbot, window)
    assert window.desk.draft.stage is Stage.READY
    assert window.desk.draft.source.size == (20, 20)


# Data that was moved, and other data in its place


@pytest.fixture
def stopped(window, qtbot, painted):
    """The window with a network that has learned two epochs of many from the colours."""
    document = window.store.document
    window.store.apply(edits.change_training(document, epochs=50, batch_size=8), sentence("Train shortly"))
    for epochs in (1, 2):
        window.run_model.one_epoch()
        qtbot.waitUntil(lambda epochs=epochs: len(window.run_model.history.epochs) == epochs, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: window.run_model.state is State.PAUSED, timeout=WAIT_MS)
    window.run_model.stop()
    qtbot.waitUntil(lambda: not window.run_model.active, timeout=WAIT_MS)
    assert window.run_model.outlook.goes_on is not None
    return window.run_model


def use(window, qtbot, monkeypatch, place):
    """Say where the data is, as after a click on "Find the data", and use it; return what the page said before."""
    monkeypatch.setattr(page, "choose_place", lambda *arguments: place)
    window.desk.find()
    settle(qtbot, window)
    said = window.data.following.text.text()
    window.data.following.use.click()
    return said


def test_training_goes_on_with_the_same_data_at_another_place(
    window, qtbot, stopped, folder, tmp_path, monkeypatch
):
    shutil.move(folder, tmp_path / "elsewhere")
    said = use(window, qtbot, monkeypatch, tmp_path / "elsewhere")
    assert "It is the data that the network has had, at another place." in said
    assert said.endswith("Training can go on where it stopped.")
    qtbot.waitUntil(lambda: window.message_bar.message is not None, timeout=WAIT_MS)
    assert window.message_bar.message[:2] == (
        "good",
        "The network has its data again, and training can go on where it stopped.",
    )
    stopped.one_epoch()
    qtbot.waitUntil(lambda: stopped.state is State.PAUSED, timeout=WAIT_MS)
    assert [epoch.epoch for epoch in stopped.history.epochs] == [1, 2, 3]


def repaint(folder):
    """Other pictures under the same names."""
    for number, path in enumerate(sorted(folder.rglob("*.png"))):
        Image.new("RGB", (24, 30 + number), (number, 90, 200)).save(path)


def test_other_data_elsewhere_begins_anew_and_says_so(window, qtbot, stopped, folder, tmp_path, monkeypatch):
    shutil.copytree(folder, tmp_path / "others")
    repaint(tmp_path / "others")
    said = use(window, qtbot, monkeypatch, tmp_path / "others")
    assert said.startswith("It is not the data that the network has had.")
    assert said.endswith("the optimizer and the epochs start anew, since the data changed.")
    assert stopped.outlook.goes_on is None


def test_training_refuses_other_data_at_the_same_place_until_somebody_has_looked(
    window, qtbot, stopped, folder
):
    repaint(folder)
    stopped.shelf = Shelf(2000)
    stopped.train()
    shown = lambda: window.message_bar.message or ("", "", "", None)  # noqa: E731
    qtbot.waitUntil(lambda: shown()[2] == "Look at the data ...", timeout=WAIT_MS)
    kind, said, _, deed = shown()
    assert kind == "error"
    assert said.startswith("The data is not what it was when the network got it")
    deed()
    settle(qtbot, window)
    assert window.data.following.text.text().startswith("It is not the data that the network has had.")
    window.data.following.use.click()
    stopped.one_epoch()
    qtbot.waitUntil(lambda: stopped.state is State.PAUSED, timeout=WAIT_MS)
    assert [epoch.epoch for epoch in stopped.history.epochs] == [1]


# Published sets


def test_an_edit_asks_no_disk_whether_the_data_is_there(window, qtbot, lost, monkeypatch):
    window.desk.show()
    settle(qtbot, window)
    asked = []
    monkeypatch.setattr("nnstudio.data.places.exists", asked.append)
    store = window.store
    store.apply(edits.retitle(store.document, "Edited"), sentence("Rename"))
    assert window.data.status.button.text() == "Find the data..."
    assert asked == []


def test_nothing_is_downloaded_before_somebody_says_so(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(Download, "is_here", lambda source, folder=None: False)
    monkeypatch.setattr(Download, "open", lambda source, progress: asked.append(source))
    window.desk.show()
    window.desk.draft.choose("Download")
    assert window.desk.draft.stage is Stage.ASKING
    status = window.data.status
    assert status.button.text().startswith("Download ")
    assert "Licence" in status.said.text()
    assert asked == []
    status.button.click()
    settle(qtbot, window)
    assert [source.name for source in asked] == ["fashion-mnist"]
