"""How cells of the table of layers are drawn: the row that is pointed at lit, and shares as bars beside figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from nnstudio.studio.analysis.model import SHARE_ROLE
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.colours import mixed

if TYPE_CHECKING:
    from nnstudio.studio.analysis.table import AnalysisTable

Index = QModelIndex | QPersistentModelIndex
BAR, HEIGHT, MARGIN = 40, 6, 11
"""Room for a bar, how high it is, and what is left at both sides of a cell, in pixels."""


class ShareDelegate(QStyledItemDelegate):
    """Draws beside a share how large a part of the whole it is."""

    def __init__(self, table: AnalysisTable) -> None:
        super().__init__(table)
        self.table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the row that is pointed at, the text, and the bar."""
        colours = Colours.of(option.palette)
        if self.table.is_pointed(index.row()):
            painter.fillRect(option.rect, mixed(colours.panel, colours.accent, 0.12))
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        room = QRectF(option.rect.left() + MARGIN, option.rect.center().y() - HEIGHT / 2 + 1, BAR, HEIGHT)
        painter.fillRect(room, mixed(colours.panel, colours.text, 0.10))
        if share > 0.0:
            part = QRectF(room.left(), room.top(), max(1.0, BAR * min(share, 1.0)), HEIGHT)
            painter.fillRect(part, mixed(colours.panel, colours.accent, 0.85))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """With room for the bar."""
        size = super().sizeHint(option, index)
        return (
            QSize(size.width() + BAR + MARGIN, size.height()) if index.data(SHARE_ROLE) is not None else size
        )
