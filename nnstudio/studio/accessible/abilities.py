"""What an interface may have beside what it says: deeds, and a number. To Qt, each of them is an object of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtGui import QAccessibleActionInterface, QAccessibleValueInterface

from nnstudio.studio.accessible.element import Deed, Element

OrNone = Any
"""Something of Qt's, or None, which is as good to Qt and not to its stubs."""
Pointer = Any
"""`shiboken6.VoidPtr`, of which the stubs say that it is an int; an int would be taken for another address."""
NOTHING: Pointer = shiboken6.VoidPtr(0)


class Deeds(QAccessibleActionInterface):
    """What can be done to something, as it is at the moment."""

    def __init__(self, deeds: Callable[[], tuple[Deed, ...]]) -> None:
        super().__init__()
        self._deeds = deeds

    def actionNames(self) -> list[str]:
        """The names by which they are done."""
        return [deed.name for deed in self._deeds()]

    def localizedActionName(self, name: str) -> str:
        """The text for a person."""
        texts = [deed.text for deed in self._deeds() if deed.name == name and deed.text]
        return texts[0] if texts else super().localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        """The same, since AT-SPI asks for no other text."""
        return self.localizedActionName(name)

    def doAction(self, name: str) -> None:
        """Do it."""
        for deed in self._deeds():
            if deed.name == name:
                deed.do()
                return

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The keys stand in the menus."""
        return []


class Amount(QAccessibleValueInterface):
    """A number that nobody can set."""

    def __init__(self, element: Callable[[], Element]) -> None:
        super().__init__()
        self._element = element

    def currentValue(self) -> float:
        """The number."""
        return self._element().value or 0.0

    def setCurrentValue(self, value: object) -> None:
        """It is an answer, and no setting."""

    def maximumValue(self) -> float:
        """The upper end."""
        return self._element().ends[1]

    def minimumValue(self) -> float:
        """The lower end."""
        return self._element().ends[0]

    def minimumStepSize(self) -> float:
        """Any."""
        return 0.0


def address(part: shiboken6.Object) -> Pointer:
    """Where Qt finds the C++ side of an interface."""
    return shiboken6.VoidPtr(shiboken6.getCppPointer(part)[0])
