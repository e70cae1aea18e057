"""The editor of several names: typed with commas between them, or ticked in a list where it is known what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from nnstudio.fields import Field
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.properties.editors import Editor


class NamesEditor(Editor):
    """Texts in a line. `offer` makes it a list to tick."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.shown: tuple[str, ...] = ()
        self.offered: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("none"))
        self.line.editingFinished.connect(self._tell_typed)
        self.menu = QMenu(self)
        self.button = tool_button(self.tr("Choose among the columns"), "unfolded")
        self.button.clicked.connect(self._open_menu)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.hide()
        self._lay_out(self.line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.button)

    def offer(self, names: Sequence[str]) -> None:
        """What can be chosen among; nothing for any text."""
        if tuple(names) == self.offered:
            return
        self.offered = tuple(names)
        self.button.setVisible(bool(names))
        self.menu.clear()
        for name in names:
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.toggled.connect(self._tell_ticked)
        self._tick()

    def show_value(self, value: Any) -> None:
        self.shown = tuple(value)
        self.forget_typed()
        self._tick()

    def forget_typed(self) -> None:
        self.line.setText(", ".join(self.shown))

    @Slot()
    def _open_menu(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _tick(self) -> None:
        for action in self.menu.actions():
            with QSignalBlocker(action):
                action.setChecked(action.data() in self.shown)

    @Slot()
    def _tell_ticked(self) -> None:
        ticked = {action.data() for action in self.menu.actions() if action.isChecked()}
        kept = [name for name in self.shown if name in ticked]
        self._tell((*kept, *(name for name in self.offered if name in ticked and name not in kept)))

    @Slot()
    def _tell_typed(self) -> None:
        typed = (name.strip() for name in self.line.text().split(","))
        self._tell(tuple(name for name in typed if name))

    def _tell(self, names: tuple[str, ...]) -> None:
        if names != self.shown:
            self.edited.emit(names)
