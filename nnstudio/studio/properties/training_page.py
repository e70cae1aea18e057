"""The Training tab: loss, optimizer and the plan of the run, made from what TrainingSettings declares.

A field of the settings that holds a declared thing of its own (a loss, an optimizer, a schedule) becomes a choice
among all things of its kind, with their own form below it. None of them is known here by name.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnstudio.declared import Declared
from nnstudio.document import edits
from nnstudio.document.errors import EditError
from nnstudio.errors import declared as sayable
from nnstudio.errors import sentence
from nnstudio.fields import Field, FieldError
from nnstudio.learning.optimizers import Optimizer
from nnstudio.learning.settings import PARTS, TrainingSettings
from nnstudio.studio.pieces import line, muted, title
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.properties.form import DeclaredForm
from nnstudio.studio.properties.layer_page import formula_of
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.store import Store
from nnstudio.studio.words import declared, sentence_case

PLAN = ("batch_size", "epochs")
"""The settings that are changed most, and stand first."""
FORMULATED = (Optimizer,)
"""The kinds of things whose description begins with their formula, which is shown below their form."""
SPACING = 8
REGISTRIES = tuple(PARTS.values())


def registry_for(hint: Any) -> Mapping[str, type[Declared]]:
    """The registry whose things a settings field of that type may hold; {} for a plain field."""
    bases = [part for part in (typing.get_args(hint) or (hint,)) if isinstance(part, type)]
    for registry in REGISTRIES:
        if any(issubclass(cls, base) for cls in registry.values() for base in bases if base is not object):
            return registry
    return {}


def choice_fields() -> dict[str, Mapping[str, type[Declared]]]:
    """The fields of the training settings that hold a declared thing, with the registry to choose from."""
    hints = typing.get_type_hints(TrainingSettings)
    named = {field.name: registry_for(hints[field.name]) for field in dataclasses.fields(TrainingSettings)}
    return {name: registry for name, registry in named.items() if registry}


class ThingChooser(QWidget):
    """A choice among declared things, with the form of the chosen one. edited: a whole new thing, or None."""

    edited = Signal(object)
    complained = Signal(str)

    def __init__(
        self,
        label: str,
        registry: Mapping[str, type[Declared]],
        optional: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.registry = registry
        self.value: Declared | None = None
        self.form: DeclaredForm | None = None
        self._unfolded = False
        self.combo = QuietCombo()
        self.combo.setAccessibleName(label)
        if optional:
            self.combo.addItem(self.tr("none"), None)
        for name, cls in registry.items():
            self.combo.addItem(declared(cls.title) or name, name)
            self.combo.setItemData(self.combo.count() - 1, declared(cls.help), Qt.ItemDataRole.ToolTipRole)
        self.combo.activated.connect(self._chosen)
        self.help, self.formula = muted(), muted()
        self._lay_out(label)

    def show_value(self, value: Declared | None) -> None:
        """Show the thing; its form is made anew only for another type."""
        other = type(value) is not type(self.value)
        self.value = value
        self.combo.setCurrentIndex(self.combo.findData(value.type_name() if value is not None else None))
        self.help.setText(declared(value.help) if value is not None else "")
        self.help.setVisible(bool(self.help.text()))
        self.formula.setText(declared(formula_of(type(value))) if isinstance(value, FORMULATED) else "")
        self.formula.setVisible(bool(self.formula.text()))
        if other:
            self._make_form()
        if self.form is not None and value is not None:
            self.form.show_values(value.values())

    def _lay_out(self, label: str) -> None:
        heading = title(label)
        heading.setBuddy(self.combo)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(heading)
        self.column.addWidget(self.combo)
        self.column.addWidget(self.help)
        self.column.addWidget(self.formula)

    def _make_form(self) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if self.value is not None and self.value.fields():
            self.form = DeclaredForm(self.value.fields(), rare=self.value.rare)
            self.form.unfold(self._unfolded)
            self.form.more.toggled.connect(self._remember_fold)
            self.form.edited.connect(self._edit)
            self.column.insertWidget(self.column.indexOf(self.formula), self.form)

    @Slot(bool)
    def _remember_fold(self, on: bool) -> None:
        self._unfolded = on

    @Slot()
    def _chosen(self) -> None:
        name = self.combo.currentData()
        if name is None:
            self.edited.emit(None)
        elif self.value is None or name != self.value.type_name():
            self.edited.emit(self.registry[name]())

    @Slot(str, object)
    def _edit(self, name: str, value: Any) -> None:
        assert self.value is not None
        assert self.form is not None
        try:
            self.edited.emit(self.value.change(**{name: value}))
        except FieldError as error:
            self.form.complain(name, error.sentence)


class TrainingForms(QWidget):
    """plan: what is changed most. choosers: by the field's name. form: the rest."""

    edited = Signal(str, object)

    def __init__(self, training: TrainingSettings) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACING)
        self.choosers: dict[str, ThingChooser] = {}
        fields = TrainingSettings.fields()
        self.plan = self._form([field for field in fields if field.name in PLAN])
        self.column.addWidget(line())
        for name, registry in choice_fields().items():
            optional = getattr(training, name) is None
            chooser = ThingChooser(sentence_case(declared(name.replace("_", " "))), registry, optional)
            chooser.edited.connect(partial(self.edited.emit, name))
            self.choosers[name] = chooser
            self.column.addWidget(chooser)
            self.column.addWidget(line())
        self.form = self._form([field for field in fields if field.name not in PLAN])

    def _form(self, fields: Sequence[Field]) -> DeclaredForm:
        form = DeclaredForm(fields)
        form.edited.connect(self.edited)
        self.column.addWidget(form)
        return form

    def show_training(self, training: TrainingSettings) -> None:
        """Show the settings as they are."""
        for name, chooser in self.choosers.items():
            chooser.show_value(getattr(training, name))
        for form in (self.plan, self.form):
            form.show_values(training.values())

    def forget_typed(self) -> None:
        """Forget what was typed and fits nowhere."""
        for form in (self.plan, self.form, *(chooser.form for chooser in self.choosers.values())):
            if form is not None:
                form.forget_typed()


class TrainingPage(Page):
    """Shows and edits the document's training settings. Its two hundred widgets are made when somebody looks."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._forms: TrainingForms | None = None
        store.changed.connect(self.show_document)
        store.opened.connect(self._forget_typed)

    @property
    def forms(self) -> TrainingForms:
        """All that there is to choose."""
        if self._forms is None:
            self._forms = TrainingForms(self.store.document.training)
            self._forms.edited.connect(self._edit)
            self.column.addWidget(self._forms)
            self.column.addStretch(1)
            self.show_document()
        return self._forms

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is seen now."""
        super().showEvent(event)
        self.forms.show()

    @Slot()
    def show_document(self) -> None:
        """Show the settings as they are."""
        if self._forms is not None:
            self._forms.show_training(self.store.document.training)

    @Slot()
    def _forget_typed(self) -> None:
        if self._forms is not None:
            self._forms.forget_typed()

    @Slot(str, object)
    def _edit(self, name: str, value: Any) -> None:
        try:
            document = edits.change_training(self.store.document, **{name: value})
        except EditError as error:
            (self.forms.plan if name in PLAN else self.forms.form).complain(name, error.sentence)
            return
        text = sentence("Change {what}", what=sayable(name.replace("_", " ")))
        self.store.apply(document, text, field=f"training.{name}")
