"""How a row of the palette is drawn: a family as a heading, a layer as its tile and title."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

TYPE_ROLE = Qt.ItemDataRole.UserRole
FAMILY_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_SIDE = 18
Shown = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class PaletteRow(QStyledItemDelegate):
    """Draws a family as a heading, and a layer as its tile and title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings stand a little apart from what is before them."""
        return QSize(80, 28 if index.data(TYPE_ROLE) else 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        colours = Colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(TYPE_ROLE):
            self._paint_layer(painter, option, index, colours)
        else:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.88)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(colours.muted)
            place = option.rect.adjusted(12, 8, -8, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def _paint_layer(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: Colours
    ) -> None:
        row = option.rect.adjusted(8, 1, -8, -1)
        state = option.state
        if state & (Shown.State_Selected | Shown.State_MouseOver):
            painter.setPen(_rim(state, colours))
            painter.setBrush(QColor(_ground(state, colours)))
            painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        tile = QRect(row.left() + 6, row.center().y() - ICON_SIDE // 2 + 1, ICON_SIDE, ICON_SIDE)
        draw_icon(painter, index.data(FAMILY_ROLE), QRectF(tile), colours.family(index.data(FAMILY_ROLE)))
        painter.setFont(option.font)
        painter.setPen(colours.text)
        place = row.adjusted(6 + ICON_SIDE + 8, 0, -4, 0)
        text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _ground(state: QStyle.StateFlag, colours: Colours) -> str:
    return colours.selection if state & Shown.State_Selected else colours.hover


def _rim(state: QStyle.StateFlag, colours: Colours) -> QPen:
    """The row that keys act on has a rim."""
    return QPen(QColor(colours.accent), 1.5) if state & Shown.State_HasFocus else QPen(Qt.PenStyle.NoPen)
