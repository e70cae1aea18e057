"""The palette as a screen reader gets it. Qt's own interface of a tree can select a row, but not add its layer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from nnstudio.studio.accessible.element import PRESS, Deed, Element, Role
from nnstudio.studio.palette.row import TYPE_ROLE
from nnstudio.studio.palette.tree import PaletteTree

ABOUT = Qt.ItemDataRole.AccessibleDescriptionRole


class PaletteTeller:
    """Tells of the rows that are shown. Qt counts the header of a tree as its first child when it tells of a row, so
    that there is one here, too.
    """

    role = Role.Tree

    def __init__(self, tree: PaletteTree) -> None:
        self.widget = tree

    def stamp(self) -> tuple[object, ...]:
        """Which rows are shown, and where one stands."""
        tree = self.widget
        current = tree.currentItem()
        shown = tuple(row.text(0) for row in self._rows())
        return shown, current.text(0) if current is not None else "", tree.hasFocus()

    def deeds(self) -> tuple[Deed, ...]:
        """None: they are the rows'."""
        return ()

    def value(self) -> str:
        """It says all by its parts."""
        return ""

    def elements(self) -> tuple[Element, ...]:
        """The header that nobody sees, and the rows from above."""
        return (Element("<header>", Role.ColumnHeader, "", hidden=True), *map(self._row, self._rows()))

    def _rows(self) -> list[QTreeWidgetItem]:
        """Headings and layers that are shown, from above."""
        rows, row = [], self.widget.topLevelItem(0)
        if row is not None and row.isHidden():
            row = self.widget.itemBelow(row)
        while row is not None:
            rows.append(row)
            row = self.widget.itemBelow(row)
        return rows

    def _row(self, row: QTreeWidgetItem) -> Element:
        name, tree = row.data(0, TYPE_ROLE), self.widget
        add = QCoreApplication.translate("accessible", "Add it to the network")
        return Element(
            f"layer {name}" if name else f"family {row.text(0)}",
            Role.TreeItem,
            row.text(0),
            str(row.data(0, ABOUT) or ""),
            rect=partial(self._rect, row),
            deeds=(Deed(PRESS, partial(tree.add_wanted.emit, str(name)), add),) if name else (),
            selectable=bool(name),
            selected=row.isSelected(),
            focused=tree.hasFocus() and row is tree.currentItem(),
        )

    def _rect(self, row: QTreeWidgetItem) -> QRect:
        tree = self.widget
        return tree.visualItemRect(row).translated(tree.viewport().mapTo(tree, QPoint(0, 0)))
