"""What a screen reader is told of one thing that a widget paints, such as a block: plain values, which are made anew
whenever something about it may be another.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role
PRESS = QAccessibleActionInterface.pressAction()
TOGGLE = QAccessibleActionInterface.toggleAction()
SHOW_MENU = QAccessibleActionInterface.showMenuAction()


def nowhere() -> QRect:
    """A thing that is not in sight."""
    return QRect()


@dataclasses.dataclass(frozen=True)
class Deed:
    """Something that can be done to it. name: one of Qt's, or the program's own. text: for a person; Qt's has one."""

    name: str
    do: Callable[[], object]
    text: str = ""


@dataclasses.dataclass(frozen=True)
class Element:
    """key: its name among all of the widget's, which stays the same as long as it is the same thing. rect: where it is
    in the widget now. value: a number between the ends, with its text. invalid: it has a problem. unfolded: whether
    what is in it is shown, None where nothing is in it. rename: takes another name.
    """

    key: str
    role: Role
    name: str
    description: str = ""
    value: float | None = None
    ends: tuple[float, float] = (0.0, 1.0)
    text: str = ""
    rect: Callable[[], QRect] = nowhere
    deeds: tuple[Deed, ...] = ()
    selectable: bool = False
    selected: bool = False
    focused: bool = False
    invalid: bool = False
    hidden: bool = False
    unfolded: bool | None = None
    rename: Callable[[str], object] | None = None
    children: tuple[Element, ...] = ()

    def all(self) -> Iterator[Element]:
        """It, and what is in it."""
        yield self
        for child in self.children:
            yield from child.all()


class Teller(Protocol):
    """Tells of one widget. role: of the widget itself."""

    role: Role

    @property
    def widget(self) -> QWidget:
        """The one that it tells of."""

    def stamp(self) -> tuple[object, ...]:
        """Things of which one is another whenever `elements` would be others."""

    def elements(self) -> tuple[Element, ...]:
        """What it shows, in the order in which one reads it."""

    def deeds(self) -> tuple[Deed, ...]:
        """What can be done to the widget as a whole."""

    def value(self) -> str:
        """What the widget as a whole says now, beside its name."""
