"""The list of layers in the palette, that drags the type's name and tells which one is to be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nnstudio.layers.catalogue import FAMILIES, LAYERS
from nnstudio.layers.layer import Layer
from nnstudio.studio.mime import mime_of_type
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon, tinted
from nnstudio.studio.words import declared, family_title

TYPE_ROLE = Qt.ItemDataRole.UserRole
FAMILY_ROLE = Qt.ItemDataRole.UserRole + 1
WORDS_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_SIDE = 18
Shown = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class PaletteTree(QTreeWidget):
    """Families with their layers. add_wanted: the type name of a double-clicked or entered layer."""

    add_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(PaletteRow(self))
        self.setAccessibleName(self.tr("Layers"))
        self.itemDoubleClicked.connect(self._add_item)
        self._fill()

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """The type name of the first dragged layer."""
        names = [str(item.data(0, TYPE_ROLE)) for item in items if item.data(0, TYPE_ROLE)]
        return mime_of_type(names[0]) if names else QMimeData()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the layer under the mouse, with its icon beside the pointer, so that the canvas stays in sight."""
        items = [item for item in self.selectedItems() if item.data(0, TYPE_ROLE)]
        if not items:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(items))
        family = str(items[0].data(0, FAMILY_ROLE))
        colours = Colours.of(self.palette())
        drag.setPixmap(tinted(family, colours.family(family)).pixmap(QSize(28, 28), self.devicePixelRatio()))
        drag.setHotSpot(QPoint(-12, -12))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the layer."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._add_item(item)
            return
        super().keyPressEvent(event)

    def go_to_a_layer(self) -> None:
        """Make the first layer that is shown the current one, unless one is already."""
        current = self.currentItem()
        if current is None or not current.data(0, TYPE_ROLE):
            self._select_first_shown()

    def show_only(self, words: str) -> int:
        """Show the layers that have all of `words` in their name, family or help; return how many they are."""
        wanted = words.casefold().split()
        shown = 0
        for family in self._families():
            hits = [self._match(item, wanted) for item in _children(family)]
            family.setHidden(not any(hits))
            shown += sum(hits)
        if wanted:
            self._select_first_shown()
        return shown

    def content_width(self) -> int:
        """Pixels that the longest title needs, with its icon and a scroll bar beside it."""
        longest = max(self.fontMetrics().horizontalAdvance(item.text(0)) for item in self.layer_items())
        return longest + ICON_SIDE + 34 + self.verticalScrollBar().sizeHint().width()

    def layer_items(self) -> list[QTreeWidgetItem]:
        """The rows of all layers, in their order, hidden or not."""
        return [item for family in self._families() for item in _children(family)]

    def _families(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _fill(self) -> None:
        for family in FAMILIES:
            members = [cls for cls in LAYERS.values() if cls.family == family]
            if members:
                heading = QTreeWidgetItem(self, [family_title(family)])
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                for cls in members:
                    heading.addChild(_row(cls))
                heading.setExpanded(True)

    def _match(self, item: QTreeWidgetItem, wanted: list[str]) -> bool:
        fits = all(word in item.data(0, WORDS_ROLE) for word in wanted)
        item.setHidden(not fits)
        return fits

    def _select_first_shown(self) -> None:
        shown = [item for item in self.layer_items() if not item.isHidden()]
        if shown:
            self.setCurrentItem(shown[0])

    def _add_item(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, TYPE_ROLE)
        if name:
            self.add_wanted.emit(str(name))


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
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_ground(state, colours))
            painter.drawRoundedRect(row, 4, 4)
        tile = QRect(row.left() + 6, row.center().y() - ICON_SIDE // 2 + 1, ICON_SIDE, ICON_SIDE)
        draw_icon(painter, index.data(FAMILY_ROLE), QRectF(tile), colours.family(index.data(FAMILY_ROLE)))
        painter.setFont(option.font)
        painter.setPen(colours.text)
        place = row.adjusted(6 + ICON_SIDE + 8, 0, -4, 0)
        text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _ground(state: QStyle.StateFlag, colours: Colours) -> str:
    return colours.selection if state & Shown.State_Selected else colours.hover


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = (item.child(row) for row in range(item.childCount()))
    return [row for row in rows if row is not None]


def _row(cls: type[Layer]) -> QTreeWidgetItem:
    """The row of one layer; its tooltip says what the layer does to learning."""
    title, help_text = declared(cls.title), declared(cls.help)
    item = QTreeWidgetItem([title])
    item.setData(0, TYPE_ROLE, cls.type_name())
    item.setData(0, FAMILY_ROLE, cls.family)
    words = (title, cls.type_name(), family_title(cls.family), help_text)
    item.setData(0, WORDS_ROLE, " ".join(words).casefold())
    item.setToolTip(0, f"<b>{title}</b><p>{help_text}</p>")
    item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, help_text)
    return item
