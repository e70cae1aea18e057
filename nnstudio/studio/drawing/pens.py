"""The colours to draw with, side by side: few that are told apart at a glance, and not a whole dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from nnstudio.data.handwriting.strokes import Colour
from nnstudio.studio.drawing.model import DrawingModel

SIDE = 16
EDGE = QColor("#7a8490")
PENS: tuple[Colour, ...] = (
    (0, 0, 0),
    (255, 255, 255),
    (214, 39, 40),
    (250, 215, 60),
    (44, 140, 60),
    (40, 100, 210),
)


class Pens(QWidget):
    """Takes a pen of another colour for the model, and with it the pen instead of the eraser."""

    def __init__(self, model: DrawingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.buttons: dict[Colour, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for colour, name in zip(PENS, self._names(), strict=True):
            button = _button(colour, name)
            button.setChecked(colour == model.colour)
            button.clicked.connect(self._take)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[colour] = button
        row.addStretch(1)

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Black"),
            self.tr("White"),
            self.tr("Red"),
            self.tr("Yellow"),
            self.tr("Green"),
            self.tr("Blue"),
        )

    @Slot()
    def _take(self) -> None:
        self.model.colour = next(colour for colour, button in self.buttons.items() if button.isChecked())
        self.model.erasing = False
        self.model.changed.emit()


def _button(colour: Colour, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(_swatch(colour))
    button.setIconSize(QSize(SIDE, SIDE))
    button.setCheckable(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def _swatch(colour: Colour) -> QIcon:
    """A disc of the colour, with an edge that is seen on light and on dark."""
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(SIDE * ratio, SIDE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(EDGE, 1))
        painter.setBrush(QColor(*colour))
        painter.drawEllipse(QRectF(1.5, 1.5, SIDE - 3, SIDE - 3))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
