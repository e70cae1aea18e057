"""The window's door to the code: it outlasts the tab, which is made anew in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class CodeDesk(QObject):
    """Keeps the code of a window's network. model: what the tab shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.model = CodeModel(window.store, window.settings, self)

    def new_page(self) -> CodePage:
        """The tab, in the language that is spoken now."""
        page = CodePage(self.model)
        page.said.connect(self.window.tell)
        return page
