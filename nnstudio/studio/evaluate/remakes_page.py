"""The judgement of images that are given again: the worst of them, with what they were made of and what was wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QListView, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import METRICS
from nnstudio.learning.scaling import Scaling
from nnstudio.runs.judgement import Judgement
from nnstudio.runs.remakes import Remake, Remakes
from nnstudio.studio.evaluate.columns import lay_out
from nnstudio.studio.evaluate.figures import Figures
from nnstudio.studio.evaluate.thumbnails import thumbnail
from nnstudio.studio.evaluate.words import examples_text, metric_text
from nnstudio.studio.words import declared

SIDE, GAP = 64, 3
"""Pixels of each image, and between two that belong together."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RemakeList(QAbstractListModel):
    """The worst images of a judgement, drawn when they come into sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._found: Remakes | None = None
        self._scaling = Scaling()

    def show(self, found: Remakes, scaling: Scaling) -> None:
        """Show other images. scaling: what the network's values are undone by."""
        self.beginResetModel()
        self._found, self._scaling = found, scaling
        self.endResetModel()

    def remake(self, row: int) -> Remake | None:
        """What stands in a row."""
        return self._found.worst[row] if self._found is not None else None

    @property
    def images(self) -> int:
        """How many stand beside each other."""
        return 3 if self._found is not None and self._found.noisy else 2

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() or self._found is None else len(self._found.worst)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The images beside each other, how near they are, and the same in words."""
        remake = self.remake(index.row()) if index.isValid() else None
        if remake is None:
            return None
        psnr = METRICS["psnr"].text(remake.psnr)
        if role == Role.DecorationRole:
            return self._picture(remake)
        if role == Role.DisplayRole:
            return psnr
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            text = self.tr("Example {place} came out with {psnr}. Click to ask about it again.")
            return text.format(place=f"{remake.place:,}", psnr=psnr)
        return None

    def _picture(self, remake: Remake) -> QPixmap:
        shown = [remake.given, remake.made, remake.wanted][: self.images]
        ratio = self._widget.devicePixelRatioF()
        whole = QPixmap(round(self.width * ratio), round(SIDE * ratio))
        whole.setDevicePixelRatio(ratio)
        whole.fill(Qt.GlobalColor.transparent)
        painter = QPainter(whole)
        for place, values in enumerate(shown):
            image = thumbnail(self._pixels(values), SIDE, ratio)
            size = image.deviceIndependentSize()
            left = place * (SIDE + GAP) + (SIDE - size.width()) / 2
            painter.drawPixmap(round(left), round((SIDE - size.height()) / 2), image)
        painter.end()
        return whole

    def _pixels(self, values: Array) -> Array:
        """Values as the network has them, of any shape, as a picture."""
        pixels = Scaling().as_bytes(self._scaling.undo(values))
        if pixels.ndim == 3:
            return pixels
        return pixels[:, :, None] if pixels.ndim == 2 else pixels[None, :, None]

    @property
    def width(self) -> int:
        """Pixels of the images that belong together."""
        return self.images * SIDE + (self.images - 1) * GAP


class RemakesPage(QWidget):
    """Shows a judgement whose findings are Remakes. tools: nothing but room in the header.

    example_wanted: the place of an example that should be asked about again, among all that were judged.
    """

    example_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = QWidget()
        self.figures = Figures()
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.view = QListView()
        self.remakes = RemakeList(self.view)
        self.view.setModel(self.remakes)
        self.view.setViewMode(QListView.ViewMode.IconMode)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("The worst images"))
        self.view.clicked.connect(self._want)
        self.view.activated.connect(self._want)
        self._lay_out()

    def _lay_out(self) -> None:
        lay_out(self, (self.figures,), (), (self.caption, self.view), 1)

    def show_judgement(self, judgement: Judgement, columns: tuple[DataColumn, ...]) -> None:
        """Show what was judged."""
        if not isinstance(judgement.found, Remakes):
            return
        self.figures.show_judgement(judgement)
        scrolled = self.view.verticalScrollBar().value()
        self.remakes.show(judgement.found, judgement.answering.scaling)
        self.view.setIconSize(QSize(self.remakes.width, SIDE))
        self.view.setGridSize(QSize(self.remakes.width + 16, SIDE + 12 + self.fontMetrics().lineSpacing()))
        self.view.verticalScrollBar().setValue(scrolled)
        text = self.tr("The worst first: what went in, and what came out.")
        if judgement.found.noisy:
            text = self.tr(
                "The worst first: what went in with its noise, what came out, and what was wanted."
            )
        self.caption.setText(text)

    def headline(self, judgement: Judgement) -> tuple[str, str]:
        """The judgement in a few words, and what else is to be said of it."""
        task, leading = judgement.answering.task, judgement.leading
        count = examples_text(len(judgement.examples))
        return f"{declared(leading.metric.title)} {metric_text(task, leading.metric, leading.value)}", count

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        remake = self.remakes.remake(index.row())
        if remake is not None:
            self.example_wanted.emit(remake.place)
