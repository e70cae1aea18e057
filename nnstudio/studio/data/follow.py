"""The foot of the page: what becomes of the network with this data, and the button that gives it the data."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from nnstudio.studio.data.draft import Draft
from nnstudio.studio.data.words import consequences
from nnstudio.studio.pieces import mark
from nnstudio.studio.words import in_words


class Following(QFrame):
    """Follows the draft. used: the network has the data now."""

    used = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.draft = draft
        self.sign, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.offer, self.use = QPushButton(), QPushButton()
        self.use.setProperty("primary", True)
        self.offer.clicked.connect(draft.resize)
        self.use.clicked.connect(self._use)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.offer)
        row.addWidget(self.use)
        draft.changed.connect(self.show_draft)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is so by now."""
        super().showEvent(event)
        self.show_draft()

    @Slot()
    def show_draft(self) -> None:
        """Say what would become of the network."""
        if not self.isVisible():
            return  # an analysis for each edit elsewhere would be in vain
        draft, after = self.draft, self.draft.preview()
        self.use.setEnabled(draft.can_be_used and not draft.in_use)
        self.use.setText(
            self.tr("In use") if draft.can_be_used and draft.in_use else self.tr("Use this data")
        )
        resizing = draft.resizing
        self.offer.setVisible(resizing is not None)
        if resizing is not None:
            self.offer.setText(in_words(resizing))
        if after is None:
            self._say("", self.tr("Nothing is changed until you use the data."))
        elif draft.in_use:
            self._say("good", self.tr("The network learns from this data."))
        else:
            text, fits = consequences(draft.store.document, after, draft.run_model.outlook.trained)
            self._say("info" if fits else "warning", text)

    def _say(self, kind: str, text: str) -> None:
        self.sign.setVisible(bool(kind))
        if kind:
            self.sign.setPixmap(mark(self, kind))
        self.text.setText(text)

    @Slot()
    def _use(self) -> None:
        self.draft.use()
        self.used.emit()

    def sizeHint(self) -> QSize:
        """High enough for what it says in the width that it has."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), 52))
