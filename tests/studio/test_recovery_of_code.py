"""Code that was edited and not applied before a crash is in the Code tab after it."""

from nnstudio.formats.autosave.left import left_behind
from tests.studio.recovering import begin, edit, folder, take, write

__all__ = ["begin", "folder"]


def test_code_that_was_edited_and_not_applied_is_taken_back_as_it_was(qtbot, begin, folder):
    window = begin()
    window.files.open_template("first-network")
    code = window.code.model
    text = code.code.text.replace("epochs=10", "epochs=7")
    assert text != code.code.text
    code.edit(text)
    assert not window.files.modified
    write(qtbot, window)
    window.recovery.autosaver._autosave.leave()
    again = begin()
    take(again)
    assert again.store.document == window.store.document
    assert again.code.model.draft == text
    assert not again.code.model.outdated
    assert again.properties.code_page.isVisible()
    again.code.apply()
    assert again.store.document.training.epochs == 7
    write(qtbot, again)
    assert [left.draft() for left in offered_after_a_crash(again, folder)] == [None]


def test_code_that_was_begun_before_the_last_edit_says_so_after_a_crash_too(qtbot, begin, folder):
    window = begin()
    window.files.open_template("first-network")
    window.code.model.edit(window.code.model.code.text + "# not yet\n")
    edit(window)
    write(qtbot, window)
    window.recovery.autosaver._autosave.leave()
    again = begin()
    take(again)
    assert again.code.model.outdated


def test_code_that_was_given_up_is_kept_no_longer(qtbot, begin, folder):
    window = begin()
    window.files.open_template("first-network")
    window.code.model.edit(window.code.model.code.text + "# not yet\n")
    write(qtbot, window)
    window.code.model.discard()
    assert list(folder.iterdir()) == []


def offered_after_a_crash(window, folder):
    window.recovery.autosaver._autosave.leave()
    return left_behind(folder)
