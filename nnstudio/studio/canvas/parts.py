"""What stands on the canvas: a block for each layer, the terminals at both ends, and the invitation between them
while there is no layer yet. Each holds its notes below its head, so that nothing that they say is ever cut off.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.canvas.fonts import small_font, text_font, title_font, write
from nnstudio.studio.canvas.layout import BLOCK_WIDTH
from nnstudio.studio.canvas.note import NoteItem, RepairButton
from nnstudio.studio.canvas.past import PastItem
from nnstudio.studio.canvas.seen.item import SeenItem
from nnstudio.studio.canvas.seen.seen import Room
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

PADDING = 8.0
TILE = 40.0
RADIUS = 6.0
DIMMED = 0.6
"""How strongly a disabled block is drawn."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclasses.dataclass(frozen=True)
class Note:
    """A sentence for a part: kind "error", "warning", "good" or "note", with the texts and deeds of its buttons."""

    kind: str
    sentence: str
    buttons: tuple[tuple[str, Callable[[], None]], ...] = ()


class Part(QGraphicsItem):
    """Anything with a head of fixed height, a strip of tiles where it is given room, and notes below. `key` is its name
    in the layout.
    """

    def __init__(self, key: str, notes: Sequence[Note] = (), room: Room | None = None) -> None:
        super().__init__()
        self.key, self.room = key, room
        self.notes: list[NoteItem] = []
        bottom = self.head_height()
        self.seen: SeenItem | None = None
        if room is not None:
            self.seen = SeenItem(self, key, room, bottom)
            bottom += room.height + PADDING
        for note in notes:
            buttons = [RepairButton(text, clicked) for text, clicked in note.buttons]
            item = NoteItem(note.kind, note.sentence, BLOCK_WIDTH - 2 * PADDING, self, buttons)
            item.setPos(PADDING, bottom)
            self.notes.append(item)
            bottom += item.height + PADDING
        self.height = bottom
        self.setZValue(1)

    def head_height(self) -> float:
        """The height of two lines of text with room around them."""
        lines = QFontMetricsF(title_font()).height() + QFontMetricsF(small_font()).height()
        return float(round(lines + 2 * PADDING))

    @property
    def note_place(self) -> QRectF:
        """Where a person's own note stands, or would stand."""
        own = [note for note in self.notes if note.kind == "note"]
        height = own[0].height if own else 0.0
        top = self.head_height() + (self.room.height + PADDING if self.room is not None else 0.0)
        return QRectF(PADDING, top, BLOCK_WIDTH - 2 * PADDING, height)

    @property
    def rect(self) -> QRectF:
        """The part's own rectangle, without the outline of a selection."""
        return QRectF(0, 0, BLOCK_WIDTH, self.height)

    def boundingRect(self) -> QRectF:
        """The rectangle with room for an outline."""
        return self.rect.adjusted(-4, -4, 4, 4)


@dataclasses.dataclass(frozen=True)
class Face:
    """What a block says: its title ("Conv2D"), settings, name, count of parameters, and its family.

    disabled: it is left out of what is computed, and drawn dimmed.
    """

    title: str
    summary: str
    name: str
    count: str
    family: str
    frozen: bool = False
    disabled: bool = False


