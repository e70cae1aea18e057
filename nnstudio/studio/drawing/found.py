"""The digits of a picture or of a drawing, side by side with what each is taken for; one of them is asked about. Those
of a picture have to be shown for that. Those of a drawing stand on the pad, which must not become smaller under the
pen: so theirs are only names, and take little room.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from nnstudio.data.seeing import Seen
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.shared.pixels import image_of

SIDE = 28
CELL = QSize(SIDE + 16, SIDE + 24)
NAME = QSize(22, 22)
SCROLLED = 12
"""Pixels that a scroll bar takes."""


class FoundDigits(QListWidget):
    """Chooses by a click or the arrow keys which digit of `drawing.found` is asked about. Hidden where there are none.

    names: of the classes. drawn: whether these are the digits of drawings, or else of pictures.
    """

    def __init__(
        self, model: DrawingModel, names: tuple[str, ...], drawn: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.drawing, self.names, self.drawn = model, names, drawn
        self._shown: tuple[Seen, ...] = ()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(NAME if drawn else CELL)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if drawn:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(NAME.height() + 4 if drawn else CELL.height() + SCROLLED + 4)
        self.setAccessibleName(self.tr("The digits, one by one"))
        self.currentRowChanged.connect(self._choose)
        self.hide()

    def show_row(self, row: Sequence[int]) -> None:
        """Show the digits that the model has found. row: what each is taken for."""
        found = self.drawing.found if self.drawn is (self.drawing.picture is None) else ()
        self.setVisible(bool(found))
        self.blockSignals(True)
        if found is not self._shown:
            self._fill(found)
        for place, answer in enumerate(row[: self.count()]):  # an answer may be of the picture before
            name = self.names[answer] if answer < len(self.names) else str(answer)
            if self.item(place).text() != name:
                self.item(place).setText(name)
        if found:
            self.setCurrentRow(self.drawing.chosen)
        self.blockSignals(False)

    def _fill(self, found: tuple[Seen, ...]) -> None:
        self._shown = found
        self.clear()
        for seen in found:
            item = QListWidgetItem() if self.drawn else QListWidgetItem(self._icon(seen), "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.addItem(item)

    def _icon(self, seen: Seen) -> QIcon:
        ratio = self.devicePixelRatioF()
        side = round(SIDE * ratio)
        pixmap = QPixmap.fromImage(image_of(seen.image).scaled(side, side))
        pixmap.setDevicePixelRatio(ratio)
        return QIcon(pixmap)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.drawing.choose(place)
