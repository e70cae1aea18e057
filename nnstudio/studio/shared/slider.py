"""A slider whose handle goes where its groove is pressed, and then follows the pointer: it stands for a place, and a
place is pointed at. Qt's own goes a page nearer instead.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

BY_PLACE = Qt.MouseButton.MiddleButton
"""The button with which Qt's own slider goes where it is pressed."""


class Slider(QSlider):
    """A horizontal one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle where it is pressed, and bring it to where the groove is."""
        if event.button() is Qt.MouseButton.LeftButton and not self._is_handle(event.position()):
            event = QMouseEvent(
                event.type(),
                event.position(),
                event.globalPosition(),
                BY_PLACE,
                BY_PLACE,
                event.modifiers(),
                event.pointingDevice(),
            )
        super().mousePressEvent(event)

    def _is_handle(self, where: QPointF) -> bool:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return handle.contains(where.toPoint())
