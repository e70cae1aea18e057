"""The list of layers in the palette, that drags the type's name and tells which one is to be added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeWidget, QTreeWidgetItem, QWidget

from nnstudio.document.library import SHIPPED
from nnstudio.formats.own_groups import OwnGroup
from nnstudio.layers.activation import Activation
from nnstudio.layers.catalogue import FAMILIES, LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.studio.mime import mime_of_type
from nnstudio.studio.palette.groups import GROUP_FAMILY, GroupRow, OwnRow, shipped_row
from nnstudio.studio.palette.row import FAMILY_ROLE, ICON_SIDE, TYPE_ROLE, PaletteRow
from nnstudio.studio.palette.rows import FamilyRow, LayerRow
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted

Moves = QAbstractItemView.CursorAction
DRAGGED = 28
"""Side of the picture under the pointer while a layer is dragged."""
UPWARDS = (Moves.MoveUp, Moves.MovePageUp, Moves.MoveEnd, Moves.MovePrevious)
SIDEWAYS = (Moves.MoveLeft, Moves.MoveRight)


class PaletteTree(QTreeWidget):
    """Families with their layers. add_wanted: the type name of a double-clicked or entered layer; branch_wanted: with
    Shift. dropped: a layer was dragged to where it was wanted.
    """

    add_wanted = Signal(str)
    branch_wanted = Signal(str)
    dropped = Signal()

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
        self.itemDoubleClicked.connect(self._add_clicked)
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
        drag.setPixmap(
            tinted(family, colours.family(family)).pixmap(QSize(DRAGGED, DRAGGED), self.devicePixelRatio())
        )
        drag.setHotSpot(QPoint(-12, -12))
        if drag.exec(Qt.DropAction.CopyAction) is not Qt.DropAction.IgnoreAction:
            self.dropped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab stands on a layer."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.go_to_a_layer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the layer, Shift+Enter in a branch of its own."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._add_item(item, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: Moves, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Keys go from layer to layer, and past the headings."""
        if action in SIDEWAYS:
            return self.currentIndex()
        item: QTreeWidgetItem | None = self.itemFromIndex(super().moveCursor(action, modifiers))
        while item is not None and not item.data(0, TYPE_ROLE):
            item = self.itemAbove(item) if action in UPWARDS else self.itemBelow(item)
        return self.currentIndex() if item is None else self.indexFromItem(item)

    def go_to_a_layer(self) -> None:
        """Bring the current layer into sight; without one, make the first that is shown the current one."""
        current: QTreeWidgetItem | None = self.currentItem()
        if current is None or not current.data(0, TYPE_ROLE) or current.isHidden():
            self._select_first_shown()
        else:
            self.scrollToItem(current)

    def show_only(self, words: str) -> int:
        """Show the layers that answer a search, the best first; return how many they are."""
        for row in self.rows():
            row.rate(words)
        for family in self._families():
            family.rate()
            family.sortChildren(0, Qt.SortOrder.AscendingOrder)
        self.invisibleRootItem().sortChildren(0, Qt.SortOrder.AscendingOrder)
        self.scrollToTop()
        if words.split():
            self._select_first_shown()
        return sum(not row.isHidden() for row in self.rows())

    def content_width(self) -> int:
        """Pixels that the longest title needs, with its icon and a scroll bar beside it."""
        longest = max(self.fontMetrics().horizontalAdvance(item.text(0)) for item in self.layer_items())
        return longest + ICON_SIDE + 34 + self.verticalScrollBar().sizeHint().width()

    def layer_items(self) -> list[LayerRow]:
        """The rows of all types of layers, from above, hidden or not."""
        return [row for row in self.rows() if not row.function and not isinstance(row, GroupRow)]

    def rows(self) -> Iterator[LayerRow]:
        """All rows but the headings, from above, hidden or not."""
        for family in self._families():
            yield from family.rows()

    def _families(self) -> list[FamilyRow]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if isinstance(item, FamilyRow)]

    def _fill(self) -> None:
        for place, family in enumerate(FAMILIES):
            members = [cls for cls in LAYERS.values() if cls.family == family]
            if members:
                heading = FamilyRow(self, family, place)
                heading.addChildren([LayerRow(cls, place) for place, cls in enumerate(members)])
                if Activation in members:
                    heading.addChildren([LayerRow(Activation, len(members), name) for name in FUNCTIONS])
                heading.setExpanded(True)
        heading = FamilyRow(self, GROUP_FAMILY, len(FAMILIES))
        heading.addChildren([shipped_row(one, place) for place, one in enumerate(SHIPPED.values())])
        heading.setExpanded(True)
        self.groups = heading
        self.show_only("")

    def show_own(self, own: Sequence[OwnGroup]) -> None:
        """Show these groups of one's own behind those that come with the program."""
        for row in [row for row in self.groups.rows() if isinstance(row, OwnRow)]:
            self.groups.removeChild(row)
        self.groups.addChildren([OwnRow(one, len(SHIPPED) + place) for place, one in enumerate(own)])

    def own_at(self, place: QPoint) -> OwnGroup | None:
        """The group of one's own at a place of the viewport."""
        row = self.itemAt(place)
        return row.own if isinstance(row, OwnRow) else None

    def _select_first_shown(self) -> None:
        first = next((row for row in self.rows() if not row.isHidden()), None)
        if first is not None:
            self.setCurrentItem(first)
            self.scrollToItem(first)

    def _add_clicked(self, item: QTreeWidgetItem) -> None:
        held = QApplication.keyboardModifiers()
        self._add_item(item, bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _add_item(self, item: QTreeWidgetItem, as_branch: bool) -> None:
        name = item.data(0, TYPE_ROLE)
        if name:
            (self.branch_wanted if as_branch else self.add_wanted).emit(str(name))
