"""The palette with its search field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from nnstudio.formats.own_groups import OwnGroup
from nnstudio.studio.own_groups import OwnGroups
from nnstudio.studio.palette.tree import PaletteTree
from nnstudio.studio.pieces import as_panel, muted
from nnstudio.studio.theme import icon
from nnstudio.studio.theme.appearance import RESTYLED

RIM = 1
"""Pixels of the line around the tree that shows the focus."""


class PalettePanel(QWidget):
    """All layers by family. add_wanted: the type name of a layer to add after the selection; branch_wanted: of one to
    add as a branch that reads it. rename_wanted, delete_wanted: a group of one's own, and its new title.
    """

    add_wanted = Signal(str)
    branch_wanted = Signal(str)
    rename_wanted = Signal(object, str)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        as_panel(self)
        self.search = QLineEdit(placeholderText=self.tr("Search layers"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search layers"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.tree = PaletteTree()
        self.tree.add_wanted.connect(self.add_wanted)
        self.tree.branch_wanted.connect(self.branch_wanted)
        for wanted in (self.tree.add_wanted, self.tree.branch_wanted):
            wanted.connect(self._note_added)
        self.tree.dropped.connect(self.search.clear)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self._added = False
        self.nothing = muted()
        self.nothing.hide()
        self.nothing.setContentsMargins(12, 0, 12, 0)
        self._lay_out()

    def follow(self, own: OwnGroups) -> None:
        """List the groups of one's own, and have them renamed and deleted."""
        self.rename_wanted.connect(own.rename)
        self.delete_wanted.connect(own.delete)
        own.changed.connect(partial(self._list, own))
        self._list(own)

    def _list(self, own: OwnGroups) -> None:
        self.tree.show_own(own.all)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        """What can be done to a group of one's own."""
        own = self.tree.own_at(place)
        if own is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("rename"), self.tr("Rename...")).triggered.connect(partial(self._ask_name, own))
        menu.addAction(icon("delete"), self.tr("Delete")).triggered.connect(partial(self._delete, own))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _ask_name(self, own: OwnGroup, checked: bool = False) -> None:
        text, title = self.tr("Title of the group"), self.tr("Rename group")
        label, is_given = QInputDialog.getText(self, title, text, text=own.group.label)
        if is_given:
            self.rename_wanted.emit(own, label)

    def _delete(self, own: OwnGroup, checked: bool = False) -> None:
        self.delete_wanted.emit(own)

    @Slot(str)
    def _search(self, words: str) -> None:
        found = self.tree.show_only(words)
        self.nothing.setVisible(found == 0)
        self.nothing.setText(
            self.tr("No layer answers to “{0}”: try its name or what it is for.").format(words)
        )

    @Slot()
    def _note_added(self) -> None:
        """What was searched for is found; but under a mouse that has added it, the rows stay where they are."""
        self._added = True
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self._end_search()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone elsewhere: the search is over if a layer was added."""
        super().leaveEvent(event)
        if self._added:
            self._end_search()

    def _end_search(self) -> None:
        """Show all layers again, and among them the one that was added."""
        self._added = False
        self.search.clear()
        self.tree.go_to_a_layer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field, Down goes to the list, Enter (or Shift+Enter) adds the first hit, Escape clears."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.tree.setFocus()
                self.tree.go_to_a_layer()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text():
                self.tree.keyPressEvent(event)
                if self._added:
                    self._end_search()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        field = QVBoxLayout()
        field.setContentsMargins(8, 0, 8, 0)
        field.addWidget(self.search)
        layout.addLayout(field)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        self._keep_room()

    def _keep_room(self) -> None:
        self.setMinimumWidth(self.tree.content_width() + 2 * RIM)

    def changeEvent(self, event: QEvent) -> None:
        """Every title fits, in another style too."""
        super().changeEvent(event)
        if event.type() in RESTYLED and hasattr(self, "tree"):
            self._keep_room()