class BlockItem(Part):
    """A layer. ghost: it is not there yet, only shown where it would land."""

    def __init__(
        self,
        key: str,
        face: Face,
        notes: Sequence[Note] = (),
        ghost: bool = False,
        room: Room | None = None,
    ) -> None:
        self.face, self.ghost = face, ghost
        self.selected = self.current = self.hovered = False
        super().__init__(key, notes, room)
        self.past = PastItem(self) if face.disabled else None
        self.setAcceptHoverEvents(True)
        self.setToolTip("" if ghost else f"<b>{face.title}</b> {face.summary}<br>{face.name}, {face.count}")

    @property
    def reach(self) -> QRectF:
        """What a rubber band must touch, in the scene."""
        return self.sceneBoundingRect()

    def show_selected(self, selected: bool, current: bool) -> None:
        """Outline the block; the current one more strongly."""
        if (selected, current) != (self.selected, self.current):
            self.selected, self.current = selected, current
            self.update()

    def hoverEnterEvent(self, event: object) -> None:
        """Light up under the mouse."""
        self.hovered = True
        self.update()

    def hoverLeaveEvent(self, event: object) -> None:
        """Go back to rest."""
        self.hovered = False
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw ground, tile with icon, and both lines."""
        colours = Colours.of(QApplication.palette())
        self._paint_ground(painter, colours)
        if self.face.disabled:
            painter.setOpacity(DIMMED)
        self._paint_tile(painter, colours)
        self._paint_lines(painter, colours)

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        if self.selected:
            painter.setPen(QPen(QColor(colours.accent), 2 * colours.line))
            painter.setBrush(colours.panel)
            painter.drawRoundedRect(self.rect.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        pen = QPen(self._outline(colours), colours.line)
        if self.ghost:
            pen = QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine)
        elif self.face.disabled:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        plain = self.ghost or self.face.disabled
        painter.setBrush(QColor(colours.panel) if plain else colours.block(self.face.family))
        painter.drawRoundedRect(self.rect, RADIUS, RADIUS)

    def _outline(self, colours: Colours) -> QColor:
        kinds = {note.kind for note in self.notes}
        if "error" in kinds:
            return QColor(colours.error)
        if "warning" in kinds:
            return QColor(colours.warning)
        return QColor(colours.family(self.face.family) if self.hovered else colours.edge)

    def _paint_tile(self, painter: QPainter, colours: Colours) -> None:
        tile = QPainterPath()
        tile.addRoundedRect(self.rect, RADIUS, RADIUS)
        strip = QPainterPath()
        strip.addRect(QRectF(0, 0, TILE, self.height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.family(self.face.family)))
        is_longer = bool(self.notes) or self.seen is not None
        if is_longer:
            head = QPainterPath()
            head.addRect(QRectF(0, 0, TILE, self.head_height() - PADDING))
            strip = head
        painter.drawPath(tile.intersected(strip))
        middle = (self.head_height() - (PADDING if is_longer else 0)) / 2
        draw_icon(painter, self.face.family, QRectF(TILE / 2 - 12, middle - 12, 24, 24), colours.on_family)

    def _paint_lines(self, painter: QPainter, colours: Colours) -> None:
        first, second = self._line_rects()
        painter.setPen(colours.text)
        painter.setFont(title_font())
        write(painter, first, LEFT, self.face.title)
        used = QFontMetricsF(title_font()).horizontalAdvance(self.face.title) + PADDING
        _elided(painter, first.adjusted(used, 0, 0, 0), self.face.summary, text_font(), LEFT)
        painter.setPen(colours.muted)
        count_width = QFontMetricsF(small_font()).horizontalAdvance(self.face.count)
        _elided(painter, second, self.face.count, small_font(), RIGHT)
        _elided(painter, second.adjusted(0, 0, -count_width - PADDING, 0), self.face.name, small_font(), LEFT)

    def _line_rects(self) -> tuple[QRectF, QRectF]:
        left, width = TILE + 12, self.rect.width() - TILE - 12 - 12
        first = QFontMetricsF(title_font()).height()
        second = QFontMetricsF(small_font()).height()
        return QRectF(left, PADDING, width, first), QRectF(left, PADDING + first, width, second)

    def name_rect(self) -> QRectF:
        """Where the name stands, for renaming in place."""
        return self._line_rects()[1]


class TerminalItem(Part):
    """One end of the network: what comes in, or what goes out."""

    def __init__(
        self,
        key: str,
        icon: str,
        title: str,
        text: str,
        notes: Sequence[Note] = (),
        room: Room | None = None,
    ) -> None:
        self.icon, self.title, self.text = icon, title, text
        super().__init__(key, notes, room)

    def head_height(self) -> float:
        """One line of text with room around it, and more before a note."""
        return float(round(QFontMetricsF(title_font()).height() + 2 * PADDING))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw a pill with icon, title and text in its middle."""
        colours = Colours.of(QApplication.palette())
        head = QRectF(0, 0, BLOCK_WIDTH, self.head_height())
        painter.setPen(QPen(QColor(colours.edge), colours.line))
        painter.setBrush(QColor(colours.panel))
        radius = RADIUS if self.height > head.height() else head.height() / 2
        painter.drawRoundedRect(self.rect, radius, radius)
        title = QFontMetricsF(title_font()).horizontalAdvance(self.title)
        text = QFontMetricsF(text_font()).horizontalAdvance(self.text)
        left = max(8.0, (BLOCK_WIDTH - (28 + title + 8 + text)) / 2)
        draw_icon(painter, self.icon, QRectF(left, head.center().y() - 10, 20, 20), colours.muted)
        painter.setPen(colours.text)
        painter.setFont(title_font())
        write(painter, head.adjusted(left + 28, 0, 0, 0), LEFT, self.title)
        painter.setPen(colours.muted)
        _elided(painter, head.adjusted(left + 36 + title, 0, -8, 0), self.text, text_font(), LEFT)


class InvitationItem(QGraphicsItem):
    """What an empty network shows between its ends: where to drop, and what else can be done."""

    HEIGHT = 144.0

    def __init__(self, title: str, text: str, button: RepairButton | None = None) -> None:
        super().__init__()
        self.title, self.text = title, text
        if button is not None:
            button.setParentItem(self)
            button.setPos((BLOCK_WIDTH - button.rect.width()) / 2, self.HEIGHT - button.rect.height() - 12)

    def boundingRect(self) -> QRectF:
        """As wide as a block."""
        return QRectF(-1, -1, BLOCK_WIDTH + 2, self.HEIGHT + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw a dashed place to drop on."""
        colours = Colours.of(QApplication.palette())
        rect = QRectF(0, 0, BLOCK_WIDTH, self.HEIGHT)
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        draw_icon(painter, "drop", QRectF(BLOCK_WIDTH / 2 - 12, 12, 24, 24), colours.accent)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setPen(colours.text)
        painter.setFont(title_font())
        painter.drawText(rect.adjusted(12, 42, -12, 0), int(centred.value), self.title)
        painter.setPen(colours.muted)
        painter.setFont(small_font())
        painter.drawText(rect.adjusted(12, 62, -12, 0), int(centred.value), self.text)


def _elided(painter: QPainter, rect: QRectF, text: str, font: QFont, alignment: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    short = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    write(painter, rect, alignment, short)
