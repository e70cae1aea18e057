"""A form for anything that is declared: a row for each field, made from the declaration alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from nnstudio.declared import Declared
from nnstudio.errors import Sentence, full_stop
from nnstudio.fields import Field
from nnstudio.studio.pieces import complaint
from nnstudio.studio.properties.choosing import editor_for
from nnstudio.studio.properties.editors import Editor
from nnstudio.studio.theme import icon
from nnstudio.studio.words import declared, in_words, refusal_of, sentence_case

LABEL_WIDTH = 112
"""Pixels that every form keeps for its labels, so that forms below each other line up."""


ROW_HEIGHT = 28


class Fold(QToolButton):
    """Opens and closes the part of a form that is rarely needed, and says how much of it was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("fold", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._show_way)
        self._show_way(False)
        self.hide()

    def show_count(self, fields: int, changed: int) -> None:
        """How many fields are in it, and how many of them are not as usual."""
        text = self.tr("{0} rare settings").format(fields) if fields != 1 else self.tr("1 rare setting")
        self.setText(self.tr("{0}, {1} changed").format(text, changed) if changed else text)

    @Slot(bool)
    def _show_way(self, on: bool) -> None:
        self.setIcon(icon("unfolded" if on else "folded"))


class DeclaredForm(QWidget):
    """Rows of label and editor. edited: a field's name and its new value, not yet checked."""

    edited = Signal(str, object)

    def __init__(
        self, fields: Sequence[Field], parent: QWidget | None = None, rare: Collection[str] = ()
    ) -> None:
        super().__init__(parent)
        self.rare = {field.name for field in fields if field.name in rare}
        self.more = Fold(self)
        self.fields = {field.name: field for field in fields}
        self.editors: dict[str, Editor] = {}
        self.labels: dict[str, QLabel] = {}
        self.complaints: dict[str, QLabel] = {}
        self.rows: dict[str, int] = {}
        self.wrong: set[str] = set()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for field in sorted(fields, key=lambda field: field.name in self.rare):
            if field.name in self.rare and self.more.isHidden():
                self._add_fold()
            self._add(field)
        self.unfold(False)

    def show_values(self, values: Mapping[str, Any], mixed: Collection[str] = ()) -> None:
        """Show these values. mixed: the fields in which the selected layers differ."""
        for name, editor in self.editors.items():
            editor.show_value(values[name])
            if name not in self.wrong:
                self.complaints[name].hide()
            self.labels[name].setText(self._label(self.fields[name], name in mixed))
        self.more.show_count(
            len(self.rare), sum(values[name] != self.fields[name].default for name in self.rare)
        )

    def complain(self, name: str, said: Sentence) -> None:
        """Say under a field why its value was refused."""
        if name in self.complaints:
            self.complaints[name].setText(in_words(full_stop(said)))
            self.complaints[name].show()

    def forget_typed(self) -> None:
        """Show the values again that hold, where something else was typed: what is shown is another thing's now."""
        for editor in self.editors.values():
            editor.forget_typed()

    @Slot(bool)
    def unfold(self, on: bool) -> None:
        """Show the rare fields, or hide them."""
        for name in self.rare:
            self.grid.setRowMinimumHeight(self.rows[name], ROW_HEIGHT if on else 0)
            self.labels[name].setVisible(on)
            self.editors[name].setVisible(on)
            self.complaints[name].setVisible(on and name in self.wrong)
        self.more.setChecked(on)

    def _add_fold(self) -> None:
        self.grid.addWidget(self.more, self.grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.more.show()
        self.more.toggled.connect(self.unfold)

    def _refuse(self, name: str, typed: str) -> None:
        self.wrong.add(name)
        self.complain(name, refusal_of(self.fields[name], typed))

    def _accept(self, name: str) -> None:
        self.wrong.discard(name)
        self.complaints[name].hide()

    def _add(self, field: Field) -> None:
        row = self.grid.rowCount()
        editor = editor_for(field)
        label = QLabel(self._label(field, mixed=False))
        label.setBuddy(editor.main)
        label.setToolTip(tip_of(field))
        editor.setToolTip(tip_of(field))
        editor.call(sentence_case(declared(field.label)))
        editor.main.setAccessibleDescription(declared(field.help))
        sentence = complaint()
        editor.edited.connect(partial(self.edited.emit, field.name))
        editor.refused.connect(partial(self._refuse, field.name))
        editor.accepted.connect(partial(self._accept, field.name))
        self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(editor, row, 1)
        self.grid.addWidget(sentence, row + 1, 0, 1, 2)
        self.grid.setRowMinimumHeight(row, ROW_HEIGHT)
        self.editors[field.name], self.labels[field.name] = editor, label
        self.complaints[field.name], self.rows[field.name] = sentence, row

    def _label(self, field: Field, mixed: bool) -> str:
        text = sentence_case(declared(field.label))
        return self.tr("{0} (differ)").format(text) if mixed else text


def own_first(cls: type[Declared]) -> tuple[Field, ...]:
    """The fields with those that the class declares itself before those that it inherits."""
    own = set(vars(cls).get("__annotations__", ()))
    return tuple(sorted(cls.fields(), key=lambda field: field.name not in own))


def tip_of(field: Field) -> str:
    """What the setting does to learning, and its range."""
    parts = [f"<b>{sentence_case(declared(field.label))}</b>", f"<p>{declared(field.help)}</p>"]
    if field.has_range and field.kind in ("int", "float", "pair", "ints"):
        parts.append(f"<p>{in_words(field.range_text())}</p>")
    return "".join(parts)
