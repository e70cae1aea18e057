"""What belongs to a group as a whole: its title, and settings that layers inside of it follow, in one value for all
repetitions or in one for each.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from nnstudio.document.groups import Group, Setting
from nnstudio.document.groups.offers import offers
from nnstudio.document.groups.values import values_from, values_text
from nnstudio.errors import Sentence, StudioError, full_stop
from nnstudio.studio.pieces import complaint, tool_button
from nnstudio.studio.properties.form import LABEL_WIDTH, ROW_HEIGHT
from nnstudio.studio.theme import icon
from nnstudio.studio.words import declared, in_words, sentence_case


class GroupSettings(QWidget):
    """A row for the title, one for each setting, and a button that makes another.

    relabelled: the title that was typed. set: a setting's name and its values. removed: its name. wanted: the name of a
    new one, and (layer, field) of what is to follow it.
    """

    relabelled = Signal(str)
    set = Signal(str, object)
    removed = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title of the group"))
        self.title.editingFinished.connect(self._relabel)
        self.fields: dict[str, QLineEdit] = {}
        self.complaints: dict[str, QLabel] = {}
        self.more = QToolButton(self)
        self.more.setText(self.tr("Set a field for the whole group"))
        self.more.setIcon(icon("new"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._group: Group | None = None
        self._path = ""
        self._rows: list[QWidget] = []
        self._add_row(0, self.tr("Title"), self.title, self.tr("What the group is called on its block."))

    def show_group(self, path: str, group: Group) -> None:
        """Show these settings; what is being typed stays while its row does."""
        same = self._group is not None and path == self._path
        names = [setting.name for setting in group.settings]
        if not same or names != list(self.fields):
            self._make_rows(group)
        self._group, self._path = group, path
        if not (self.title.hasFocus() and self.title.isModified()):
            self.title.setText(group.label)
        for setting in group.settings:
            field = self.fields[setting.name]
            if not (field.hasFocus() and field.isModified()):
                field.setText(values_text(setting.values))
                self.complaints[setting.name].hide()
        self._fill_menu(group)

    def _make_rows(self, group: Group) -> None:
        for widget in self._rows:
            self.grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.grid.removeWidget(self.more)
        self._rows, self.fields, self.complaints = [], {}, {}
        for place, setting in enumerate(group.settings):
            self._add_setting(2 * place + 1, setting, group.repeat)
        self.grid.addWidget(self.more, 2 * len(group.settings) + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _add_setting(self, row: int, setting: Setting, repeat: int) -> None:
        label = sentence_case(declared(setting.name))
        field, said = QLineEdit(), complaint()
        field.setAccessibleName(label)
        field.editingFinished.connect(partial(self._set, setting.name))
        remove = tool_button(self.tr("No longer set {0} for the whole group").format(label), "close")
        remove.clicked.connect(partial(self._remove, setting.name))
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(field, 1)
        line.addWidget(remove)
        names = ", ".join(dict.fromkeys(name for name, _ in setting.targets))
        tip = self.tr("One value, or one for each repetition, such as 24, 40, 64. It sets: {0}").format(names)
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
        self._rows += [self._add_row(row, label, both, tip, field), both, said]
        self.grid.addWidget(said, row + 1, 0, 1, 2)
        self.fields[setting.name], self.complaints[setting.name] = field, said

    def _add_row(
        self, row: int, text: str, widget: QWidget, tip: str, buddy: QWidget | None = None
    ) -> QLabel:
        label = QLabel(text)
        label.setBuddy(buddy or widget)
        label.setToolTip(tip)
        widget.setToolTip(tip)
        self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(widget, row, 1)
        self.grid.setRowMinimumHeight(row, ROW_HEIGHT)
        return label

    def _fill_menu(self, group: Group) -> None:
        menu = self.more.menu()
        menu.clear()
        for offer in offers(group):
            action = menu.addAction(sentence_case(declared(offer.name)) + f"  ({', '.join(offer.layers)})")
            action.triggered.connect(partial(self._want, offer.name, offer.targets))
        self.more.setVisible(not menu.isEmpty())

    def _want(self, name: str, targets: tuple[tuple[str, str], ...], checked: bool = False) -> None:
        self.wanted.emit(name, targets)

    def _remove(self, name: str, checked: bool = False) -> None:
        self.removed.emit(name)

    @Slot()
    def _relabel(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.relabelled.emit(self.title.text())

    def _set(self, name: str) -> None:
        field, group = self.fields.get(name), self._group
        if field is None or group is None or not field.isModified():
            return
        setting = next(setting for setting in group.settings if setting.name == name)
        try:
            values = values_from(field.text(), group, setting)
        except StudioError as error:
            self.complain(name, error.sentence)
            return
        field.setModified(False)
        self.set.emit(name, values)

    def complain(self, name: str, said: Sentence) -> None:
        """Say under a setting why its values were refused."""
        if name in self.complaints:
            self.complaints[name].setText(in_words(full_stop(said)))
            self.complaints[name].show()
