"""A sentence on a part of the canvas, with its mark: a problem with its repair button, or that a drop fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from nnstudio.studio.canvas.fonts import small_font, text_font
from nnstudio.studio.canvas.wrapped import WrappedText
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

PADDING = 8.0
ICON = 16.0


class NoteItem(QGraphicsItem):
    """kind: "error", "warning", "good" or a person's own "note", which are icon, colour and fill at once."""

    def __init__(
        self,
        kind: str,
        sentence: str,
        width: float,
        parent: QGraphicsItem,
        buttons: Sequence[RepairButton] = (),
    ) -> None:
        super().__init__(parent)
        self.kind, self.sentence, self.width, self.buttons = kind, sentence, width, buttons
        left = PADDING + ICON + PADDING
        room = width - left - PADDING
        self.text = WrappedText(sentence, small_font(), room)
        self.text_rect = QRectF(left, PADDING, room, max(self.text.height, ICON + 2))
        self.height = self._put_buttons(self.text_rect.bottom()) + PADDING

    def _put_buttons(self, bottom: float) -> float:
        """Put each beside the one before where there is room, else below it; return where the last one ends."""
        right, top = self.width, bottom + PADDING
        for button in self.buttons:
            button.setParentItem(self)
            if right + PADDING + button.rect.width() > self.text_rect.right():
                right, top = self.text_rect.left() - PADDING, bottom + PADDING
            button.setPos(right + PADDING, top)
            right, bottom = right + PADDING + button.rect.width(), top + button.rect.height()
        return bottom

    def boundingRect(self) -> QRectF:
        """The whole note."""
        return QRectF(0, 0, self.width, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw ground, mark and sentence."""
        colours = Colours.of(QApplication.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(colours, f"{self.kind}_fill"))
        painter.drawRoundedRect(self.boundingRect(), 4, 4)
        draw_icon(painter, self.kind, QRectF(PADDING, PADDING + 1, ICON, ICON), _colour(colours, self.kind))
        painter.setPen(colours.text)
        self.text.draw(painter, self.text_rect)


class RepairButton(QGraphicsItem):
    """One click on it does what its text says."""

    def __init__(self, text: str, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.text, self.clicked = text, clicked
        self.pressed = self.hovered = False
        width = QFontMetricsF(text_font()).horizontalAdvance(text)
        self.rect = QRectF(0, 0, width + 40, 26)
        self.setAcceptHoverEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def boundingRect(self) -> QRectF:
        """The button with its outline."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the button as it is: at rest, under the mouse, or pressed."""
        colours = Colours.of(QApplication.palette())
        ground = colours.selection if self.pressed else colours.hover if self.hovered else colours.panel
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect, 4, 4)
        draw_icon(painter, "repair", QRectF(8, 5, 16, 16), colours.text)
        painter.setFont(text_font())
        painter.setPen(colours.text)
        painter.drawText(self.rect.adjusted(30, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take the click, so that no drag begins."""
        self._show(pressed=True)
        event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Repair, if the mouse is still on the button."""
        self._show(pressed=False)
        if self.rect.contains(event.pos()):
            self.clicked()

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show that it can be clicked."""
        self._show(hovered=True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Go back to rest."""
        self._show(hovered=False)

    def _show(self, **state: bool) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self.update()


def _colour(colours: Colours, name: str) -> str:
    return str(getattr(colours, name))
