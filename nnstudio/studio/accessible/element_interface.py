"""Qt's interface of one element, which only translates. It lasts as long as the element is there."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from nnstudio.studio.accessible.abilities import NOTHING, Amount, Deeds, OrNone, Pointer, address
from nnstudio.studio.accessible.element import Element

Text, Kind = QAccessible.Text, QAccessible.InterfaceType


class Whole(Protocol):
    """The interface of the widget that shows the element."""

    @property
    def holder(self) -> QWidget | None:
        """The widget, as long as it lives."""

    def refresh(self) -> None:
        """Be told anew, if anything may be another."""

    def has(self, key: str) -> bool:
        """Whether there is such an element now."""

    def interface(self, key: str) -> ElementInterface | None:
        """That of an element."""

    def as_found(self) -> QAccessibleInterface | None:
        """Itself, as Qt knows it."""

    def at(self, point: QPoint, among: tuple[Element, ...]) -> ElementInterface | None:
        """That of the element at a point of the screen, the innermost."""

    def on_screen(self, element: Element) -> QRect:
        """Where an element is on the screen."""

    def in_sight(self, element: Element) -> bool:
        """Whether any of it can be seen."""


class ElementInterface(QAccessibleInterface):
    """One element. `element` is what it was when somebody looked last."""

    def __init__(self, whole: Whole, element: Element, above: str | None) -> None:
        super().__init__()
        self._whole, self.element, self._above = whole, element, above
        self._deeds = Deeds(lambda: self.now.deeds)
        self._amount = Amount(lambda: self.now)

    @property
    def now(self) -> Element:
        """The element as it is now."""
        self._whole.refresh()
        return self.element

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self._whole.has(self.element.key)

    def object(self) -> OrNone:
        """It is no object of Qt's."""
        return None

    def window(self) -> OrNone:
        """The window in which it is."""
        widget = self._whole.holder
        return widget.window().windowHandle() if widget is not None else None

    def parent(self) -> OrNone:
        """What it is in."""
        return self._whole.interface(self._above) if self._above is not None else self._whole.as_found()

    def childCount(self) -> int:
        """How many are in it."""
        return len(self.now.children)

    def child(self, index: int) -> OrNone:
        """The one in that place."""
        children = self.now.children
        return self._whole.interface(children[index].key) if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Its place, -1 for what is not in it."""
        keys = [element.key for element in self.now.children]
        key = child.element.key if isinstance(child, ElementInterface) else ""
        return keys.index(key) if key in keys else -1

    def childAt(self, x: int, y: int) -> OrNone:
        """The one at a point of the screen."""
        return self._whole.at(QPoint(x, y), self.now.children)

    def text(self, text: QAccessible.Text) -> str:
        """Name, description or value."""
        element = self.now
        if text == Text.Name:
            return element.name
        return element.description if text == Text.Description else element.text if text == Text.Value else ""

    def setText(self, text: QAccessible.Text, value: str) -> None:
        """Take another name, where it has one that can be changed."""
        if text == Text.Name and self.now.rename is not None:
            self.now.rename(value)

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._whole.on_screen(self.now)

    def role(self) -> QAccessible.Role:
        """What it is."""
        return self.now.role

    def state(self) -> QAccessible.State:
        """How it is."""
        element, state = self.now, QAccessible.State()
        state.selectable = state.focusable = element.selectable
        state.selected, state.invalid = element.selected, element.invalid
        state.focused = state.active = element.focused
        state.readOnly = element.value is not None
        state.invisible = element.hidden
        state.expandable = element.unfolded is not None
        state.expanded, state.collapsed = element.unfolded is True, element.unfolded is False
        state.offscreen = not self._whole.in_sight(element)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Pointer:
        """Deeds and value, where it has them."""
        if kind == Kind.ActionInterface and self.now.deeds:
            return address(self._deeds)
        if kind == Kind.ValueInterface and self.now.value is not None:
            return address(self._amount)
        return NOTHING
