"""Buttons of which one is down: what is shown of a judgement."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget


class ViewButtons(QWidget):
    """views: name -> text and tip; the first is down. chosen: the name of the view that the person wants."""

    chosen = Signal(str)

    def __init__(self, views: Mapping[str, tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for name, (text, tip) in views.items():
            self.buttons[name] = button = switch(text, tip)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._choose)
        next(iter(self.buttons.values())).setChecked(True)

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(name for name, each in self.buttons.items() if each is button))


def switch(text: str, tip: str) -> QToolButton:
    """A button that is down or not."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setCheckable(True)
    return button
