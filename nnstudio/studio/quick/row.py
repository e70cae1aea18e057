"""How a hit is drawn: what was typed is bold and underlined in its title, since colour alone would be no sign."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.ranking import Hit
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

HIT_ROLE = Qt.ItemDataRole.UserRole
ICON = 18
GAP = 8
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HitRow(QStyledItemDelegate):
    """Draws icon, title and detail from the left, and kind and keys from the right."""

    HEIGHT = 34

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(200, self.HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        hit = index.data(HIT_ROLE)
        colours = Colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(GAP, 1, -GAP, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(QRectF(row), 4, 4)
        if isinstance(hit, Hit):
            room = self._paint_icon(painter, row.adjusted(GAP, 0, -GAP, 0), hit.entry, colours)
            room = self._paint_right(painter, room, hit.entry, option.font, colours)
            self._paint_title(painter, room, hit, option.font, colours)
        painter.restore()

    def _paint_icon(self, painter: QPainter, room: QRect, entry: Entry, colours: Colours) -> QRect:
        shade = colours.family(entry.family) if entry.family else colours.muted
        if entry.icon:
            place = QRectF(room.left(), room.center().y() - ICON / 2 + 0.5, ICON, ICON)
            draw_icon(painter, entry.icon, place, colours.edge if entry.reason else shade)
        return room.adjusted(ICON + GAP, 0, 0, 0)

    def _paint_right(
        self, painter: QPainter, room: QRect, entry: Entry, font: QFont, colours: Colours
    ) -> QRect:
        """The kind at the right edge, and the keys in a frame before it; return the room that is left."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, RIGHT, entry.kind)
        room = room.adjusted(0, 0, -metrics.horizontalAdvance(entry.kind) - 2 * GAP, 0)
        if entry.keys:
            width = metrics.horizontalAdvance(entry.keys) + 12
            frame = QRectF(room.right() - width, room.center().y() - 10, width, 21)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(colours.muted))
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter.value), entry.keys)
            room = room.adjusted(0, 0, -width - 2 * GAP, 0)
        return room

    def _paint_title(self, painter: QPainter, room: QRect, hit: Hit, font: QFont, colours: Colours) -> None:
        entry, metrics = hit.entry, QFontMetrics(font)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        line = _lit_line(title, hit.lit, font, colours)
        painter.setPen(QColor(colours.muted if entry.reason else colours.text))
        line.draw(painter, QPointF(room.left(), room.center().y() + 1 - line.boundingRect().height() / 2))
        left = room.left() + round(line.lineAt(0).naturalTextWidth()) + 12
        quiet = entry.reason or entry.detail
        if quiet and room.right() - left > metrics.horizontalAdvance("..."):
            place = QRect(left, room.top(), room.right() - left, room.height())
            painter.setPen(QColor(colours.warning if entry.reason else colours.muted))
            painter.setFont(font)
            painter.drawText(
                place, LEFT, metrics.elidedText(quiet, Qt.TextElideMode.ElideRight, place.width())
            )


def _lit_line(title: str, lit: tuple[int, ...], font: QFont, colours: Colours) -> QTextLayout:
    """The title in one line, with its letters at these places lit."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    look.setForeground(QColor(colours.accent))
    layout = QTextLayout(title, font)
    layout.setFormats([_range(at, look) for at in lit if at < len(title)])
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _range(at: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = at, 1, look
    return made
