"""Every key of the window, in one table of our own.

Qt's standard keys differ from one system to the next: where X11 is spoken, Delete is Del and Ctrl+D, and Redo is
not Ctrl+Y. A key of ours could then be taken on a system that nobody tried, so the program names its keys itself,
and they are the same everywhere (Ctrl is Command on a Mac).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

WINDOW_KEYS: dict[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "gallery": ("Ctrl+Shift+N",),
    "open": ("Ctrl+O",),
    "data": ("Ctrl+Shift+D",),
    "save": ("Ctrl+S",),
    "save_as": ("Ctrl+Shift+S",),
    "export": ("Ctrl+Shift+E",),
    "copy_picture": ("Ctrl+Shift+C",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "quick": ("Ctrl+K",),
    "repair": ("Ctrl+R",),
    "zoom_in": ("Ctrl++", "Ctrl+="),
    "zoom_out": ("Ctrl+-",),
    "natural_size": ("Ctrl+0",),
    "whole_network": ("Ctrl+9",),
    "palette": ("Ctrl+F",),
    "canvas": ("Ctrl+1",),
    "layer": ("Ctrl+2",),
    "training": ("Ctrl+3",),
    "code": ("Ctrl+4",),
    "enlarge": ("Ctrl+J",),
    "seen": ("Ctrl+I",),
    "back": ("Alt+Left",),
    "help": ("F1",),
    "train": ("F5",),
    "pause": ("F6",),
    "epoch": ("F7",),
    "batch": ("F8",),
    "stop": ("Shift+F5",),
    "start_over": ("Ctrl+F5",),
}
"""Keys that work wherever the focus is; the first of each is the one that menus show."""

CANVAS_KEYS: dict[str, tuple[str, ...]] = {
    "cut": ("Ctrl+X", "Shift+Del"),
    "copy": ("Ctrl+C", "Ctrl+Ins"),
    "paste": ("Ctrl+V", "Shift+Ins"),
    "duplicate": ("Ctrl+D",),
    "delete": ("Del", "Backspace"),
    "rename": ("F2",),
    "select_all": ("Ctrl+A",),
    "group": ("Ctrl+G",),
    "ungroup": ("Ctrl+Shift+G",),
    "fold": ("Ctrl+E",),
    "keep_group": ("Alt+Shift+G",),
    "wire": ("W",),
    "wire_beginning": ("Shift+W",),
    "disable": ("Ctrl+/",),
    "note": ("Shift+F2",),
    "move_up": ("Alt+Up",),
    "move_down": ("Alt+Down",),
}
"""Keys that work while the canvas has the focus."""

CODE_KEYS: dict[str, tuple[str, ...]] = {
    "find": ("Ctrl+F",),
    "apply": ("Ctrl+Return", "Ctrl+Enter"),
}
"""Keys that work while the code has the focus, whatever they mean elsewhere."""


def bind(action: QAction, name: str) -> None:
    """Give an action that name and its keys, for the whole window or for the canvas."""
    action.setObjectName(name)
    in_window = name in WINDOW_KEYS
    action.setShortcuts([QKeySequence(key) for key in (WINDOW_KEYS if in_window else CANVAS_KEYS)[name]])
    context = Qt.ShortcutContext
    action.setShortcutContext(context.WindowShortcut if in_window else context.WidgetWithChildrenShortcut)


def is_key(event: QKeyEvent, name: str) -> bool:
    """Whether this key, with what is held beside it, is one of the keys of that name."""
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(key) for key in (WINDOW_KEYS | CANVAS_KEYS | CODE_KEYS)[name])
