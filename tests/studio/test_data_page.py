"""Data is looked at beside the window, and given to the network by one edit that undoes."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from nnstudio.data.preview import ROWS
from nnstudio.data.sources import SOURCES, ImageFolder, Mnist, Points
from nnstudio.studio.data.classes import COUNT_ROLE, OF_A_ROW, PICTURES_ROLE
from nnstudio.studio.data.draft import Stage
from nnstudio.studio.properties import places
from tests.studio import filing
from tests.studio.data_reading import Slow, settle
from tests.studio.learning import WAIT_MS


@pytest.fixture
def window(studio):
    studio.window.open_template("first-network")
    return studio.window


def drag(window, path, kind=QDropEvent):
    """Bring a file or folder from outside over the window; return whether it is taken."""
    if kind is QDropEvent:
        drag(window, path, QDragEnterEvent)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(window.rect().center()) if kind is QDropEvent else QPoint(window.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    event = kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


# In the strip and in the menu


def test_the_strip_says_what_is_learned_from_and_leads_to_the_page(window, qtbot):
    button = window.workbench.strip.findChild(type(window.data_button))
    assert button.text() == "MNIST"
    button.click()
    assert window.pages.currentWidget() is window.data
    settle(qtbot, window)
    assert window.data.following.use.text() == "In use"
    assert not window.data.following.use.isEnabled()


def test_the_menu_leads_there_and_back(window, qtbot):
    window.menus.data.trigger()
    settle(qtbot, window)
    assert window.data.isVisible()
    assert window.menus.back.isEnabled()
    window.menus.back.trigger()
    assert window.workbench.isVisible()


def test_without_a_network_there_is_nothing_to_give_data_to(studio):
    assert not studio.window.menus.data.isEnabled()


# Choosing


def test_every_source_can_be_chosen(window, qtbot):
    window.desk.show()
    kinds = window.data.settings.kinds
    assert [kinds.itemData(at) for at in range(kinds.count())] == list(SOURCES)
    for name, cls in SOURCES.items():
        window.desk.draft.choose(name)
        settle(qtbot, window)
        assert set(window.data.settings.form.editors) == {field.name for field in cls.fields()}


def test_a_source_without_a_place_asks_for_one(window, qtbot):
    window.desk.show()
    window.desk.draft.choose("ImageFolder")
    assert window.desk.draft.stage is Stage.NOTHING
    assert window.data.status.said.text() == "Choose a folder, or drop one here."
    assert not window.data.following.use.isEnabled()


def test_a_place_is_chosen_in_the_system_s_dialog(window, qtbot, folder, monkeypatch):
    monkeypatch.setattr(places.QFileDialog, "getExistingDirectory", lambda *arguments: str(folder))
    window.desk.show()
    window.desk.draft.choose("ImageFolder")
    window.data.settings.form.editors["folder"].button.click()
    settle(qtbot, window)
    assert window.desk.draft.source == ImageFolder(folder=str(folder))
    assert window.data.status.title.text() == "paints"


def test_another_setting_is_read_at_once(window, qtbot):
    window.desk.show()
    window.desk.draft.choose("Points")
    settle(qtbot, window)
    window.data.settings.form.editors["count"].box.setValue(77)
    settle(qtbot, window)
    assert window.desk.draft.look.opened.description.train == 77


def test_a_value_out_of_range_is_refused_under_its_field(window, qtbot):
    window.desk.show()
    window.desk.draft.choose("Points")
    settle(qtbot, window)
    window.desk.draft.change("noise", 3.0)
    form = window.data.settings.form
    assert form.complaints["noise"].isVisibleTo(form)
    assert window.desk.draft.source == Points()


# Dropping


def test_what_was_looked_at_before_is_not_taken_for_what_is_dropped(window, qtbot, folder):
    """As long as nobody knows what kind of data it is, no kind and no settings are shown; a kind can be chosen."""
    window.desk.show()
    settle(qtbot, window)
    settings = window.data.settings
    assert settings.kinds.currentData() == "Mnist"
    assert drag(window, folder)
    assert settings.kinds.currentIndex() == -1
    assert settings.help.text() == ""
    assert not settings.form.isVisible()
    settle(qtbot, window)
    assert settings.kinds.currentData() == "ImageFolder"
    assert settings.form.isVisible()
    assert drag(window, folder)
    window.desk.draft.choose("ImageFolder")
    assert settings.kinds.currentData() == "ImageFolder"
    assert settings.form.isVisible()


def test_a_folder_that_is_dropped_is_looked_at(window, qtbot, folder):
    assert drag(window, folder, QDragEnterEvent)
    assert drag(window, folder)
    settle(qtbot, window)
    assert window.data.isVisible()
    assert window.desk.draft.source == ImageFolder(folder=str(folder), size=(20, 20))
    assert "3 classes" in window.data.status.facts.text()
    assert window.store.document.source == Mnist()


def test_a_project_that_is_dropped_is_opened_as_before(window, qtbot, tmp_path):
    path = tmp_path / "mine.nnstudio"
    filing.saved_to(window, path)
    window.open_template("two-convolutions")
    window.files.forget_changes()
    assert drag(window, path)
    assert window.files.finish()
    assert window.files.path == path


def test_what_can_be_no_data_is_not_taken(window, tmp_path):
    assert not drag(window, tmp_path / "letter.docx", QDragEnterEvent)


def test_data_that_is_dropped_on_the_gallery_begins_an_empty_network(studio, qtbot, folder):
    window = studio.window
    drag(window, folder)
    settle(qtbot, window)
    window.data.following.use.click()
    assert window.store.document.nodes == ()
    assert window.store.document.graph.input_shape == (20, 20, 3)
    assert window.workbench.isVisible()


# Looking


def test_pictures_are_shown_by_class_with_bars(window, qtbot, folder):
    window.desk.look_at(folder)
    settle(qtbot, window)
    model = window.data.looks.classes.classes
    assert model.rowCount() == 3
    assert model.index(2).data() == "red"
    assert model.index(2).data(PICTURES_ROLE)[0].pixelColor(3, 3).getRgb() == (255, 0, 0, 255)
    assert [model.index(row).data(COUNT_ROLE).train for row in range(3)] == [4, 4, 4]
    window.data.grab()


def test_pictures_that_are_to_be_given_again_are_shown_in_rows(window, qtbot):
    window.desk.draft.begin(Mnist(task="reconstruction"))
    window.show_page_of_data()
    settle(qtbot, window)
    model = window.data.looks.classes.classes
    shown = [len(model.index(row).data(PICTURES_ROLE)) for row in range(model.rowCount())]
    assert (shown[0], sum(shown)) == (OF_A_ROW, ROWS)
    assert model.index(0).data(COUNT_ROLE) is None
    assert "the input again" in window.data.status.facts.text()
    window.data.grab()


def test_a_table_is_shown_as_it_stands_with_its_numbers_on_the_right(window, qtbot, houses):
    window.desk.look_at(houses)
    settle(qtbot, window)
    table = window.data.looks.table
    rows = table.model()
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "area"
    assert rows.index(0, 1).data() == "41,5"
    assert rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert rows.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert table.horizontalHeader().logicalIndex(0) == 3
    window.data.grab()


def test_what_was_found_out_of_a_table_stands_in_the_form_and_can_be_corrected(window, qtbot, houses):
    window.desk.look_at(houses)
    settle(qtbot, window)
    editors = window.data.settings.form.editors
    assert editors["separator"].box.currentData() == "semicolon"
    assert editors["decimal"].box.currentData() == "comma"
    assert editors["targets"].line.text() == "price"
    assert editors["task"].box.currentData() == "regression"
    window.desk.draft.change("separator", "tab")
    settle(qtbot, window)
    assert window.desk.draft.stage is Stage.REFUSED
    window.desk.draft.change("separator", "find out")
    settle(qtbot, window)
    assert window.desk.draft.stage is Stage.READY


def test_a_click_on_a_column_makes_it_the_target_and_the_task_follows(window, qtbot, houses):
    window.desk.look_at(houses)
    settle(qtbot, window)
    menu = window.data.looks.table.menu_of(2)
    menu.actions()[0].trigger()
    settle(qtbot, window)
    assert window.desk.draft.source.targets == ("town",)
    assert window.desk.draft.source.task == "classification"
    assert [count.name for count in window.desk.draft.look.preview.counts] == ["A", "B", "C"]


def test_a_column_is_left_out_and_used_again(window, qtbot, houses):
    window.desk.look_at(houses)
    settle(qtbot, window)
    window.data.looks.table.use_wanted.emit("number", False)
    settle(qtbot, window)
    assert window.desk.draft.look.preview.rows.inputs == {"area", "town"}
    editor = window.data.settings.form.editors["left_out"]
    assert [action.text() for action in editor.menu.actions() if action.isChecked()] == ["number"]
    editor.menu.actions()[0].trigger()
    settle(qtbot, window)
    assert window.desk.draft.source.left_out == ()


def test_points_are_shown_in_the_plane(window, qtbot):
    window.desk.draft.begin(Points(count=50))
    settle(qtbot, window)
    assert window.data.looks.cloud.cloud.where.shape == (50, 2)


def test_what_was_left_out_is_told(window, qtbot, folder):
    (folder / "red" / "broken.png").write_bytes(b"nothing")
    window.desk.look_at(folder)
    settle(qtbot, window)
    assert "broken.png" in window.data.status.said.text()


# Faults


def test_what_cannot_be_read_is_one_sentence_and_nothing_is_lost(window, qtbot, tmp_path):
    before = window.store.document
    (tmp_path / "ragged.csv").write_text("a,b\n1,2\n3\n")
    window.desk.look_at(tmp_path / "ragged.csv")
    settle(qtbot, window)
    assert "line 3" in window.data.status.said.text()
    assert not window.data.following.use.isEnabled()
    assert window.store.document == before


def test_a_fault_of_the_program_is_told_too(window, qtbot, monkeypatch):
    def fail(source, progress):
        raise ArithmeticError("a surprise")

    monkeypatch.setattr(Points, "open", fail)
    window.desk.draft.begin(Points())
    settle(qtbot, window)
    assert "ArithmeticError: a surprise" in window.desk.draft.said


# Reading


def test_reading_shows_how_far_it_is_and_can_be_given_up(window, qtbot, monkeypatch):
    slow = Slow(monkeypatch)
    window.desk.show()
    window.desk.draft.begin(Points())
    slow.began.wait(20)
    qtbot.waitUntil(lambda: window.data.status.bar.value() == 100, timeout=WAIT_MS)
    assert window.data.status.said.text() == "Reading 1 of 10"
    window.data.status.button.click()
    slow.go_on.set()
    assert window.desk.draft.stage is Stage.GIVEN_UP
    assert window.data.status.said.text() == "Reading was given up."
    window.data.status.button.click()
    settle(qtbot, window)
    assert window.desk.draft.stage is Stage.READY


def test_another_wish_while_it_reads_gives_up_the_first(window, qtbot, monkeypatch):
    slow = Slow(monkeypatch)
    window.desk.draft.begin(Points())
    slow.began.wait(20)
    window.desk.draft.begin(Mnist(limit=100))
    slow.go_on.set()
    settle(qtbot, window)
    assert window.desk.draft.look.source == Mnist(limit=100)


def test_leaving_the_page_ends_reading_and_holds_nothing(window, qtbot, monkeypatch):
    slow = Slow(monkeypatch)
    window.desk.show()
    window.desk.draft.begin(Points())
    slow.began.wait(20)
    window.show_workbench()
    slow.go_on.set()
    assert window.desk.draft.stage is Stage.NOTHING
    assert window.desk.draft.look is None
