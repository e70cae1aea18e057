"""How the window is closed: what has to be asked is asked, what goes on is ended, and the layout is remembered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.studio import window_layout

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Closing(QObject):
    """Closes one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def may_close(self) -> bool:
        """Ask what has to be asked; where nothing stands against it, end all work and remember the layout."""
        files = self.window.files
        if files.work.waited_for or not files.may_leave():
            return False
        self._end_work()
        self.window.recovery.close()
        window_layout.remember(self.window)
        return True

    @Slot()
    def from_terminal(self) -> None:
        """Close as by the button. While a dialog waits, the button would do nothing: the dialog is brought to sight."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        waiting = QApplication.activeModalWidget()
        if waiting is None:
            self.window.close()
            return
        waiting.raise_()
        waiting.activateWindow()
        QApplication.alert(waiting)
        sys.stderr.write(self.tr("NN Studio waits for an answer in its window first.") + "\n")

    def without_asking(self) -> None:
        """Stop, forget what is not saved, and close."""
        self._end_work()
        self.window.code.model.discard()
        self.window.files.forget_changes()
        self.window.close()

    def _end_work(self) -> None:
        self.window.files.work.close()
        self.window.run_model.stop_and_wait()
        self.window.desk.draft.stop_and_wait()
