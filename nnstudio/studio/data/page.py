"""The page of data: where it comes from on the left, what it is on the right, and what becomes of the network below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nnstudio.data.places import place_field, place_of
from nnstudio.studio.data.cache_line import CacheLine
from nnstudio.studio.data.draft import Draft, Stage
from nnstudio.studio.data.follow import Following
from nnstudio.studio.data.looks import DataLooks
from nnstudio.studio.data.settings import SourceSettings
from nnstudio.studio.data.status import DataStatus
from nnstudio.studio.pieces import as_panel, line, title
from nnstudio.studio.properties.places import choose_place

LEFT_WIDTH = 344


class DataPage(QWidget):
    """back_wanted: the person wants to see the network again, perhaps after giving it the data."""

    back_wanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.cache = CacheLine(draft.jobs)
        self.settings = SourceSettings(draft, self.cache)
        self.status, self.looks, self.following = DataStatus(draft), DataLooks(draft), Following(draft)
        self.back = QPushButton(self.tr("Back to the network"))
        self.back.clicked.connect(self.back_wanted)
        self.following.used.connect(self.back_wanted)
        self.status.place_wanted.connect(self.ask_place)
        draft.changed.connect(self._look_at_cache)
        self.parts = (self.back, self.settings, self.status, self.looks, self.following)
        """In the order in which one reads."""
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(title(self.tr("Data"), "display"), 1)
        head.addWidget(self.back)
        right = QWidget()
        as_panel(right)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.status)
        column.addWidget(line())
        column.addWidget(self.looks, 1)
        column.addWidget(self.following)
        self.settings.setFixedWidth(LEFT_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(self.settings)
        middle.addWidget(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(middle, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where somebody chooses."""
        super().showEvent(event)
        self.settings.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Signs follow a switch of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "parts"):
            self.status.show_draft()
            self.following.show_draft()

    @Slot()
    def ask_place(self) -> None:
        """Have the person say where the data is; where it was before, the settings stay."""
        field, place = place_field(self.draft.source), place_of(self.draft.source)
        if field is None:
            return
        chosen = choose_place(self, field.place, str(place or ""))
        if chosen is None:
            return
        if place is None:
            self.draft.change(field.name, str(chosen))
        else:
            self.draft.find(chosen)

    @Slot()
    def _look_at_cache(self) -> None:
        if self.draft.stage is Stage.READY and self.isVisible():
            self.cache.look()
