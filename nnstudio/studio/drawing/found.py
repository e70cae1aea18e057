"""The digits that stand in a picture, side by side with what each is taken for; one of them is on the pad."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from nnstudio.data.seeing import Seen
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.pixels import image_of

SIDE = 28
CELL = QSize(SIDE + 16, SIDE + 24)
SCROLLED = 12
"""Pixels that a scroll bar takes."""


class FoundDigits(QListWidget):
    """Chooses by a click or the arrow keys which digit of `drawing.picture` is shown. Hidden where there are none.

    names: of the classes.
    """

    def __init__(self, model: DrawingModel, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing, self.names = model, names
        self._shown: tuple[Seen, ...] = ()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(CELL)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(CELL.height() + SCROLLED + 4)
        self.setAccessibleName(self.tr("The digits in the picture"))
        self.currentRowChanged.connect(self._choose)
        self.hide()

    def show_row(self, row: Sequence[int]) -> None:
        """Show the digits of the model's picture. row: what each is taken for."""
        found = self.drawing.picture.found if self.drawing.picture is not None else ()
        self.setVisible(bool(found))
        self.blockSignals(True)
        if found is not self._shown:
            self._fill(found)
        for place, answer in enumerate(row[: self.count()]):  # an answer may be of the picture before
            name = self.names[answer] if answer < len(self.names) else str(answer)
            if self.item(place).text() != name:
                self.item(place).setText(name)
        if self.drawing.picture is not None and found:
            self.setCurrentRow(self.drawing.picture.chosen)
        self.blockSignals(False)

    def _fill(self, found: tuple[Seen, ...]) -> None:
        self._shown = found
        self.clear()
        ratio = self.devicePixelRatioF()
        for seen in found:
            side = round(SIDE * ratio)
            pixmap = QPixmap.fromImage(image_of(seen.image).scaled(side, side))
            pixmap.setDevicePixelRatio(ratio)
            self.addItem(QListWidgetItem(QIcon(pixmap), ""))

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.drawing.choose(place)
