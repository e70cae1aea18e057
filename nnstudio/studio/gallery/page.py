"""The page of the gallery: templates as cards, an empty network, the files of the last days, and what was not saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.gallery.card import TemplateCard
from nnstudio.studio.gallery.left_card import LeftCard
from nnstudio.studio.pieces import muted, title
from nnstudio.studio.recovery.offer import Offer
from nnstudio.studio.theme import icon

CARD_WIDTH = 320
WIDEST = 1320


class GalleryPage(QScrollArea):
    """template_wanted: a template's name, and whether to train at once. file_wanted: the path of a recent file."""

    template_wanted = Signal(str, bool)
    empty_wanted = Signal()
    open_wanted = Signal()
    back_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, estimate: Estimate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards = [TemplateCard(template, estimate) for template in TEMPLATES.values()]
        for card in self.cards:
            card.open_wanted.connect(self.template_wanted)
        self.start = StartCard()
        self.empty, self.browse = self.start.empty, self.start.browse
        self.empty.clicked.connect(self.empty_wanted)
        self.browse.clicked.connect(self.open_wanted)
        self.start.file_wanted.connect(self.file_wanted)
        self.back = QPushButton(self.tr("Back to the network"))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.left = LeftCard()
        self.grid = QGridLayout()
        self.grid.setSpacing(16)
        self.columns = 0
        self._lay_out()

    def show_left(self, offers: Sequence[Offer]) -> None:
        """Offer what was left before all else, also to the keyboard, where nobody has gone elsewhere yet."""
        self.left.show_left(offers)
        before: QWidget = self.back
        for row in self.left.rows:
            for button in (row.open, row.discard):
                QWidget.setTabOrder(before, button)
                before = button
        if self.left.rows and self.focusWidget() in (None, self.cards[0].train):
            self.left.rows[0].open.setFocus()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the recent files."""
        self.start.show_recent(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange(max(1, min(3, (self.viewport().width() - 48 + 16) // (CARD_WIDTH + 16))))

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        self.columns = columns
        cards: list[QWidget] = list(self.cards)
        cards.insert(max(1, columns - 1), self.start)
        for at, card in enumerate(cards):
            self.grid.addWidget(card, at // columns, at % columns)
        for column in range(3):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)

    def _lay_out(self) -> None:
        heading = title(self.tr("Build a network, watch it learn, draw for it"), "display")
        about = muted(
            self.tr(
                "Choose a network for points, prices or handwritten digits. Everything can be changed afterwards."
            )
        )
        body = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(about)
        column.addSpacing(16)
        column.addWidget(self.left)
        column.addLayout(self.grid)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        middle.setLayout(column)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setWidget(body)
        self._arrange(3)


class StartCard(QFrame):
    """The last card of the first row, in sight at once: begin with nothing, or go on with a file."""

    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.empty = QPushButton(icon("new"), self.tr("New empty network"))
        self.browse = QPushButton(icon("open"), self.tr("Open a file..."))
        self.heading = title(self.tr("Recent files"))
        self.files = QVBoxLayout()
        self.files.setSpacing(0)
        self.buttons: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        own = title(self.tr("Your own"), "heading")
        layout.addWidget(own)
        layout.addWidget(self.empty)
        layout.addWidget(self.browse)
        layout.addSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(self.files)
        layout.addStretch(1)
        self.show_recent(())

    def show_recent(self, paths: Sequence[str]) -> None:
        """A line for each file; its whole path is the tooltip."""
        for button in self.buttons:
            self.files.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._line(path) for path in paths[:6]]
        for button in self.buttons:
            self.files.addWidget(button)
        self.heading.setText(
            self.tr("Recent files") if paths else self.tr("Files that you save are listed here.")
        )
        self.heading.setProperty("role", "title" if paths else "muted")
        self.heading.style().polish(self.heading)

    def _line(self, path: str) -> QPushButton:
        button = QPushButton(Path(path).stem)
        button.setToolTip(path)
        button.setProperty("link", True)
        button.clicked.connect(partial(self._want, path))
        return button

    def _want(self, path: str, checked: bool = False) -> None:
        self.file_wanted.emit(path)
