"""Says once that choices are not kept, where the settings can't be written: a full disk, a home to be read only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot

from nnstudio.errors import sentence

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class SettingsWatch(QObject):
    """Looks when the window begins, and whenever a file is opened or saved, which the settings note."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self.window, self.settings = window, settings
        self._told = False
        window.files.recent.changed.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Tell if nothing can be written and nobody has been told."""
        self.settings.sync()
        kept = self.settings.isWritable() and self.settings.status() is QSettings.Status.NoError
        if not kept and not self._told and self.window.message_bar.message is None:
            self._told = True
            self.window.tell(
                "info",
                sentence(
                    "Settings such as theme, language and recent files are not kept: {path} can't be written.",
                    path=self.settings.fileName(),
                ),
            )
