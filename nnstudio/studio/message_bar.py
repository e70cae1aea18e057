"""The bar under the toolbar that says what went wrong and what to do, without stopping anybody's work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from nnstudio.studio.pieces import mark, tool_button
from nnstudio.studio.theme import Colours


class MessageBar(QFrame):
    """One message at a time, until it is closed or another comes. kind: "error", "warning", "info" or "good"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.kind = "info"
        self.mark = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.hide()
        self.button.clicked.connect(self._act)
        self.closer = tool_button(self.tr("Close this message"), "close")
        self.closer.clicked.connect(self.hide)
        self._deed: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.closer)
        self.hide()

    def tell(
        self, kind: str, sentence: str, button: str = "", deed: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence, with a button that does `deed` if there is one."""
        self.kind, self._deed = kind, deed
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        self.button.setText(button)
        self.button.setVisible(deed is not None)
        self._colour()
        self.show()

    @Slot(str)
    def tell_error(self, sentence: str) -> None:
        """Show what went wrong."""
        self.tell("error", sentence)

    @Slot(str)
    def tell_refusal(self, sentence: str) -> None:
        """Show why an edit was not made."""
        self.tell("warning", sentence)

    @Slot()
    def clear(self) -> None:
        """Nothing to say any more."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "mark"):
            self._colour()
        super().changeEvent(event)

    @Slot()
    def _act(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    def _colour(self) -> None:
        colours = Colours.of(self.palette())
        named = vars(colours)
        ground = named.get(f"{self.kind}_fill", colours.selection)
        sheet = f"#message {{ background: {ground}; border-bottom: 1px solid {colours.border}; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        self.mark.setPixmap(mark(self, self.kind))
