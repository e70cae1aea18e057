"""Ctrl+C in the terminal that the window was started from."""

import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from nnstudio.studio.terminal import Terminal


@pytest.fixture(autouse=True)
def as_in_a_terminal():
    """Whoever runs the tests in the background has them ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def terminal(as_in_a_terminal, qapp):
    terminal = Terminal()
    terminal.listen()
    yield terminal
    terminal.forget()
    terminal.deleteLater()


def press_ctrl_c():
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_is_heard_while_qt_waits_and_raises_nothing(qtbot, terminal):
    with qtbot.waitSignal(terminal.interrupted):
        press_ctrl_c()


def test_python_gets_ctrl_c_back(qapp):
    before = signal.getsignal(signal.SIGINT)
    terminal = Terminal()
    terminal.listen()
    assert signal.getsignal(signal.SIGINT) is not before
    terminal.forget()
    assert signal.getsignal(signal.SIGINT) is before
    assert signal.set_wakeup_fd(-1) == -1
    terminal.forget()
    terminal.deleteLater()


def test_a_ctrl_c_that_is_to_be_ignored_stays_ignored(qapp):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        terminal = Terminal()
        terminal.listen()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        terminal.forget()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        terminal.deleteLater()
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_window_closes_and_so_does_a_menu_that_is_open(qtbot, window, terminal):
    terminal.interrupted.connect(window.closing.from_terminal)
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.mapToGlobal(window.rect().center()))
    press_ctrl_c()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert QApplication.activePopupWidget() is None


def test_a_dialog_is_answered_first(qtbot, window, terminal, capsys):
    terminal.interrupted.connect(window.closing.from_terminal)
    dialog = QDialog(window)
    visible = []

    def look():
        visible.append(window.isVisible())
        dialog.reject()

    def press():
        terminal.interrupted.connect(lambda: QTimer.singleShot(0, dialog, look))
        press_ctrl_c()

    QTimer.singleShot(0, dialog, press)
    dialog.exec()
    assert visible == [True]
    assert capsys.readouterr().err == "NN Studio waits for an answer in its window first.\n"
