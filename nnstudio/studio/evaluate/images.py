"""The images behind a cell of the confusion matrix, in a grid. A click puts one on the drawing pad."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.studio.drawing.figures import exact_figure, short_figure
from nnstudio.studio.drawing.pixels import grey_image
from nnstudio.studio.drawing.samples import picture_of_test_image
from nnstudio.studio.evaluate.judgement import Judgement

SIDE = 56
WIDEST = 2 * SIDE
"""Pixels that a caption may take; what is longer, such as the names of two long classes, is cut."""
CAPTIONS = 100
"""As many captions are measured for the width of the columns."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ImageList(QAbstractListModel):
    """Some images of a judgement, drawn when they come into sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._judgement: Judgement | None = None
        self._outputs = Outputs.DISTRIBUTION
        self._places: NDArray[np.intp] = np.zeros(0, np.intp)

    def show(self, judgement: Judgement | None, places: NDArray[np.intp]) -> None:
        """Show the images at these places of the test set."""
        self.beginResetModel()
        self._judgement, self._places = judgement, places
        if judgement is not None:
            self._outputs = outputs_of(judgement.answering.graph)
        self.endResetModel()

    def place(self, row: int) -> int:
        """The place in the test set of an image in the list."""
        return int(self._places[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The image, what it is and what it was taken for, how sure the network was, and the same in words."""
        if self._judgement is None or not index.isValid():
            return None
        place = self.place(index.row())
        answer = int(self._judgement.answers[place])
        sure = float(self._judgement.sureness(np.array([place]), answer)[0])
        if role == Role.DecorationRole:
            image = grey_image(picture_of_test_image(self._judgement.test, place).image)
            return QPixmap.fromImage(image.scaled(SIDE, SIDE))
        if role == Role.DisplayRole:
            share, classes = short_figure(sure, self._outputs), self._judgement.classes
            truth = int(self._judgement.test.targets[place])
            right = self.tr("{answer}: {share}").format(answer=classes[answer], share=share)
            wrong = f"{classes[truth]}→{classes[answer]} {share}"
            return right if truth == answer else wrong
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            text = self.tr(
                "Test image {place} is a {truth}, taken for a {answer} with {share}. Click to draw it on the pad."
            )
            classes = self._judgement.classes
            share = exact_figure(sure, self._outputs)
            true = classes[int(self._judgement.test.targets[place])]
            return text.format(place=f"{place:,}", truth=true, answer=classes[answer], share=share)
        return None


class WholeCells(QStyledItemDelegate):
    """Gives each image its whole cell: Qt would make all as wide as the caption of the last one needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Of a cell, less a pixel that keeps it apart from the next."""
        view = self.parent()
        return (
            view.gridSize() - QSize(1, 1) if isinstance(view, ImageGrid) else super().sizeHint(option, index)
        )


class ImageGrid(QListView):
    """Shows an ImageList. wanted: the place in the test set of the image that was clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = ImageList(self)
        self.setModel(self.images)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setUniformItemSizes(True)
        self.setItemDelegate(WholeCells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Images behind the chosen cell"))
        self.clicked.connect(self._want)
        self.activated.connect(self._want)
        self.images.modelReset.connect(self._make_room)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Columns as wide as the captions need, and a little space between them."""
        letters, rows = self.fontMetrics(), range(min(self.images.rowCount(), CAPTIONS))
        captions = (str(self.images.data(self.images.index(row))) for row in rows)
        widest = max((letters.horizontalAdvance(caption) for caption in captions), default=0)
        self.setGridSize(QSize(max(SIDE, min(widest, WIDEST)) + 8, SIDE + 10 + letters.height()))

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.images.place(index.row()))
