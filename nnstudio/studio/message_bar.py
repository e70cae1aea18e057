"""The message that says what went wrong and what to do. It lies over the window, so that nothing moves under anybody's
hand, and what merely went well goes away by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from nnstudio.errors import Sentence, full_stop
from nnstudio.studio.pieces import mark, tool_button
from nnstudio.studio.theme import Colours
from nnstudio.studio.words import in_words

WIDEST = 720
MARGIN = 8
RIM = 1
READING_MS = 4000
"""How long a message stays that needs no answer."""
FADING_MS = 400
FLEETING = ("good",)
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class MessageBar(QFrame):
    """One message at a time, until it is closed or another comes. kind: "error", "warning", "info" or "good".

    host: the widget that it lies over. room: of the host, the part in its pixels at whose upper edge it lies.
    """

    def __init__(self, host: QWidget, room: Callable[[QWidget], QRect]) -> None:
        super().__init__(host)
        self.setObjectName("message")
        self.host, self.room = host, room
        self.kind = "info"
        self._said = self._button = ""
        self._deed: Callable[[], object] | None = None
        self._make_parts()
        self._make_fading()
        self._lay_out()
        host.installEventFilter(self)
        self.hide()

    def tell(self, kind: str, said: str, button: str = "", deed: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button that does `deed` if there is one."""
        self.kind, self._said, self._button, self._deed = kind, said, button, deed
        text = in_words(full_stop(said) if isinstance(said, Sentence) else said)
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self.setAccessibleName(text)
        self.button.setText(in_words(button))
        self.button.setVisible(deed is not None)
        self._colour()
        self._place()
        self.show()
        self.raise_()
        self._stay()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def message(self) -> tuple[str, str, str, Callable[[], object] | None] | None:
        """What `tell` was given, if it is still shown."""
        return None if self.isHidden() else (self.kind, self._said, self._button, self._deed)

    @Slot(object)
    def tell_error(self, said: Sentence) -> None:
        """Show what went wrong."""
        self.tell("error", said)

    @Slot(object)
    def tell_refusal(self, said: Sentence) -> None:
        """Show why an edit was not made."""
        self.tell("warning", said)

    @Slot()
    def follow_room(self) -> None:
        """The room is another one now."""
        if not self.isHidden():
            self._place()

    @Slot()
    def clear(self) -> None:
        """Nothing to say any more."""
        self.waiting.stop()
        self.fading.stop()
        self.hide()

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "mark"):
            self._colour()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the host."""
        if event.type() == QEvent.Type.Resize:
            self.follow_room()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait for whoever reads it."""
        self.waiting.stop()
        self._show_in_full()

    def leaveEvent(self, event: QEvent) -> None:
        """It has been read."""
        self._stay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    # Parts

    def _make_parts(self) -> None:
        self.mark = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.hide()
        self.button.clicked.connect(self._act)
        self.closer = tool_button(self.tr("Close this message"), "close")
        self.closer.clicked.connect(self.clear)

    def _make_fading(self) -> None:
        self.veil = QGraphicsOpacityEffect(self)
        self.veil.setEnabled(False)
        self.setGraphicsEffect(self.veil)
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(READING_MS)
        self.waiting.timeout.connect(self._fade)
        self.fading = QPropertyAnimation(self.veil, b"opacity", self)
        self.fading.setDuration(FADING_MS)
        self.fading.setStartValue(1.0)
        self.fading.setEndValue(0.0)
        self.fading.finished.connect(self.clear)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.mark)
        self.said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.said.setSpacing(8)
        self.said.addWidget(self.text, 1)
        self.said.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self.said, 1)
        layout.addWidget(self.closer)

    def _place(self) -> None:
        """Lie in the middle of the room, with the button beside the text or below it, where the bar is lower."""
        room = self.room(self.host)
        wide = min(WIDEST, room.width() - 4 * MARGIN)
        way = min((BESIDE, BELOW), key=lambda way: self._arrange(way, wide))
        high = self._arrange(way, wide)
        self.setGeometry(room.x() + (room.width() - wide) // 2, room.y() + MARGIN, wide, high)

    def _arrange(self, way: QBoxLayout.Direction, wide: int) -> int:
        """Put the button there; return how high the bar is then."""
        self.said.setDirection(way)
        layout = self.layout()
        assert layout is not None
        self.said.invalidate()
        layout.invalidate()
        return max(layout.heightForWidth(wide - 2 * RIM), layout.minimumSize().height()) + 2 * RIM

    def _stay(self) -> None:
        """Be there in full, and for good unless it is a fleeting one."""
        self._show_in_full()
        if self.kind in FLEETING and self._deed is None and self.isVisible():
            self.waiting.start()
        else:
            self.waiting.stop()

    def _show_in_full(self) -> None:
        self.fading.stop()
        self.veil.setEnabled(False)
        self.veil.setOpacity(1.0)

    @Slot()
    def _fade(self) -> None:
        self.veil.setEnabled(True)
        self.fading.start()

    @Slot()
    def _act(self) -> None:
        self.clear()
        if self._deed is not None:
            self._deed()

    def _colour(self) -> None:
        colours = Colours.of(self.palette())
        named = vars(colours)
        ground = named.get(f"{self.kind}_fill", colours.selection)
        edge = named.get(self.kind, colours.accent)
        sheet = f"#message {{ background: {ground}; border: {RIM}px solid {edge}; border-radius: 8px; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        self.mark.setPixmap(mark(self, self.kind))
