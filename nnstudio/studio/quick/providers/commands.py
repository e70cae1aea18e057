"""Commands: whatever stands in the menus, with its key. What has a kind of its own is left to that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from nnstudio.studio.actions import DEED, why_not
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import without_mnemonic

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Commands:
    """Enter does what a click on the menu's entry does."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order of the menus."""
        own = {window.menus.quick, *window.menus.templates, *window.menus.recent.actions()}
        for head in window.menuBar().actions():
            menu = head.menu()
            if isinstance(menu, QMenu):
                for action, path in _actions(menu, ()):
                    if action not in own:
                        yield _entry(window, action, path, menu)


def _actions(menu: QMenu, path: tuple[str, ...]) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    """Each action with the titles of the menus in the menu that lead to it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions(inner, (*path, _plain(inner.title())))
        elif not action.isSeparator():
            yield action, path


def _entry(window: MainWindow, action: QAction, path: tuple[str, ...], menu: QMenu) -> Entry:
    title = ": ".join((*path, _plain(action.text())))
    name = action.objectName()
    return Entry(
        key=f"command {name or action.property(DEED) or title}",
        kind=tr("Command"),
        title=title,
        do=action.trigger,
        detail=_plain(menu.title()),
        names=(name.replace("_", " "),) if name else (),
        icon=action.icon().name() or "folded",
        keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        reason=_reason(window, action, menu),
    )


def _plain(text: str) -> str:
    return without_mnemonic(text).removesuffix("...")


def _reason(window: MainWindow, action: QAction, menu: QMenu) -> str:
    if menu.isEnabled() and action.isEnabled():
        return ""
    if not window.pages.working:
        return tr("Go back to the network first") if window.files.was_opened else tr("Open a network first")
    return why_not(action) or tr("Not possible now")
