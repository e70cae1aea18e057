"""Asking for the name of a file: the suffix comes before the question whether an older file is replaced."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget

from nnstudio.studio.files import dialogs, place

KINDS = {".png": "Picture", ".svg": "Drawing"}
BUTTON = QMessageBox.StandardButton


@pytest.fixture
def parent(qtbot, monkeypatch):
    """A window in which Qt's own dialogs open, so that a test can type into them."""
    monkeypatch.setattr(place.sys, "platform", "linux")
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class Person:
    """Types a name into the save dialog and answers the questions that follow; tells what was asked."""

    def __init__(self, qapp, names, answer):
        self.qapp, self.names, self.answer = qapp, list(names), answer
        self.asked = []
        self.timer = QTimer(interval=10)
        self.timer.timeout.connect(self.act)
        self.timer.start()

    def act(self):
        shown = self.qapp.activeModalWidget()
        if isinstance(shown, QMessageBox):
            self.asked.append(shown.text())
            self.reply(shown)
        elif isinstance(shown, QFileDialog):
            if not self.names:
                shown.reject()
                return
            shown.findChild(QLineEdit, "fileNameEdit").setText(self.names.pop(0))
            QTimer.singleShot(0, shown.accept)  # a timer does not fire while its own slot waits

    def reply(self, box):
        role = QMessageBox.ButtonRole
        wanted = (role.AcceptRole, role.YesRole) if self.answer else (role.RejectRole, role.NoRole)
        next(button for button in box.buttons() if box.buttonRole(button) in wanted).click()


@pytest.fixture
def person(qapp):
    people = []

    def make(*names, answer):
        people.append(Person(qapp, names, answer))
        return people[-1]

    yield make
    for each in people:
        each.timer.stop()


@pytest.mark.parametrize(
    ("typed", "existing"),
    [("skip", "skip.png"), ("skip.png", "skip.png"), ("v1.2", "v1.2.png"), ("skip.svg", "skip.svg")],
)
@pytest.mark.parametrize("answer", [True, False])
def test_an_existing_file_is_asked_about_whatever_was_typed(
    parent, person, tmp_path, typed, existing, answer
):
    (tmp_path / existing).write_text("older")
    someone = person(typed, answer=answer)
    chosen = place.choose_place(parent, "Save", str(tmp_path / "x.png"), KINDS)
    assert len(someone.asked) == 1
    assert existing in someone.asked[0]
    assert chosen == (tmp_path / existing if answer else None)


def test_a_new_name_is_not_asked_about_and_gets_the_suffix(parent, person, tmp_path):
    someone = person("new", answer=True)
    assert place.choose_place(parent, "Save", str(tmp_path / "x.png"), KINDS) == tmp_path / "new.png"
    assert not someone.asked


def test_the_suffix_follows_the_chosen_kind_of_file(parent, tmp_path):
    dialog = place.save_dialog(parent, "Save", str(tmp_path / "x.png"), KINDS)
    assert dialog.defaultSuffix() == "png"
    dialog.filterSelected.emit("Drawing (*.svg)")
    assert dialog.defaultSuffix() == "svg"
    assert place.with_suffix(tmp_path / "a.b", KINDS, "Drawing (*.svg)") == tmp_path / "a.b.svg"


def test_a_project_is_suggested_in_its_folder_and_saved_as_one(parent, person, tmp_path):
    someone = person("net", answer=True)
    assert dialogs.choose_save(parent, str(tmp_path / "x.nnstudio")) == tmp_path / "net.nnstudio"
    assert not someone.asked


@pytest.mark.parametrize("answer", ["elsewhere", "replace", "open", "cancel"])
def test_the_question_about_a_file_changed_on_disk_has_four_answers(parent, monkeypatch, tmp_path, answer):
    order = ["elsewhere", "replace", "open"]

    def press(box):
        buttons = [button for button in box.buttons() if button.text() != "Cancel"]
        texts = {"elsewhere": "another name", "replace": "Replace", "open": "Open"}
        if answer in order:
            next(button for button in buttons if texts[answer] in button.text()).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert dialogs.ask_changed_on_disk(parent, tmp_path / "net.nnstudio") == answer
