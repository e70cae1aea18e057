"""The fields of the form: numbers that say the range that was learned, and choices among the categories. What is typed
is used at once, so that one sees the answer change.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nnstudio.data.columns import Column
from nnstudio.errors import Sentence, sentence
from nnstudio.studio.ask.form.model import Value
from nnstudio.studio.ask.words import plain_number
from nnstudio.studio.pieces import mark_invalid
from nnstudio.studio.properties.boxes import QuietCombo, typed_number
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.words import in_words, number_text

STEPS = 50
"""About so many steps of an arrow key lead from the low end to the high one."""
MARGIN = 8


def range_text(column: Column) -> str:
    """The numbers that the training part has, without words."""
    return " \N{EN DASH} ".join(ends_of(column))


def ends_of(column: Column) -> tuple[str, str]:
    """The lowest and the highest number that the training part has, both written in the same way."""
    return plain_number(column.low, column.high), plain_number(column.high, column.low)


def step_of(column: Column) -> float:
    """One, two or five times a power of ten, that suits the column's range."""
    wanted = max((column.high - column.low) / STEPS, 1e-12)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(base * power for base in (1.0, 2.0, 5.0, 10.0) if base * power >= wanted * (1 - 1e-9))


class NumberField(QLineEdit):
    """A number of a column, with its range in pale letters behind it. Up and Down step, Page Up and Down step far.

    entered: another number, or None where it is missing. refused: the sentence that says why what is typed is not used;
    it stays, marked, and the value is as before.
    """

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, column: Column, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column, self.needed = column, needed
        self.value: float | None = None
        self.is_wrong = False
        self.setMinimumWidth(64)
        self.setAccessibleName(in_words(column.name))
        filled = self.tr("missing: taken as {value}").format(value=plain_number(column.fill))
        self.setPlaceholderText(self.tr("a number is needed") if needed else filled)
        learned = self.tr("{name}: from {low} to {high} in the training part")
        low, high = ends_of(column)
        self._learned = learned.format(name=in_words(column.name), low=low, high=high)
        self.setToolTip(self._learned)
        self.textEdited.connect(self._take)

    @property
    def is_far(self) -> bool:
        """Whether the number is beyond all that was learned from."""
        return self.value is not None and not self.column.low <= self.value <= self.column.high

    def show_value(self, value: Value) -> None:
        """Show a number that was set elsewhere."""
        self.value = value if isinstance(value, float | int) else None
        self.setText("" if self.value is None else number_text(self.value))
        self.setCursorPosition(0)
        self._say_wrong(False)

    @Slot(str)
    def _take(self, text: str) -> None:
        try:
            value = typed_number(text) if text.strip() else None
        except ValueError:
            self._refuse(sentence("{name} is no number.", name=self.column.name))
            return
        if value is None and self.needed:
            self._refuse(sentence("{name} must be known for an answer.", name=self.column.name))
            return
        other, self.value = value != self.value, value
        self._say_wrong(False)
        if other:
            self.entered.emit(value)

    def _refuse(self, why: Sentence) -> None:
        self._say_wrong(True)
        self.refused.emit(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step up or down, or take back what is no number."""
        far = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in far:
            step = step_of(self.column)
            start = self.column.fill if self.value is None else self.value
            value = round(start / step + far[Qt.Key(event.key())]) * step
            self.show_value(float(f"{value:.10g}"))
            self.entered.emit(self.value)
        elif event.key() == Qt.Key.Key_Escape and self.is_wrong:
            self.show_value(self.value)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab, all of it can be typed over."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number, and the range behind it where there is room."""
        super().paintEvent(event)
        if not self.text():
            return
        text, metrics = range_text(self.column), self.fontMetrics()
        wide = metrics.horizontalAdvance(text)
        if metrics.horizontalAdvance(self.text()) + wide + 4 * MARGIN > self.width():
            return
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setPen(QColor(colours.warning if self.is_far else colours.muted))
        place = QRect(self.width() - wide - MARGIN, 0, wide, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _say_wrong(self, wrong: bool) -> None:
        if wrong != self.is_wrong:
            self.is_wrong = wrong
            mark_invalid(self, wrong)
        beyond = self.tr("This is beyond what the network has learned from.") if self.is_far else ""
        self.setToolTip(f"{self._learned}\n{beyond}".strip())
        self.update()


class ChoiceField(QuietCombo):
    """A category of a column, or none where it may be missing. entered: another one, None where it is missing."""

    entered = Signal(object)

    def __init__(self, column: Column, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.setAccessibleName(in_words(column.name))
        self.setToolTip(in_words(column.name))
        if not needed:
            self.addItem(self.tr("missing"), None)
        for category in column.categories:
            self.addItem(in_words(category), category)
        self.activated.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show a category that was set elsewhere; one that is not known is as none."""
        self.setCurrentIndex(self.findData(value))

    @Slot()
    def _take(self) -> None:
        self.entered.emit(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The form scrolls, and the choice stays."""
        event.ignore()


FormField = NumberField | ChoiceField


def field_of(column: Column, needed: bool) -> FormField:
    """The field for a column. needed: its value may not be missing."""
    return NumberField(column, needed) if column.kind == "number" else ChoiceField(column, needed)
