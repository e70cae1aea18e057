"""A button for an action. Qt's own way, `setDefaultAction`, connects the button to the action once more with each
change of the action (seen in Qt 6.11): 120 bytes, and a slot that runs with every later change. Train, Pause and Undo
change with every run and every edit.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget
from shiboken6 import Shiboken


class ActionButton(QToolButton):
    """Shows an action's text, icon, tip, and whether it can be had now, and triggers it."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._take_after)
        self._take_after()

    @Slot()
    def _take_after(self) -> None:
        if not Shiboken.isValid(self.action):  # an action that ends says once more that it has changed
            return
        self.setText(self.action.iconText().replace("&", "&&"))
        self.setIcon(self.action.icon())
        self.setToolTip(self.action.toolTip())
        self.setCheckable(self.action.isCheckable())
        self.setChecked(self.action.isChecked())
        self.setEnabled(self.action.isEnabled())
