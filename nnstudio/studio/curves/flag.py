"""A small sign on a plot's upper edge, where something that the doctor says began."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.theme.icons import draw_icon

SIDE, SIGN = 18, 14
"""Pixels of what can be clicked, and of what is drawn in its middle."""


class Flag(QAbstractButton):
    """kind: the icon, "warning" or "error". pointed_at: whether the pointer or the focus has come to it, or left."""

    pointed_at = Signal(bool)

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, name: str, since: str, help_: str) -> None:
        """What it is, since when, and what a click does."""
        self.setToolTip(f"{name}\n{since}\n{help_}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(since)

    def sizeHint(self) -> QSize:
        """Small, since curves are what is looked at."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign on the plot's ground; a ring around it where it is pointed at."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        active = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent)) if active else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(ground, 4.0, 4.0)
        room = (SIDE - SIGN) / 2
        draw_icon(painter, self.kind, QRectF(room, room, SIGN, SIGN), getattr(colours, self.kind))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that it is pointed at."""
        super().enterEvent(event)
        self.pointed_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it is not any more."""
        super().leaveEvent(event)
        self.pointed_at.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is pointed at, by a key."""
        super().focusInEvent(event)
        self.pointed_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is not any more."""
        super().focusOutEvent(event)
        self.pointed_at.emit(False)
