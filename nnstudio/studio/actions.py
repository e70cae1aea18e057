"""The actions of the menus that belong to no single panel."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon
from nnstudio.studio.words import declared

REASON = "reason"
"""The property of an action in which it keeps why it can't be done now."""
DEED = "deed"
"""The property in which it keeps what it does, by a name that is the same in every language."""


def make_action(
    owner: QWidget, text: str, slot: object, keys: str = "", icon_name: str = "", tip: str = ""
) -> QAction:
    """An action of the whole window. keys: their name in the table of keys."""
    action = QAction(text, owner)
    action.triggered.connect(slot)
    action.setProperty(DEED, getattr(slot, "__qualname__", ""))
    if keys:
        bind(action, keys)
    if icon_name:
        action.setIcon(icon(icon_name))
    if tip:
        action.setToolTip(tip)
    owner.addAction(action)
    return action


def allow(action: QAction, reason: str) -> None:
    """Offer an action, or not for a reason, which it keeps. reason: "" where it can be done."""
    action.setEnabled(not reason)
    action.setProperty(REASON, reason)


def why_not(action: QAction) -> str:
    """The reason for which an action is not offered; "" where nobody gave one."""
    return "" if action.isEnabled() else str(action.property(REASON) or "")


def template_actions(owner: QWidget, slot: object) -> list[QAction]:
    """An action for each template, with its name as data. slot is called without arguments and asks the sender."""
    actions = []
    for template in TEMPLATES.values():
        action = QAction(declared(template.title), owner)
        action.setToolTip(declared(template.description))
        action.setData(template.name)
        action.triggered.connect(slot)
        actions.append(action)
    return actions


def choice_actions(owner: QObject, choices: dict[str, str], current: str, slot: object) -> list[QAction]:
    """Exclusive actions: name -> text. The name is the action's data."""
    group = QActionGroup(owner)
    actions = []
    for name, text in choices.items():
        action = QAction(text, group)
        action.setCheckable(True)
        action.setData(name)
        action.setChecked(name == current)
        action.setProperty(DEED, f"{getattr(slot, '__qualname__', '')} {name}")
        actions.append(action)
    group.triggered.connect(slot)
    return actions


def fill(menu: QMenu, *entries: QAction | QMenu | None) -> QMenu:
    """Put actions and menus into a menu; None is a line."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)
    return menu
