"""The tabs below as large as the whole left side: what they show is worth more room now and then than the network.

A key, a menu entry and a button in the corner of the tabs do it, and give the room back. What is to be seen on the
canvas or taken from the palette gives it back, too.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon

KEY = "layout/enlarged"


def enlarge_action(owner: QWidget) -> QAction:
    """The checkable action of the window, which is on while the tabs are large."""
    action = QAction(QCoreApplication.translate("enlarging", "&Enlarge the tabs below"), owner)
    action.setCheckable(True)
    bind(action, "enlarge")
    owner.addAction(action)
    return action


class Enlarging(QObject):
    """Follows the action. above: what the tabs take the room of."""

    def __init__(self, above: QWidget, tabs: QTabWidget, action: QAction) -> None:
        super().__init__(tabs)
        self.above, self.tabs, self.action = above, tabs, action
        self.button = ActionButton(action)
        self.button.setObjectName("enlarge")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        tabs.setCornerWidget(self.button, Qt.Corner.TopRightCorner)
        action.toggled.connect(self._follow)
        self._say(False)

    @property
    def on(self) -> bool:
        """Whether the tabs have all the room."""
        return self.action.isChecked()

    def remember(self, settings: QSettings) -> None:
        """Write down whether they have it."""
        settings.setValue(KEY, self.on)

    def restore(self, settings: QSettings) -> None:
        """Have it as it was."""
        self.action.setChecked(settings.value(KEY, False) in (True, "true"))

    @Slot(bool)
    def _follow(self, large: bool) -> None:
        lost = self.above.isAncestorOf(self.above.window().focusWidget() or self.tabs)
        self.above.setVisible(not large)
        self._say(large)
        if large and lost:
            self.tabs.tabBar().setFocus()

    def _say(self, large: bool) -> None:
        give, take = (
            self.tr("Give the canvas its room back"),
            self.tr("Let these tabs take the canvas's room"),
        )
        key = self.action.shortcut().toString(self.action.shortcut().SequenceFormat.NativeText)
        self.action.setIcon(icon("smaller" if large else "larger"))
        self.action.setToolTip(f"{give if large else take} ({key})")
