"""Number fields that behave: what was typed stays until it is a number that fits, a passing wheel changes nothing,
and numbers are shown as people write them.
"""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from nnstudio.fields import Field, FieldError
from nnstudio.studio.keys import is_key
from nnstudio.studio.pieces import mark_invalid
from nnstudio.studio.words import MINUS, number_text, unit_text

VALUE = "value"
"""The property by which Qt's interface for screen readers reads the number of a spin box, and sets another."""
MARGIN = 4
"""Pixels before the number: a style sheet's padding does not reach it."""


class TypedBox(QAbstractSpinBox):
    """A number of a declared field, which is also the judge of what is typed.

    entered: another number that the field allows, after Enter, a step, or when the focus leaves. refused: what was
    typed is none; it stays, marked, until it is changed, or taken back by Escape.
    """

    entered = Signal(object)
    refused = Signal(str)
    accepted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.is_wrong = False
        self._value: Any = field.default
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(72)
        self.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        self.editingFinished.connect(self._finish)

    def value(self) -> Any:
        """The last number that fitted."""
        return self._value

    def setValue(self, value: Any) -> None:
        """Show a number, whatever was typed; `entered` if it is another."""
        other = value != self._value
        self._hold(value)
        self.lineEdit().setText(self.textFromValue(value))
        if other:
            self.entered.emit(value)

    def show_value(self, value: Any) -> None:
        """Show a number that was set elsewhere, in silence. What is marked stays, unless the number is another."""
        if not (self.is_wrong and value == self._value):
            self._hold(value)
            self.lineEdit().setText(self.textFromValue(value))

    def textFromValue(self, value: Any) -> str:
        """A number as people write it."""
        raise NotImplementedError

    def valueFromText(self, text: str) -> Any:
        """The number that was meant; ValueError where it is none."""
        raise NotImplementedError

    def neighbour(self, value: Any, up: bool) -> Any:
        """The next rounder number, whether it is allowed or not."""
        raise NotImplementedError

    def stepBy(self, steps: int) -> None:
        """Go that many steps up or down, as far as the field allows."""
        value = self._value
        for _ in range(abs(steps)):
            value = self._allowed(self.neighbour(value, steps > 0), value)
        self.setValue(value)
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """A step is asked for at both ends too: it goes no farther."""
        return (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

    def forget_typed(self) -> None:
        """Show the number again that holds."""
        self._say_right()
        self.lineEdit().setText(self.textFromValue(self._value))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the document's, not the text's. A number may come from a screen reader."""
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == VALUE.encode():
            self._take(self.property(VALUE))
        return False if _is_undo(event) else super().event(event)

    def _hold(self, value: Any) -> None:
        self._value = value
        self._say_right()
        self.setProperty(VALUE, value)

    def _take(self, number: Any) -> None:
        """Take a number that was set as if it had been typed."""
        if number is not None and number != self._value:
            self.lineEdit().setText(self.textFromValue(number))
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self.textFromValue(self._value):
            self.forget_typed()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self._finish()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus turns."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot()
    def _finish(self) -> None:
        typed = self.text()
        if typed == self.textFromValue(self._value):
            self._say_right()
            return
        try:
            value = self.field.check("", self.valueFromText(typed))
        except (FieldError, ValueError):
            self.is_wrong = True
            mark_invalid(self, True)
            self.refused.emit(typed.strip())
        else:
            self.setValue(value)

    def _say_right(self) -> None:
        if self.is_wrong:
            self.is_wrong = False
            mark_invalid(self, False)
            self.accepted.emit()

    def _allowed(self, value: Any, otherwise: Any) -> Any:
        """The value, or the limit that it went past, or `otherwise` where the limit itself is not allowed."""
        limits = [limit for limit in (self.field.max, self.field.min) if limit is not None]
        passed = [limit for limit in limits if min(value, otherwise) <= limit <= max(value, otherwise)]
        fitting = (number for number in (value, *passed) if self._fits(number))
        return type(otherwise)(next(fitting, otherwise))

    def _fits(self, number: float) -> bool:
        try:
            self.field.check("", number)
        except FieldError:
            return False
        return True


class WholeBox(TypedBox):
    """A whole number with its unit, in groups of three figures."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.unit = " " + unit_text(field.unit) if field.unit and field.unit != field.label else ""

    def textFromValue(self, value: Any) -> str:
        """1,000 images."""
        return f"{value:,}{self.unit}"

    def valueFromText(self, text: str) -> Any:
        """What was typed, with or without the unit; a fraction is left to the field to refuse."""
        number = typed_number(text.strip().removesuffix(self.unit.strip()))
        return int(number) if number.is_integer() else number

    def neighbour(self, value: Any, up: bool) -> Any:
        """One more or less."""
        return value + (1 if up else -1)


class NumberBox(TypedBox):
    """Shows 1e-07 and 0.25 as such; steps by 0.05 within a fraction, else along 1, 2, 5, 10."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        low = field.min if field.min is not None else field.above
        high = field.max if field.max is not None else field.below
        within_one = low is not None and high is not None and low >= 0.0 and high <= 1.0
        self.is_fraction = within_one and field.default is not None and field.default >= 0.05

    def textFromValue(self, value: Any) -> str:
        """As few figures as say it: 0.001, 1e-07, 25."""
        return number_text(value)

    def valueFromText(self, text: str) -> float:
        """What was typed."""
        return typed_number(text)

    def neighbour(self, value: Any, up: bool) -> float:
        """The next rounder number up or down."""
        if self.is_fraction:
            return round(float(value) + (0.05 if up else -0.05), 10)
        return _along_125(value, up) if value > 0 else (0.001 if up else float(value))


class QuietCombo(QComboBox):
    """A choice that does not change under a passing wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus turns."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _is_undo(event: QEvent) -> bool:
    """Whether Qt asks if a field wants the keys of undo or redo for itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return is_key(event, "undo") or is_key(event, "redo")


def typed_number(text: str) -> float:
    """The number that a text says: "60,000", "0,25" or "1e-3"; ValueError where it says none that is finite.

    Commas before groups of three figures are left out, as this program writes them; any other is a point. A minus sign
    may be a hyphen.
    """
    text = text.replace(MINUS, "-")
    grouped = re.fullmatch(r"[+-]?[1-9]\d{0,2}(,\d{3})+", text.strip()) is not None
    number = float(text.replace(",", "" if grouped else "."))
    if "_" in text or not math.isfinite(number):
        raise ValueError(text)
    return number


def _along_125(value: float, up: bool) -> float:
    """The neighbour of value among ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ..."""
    exponent = math.floor(math.log10(value))
    ladder = [figure * 10.0 ** (exponent + shift) for shift in (-1, 0, 1) for figure in (1, 2, 5)]
    larger = [step for step in ladder if step > value * 1.0001]
    smaller = [step for step in ladder if step < value * 0.9999]
    return float(f"{(larger[0] if up else smaller[-1]):.6g}")
