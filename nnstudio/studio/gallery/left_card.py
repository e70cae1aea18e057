"""The card above the templates that offers what was not saved when the program ended; hidden where nothing was left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from nnstudio.studio.gallery.network_row import NetworkRow
from nnstudio.studio.moment import moment_text
from nnstudio.studio.pieces import muted, title
from nnstudio.studio.recovery.offer import Offer

BELOW = 12
"""Pixels between the card and the templates, beside the spacing of the page; they go with the card."""


class LeftCard(QWidget):
    """open_wanted, discard_wanted: the Left of a row."""

    open_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LeftRow] = []
        self.about = muted()
        card = QFrame()
        card.setProperty("card", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, BELOW)
        around.addWidget(card)
        self.lines = QVBoxLayout(card)
        self.lines.setContentsMargins(16, 16, 16, 16)
        self.lines.setSpacing(8)
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(title(self.tr("Not saved when the program ended"), "heading"))
        heading.addWidget(self.about)
        self.lines.addLayout(heading)
        self.hide()

    def show_left(self, offers: Sequence[Offer]) -> None:
        """A row for each, in this order."""
        for row in self.rows:
            self.lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [LeftRow(offer) for offer in offers]
        for row in self.rows:
            self.lines.addWidget(row)
            row.open_wanted.connect(self.open_wanted)
            row.discard_wanted.connect(self.discard_wanted)
        one = self.tr("It stays here until you save or discard it.")
        several = self.tr("They stay here until you save or discard them.")
        self.about.setText(one if len(offers) == 1 else several)
        self.setVisible(bool(offers))


class LeftRow(NetworkRow):
    """What one document is, since when it is not saved, and the two ways on. open_wanted, discard_wanted: its Left."""

    open_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        self.left = offer.left
        self.open, self.discard = QPushButton(self.tr("Open")), QPushButton(self.tr("Discard..."))
        name = self.left.about.title or self.tr("Untitled")
        super().__init__(
            offer.network, name, f"{self._file()}  ·  {self._times()}", (self.open, self.discard), parent
        )
        if self.left.about.path is not None:
            self.facts.setToolTip(str(self.left.about.path))
        self.open.setProperty("primary", True)
        self.open.setAccessibleName(self.tr("Open {0}").format(name))
        self.discard.setAccessibleName(self.tr("Discard {0}").format(name))
        self.open.clicked.connect(self._open)
        self.discard.clicked.connect(self._discard)

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self.left)

    @Slot()
    def _discard(self) -> None:
        self.discard_wanted.emit(self.left)

    def _file(self) -> str:
        path = self.left.about.path
        return (
            self.tr("Never saved to a file") if path is None else self.tr("Changes to {0}").format(path.name)
        )

    def _times(self) -> str:
        since, kept = moment_text(self.left.about.since), moment_text(self.left.about.time)
        if since == kept:
            return self.tr("unsaved since {0}").format(since)
        return self.tr("unsaved since {0}, kept as of {1}").format(since, kept)
