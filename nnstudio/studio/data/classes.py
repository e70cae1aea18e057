"""How many examples there are of each class, as bars, and what some of them look like: a row for each class."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nnstudio.data.preview import Count, Preview
from nnstudio.data.thumbnails import Bytes
from nnstudio.studio.canvas.fonts import small_font, title_font
from nnstudio.studio.shared.pixels import image_of
from nnstudio.studio.theme import Colours
from nnstudio.studio.words import in_words

SIDE, GAP = 40, 4
OF_A_ROW = 14
"""Pictures that stand beside each other where there are no classes."""
TEXT_WIDTH = 176
HEIGHT, LOW_HEIGHT = 52, 40
PICTURES_ROLE, COUNT_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClassModel(QAbstractListModel):
    """The classes of a preview, or rows of pictures without one. most: examples of the largest class in either part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.counts: tuple[Count, ...] = ()
        self.pictures: tuple[Bytes, ...] = ()
        self.most = 1
        self._images: dict[int, list[QImage]] = {}

    def show(self, preview: Preview | None) -> None:
        """Show these classes; none for None."""
        self.beginResetModel()
        self.counts = preview.counts if preview is not None else ()
        self.pictures = preview.pictures if preview is not None else ()
        if not self.counts:
            self.pictures = tuple(some for group in self.pictures for some in _in_rows(group))
        self.most = max((max(count.train, count.test) for count in self.counts), default=1) or 1
        self._images = {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """One for each class, or for each row of pictures."""
        return 0 if parent.isValid() else len(self.counts or self.pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, counts in words, pictures."""
        if not index.isValid():
            return None
        if role == PICTURES_ROLE:
            return self._pictures(index.row())
        count = self.counts[index.row()] if self.counts else None
        if count is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_words(count.name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.tr("{name}: {train} to learn from, {test} to test")
            return text.format(name=in_words(count.name), train=f"{count.train:,}", test=f"{count.test:,}")
        return count if role == COUNT_ROLE else None

    def _pictures(self, row: int) -> list[QImage]:
        if row not in self._images and row < len(self.pictures):
            self._images[row] = [image_of(pixels) for pixels in self.pictures[row]]
        return self._images.get(row, [])


def _in_rows(pictures: Bytes) -> list[Bytes]:
    return [pictures[at : at + OF_A_ROW] for at in range(0, len(pictures), OF_A_ROW)]


class ClassRow(QStyledItemDelegate):
    """Draws name, number and bars of a class, and its pictures beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its pictures, or two lines."""
        return QSize(TEXT_WIDTH, HEIGHT if index.data(PICTURES_ROLE) else LOW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        colours = Colours.of(option.palette)
        room = QRectF(option.rect).adjusted(8, 4, -8, -4)
        pictures = index.data(PICTURES_ROLE)
        words = QRectF(room)
        if pictures:
            words.setWidth(TEXT_WIDTH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if index.data(COUNT_ROLE) is not None:
            self._paint_words(painter, words, index, colours)
            room.setLeft(room.left() + TEXT_WIDTH + 16)
        self._paint_pictures(painter, room, pictures or [])
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, index: Index, colours: Colours) -> None:
        model, count = index.model(), index.data(COUNT_ROLE)
        assert isinstance(model, ClassModel)
        assert isinstance(count, Count)
        line = QRectF(room.left(), room.center().y() - 16, room.width(), 18)
        number = f"{count.train:,}"
        painter.setFont(small_font())
        painter.setPen(colours.muted)
        painter.drawText(line, RIGHT, number)
        wide = line.width() - QFontMetricsF(small_font()).horizontalAdvance(number) - 8
        painter.setFont(title_font())
        painter.setPen(colours.text)
        name = QFontMetricsF(title_font()).elidedText(in_words(count.name), Qt.TextElideMode.ElideRight, wide)
        painter.drawText(line, LEFT, name)
        painter.setPen(Qt.PenStyle.NoPen)
        bars = ((count.train, colours.training, 6.0), (count.test, colours.validation, 3.0))
        top = line.bottom() + 3
        for number_of, colour, high in bars:
            ground = QRectF(room.left(), top, room.width(), high)
            painter.fillRect(ground, colours.hover)
            ground.setWidth(room.width() * number_of / model.most)
            painter.fillRect(ground, colour)
            top += high + 1

    def _paint_pictures(self, painter: QPainter, room: QRectF, pictures: list[QImage]) -> None:
        for at, image in enumerate(pictures):
            left = room.left() + at * (SIDE + GAP)
            if left + SIDE > room.right() + 1:
                break
            scale = SIDE / max(image.width(), image.height(), 1)
            wide, high = image.width() * scale, image.height() * scale
            place = QRectF(left + (SIDE - wide) / 2, room.center().y() - high / 2, wide, high)
            painter.drawImage(place, image)


class ClassList(QListView):
    """Scrolls through the classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = ClassModel(self)
        self.setModel(self.classes)
        self.setItemDelegate(ClassRow(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Classes with their examples"))
