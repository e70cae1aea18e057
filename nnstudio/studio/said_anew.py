"""Another language in the middle of work: the window's views are built again in it, and all else stays as it is.

A view that is built again has forgotten no text. What is open, drawn and learned is not the views', and what they show
of it is taken over in a ViewState.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from nnstudio.studio import language
from nnstudio.studio.menus import Menus
from nnstudio.studio.view_state import ViewState

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class SaidAnew(QObject):
    """Follows a switch of the language for a window. spoken: the language that its views are made in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.spoken = language.spoken()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until the events that tell of a switch have reached everybody."""
        if event.type() == QEvent.Type.LanguageChange and language.spoken() != self.spoken:
            QMetaObject.invokeMethod(self, "build", Qt.ConnectionType.QueuedConnection)
        return False

    @Slot()
    def build(self) -> None:
        """Build all views again in the language that is spoken now."""
        if self.spoken == language.spoken():
            return
        self.spoken = language.spoken()
        window = self.window
        state, working, message = ViewState.of(window), window.pages.working, window.message_bar.message
        self._take_down()
        window.build()
        window.store.say_anew()
        state.give_to(window)
        window.menus.enable_for(working)
        window.gallery.back.setVisible(window.files.was_opened)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        state.scroll(window)
        if message is not None:
            window.message_bar.tell(*message)

    def _take_down(self) -> None:
        """Have the views and menus deleted; setting others in their place does that for all that is laid out."""
        for action in self.window.actions():
            self.window.removeAction(action)
        for child in self.window.children():
            if isinstance(child, QAction | QMenu | Menus):
                child.deleteLater()
        self.window.setMenuBar(QMenuBar(self.window))
