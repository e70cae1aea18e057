"""One editor for each kind of declared field. Each tells `edited` with a new value, and shows one silently."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from nnstudio.fields import Field, FieldError
from nnstudio.studio.pieces import mark_invalid
from nnstudio.studio.properties.boxes import NumberBox, QuietCombo, TypedBox, WholeBox
from nnstudio.studio.words import declared


class Editor(QWidget):
    """Base of all editors. `main` is the widget that has the focus.

    edited: a new value. refused: what was typed and can't be a value; it stays, marked. accepted: it is gone.
    """

    edited = Signal(object)
    refused = Signal(str)
    accepted = Signal()
    main: QWidget

    def show_value(self, value: Any) -> None:
        """Show a value without telling `edited`; what is marked stays, unless the value is another."""
        raise NotImplementedError

    def forget_typed(self) -> None:
        """Show the value again that holds, where something else was typed."""

    def call(self, name: str) -> None:
        """Be called so by a screen reader."""
        self.main.setAccessibleName(name)

    def _lay_out(self, *widgets: QWidget) -> None:
        switch = widgets[0] if len(widgets) > 1 and isinstance(widgets[0], QCheckBox) else None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in widgets:
            layout.addWidget(widget, 0 if isinstance(widget, QLabel) or widget is switch else 1)
        self.setFocusProxy(widgets[0])
        self.main = widgets[0]


class BoxEditor(Editor):
    """A number, whole or any."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: TypedBox = (WholeBox if field.kind == "int" else NumberBox)(field)
        self.box.entered.connect(self.edited)
        self.box.refused.connect(self.refused)
        self.box.accepted.connect(self.accepted)
        self._lay_out(self.box)

    def show_value(self, value: Any) -> None:
        self.box.show_value(value)

    def forget_typed(self) -> None:
        self.box.forget_typed()


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.toggled.connect(self.edited.emit)
        self._lay_out(self.box)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))
        self.box.setText(self.tr("on") if value else self.tr("off"))


class ChoiceEditor(Editor):
    """One of a few names. The items carry the declared names; what is read may be translated."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: QComboBox = QuietCombo()
        for choice in field.choices:
            self.box.addItem(declared(choice), choice)
        self.box.activated.connect(self._tell)
        self._lay_out(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.box.currentData())


class PairEditor(Editor):
    """Two whole numbers, such as height and width."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one = dataclasses.replace(
            field, kind="int", default=field.default[0] if field.default else 1, unit=""
        )
        self.boxes: tuple[WholeBox, WholeBox] = (WholeBox(one), WholeBox(one))
        for box in self.boxes:
            box.entered.connect(self._tell)
            box.refused.connect(self.refused)
            box.accepted.connect(self._tell_accepted)
        self._lay_out(self.boxes[0], QLabel("x"), self.boxes[1])

    def show_value(self, value: Any) -> None:
        for box, part in zip(self.boxes, value, strict=True):
            box.show_value(part)

    def forget_typed(self) -> None:
        for box in self.boxes:
            box.forget_typed()

    def call(self, name: str) -> None:
        for box, part in zip(self.boxes, (self.tr("{0}, height"), self.tr("{0}, width")), strict=True):
            box.setAccessibleName(part.format(name))

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(tuple(box.value() for box in self.boxes))

    @Slot()
    def _tell_accepted(self) -> None:
        if not any(box.is_wrong for box in self.boxes):
            self.accepted.emit()


class TextEditor(Editor):
    """A text; for kind "ints", whole numbers with commas or x between them ("7x7x64")."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.line = QLineEdit()
        self.shown: Any = None
        self.is_wrong = False
        self.line.editingFinished.connect(self._tell)
        self._lay_out(self.line)

    def show_value(self, value: Any) -> None:
        if not (self.is_wrong and value == self.shown):
            self.shown = value
            self.forget_typed()

    def forget_typed(self) -> None:
        several = isinstance(self.shown, tuple)
        shown = "x".join(map(str, self.shown)) if several else str(self.shown or "")
        self.line.setText(shown)
        self._mark(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.forget_typed()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        value: Any = self.line.text().strip()
        if self.field.kind == "ints":
            parts = value.replace("x", " ").replace(",", " ").replace("×", " ").split()
            value = tuple(int(p) if p.lstrip("-").isdecimal() else p for p in parts)
        try:
            value = self.field.check("", value)
        except FieldError:
            self._mark(True)
            self.refused.emit(self.line.text().strip())
            return
        self._mark(False)
        if value != self.shown:
            self.edited.emit(value)

    def _mark(self, wrong: bool) -> None:
        if wrong != self.is_wrong:
            self.is_wrong = wrong
            mark_invalid(self.line, wrong)
            if not wrong:
                self.accepted.emit()


class OptionalEditor(Editor):
    """Any editor with a switch before it: off is None."""

    def __init__(self, field: Field, inner: Editor, fallback: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner, self.value = inner, fallback
        self.switch = QCheckBox()
        self.switch.toggled.connect(self._switched)
        inner.edited.connect(self.edited)
        inner.refused.connect(self.refused)
        inner.accepted.connect(self.accepted)
        inner.show_value(fallback)
        self._lay_out(self.switch, inner)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.switch):
            self.switch.setChecked(value is not None)
        self.inner.setVisible(value is not None)
        self.switch.setText(self.tr("off") if value is None else "")
        if value is None:
            self.inner.forget_typed()
        else:
            self.value = value
        self.inner.show_value(self.value)

    def forget_typed(self) -> None:
        self.inner.forget_typed()

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.edited.emit(self.value if on else None)
