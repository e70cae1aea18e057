"""One editor for each kind of declared field. Each tells `edited` with a new value, and shows one silently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from nnstudio.layers.declared import Field
from nnstudio.studio.properties.boxes import NumberBox, QuietCombo, WholeBox
from nnstudio.studio.words import declared


class Editor(QWidget):
    """Base of all editors. `main` is the widget that has the focus."""

    edited = Signal(object)
    main: QWidget

    def show_value(self, value: Any) -> None:
        """Show a value without telling `edited`."""
        raise NotImplementedError

    def _lay_out(self, *widgets: QWidget) -> None:
        switch = widgets[0] if len(widgets) > 1 and isinstance(widgets[0], QCheckBox) else None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in widgets:
            layout.addWidget(widget, 0 if isinstance(widget, QLabel) or widget is switch else 1)
        self.setFocusProxy(widgets[0])
        self.main = widgets[0]


class WholeEditor(Editor):
    """A whole number."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = WholeBox(field)
        self.box.valueChanged.connect(self.edited.emit)
        self._lay_out(self.box)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(int(value))


class NumberEditor(Editor):
    """Any number, from 0.0000001 to a million."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = NumberBox(field)
        self.box.valueChanged.connect(self.edited.emit)
        self._lay_out(self.box)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(float(value))


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
        self.boxes: tuple[QSpinBox, QSpinBox] = (WholeBox(field), WholeBox(field))
        for box in self.boxes:
            box.setSuffix("")
            box.valueChanged.connect(self._tell)
        self._lay_out(self.boxes[0], QLabel("x"), self.boxes[1])

    def show_value(self, value: Any) -> None:
        for box, part in zip(self.boxes, value, strict=True):
            with QSignalBlocker(box):
                box.setValue(part)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(tuple(box.value() for box in self.boxes))


class TextEditor(Editor):
    """A text; for kind "ints", whole numbers with commas or x between them ("7x7x64")."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.line = QLineEdit()
        self.shown: Any = None
        self.line.editingFinished.connect(self._tell)
        self._lay_out(self.line)

    def show_value(self, value: Any) -> None:
        self.shown = value
        self.line.setText("x".join(map(str, value)) if self.field.kind == "ints" else str(value or ""))

    @Slot()
    def _tell(self) -> None:
        value: Any = self.line.text().strip()
        if self.field.kind == "ints":
            parts = value.replace("x", " ").replace(",", " ").replace("×", " ").split()
            value = tuple(int(p) if p.lstrip("-").isdigit() else p for p in parts)
        if value != self.shown:
            self.edited.emit(value)


class OptionalEditor(Editor):
    """Any editor with a switch before it: off is None."""

    def __init__(self, field: Field, inner: Editor, fallback: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner, self.value = inner, fallback
        self.switch = QCheckBox()
        self.switch.toggled.connect(self._switched)
        inner.edited.connect(self.edited)
        self._lay_out(self.switch, inner)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.switch):
            self.switch.setChecked(value is not None)
        self.inner.setVisible(value is not None)
        self.switch.setText(self.tr("off") if value is None else "")
        if value is not None:
            self.value = value
        self.inner.show_value(self.value)

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.edited.emit(self.value if on else None)


KINDS: dict[str, Callable[[Field], Editor]] = {
    "int": WholeEditor,
    "float": NumberEditor,
    "bool": FlagEditor,
    "choice": ChoiceEditor,
    "pair": PairEditor,
    "text": TextEditor,
    "ints": TextEditor,
}


def editor_for(field: Field) -> Editor:
    """The editor of a declared field."""
    editor = KINDS[field.kind](field)
    if field.optional:
        return OptionalEditor(field, editor, _something(field))
    return editor


def _something(field: Field) -> Any:
    """A value to begin with when an optional field is switched on."""
    if field.default is not None:
        return field.default
    start: float = field.min if field.min is not None else 1.0
    if field.above is not None:
        start = max(1.0, field.above + 1.0)
    ceiling = min(limit for limit in (field.max, field.below, start) if limit is not None)
    start = ceiling / 2 if field.below is not None and start >= field.below else min(start, ceiling)
    return {
        "int": int(start),
        "float": float(start),
        "bool": True,
        "choice": field.choices[0] if field.choices else "",
        "pair": (int(start), int(start)),
        "text": "",
        "ints": (int(start),),
    }[field.kind]
