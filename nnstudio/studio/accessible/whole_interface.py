"""Qt's interface of a widget that paints itself, over what its teller tells. It keeps those of its elements.

Of a widget there is one interface as long as it lives, and of each of its elements one as long as the element is there.
Qt's cache owns their C++ side, and this module their Python side: an interface that was told to Qt is deleted through
Qt, and never by Python alone.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QLineEdit, QMenu, QPlainTextEdit, QWidget

from nnstudio.studio.accessible.abilities import Deeds, OrNone
from nnstudio.studio.accessible.element import Deed, Element, Teller
from nnstudio.studio.accessible.element_interface import ElementInterface
from nnstudio.studio.accessible.telling import tell, tell_changes

Text, Event, Kind = QAccessible.Text, QAccessible.Event, QAccessible.InterfaceType
SET_FOCUS = QAccessibleActionInterface.setFocusAction()


class WholeInterface(QAccessibleWidget):
    """A widget, whose children are what its teller tells, and the widgets in it that take the focus."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller.widget, teller.role)
        self._teller: Teller | None = teller
        self._known: dict[str, ElementInterface] = {}
        self._ids: dict[str, int] = {}
        self._told: dict[str, Element] = {}
        self._top: tuple[Element, ...] = ()
        self._stamp: tuple[object, ...] | None = None
        self._deeds = Deeds(self._own_deeds)
        teller.widget.destroyed.connect(partial(_let_go, self))

    @property
    def holder(self) -> QWidget | None:
        """The widget, as long as it lives."""
        return self._teller.widget if self._teller is not None else None

    def as_found(self) -> QAccessibleInterface | None:
        """Itself, as Qt knows it."""
        return QAccessible.queryAccessibleInterface(self.holder) if self.holder is not None else None

    def has(self, key: str) -> bool:
        """Whether there is such an element now."""
        self.refresh()
        return key in self._known

    def interface(self, key: str) -> ElementInterface | None:
        """That of an element."""
        return self._known.get(key)

    def in_sight(self, element: Element) -> bool:
        """Whether any of it can be seen."""
        widget = self.holder
        return widget is not None and widget.rect().intersects(element.rect())

    def on_screen(self, element: Element) -> QRect:
        """Where an element is on the screen."""
        widget, rect = self.holder, element.rect()
        return QRect(widget.mapToGlobal(rect.topLeft()), rect.size()) if widget is not None else QRect()

    def at(self, point: QPoint, among: tuple[Element, ...]) -> ElementInterface | None:
        """That of the element at a point of the screen, the innermost."""
        for element in among:
            if self.on_screen(element).contains(point):
                return self.at(point, element.children) or self.interface(element.key)
        return None

    def refresh(self) -> None:
        """Be told anew, if anything may be another."""
        if self._teller is None:
            return
        stamp = self._teller.stamp()
        if stamp == self._stamp:
            return
        self._stamp, self._top = stamp, self._teller.elements()
        found = {element.key: (element, above) for element, above in _with_parents(self._top, None)}
        for key in [key for key in self._known if key not in found]:
            self._remove(key)
        for key, (element, above) in found.items():
            if key in self._known:
                self._known[key].element, self._known[key]._above = element, above
            else:
                self._known[key] = ElementInterface(self, element, above)
                self._ids[key] = QAccessible.registerAccessibleInterface(self._known[key])

    def _remove(self, key: str) -> None:
        interface, number = self._known.pop(key), self._ids.pop(key)
        if QAccessible.isActive():
            tell(QAccessibleEvent(interface, Event.ObjectDestroyed))
        QAccessible.deleteAccessibleInterface(number)

    def announce(self) -> None:
        """Tell a screen reader what is new, gone, named otherwise, selected and focused since it was told last."""
        self.refresh()
        before, self._told = self._told, {key: known.element for key, known in self._known.items()}
        for key, interface in list(self._known.items()):
            old, new = before.get(key), interface.element
            if old is None:
                tell(QAccessibleEvent(interface, Event.ObjectCreated))
            elif old is not new:
                tell_changes(interface, old, new)
            if new.focused and (old is None or not old.focused):
                tell(QAccessibleEvent(interface, Event.Focus))

    def forget(self) -> None:
        """The widget is gone: so is all that it showed."""
        self._teller, self._top, self._stamp, self._told = None, (), None, {}
        for key in list(self._known):
            del self._known[key]
            QAccessible.deleteAccessibleInterface(self._ids.pop(key))

    # What Qt asks

    def childCount(self) -> int:
        """How many elements there are, and widgets among them."""
        self.refresh()
        return len(self._top) + len(self._widgets())

    def child(self, index: int) -> OrNone:
        """The element or widget in that place."""
        self.refresh()
        if 0 <= index < len(self._top):
            return self.interface(self._top[index].key)
        widgets, index = self._widgets(), index - len(self._top)
        return QAccessible.queryAccessibleInterface(widgets[index]) if 0 <= index < len(widgets) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Its place, -1 for what is not in it."""
        self.refresh()
        keys = [element.key for element in self._top]
        if isinstance(child, ElementInterface):
            return keys.index(child.element.key) if child.element.key in keys else -1
        places = [at for at, widget in enumerate(self._widgets()) if widget is child.object()]
        return len(keys) + places[0] if places else -1

    def childAt(self, x: int, y: int) -> OrNone:
        """The element at a point of the screen."""
        self.refresh()
        return self.at(QPoint(x, y), self._top)

    def focusChild(self) -> OrNone:
        """The one that has the focus."""
        self.refresh()
        for key, interface in self._known.items():
            if interface.element.focused:
                return self.interface(key)
        return None

    def _widgets(self) -> list[QWidget]:
        """The widgets in it that are there for a while: the field for another name or a note, or a menu."""
        widget = self.holder
        if widget is None:
            return []
        return [
            child
            for child in widget.findChildren(QWidget)
            if isinstance(child, WIDGETS) and child.isVisible()
        ]

    def text(self, text: QAccessible.Text) -> str:
        """Name, description or value of the widget."""
        if text == Text.Value and self._teller is not None:
            return self._teller.value()
        return super().text(text)

    # Deeds of the widget itself

    def _own_deeds(self) -> tuple[Deed, ...]:
        teller = self._teller
        if teller is None:
            return ()
        return (*teller.deeds(), Deed(SET_FOCUS, teller.widget.setFocus))

    def actionNames(self) -> list[str]:
        """Those of the teller, and to give it the focus."""
        return self._deeds.actionNames()

    def localizedActionName(self, name: str) -> str:
        """The text for a person."""
        return self._deeds.localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        """The same."""
        return self._deeds.localizedActionDescription(name)

    def doAction(self, name: str) -> None:
        """Do it."""
        self._deeds.doAction(name)


WIDGETS = (QLineEdit, QPlainTextEdit, QMenu)


def _with_parents(elements: tuple[Element, ...], above: str | None) -> list[tuple[Element, str | None]]:
    found = []
    for element in elements:
        found.append((element, above))
        found += _with_parents(element.children, element.key)
    return found


def _let_go(whole: WholeInterface, gone: QObject | None = None) -> None:
    whole.forget()
