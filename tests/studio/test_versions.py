"""File > Versions: what a project held before it was saved again, in a list, and opened as a project of its own."""

import errno

import pytest

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.studio.files import dialogs
from nnstudio.studio.gallery.sketch import sketch
from nnstudio.studio.moment import moment_text
from nnstudio.studio.versions import limit
from nnstudio.studio.versions.dialog import VersionsDialog
from tests.disk_faults import Fault, failing
from tests.formats.building import network, trained
from tests.studio import filing
from tests.studio.conftest import leave_nothing_to_ask


@pytest.fixture
def window(qtbot, settings, tmp_path):
    """With a project open that was trained and is in a file."""
    path = tmp_path / "digits.nnstudio"
    save_project(path, trained())
    window = build([str(path)], settings, Shelf(2000), versions=tmp_path / "versions").window
    qtbot.addWidget(window, before_close_func=leave_nothing_to_ask)
    window.show()
    yield window
    window.close_without_asking()
    window.deleteLater()


def edit_and_save(window, title):
    window.store.apply(edits.retitle(window.store.document, title), "Rename")
    assert filing.saved(window)


@pytest.fixture
def shown(window):
    """Opens the dialog by its menu entry, read to its end."""

    def shown():
        window.menus.versions.trigger()
        dialog = window.findChildren(VersionsDialog)[-1]
        dialog.work.finish()
        return dialog

    yield shown
    for dialog in window.findChildren(VersionsDialog):
        dialog.reject()


def test_before_the_second_save_there_is_nothing_and_the_dialog_says_when_there_will_be(shown):
    dialog = shown()
    assert dialog.rows == []
    assert dialog.heading.text() == "digits.nnstudio"
    assert dialog.about.text() == (
        "Nothing yet: from the second save on, what the file held before is kept here."
    )


def test_what_was_replaced_is_listed_with_its_picture_time_epoch_figure_and_size(window, shown, tmp_path):
    then = (tmp_path / "digits.nnstudio").stat().st_mtime
    edit_and_save(window, "Edited")
    (row,) = shown().rows
    assert row.name.text() == moment_text(then)
    epoch, figure, size = row.facts.text().split("  ·  ")
    last = window.run_model.history.epochs[-1]
    assert epoch == "Epoch 3"
    assert figure == f"accuracy {last.metrics['accuracy']:.2%}"
    assert size.endswith("kB")
    assert row.picture.sketch == sketch(window.store.document, window.store.analysis)
    assert row.open.accessibleName() == f"Open the version of {moment_text(then)}"


def test_a_version_is_opened_as_a_project_without_a_file(window, shown, tmp_path):
    edit_and_save(window, "Edited")
    shown().rows[0].open.click()
    assert window.files.finish()
    assert window.store.document == trained().document
    assert window.run_model.history.events() == trained().history
    assert window.files.path is None
    assert not window.files.modified
    assert "as it was at" in window.message_bar.text.text()
    assert load_project(tmp_path / "digits.nnstudio").document.title == "Edited"


def test_unsaved_changes_are_asked_about_before_a_version_is_shown(window, shown, monkeypatch):
    edit_and_save(window, "Edited")
    window.store.apply(edits.retitle(window.store.document, "Unsaved"), "Rename")
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *arguments: "cancel")
    shown().rows[0].open.click()
    assert not window.files.finish()
    assert window.store.document.title == "Unsaved"


def test_saving_under_another_name_begins_another_list(window, shown, tmp_path):
    edit_and_save(window, "Edited")
    assert len(shown().rows) == 1
    assert filing.saved_to(window, tmp_path / "other.nnstudio")
    assert shown().rows == []
    edit_and_save(window, "Edited again")
    assert len(shown().rows) == 1


def test_what_somebody_else_has_written_is_kept_when_it_is_replaced(window, shown, monkeypatch, tmp_path):
    save_project(tmp_path / "digits.nnstudio", Project(edits.retitle(network(), "Theirs")))
    monkeypatch.setattr(dialogs, "ask_changed_on_disk", lambda *arguments: "replace")
    edit_and_save(window, "Mine")
    (row,) = shown().rows
    row.open.click()
    window.files.finish()
    assert window.store.document.title == "Theirs"


def test_a_version_that_can_not_be_read_says_so_and_is_not_opened(window, shown):
    edit_and_save(window, "Edited")
    (version,) = window.files.versions.rglob("*.nnstudio")
    version.write_bytes(b"nothing")
    (row,) = shown().rows
    assert row.facts.text().startswith("Can't be read  ·  ")
    assert "is not a project of NN Studio" in row.facts.toolTip()
    assert row.picture is None
    assert not row.open.isEnabled()


def test_another_limit_is_kept_and_thins_out(window, shown, monkeypatch):
    for title in ("One", "Two", "Three"):
        edit_and_save(window, title)
    dialog = shown()
    assert len(dialog.rows) == 3
    monkeypatch.setattr(limit, "LIMITS", (1, *limit.LIMITS[1:]))
    dialog.limits.setCurrentIndex(0)
    dialog.limits.activated.emit(0)
    dialog.work.finish()
    assert len(dialog.rows) == 1
    assert limit.limit(window.settings) == 1


def test_where_nothing_can_be_kept_the_project_is_saved_and_that_is_said_once(window, tmp_path):
    full = Fault(errno.ENOSPC)
    window.store.apply(edits.retitle(window.store.document, "One"), "Rename")
    with failing("make_folder", 1, full):
        assert filing.saved(window)
    assert load_project(tmp_path / "digits.nnstudio").document.title == "One"
    assert window.message_bar.text.text() == (
        "It is saved. What digits.nnstudio held before can't be kept as a version: the disk is full."
    )
    window.store.apply(edits.retitle(window.store.document, "Two"), "Rename")
    with failing("make_folder", 1, full):
        assert filing.saved(window)
    assert window.message_bar.text.text() == f"Saved to {tmp_path / 'digits.nnstudio'}."
