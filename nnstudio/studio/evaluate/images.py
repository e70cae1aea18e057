"""Pictures that were judged, in a grid, each with what it is and what it was taken for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.thumbnails import thumbnail
from nnstudio.studio.evaluate.words import class_text
from nnstudio.studio.shared.figures import WIDEST, exact_figure, short_figure
from nnstudio.studio.words import in_words

SIDE = 56
NARROW, WIDE = SIDE + 16, SIDE + 64
"""Pixels for a picture with its caption: for short names, and for long ones, which take two lines."""
AT_ONCE = 500
"""Pictures whose places are found in one go: those of 20,000 would hold up the window for a tenth of a second."""
MARGIN = 12
"""Pixels beside a caption, on both sides together."""
ARROW = "→"
NOTHING = "–"
"""What stands for an answer where there is none."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ImageList(QAbstractListModel):
    """Some pictures of a judgement, drawn when they come into sight. room: pixels for a line of a caption.

    two_lines: what it is stands above what it was taken for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._judgement: Judgement | None = None
        self._outputs = Outputs.DISTRIBUTION
        self._places: NDArray[np.intp] = np.zeros(0, np.intp)
        self._numbers = self._places
        self.room = NARROW
        self.two_lines = False

    def show(
        self, judgement: Judgement | None, places: NDArray[np.intp], numbers: NDArray[np.intp] | None = None
    ) -> None:
        """Show the pictures at these places of what was judged. numbers: what each is called; else its place."""
        self.beginResetModel()
        self._judgement, self._places = judgement, places
        self._numbers = places if numbers is None else numbers
        if judgement is not None:
            self._outputs = outputs_of(judgement.answering.graph)
        self.endResetModel()

    def place(self, row: int) -> int:
        """The place of a picture in the list among all that were judged."""
        return int(self._places[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The picture, what it is and what it was taken for, how sure the network was, and the same in words."""
        judgement = self._judgement
        if judgement is None or not index.isValid() or not isinstance(judgement.found, Confusions):
            return None
        place, found = self.place(index.row()), judgement.found
        if role == Role.DecorationRole:
            raw = np.empty((1, *judgement.examples.shape), judgement.examples.dtype)
            judgement.examples.read(np.array([place]), raw)
            pixels = judgement.answering.scaling.as_bytes(raw[0])
            return thumbnail(pixels, SIDE, self._widget.devicePixelRatioF())
        if role == Role.DisplayRole:
            return self._caption(found, place)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._sentence(found, place, int(self._numbers[index.row()]))
        return None

    def _caption(self, found: Confusions, place: int) -> str:
        """What fits under a picture; long names are cut, and not the figure behind them."""
        truth, answer = in_words(found.names[found.truths[place]]), in_words(found.answer_at(place))
        if not answer:
            return self._cut(truth, f"{ARROW}{NOTHING}")
        share = short_figure(float(found.sureness[place]), self._outputs)
        if truth == answer:
            return self._cut(answer, f": {share}")
        if self.two_lines:
            return f"{self._cut(truth)}\n{self._cut(answer, f' {share}', ARROW)}"
        return f"{truth}{ARROW}{answer} {share}"

    def _cut(self, name: str, behind: str = "", before: str = "") -> str:
        """The name between two texts, as much of the name as there is room for."""
        metrics = QFontMetrics(self._widget.font())
        room = self.room - metrics.horizontalAdvance(before + behind)
        return before + metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + behind

    def _sentence(self, found: Confusions, place: int, number: int) -> str:
        truth, answer = class_text(found.names[found.truths[place]]), class_text(found.answer_at(place))
        if not found.answer_at(place):
            text = self.tr("Example {place}, {truth}, got no answer. Click to ask about it again.")
            return text.format(place=f"{number:,}", truth=truth)
        share = exact_figure(float(found.sureness[place]), self._outputs)
        text = self.tr(
            "Example {place}, {truth}, was taken for {answer} with {share}. Click to ask about it again."
        )
        return text.format(place=f"{number:,}", truth=truth, answer=answer, share=share)


class WholeCells(QStyledItemDelegate):
    """Gives each image its whole cell: Qt would make all as wide as the caption of the last one needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Of a cell, less a pixel that keeps it apart from the next."""
        view = self.parent()
        return (
            view.gridSize() - QSize(1, 1) if isinstance(view, ImageGrid) else super().sizeHint(option, index)
        )


class ImageGrid(QListView):
    """Shows an ImageList. wanted: the place of the picture that was clicked, among all that were judged."""

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
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.setItemDelegate(WholeCells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Examples behind the chosen cell"))
        self.clicked.connect(self._want)
        self.activated.connect(self._want)

    def show_examples(
        self, judgement: Judgement, places: NDArray[np.intp], numbers: NDArray[np.intp] | None = None
    ) -> None:
        """Show the pictures at these places of what was judged, in columns that suit the names. numbers: what each is
        called; else its place.
        """
        if isinstance(judgement.found, Confusions):
            metrics = self.fontMetrics()
            longest = max(metrics.horizontalAdvance(in_words(name)) for name in judgement.found.names)
            figure = WIDEST[outputs_of(judgement.answering.graph)]
            line = 2 * longest + metrics.horizontalAdvance(f"{ARROW} {figure}") + MARGIN
            self.images.two_lines = line > WIDE
            width = WIDE if self.images.two_lines else max(NARROW, line)
            self.images.room = width - MARGIN
            lines = 2 if self.images.two_lines else 1
            self.setGridSize(QSize(width, SIDE + 10 + lines * metrics.lineSpacing()))
        self.images.show(judgement, places, numbers)

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.images.place(index.row()))
