"""The pages of the window, of which one is in sight: the gallery, the workbench with the network, and the data."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nnstudio.studio.data.draft import Draft
from nnstudio.studio.data.page import DataPage
from nnstudio.studio.gallery import GalleryPage
from nnstudio.studio.workbench import Workbench


class Pages(QStackedWidget):
    """Knows of each page what matters around it. working: the network is in sight. back_wanted: from the data to it."""

    back_wanted = Signal()

    def __init__(self, gallery: GalleryPage, workbench: Workbench, draft: Draft, least: QSize) -> None:
        """draft: the data that is looked at. least: no page is laid out smaller than that."""
        super().__init__()
        self.gallery, self.workbench, self._draft = gallery, workbench, draft
        for page in (gallery, workbench):
            self.addWidget(page)
        self.setMinimumSize(least)

    @cached_property
    def data(self) -> DataPage:
        """The page of data, which is built when it is seen first."""
        page = DataPage(self._draft)
        page.back_wanted.connect(self.back_wanted)
        self.addWidget(page)
        return page

    @property
    def working(self) -> bool:
        """Whether the network is in sight, so that there is something to edit, train and save."""
        return self.currentWidget() is self.workbench

    def room_for_message(self, within: QWidget) -> QRect:
        """What a message may lie over: of the workbench only the canvas, or the page that has its room, so that all
        buttons and fields around it stay free. within: what it lies in, in whose pixels the room is.
        """
        work = self.workbench
        over = work.tabs.currentWidget() if work.enlarging.on else work.canvas
        under = (over if self.working else self.currentWidget()) or self
        return QRect(under.mapTo(within, QPoint(0, 0)), under.size()) & within.rect()

    def parts(self, message: QWidget) -> list[QWidget]:
        """Where Tab goes, part by part: first the buttons, then the parts from the left, then those below."""
        if self.working:
            return [self.workbench.strip, message, *self.workbench.parts]
        if self.currentWidget() is self.gallery:
            return [message, self.gallery]
        return [message, *self.data.parts]
