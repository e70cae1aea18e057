"""The Layer tab: what the selected layers are set to, what they do, and what comes out of them."""

from __future__ import annotations

import inspect
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from nnstudio.document import edits
from nnstudio.document.errors import EditError
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import shape_text
from nnstudio.studio.pieces import line, muted, title
from nnstudio.studio.properties.arithmetic import parameters_in_words
from nnstudio.studio.properties.form import DeclaredForm, own_first
from nnstudio.studio.properties.sections import Facts, Page
from nnstudio.studio.store import Store
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import declared

ICON = QSize(24, 24)


class LayerPage(Page):
    """Shows the selection of the store. refused: the sentence of an edit that can't be."""

    refused = Signal(str)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.form: DeclaredForm | None = None
        self.shown: type[Layer] | None = None
        self.icon, self.title = QLabel(), title()
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the layer"))
        self.name.setToolTip(self.tr("The layer's name, as it stands in files and exported code"))
        self.name.editingFinished.connect(self._rename)
        self.help, self.formula = muted(), muted()
        self.facts = Facts()
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
        self.form_place = self.column.count()
        self.line = line()
        self.column.addWidget(self.line)
        for key, name in (
            ("input", self.tr("Input")),
            ("output", self.tr("Output")),
            ("parameters", self.tr("Parameters")),
            ("cost", self.tr("Cost")),
        ):
            self.facts.add(key, name)
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
        text = declared(layer.title)
        self.title.setText(text if single else self.tr("{0} {1} layers").format(len(ids), text))
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(ids[0])
        self.help.setText(declared(layer.help))
        self.formula.setText(formula_of(type(layer)))
        values = layer.values()
        mixed = {name for name in values if any(getattr(other, name) != values[name] for other in layers)}
        assert self.form is not None
        self.form.show_values(values, mixed)
        self._show_facts(ids[-1], layer)
        self._show_parts(some=True, single=single)

    def _show_facts(self, node_id: str, layer: Layer) -> None:
        report = self.store.analysis.nodes[node_id]
        unknown = self.tr("not known yet")
        inputs = [shape_text(shape) if shape else unknown for shape in report.input_shapes]
        self.facts.show_fact("input", ", ".join(inputs) or self.tr("nothing"))
        output = report.output_shape
        self.facts.show_fact("output", shape_text(output) if output else unknown)
        words = unknown
        known = [shape for shape in report.input_shapes if shape is not None]
        if output is not None and len(known) == len(report.input_shapes):
            words = declared(parameters_in_words(layer.weights(*known)))
        self.facts.show_fact("parameters", words)
        cost = self.tr("{0} multiply-adds per image").format(f"{report.multiply_adds:,}")
        self.facts.show_fact("cost", cost if output else unknown)

    def _show_nothing(self) -> None:
        several = len(self.store.selection.ids)
        self.title.setText(self.tr("{0} layers").format(several) if several else self.tr("No layer selected"))
        self.help.setText(
            self.tr("These layers are of different types: select layers of one type to set them together.")
            if several
            else self.tr("Click a block to see its settings, what comes out of it, and how that arises.")
        )
        self._show_parts(some=False, single=False)

    def _show_parts(self, some: bool, single: bool) -> None:
        for part in (self.icon, self.facts, self.line, self.formula):
            part.setVisible(some)
        self.facts.setVisible(single)
        self.name.setVisible(single)

    @Slot(str, object)
    def _edit(self, name: str, value: Any) -> None:
        document = self.store.document
        field = self.store.document.layer(self.ids[-1]).field(name)
        try:
            for node_id in self.ids:
                document = edits.change_layer(document, node_id, **{name: value})
        except EditError as error:
            if self.form is not None:
                self.form.complain(name, str(error))
            return
        text = self.tr("Change {0}").format(declared(field.label))
        self.store.apply(document, text, field=f"{'+'.join(self.ids)}.{name}")

    @Slot()
    def _rename(self) -> None:
        if len(self.ids) != 1 or not self.name.isModified():
            return
        old, new = self.ids[0], self.name.text().strip()
        self.name.setModified(False)
        try:
            renamed = edits.rename(self.store.document, old, new)
        except EditError as error:
            self.name.setText(old)
            self.refused.emit(str(error))
            return
        self.store.apply(renamed, self.tr("Rename {0}").format(old))
        self.store.selection.set((new,))


def formula_of(cls: type[Layer]) -> str:
    """The formula that the layer's own description begins with."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
