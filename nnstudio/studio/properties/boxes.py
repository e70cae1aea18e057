"""Number fields that behave: they don't change under a passing wheel, and they show numbers as people write them."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from nnstudio.layers.declared import Field
from nnstudio.studio.keys import is_key
from nnstudio.studio.words import unit_text

LARGEST = 2**31 - 1
SMALLEST = 1e-12
MARGIN = 4
"""Pixels before the number: a style sheet's padding does not reach it."""


class WholeBox(QSpinBox):
    """A whole number in its declared range, with its unit."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low = field.min if field.min is not None else -LARGEST if field.above is None else field.above + 1
        high = field.max if field.max is not None else LARGEST if field.below is None else field.below - 1
        self.setRange(int(low), int(high))
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(72)
        self.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        if field.unit and field.unit != field.label:
            self.setSuffix(" " + unit_text(field.unit))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the document's, not the text's."""
        return False if _is_undo(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus turns."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberBox(QDoubleSpinBox):
    """Shows 1e-07 and 0.25 as such; steps by 0.05 within a fraction, else along 1, 2, 5, 10."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(14)
        low = field.min if field.min is not None else -1e12 if field.above is None else field.above + SMALLEST
        high = field.max if field.max is not None else 1e12 if field.below is None else field.below - SMALLEST
        self.setRange(low, high)
        self.is_fraction = low >= 0.0 and high <= 1.0 and field.default is not None and field.default >= 0.05
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(72)
        self.lineEdit().setTextMargins(MARGIN, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """As few figures as say it: 0.001, 1e-07, 25."""
        return f"{value:.10g}"

    def valueFromText(self, text: str) -> float:
        """What was typed, with a point or a comma."""
        return float(text.replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything that may become a number is let through."""
        try:
            number = self.valueFromText(text)
        except ValueError:
            fine = all(letter in "0123456789.,eE+-" for letter in text)
            state = QValidator.State.Intermediate if fine else QValidator.State.Invalid
            return state, text, position
        inside = self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the document's, not the text's."""
        return False if _is_undo(event) else super().event(event)

    def stepBy(self, steps: int) -> None:
        """The next rounder number up or down."""
        value = self.value()
        for _ in range(abs(steps)):
            value = self._next(value, up=steps > 0)
        self.setValue(value)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field that has the focus turns."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _next(self, value: float, up: bool) -> float:
        if self.is_fraction:
            return round(value + (0.05 if up else -0.05), 10)
        return _along_125(value, up) if value > 0 else (0.001 if up else value)


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


def _along_125(value: float, up: bool) -> float:
    """The neighbour of value among ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ..."""
    exponent = math.floor(math.log10(value))
    ladder = [figure * 10.0 ** (exponent + shift) for shift in (-1, 0, 1) for figure in (1, 2, 5)]
    larger = [step for step in ladder if step > value * 1.0001]
    smaller = [step for step in ladder if step < value * 0.9999]
    return float(f"{(larger[0] if up else smaller[-1]):.6g}")
