"""Whether things may move by themselves: as the system asks, or as the user chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.studio.theme.system_motion import asks_for_less

KEY = "appearance/motion"
LONGEST = 150
"""Milliseconds that anything moves by itself."""
PROPERTY = "nnstudio_motion_time"


class MotionChoice(QObject):
    """Keeps the choice, and tells it to everything that moves."""

    def __init__(self, app: QApplication, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self.app, self.settings = app, settings
        self.choice = str(settings.value(KEY, "system"))
        self._apply()

    @property
    def is_reduced(self) -> bool:
        """Whether nothing moves by itself."""
        return motion_time() == 0

    @Slot(bool)
    def reduce(self, reduced: bool) -> None:
        """Move less, or move, now and at the next start; where the system asks for the same, it is followed further."""
        own = "less" if reduced else "full"
        self.choice = "system" if asks_for_less() == reduced else own
        self.settings.setValue(KEY, self.choice)
        self._apply()

    def _apply(self) -> None:
        reduced = {"less": True, "full": False}.get(self.choice)
        if reduced is None:
            reduced = asks_for_less()
        self.app.setProperty(PROPERTY, 0 if reduced else LONGEST)


def motion_time() -> int:
    """Milliseconds that a motion may take; 0 where nothing should move by itself, and where nobody has said."""
    app = QApplication.instance()
    time = app.property(PROPERTY) if app is not None else None
    return time if isinstance(time, int) else 0
