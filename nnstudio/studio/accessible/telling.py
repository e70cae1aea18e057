"""Tells screen readers what is another about an element."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleStateChangeEvent

from nnstudio.studio.accessible.element import Element

Event = QAccessible.Event


def tell(event: QAccessibleEvent) -> None:
    """Let screen readers know."""
    QAccessible.updateAccessibility(event)


def tell_changes(interface: QAccessibleInterface, old: Element, new: Element) -> None:
    """Tell in what an element differs from what it was."""
    if old.name != new.name:
        tell(QAccessibleEvent(interface, Event.NameChanged))
    if old.description != new.description:
        tell(QAccessibleEvent(interface, Event.DescriptionChanged))
    changed = QAccessible.State()
    changed.selected, changed.invalid = old.selected != new.selected, old.invalid != new.invalid
    changed.expanded = changed.collapsed = old.unfolded is not new.unfolded
    if changed.selected or changed.invalid or changed.expanded:
        tell(QAccessibleStateChangeEvent(interface, changed))
    if changed.selected:
        tell(QAccessibleEvent(interface, Event.SelectionAdd if new.selected else Event.SelectionRemove))
