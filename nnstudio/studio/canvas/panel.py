"""The canvas with the line under it, and the actions that its keys and the Edit menu share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from nnstudio.studio.actions import allow
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.totals import TotalsLine
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon

ICONS = {
    "duplicate": "duplicate",
    "delete": "delete",
    "rename": "rename",
    "group": "group",
    "ungroup": "ungroup",
    "wire": "wire",
    "move_up": "up",
    "move_down": "down",
    "repair": "repair",
    "disable": "disable",
    "note": "note",
}


class CanvasPanel(QWidget):
    """edit_actions: name -> action, for a menu; their keys but that of repair work while the canvas has the focus."""

    properties_wanted = Signal()
    data_wanted = Signal()

    def __init__(self, editing: Editing, estimate: Estimate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing, self.store = editing, editing.store
        self.view = CanvasView(editing)
        self.totals = TotalsLine(self.store, self.view, estimate)
        self.edit_actions = self._make_actions()
        self.view.properties_wanted.connect(self.properties_wanted)
        self.view.data_wanted.connect(self.data_wanted)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.totals)
        self.setFocusProxy(self.view)
        self.store.changed.connect(self._enable)
        self.store.selection.changed.connect(self._enable)
        self._enable()

    def add_actions_to(self, menu: QMenu) -> None:
        """The actions in their order, with lines between their groups."""
        for name, action in self.edit_actions.items():
            menu.addAction(action)
            if name in ("paste", "select_all", "fold", "wire_beginning", "move_down", "note"):
                menu.addSeparator()

    def _make_actions(self) -> dict[str, QAction]:
        do = self.editing
        actions = {
            "cut": (self.tr("Cu&t"), do.clipboard.cut),
            "copy": (self.tr("&Copy"), do.clipboard.copy),
            "paste": (self.tr("&Paste"), do.clipboard.paste),
            "duplicate": (self.tr("&Duplicate"), do.duplicate),
            "delete": (self.tr("De&lete"), do.delete),
            "rename": (self.tr("Re&name"), self.view.rename),
            "select_all": (self.tr("Select &all"), do.select_all),
            "group": (self.tr("Ma&ke a group"), self.view.grouping.group),
            "ungroup": (self.tr("Di&ssolve the group"), self.view.grouping.ungroup),
            "keep_group": (self.tr("Sa&ve as a group of your own"), self.view.grouping.keep),
            "fold": (self.tr("&Fold or unfold the group"), self.view.grouping.fold),
            "wire": (self.tr("Draw a w&ire"), self.view.wiring.draw),
            "wire_beginning": (self.tr("Move the wire's be&ginning"), self.view.wiring.draw_beginning),
            "move_up": (self.tr("&Move up"), do.move_up),
            "move_down": (self.tr("Move do&wn"), do.move_down),
            "disable": (self.tr("Disa&ble"), do.disable),
            "note": (self.tr("N&ote"), self.view.annotate),
            "repair": (self.tr("R&epair"), do.repair_current),
        }
        return {name: self._action(name, *rest) for name, rest in actions.items()}

    def _action(self, name: str, text: str, slot: object) -> QAction:
        action = QAction(text, self)
        if name in ICONS:
            action.setIcon(icon(ICONS[name]))
        bind(action, name)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    @Slot()
    def _enable(self) -> None:
        """Offer only what can be done now."""
        for name, action in self.edit_actions.items():
            allow(action, self._reason_against(name))
        disable = self.edit_actions["disable"]
        disable.setText(self.tr("Ena&ble") if self.editing.all_disabled else self.tr("Disa&ble"))

    def _reason_against(self, name: str) -> str:
        """Why that can't be done now; "" where it can."""
        selected, ids = self.editing.selected, self.editing.beside
        if name == "select_all":
            return "" if ids else self.tr("The network has no layers yet")
        if name == "repair":
            repairable = any(problem.repair for problem in self.store.analysis.problems)
            return "" if repairable else self.tr("There is nothing to repair")
        wire = self.store.selection.wire
        if name == "wire":
            return "" if ids else self.tr("The network has no layers yet")
        if name == "wire_beginning" and wire is None:
            return self.tr("Select a wire first")
        if name in ("paste", "note") or (wire is not None and name in ("delete", "wire_beginning")):
            return ""
        if not selected:
            return self.tr("Select a layer first")
        return self._reason_of_selected(name, selected, ids)

    def _reason_of_selected(self, name: str, selected: tuple[str, ...], ids: tuple[str, ...]) -> str:
        if name in ("fold", "ungroup", "keep_group"):
            return self.view.grouping.reason_against(name)
        if name == "rename" and len(selected) > 1:
            return self.tr("Select one layer alone first")
        if name == "move_up" and selected[0] == ids[0]:
            return self.tr("It is the first layer already")
        if name == "move_down" and selected[-1] == ids[-1]:
            return self.tr("It is the last layer already")
        return ""

    @Slot(QPoint)
    def _open_menu(self, position: QPoint) -> None:
        block = self.view.network.block_at(self.view.mapToScene(position))
        wire = self.view.wiring.wire_at(position)
        if block is not None and block.key not in self.store.selection.ids:
            self.store.selection.set((block.key,))
        elif wire is not None:
            self.store.selection.set_wire(*wire)
        menu = QMenu(self)
        self.add_actions_to(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(position))
