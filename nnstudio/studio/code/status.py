"""The row below the code: that it was edited, what is wrong with it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnstudio.studio.pieces import line, mark

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class StatusRow(QFrame):
    """A sign, sentences, and buttons that do something. Hidden where there is nothing to say."""

    applied = Signal()
    discarded = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.discard = _button(self.tr("Discard"), self.tr("Show the network's own code again"))
        self.keep = _button(self.tr("Keep my text"), self.tr("Go on with the text as it is"))
        self.apply = _button(self.tr("Apply"), self.tr("Make the network what the code says (Ctrl+Enter)"))
        self.apply.setProperty("primary", True)
        self._kind = ""
        self._lay_out()
        self.apply.clicked.connect(self.applied)
        self.discard.clicked.connect(self.discarded)
        self.keep.clicked.connect(self.kept)
        self.hide()

    def show_edited(self, more: str = "") -> None:
        """It was edited, and can be applied. more: what is to be known before."""
        text = self.tr("Edited: not applied yet")
        self._say("info", f"{text}\n{more}" if more else text, BELOW if more else BESIDE)
        self._offer(self.tr("Apply"), self.tr("Discard"), keep=False)

    def show_fault(self, said: str) -> None:
        """It can't be read."""
        self._say("error", said)
        self._offer(self.tr("Apply"), self.tr("Discard"), keep=False)

    def show_gaps(self, said: Sequence[str]) -> None:
        """A part of it can't be had here."""
        more = len(said) - 1
        tail = "\n" + self.tr("And {0} more.").format(more) if more else ""
        self._say("warning", said[0] + tail)
        self.text.setToolTip("\n".join(said) if more else "")
        self._offer(self.tr("Apply the rest"), self.tr("Discard"), keep=False)

    def show_outdated(self) -> None:
        """The network was changed since the text was begun."""
        self._say("warning", self.tr("The network was changed since you began to edit its code."))
        self._offer("", self.tr("Take the network's"), keep=True)

    def _say(self, kind: str, text: str, buttons: QBoxLayout.Direction = BELOW) -> None:
        self.inner.setDirection(buttons)
        new = text != self.text.text() or not self.isVisible()
        self._kind = kind
        self.sign.setPixmap(mark(self, kind))
        self.text.setText(text)
        self.text.setToolTip("")
        self.setAccessibleName(text)
        self.show()
        if new and kind != "info":
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _offer(self, apply: str, discard: str, keep: bool) -> None:
        self.apply.setVisible(bool(apply))
        self.apply.setText(apply)
        self.discard.setText(discard)
        self.keep.setVisible(keep)

    def _lay_out(self) -> None:
        said, buttons, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self.inner = QBoxLayout(BELOW)
        said.setSpacing(8)
        said.addWidget(self.sign)
        said.addWidget(self.text, 1)
        buttons.setSpacing(8)
        buttons.addStretch(0)
        for button in (self.discard, self.keep, self.apply):
            buttons.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        self.inner.setContentsMargins(8, 8, 8, 8)
        self.inner.setSpacing(8)
        self.inner.addLayout(said, 1)
        self.inner.addLayout(buttons)
        column.addLayout(self.inner)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setProperty("compact", True)
    return button
