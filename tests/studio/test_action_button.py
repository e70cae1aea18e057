"""A button that stands for an action of the menus."""

from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QMainWindow
from shiboken6 import delete

from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.theme import icon


def test_it_shows_the_action_as_it_is_now(qtbot):
    action = QAction("Train")
    button = ActionButton(action)
    qtbot.addWidget(button)
    action.setText("&Undo A && B")
    action.setToolTip("Takes it back")
    action.setEnabled(False)
    action.setIcon(icon("undo"))
    assert button.text() == "Undo A && B"
    assert button.toolTip() == "Takes it back"
    assert not button.isEnabled()
    assert not button.icon().isNull()
    action.setEnabled(True)
    assert button.isEnabled()


def test_a_click_is_the_action_once(qtbot):
    action, done = QAction("Train"), []
    action.triggered.connect(lambda: done.append(1))
    button = ActionButton(action)
    qtbot.addWidget(button)
    button.click()
    assert done == [1]
    action.setEnabled(False)
    button.click()
    assert done == [1]


def test_changes_of_the_action_leave_it_connected_as_before(qtbot):
    action = QAction("Train")
    button = ActionButton(action)
    qtbot.addWidget(button)
    before = action.receivers(SIGNAL("changed()"))
    for number in range(100):
        action.setText(f"Train {number}")
    assert action.receivers(SIGNAL("changed()")) == before
    assert button.text() == "Train 99"


def test_a_window_that_goes_with_an_undo_stack_older_than_its_action_raises_nothing(qtbot):
    window = QMainWindow()
    stack = QUndoStack(window)
    action = stack.createUndoAction(window)
    window.setCentralWidget(ActionButton(action))
    stack.push(QUndoCommand("Add Dense"))
    with qtbot.captureExceptions() as raised:
        delete(window)
    assert raised == []
