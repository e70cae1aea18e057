"""The Layer tab: what the selected layers are set to, what they do, and what comes out of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups import Group
from nnstudio.document.groups.paths import within
from nnstudio.errors import Sentence, sentence
from nnstudio.errors import declared as sayable
from nnstudio.layers.layer import Layer
from nnstudio.studio.pieces import line, muted, title
from nnstudio.studio.properties.facts import LayerFacts
from nnstudio.studio.properties.form import DeclaredForm, own_first
from nnstudio.studio.properties.group_settings import GroupSettings
from nnstudio.studio.properties.inputs import InputsEditor
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.store import Store
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import declared

ICON = QSize(24, 24)


class LayerPage(Page):
    """Shows the selection of the store. refused: the sentence of an edit that can't be."""

    refused = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.form: DeclaredForm | None = None
        self.shown: type[Layer] | None = None
        self.shown_ids: tuple[str, ...] = ()
        self.icon, self.title = QLabel(), title()
        self.icon.setFixedSize(ICON)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.help, self.formula = muted(), muted()
        self.inputs = InputsEditor()
        self.inputs.connect_wanted.connect(self._connect)
        self.inputs.disconnect_wanted.connect(self._disconnect)
        self.group = GroupSettings()
        self.group.relabelled.connect(self._relabel)
        self.group.set.connect(self._set_values)
        self.group.wanted.connect(self._add_setting)
        self.group.removed.connect(self._remove_setting)
        self.facts = LayerFacts(store)
        self._lay_out()
        store.changed.connect(self.show_selection)
        store.selection.changed.connect(self.show_selection)
        self.show_selection()

    @property
    def ids(self) -> tuple[str, ...]:
        """The layers that the form edits: all selected ones, if they are of one type."""
        ids = self.store.selection.ids
        return ids if len({type(self.store.document.layer(node_id)) for node_id in ids}) == 1 else ()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "line"):
            self.show_selection()

    @Slot()
    def show_selection(self) -> None:
        """Show what is selected now."""
        ids = self.ids
        self._use_form_of(type(self.store.document.layer(ids[-1])) if ids else None)
        if ids:
            self._show_layers(ids)
        else:
            self._show_nothing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.icon)
        head.addWidget(self.title)
        head.addWidget(self.name, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.help)
        self.column.addWidget(self.inputs)
        self.form_place = self.column.count()
        self.column.addWidget(self.group)
        self.line = line()
        self.column.addWidget(self.line)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.formula)
        self.column.addStretch(1)

    def _use_form_of(self, cls: type[Layer] | None) -> None:
        """Make a new form only for another type of layer, so that the focus stays while one is edited."""
        if cls is self.shown:
            return
        self.shown = cls
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = DeclaredForm(own_first(cls)) if cls is not None else None
        if self.form is not None:
            self.form.edited.connect(self._edit)
            self.column.insertWidget(self.form_place, self.form)

    def _show_layers(self, ids: tuple[str, ...]) -> None:
        layers = [self.store.document.layer(node_id) for node_id in ids]
        layer = layers[-1]
        colours = Colours.of(self.palette())
        self.icon.setPixmap(
            tinted(layer.family, colours.family(layer.family)).pixmap(ICON, self.devicePixelRatio())
        )
        single = len(ids) == 1
        text = declared(layer.label) if isinstance(layer, Group) and single else declared(layer.title)
        self.title.setText(text if single else self.tr("{0} {1} layers").format(len(ids), text))
        self._show_name(
            ids[0].rpartition("/")[2], self.tr("The layer's name, as it stands in files and exported code")
        )
        self.help.setText(declared(layer.help))
        self.formula.setText("" if isinstance(layer, Group) else declared(formula_of(type(layer))))
        values = layer.values()
        mixed = {name for name in values if any(getattr(other, name) != values[name] for other in layers)}
        assert self.form is not None
        if ids != self.shown_ids:
            self.shown_ids = ids
            self.form.forget_typed()
        self.form.show_values(values, mixed)
        self.facts.show_node(ids[-1])
        self._show_parts(some=True, single=single)
        if single:
            self.inputs.show_node(self.store.document, ids[0])
        if single and isinstance(layer, Group):
            self.group.show_group(ids[0], layer)
            self.group.show()

    def _show_nothing(self) -> None:
        several = len(self.store.selection.ids)
        self.title.setText(self.tr("{0} layers").format(several) if several else self.tr("Network"))
        self.help.setText(
            self.tr("These layers are of different types: select layers of one type to set them together.")
            if several
            else self.tr("Click a block to see its settings, what comes out of it, and how that arises.")
        )
        self._show_name(self.store.document.title, self.tr("The network's title"))
        self._show_parts(some=False, single=False)
        self.name.setVisible(not several)

    def _show_name(self, name: str, tip: str) -> None:
        """Show a name, unless it is being edited."""
        self.name.setToolTip(tip)
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(name)

    def _show_parts(self, some: bool, single: bool) -> None:
        for part in (self.icon, self.facts, self.line, self.formula):
            part.setVisible(some)
        self.facts.setVisible(single)
        self.name.setVisible(single)
        self.inputs.setVisible(False)
        self.group.setVisible(False)

    @Slot(str, object)
    def _edit(self, name: str, value: Any) -> None:
        document = self.store.document
        field = self.store.document.layer(self.ids[-1]).field(name)
        try:
            for node_id in self.ids:
                document = edits.change_layer(document, node_id, **{name: value})
        except EditError as error:
            if self.form is not None:
                self.form.complain(name, error.sentence)
            return
        text = sentence("Change {what}", what=sayable(field.label))
        self.store.apply(document, text, field=f"{'+'.join(self.ids)}.{name}")

    @Slot(str)
    def _connect(self, source: str) -> None:
        target = self.ids[0]
        text = sentence("Connect {source} to {target}", source=source, target=target)
        self._try(lambda document: edits.connect(document, source, target), text)

    @Slot(str)
    def _disconnect(self, source: str) -> None:
        target = self.ids[0]
        text = sentence("Disconnect {source} from {target}", source=source, target=target)
        self._try(lambda document: edits.disconnect(document, source, target), text)

    @Slot(str)
    def _relabel(self, label: str) -> None:
        path, text = self.ids[0], sentence("Change title")
        self._try(lambda document: edits.relabel(document, path, label), text)
        self.show_selection()

    @Slot(str, object)
    def _set_values(self, name: str, values: tuple[Any, ...]) -> None:
        path, text = self.ids[0], sentence("Change {what}", what=sayable(name))
        try:
            document = edits.set_values(self.store.document, path, name, values)
        except EditError as error:
            self.group.complain(name, error.sentence)
            return
        self.store.apply(document, text)
        self.show_selection()

    @Slot(str, object)
    def _add_setting(self, name: str, targets: tuple[tuple[str, str], ...]) -> None:
        path, text = self.ids[0], sentence("Set {what} for the group", what=sayable(name))
        self._try(lambda document: edits.add_setting(document, path, name, targets), text)

    @Slot(str)
    def _remove_setting(self, name: str) -> None:
        path, text = self.ids[0], sentence("No longer set {what} for the group", what=sayable(name))
        self._try(lambda document: edits.remove_setting(document, path, name), text)

    @Slot()
    def _rename(self) -> None:
        """Give the layer, or without a selection the network, the name that was typed."""
        if not self.name.isModified():
            return
        new = self.name.text().strip()
        self.name.setModified(False)
        if not self.store.selection.ids:
            self._try(lambda document: edits.retitle(document, new), sentence("Change title"))
        elif len(self.ids) == 1:
            old = self.ids[0]
            text = sentence("Rename {what}", what=old)
            if self._try(lambda document: edits.rename(document, old, new), text):
                self.store.selection.set((within(old.rpartition("/")[0], new),))
        self.show_selection()

    def _try(self, edit: Callable[[Document], Document], text: Sentence) -> bool:
        try:
            document = edit(self.store.document)
        except EditError as error:
            self.refused.emit(error.sentence)
            return False
        self.store.apply(document, text)
        return True


def formula_of(cls: type) -> str:
    """The formula that the description of a layer or an optimizer begins with."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
