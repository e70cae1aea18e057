"""The pages of the window, of which one is in sight: the gallery, the workbench with the network, and the data."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from nnstudio.studio.data.page import DataPage
from nnstudio.studio.gallery import GalleryPage
from nnstudio.studio.workbench import Workbench


class Pages(QStackedWidget):
    """Knows of each page what matters around it. working: the network is in sight."""

    def __init__(self, gallery: GalleryPage, workbench: Workbench, data: DataPage, least: QSize) -> None:
        """least: no page is laid out smaller than that."""
        super().__init__()
        self.gallery, self.workbench, self.data = gallery, workbench, data
        for page in (gallery, workbench, data):
            self.addWidget(page)
        self.setMinimumSize(least)

    @property
    def working(self) -> bool:
        """Whether the network is in sight, so that there is something to edit, train and save."""
        return self.currentWidget() is self.workbench

    @property
    def room_for_message(self) -> QWidget:
        """What a message may lie over: of the workbench only the canvas, or the page that has its room, so that all
        buttons and fields around it stay free.
        """
        work = self.workbench
        over = work.tabs.currentWidget() if work.enlarging.on else work.canvas
        return (over if self.working else self.currentWidget()) or self

    def parts(self, message: QWidget) -> list[QWidget]:
        """Where Tab goes, part by part: first the buttons, then the parts from the left, then those below."""
        if self.working:
            return [self.workbench.strip, message, *self.workbench.parts]
        if self.currentWidget() is self.data:
            return [message, *self.data.parts]
        return [message, self.gallery]
