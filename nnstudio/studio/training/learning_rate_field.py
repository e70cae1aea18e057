"""The field for the learning rate, which may be changed while the network learns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nnstudio.studio.words import number_text


class LearningRateField(QLineEdit):
    """Takes a number such as 0.001 or 1e-3. Up and Down double and halve it; Escape takes the typing back.

    entered: a number was given; `refuse` marks one that was no good.
    """

    entered = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self._help = self.tr(
            "Learning rate: the size of a step. Lower it when the loss jumps, raise it when it creeps.\n"
            "It takes effect from the next batch on. Up and Down double and halve it."
        )
        self.setToolTip(self._help)
        self.setAccessibleName(self.tr("Learning rate"))
        self.setFixedWidth(88)
        self.editingFinished.connect(self._finish)

    def show_value(self, value: float) -> None:
        """Show the rate, unless the person is typing another."""
        self._value = value
        if not self.isModified():
            text = number_text(value)
            if text != self.text():
                self.setText(text)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the number that was entered."""
        self.setProperty("invalid", True)
        self.setToolTip(sentence)
        self.setText(number_text(self._value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Double, halve, or take back."""
        factors = {Qt.Key.Key_Up: 2.0, Qt.Key.Key_Down: 0.5}
        if event.key() in factors and self._value > 0:
            self.entered.emit(self._value * factors[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._take_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish what was typed."""
        super().focusOutEvent(event)
        self._finish()

    def _take_back(self) -> None:
        self.setModified(False)
        self.setText(number_text(self._value))

    @Slot()
    def _finish(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        self.setToolTip(self._help)
        try:
            value = float(self.text().replace(",", "."))
        except ValueError:
            self.refuse(
                self.tr("A learning rate is a number such as 0.001, not {text!r}.").format(text=self.text())
            )
            return
        self.entered.emit(value)
