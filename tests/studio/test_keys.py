"""The keys of the window are its own, the same on every system, and no key does two things on any of them."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from nnstudio.studio.keys import CANVAS_KEYS, WINDOW_KEYS, is_key

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations" / "nnstudio_zh_CN.ts"
KEYS = {**WINDOW_KEYS, **CANVAS_KEYS}

COMMON = {
    "SelectAll": ("Ctrl+A",),
    "MoveToNextLine": ("Down",),
    "MoveToPreviousLine": ("Up",),
    "SelectNextChar": ("Shift+Right",),
    "SelectPreviousChar": ("Shift+Left",),
    "SelectNextLine": ("Shift+Down",),
    "SelectPreviousLine": ("Shift+Up",),
}
PC = {
    **COMMON,
    "Cut": ("Ctrl+X", "Shift+Del", "F20"),
    "Copy": ("Ctrl+C", "Ctrl+Ins", "F16"),
    "Paste": ("Ctrl+V", "Shift+Ins", "Ctrl+Shift+Ins", "F18"),
    "MoveToNextChar": ("Right",),
    "MoveToPreviousChar": ("Left",),
    "MoveToNextWord": ("Ctrl+Right",),
    "MoveToPreviousWord": ("Ctrl+Left",),
    "MoveToStartOfLine": ("Home",),
    "MoveToEndOfLine": ("End", "Ctrl+E"),
    "SelectNextWord": ("Ctrl+Shift+Right",),
    "SelectPreviousWord": ("Ctrl+Shift+Left",),
    "SelectStartOfLine": ("Shift+Home",),
    "SelectEndOfLine": ("Shift+End",),
    "DeleteStartOfWord": ("Ctrl+Backspace",),
    "DeleteEndOfWord": ("Ctrl+Del",),
}
TAKEN_BY_TEXT_FIELDS = {
    "windows": {
        **PC,
        "Delete": ("Del",),
        "Undo": ("Ctrl+Z", "Alt+Backspace"),
        "Redo": ("Ctrl+Y", "Ctrl+Shift+Z", "Alt+Shift+Backspace"),
    },
    "x11": {
        **PC,
        "Delete": ("Del", "Ctrl+D"),
        "Undo": ("Ctrl+Z", "F14"),
        "Redo": ("Ctrl+Shift+Z",),
        "DeleteEndOfLine": ("Ctrl+K",),
        "DeleteCompleteLine": ("Ctrl+U",),
        "Deselect": ("Ctrl+Shift+A",),
    },
    "mac": {
        **COMMON,
        "MoveToNextLine": ("Down", "Meta+N"),
        "MoveToPreviousLine": ("Up", "Meta+P"),
        "Cut": ("Ctrl+X", "Meta+K"),
        "Copy": ("Ctrl+C",),
        "Paste": ("Ctrl+V", "Meta+Y"),
        "Delete": ("Del", "Meta+D"),
        "Undo": ("Ctrl+Z",),
        "Redo": ("Ctrl+Shift+Z",),
        "MoveToNextChar": ("Right", "Meta+F"),
        "MoveToPreviousChar": ("Left", "Meta+B"),
        "MoveToNextWord": ("Alt+Right",),
        "MoveToPreviousWord": ("Alt+Left",),
        "MoveToStartOfLine": ("Ctrl+Left", "Meta+Left"),
        "MoveToEndOfLine": ("Ctrl+Right", "Meta+Right"),
        "MoveToStartOfBlock": ("Alt+Up", "Meta+A"),
        "MoveToEndOfBlock": ("Alt+Down", "Meta+E"),
        "MoveToStartOfDocument": ("Ctrl+Up", "Home"),
        "MoveToEndOfDocument": ("Ctrl+Down", "End"),
        "DeleteStartOfWord": ("Alt+Backspace",),
        "DeleteEndOfWord": ("Alt+Del",),
        "DeleteEndOfLine": ("Meta+K",),
    },
}
"""What Qt binds to the commands that text fields take for themselves, where each keyboard scheme holds."""


def taken(scheme):
    return {key for keys in TAKEN_BY_TEXT_FIELDS[scheme].values() for key in keys}


@pytest.fixture
def actions(studio):
    return [action for action in studio.window.findChildren(QAction) if not action.shortcut().isEmpty()]


def names_by_keys(actions):
    return {tuple(keys.toString() for keys in action.shortcuts()): action for action in actions}


def test_no_key_stands_twice_in_the_table():
    count = Counter(QKeySequence(key).toString() for keys in KEYS.values() for key in keys)
    assert [key for key, times in count.items() if times > 1] == []


@pytest.mark.parametrize("name", list(KEYS))
def test_every_key_of_the_table_is_one_that_qt_knows(name):
    assert [QKeySequence(key).toString() for key in KEYS[name]] == list(KEYS[name])


def test_the_window_binds_the_keys_of_the_table_and_no_others(actions):
    bound = sorted(tuple(keys.toString() for keys in action.shortcuts()) for action in actions)
    assert bound == sorted(KEYS.values())


def test_only_the_canvas_keeps_keys_to_itself(actions):
    for keys, action in names_by_keys(actions).items():
        where = Qt.ShortcutContext.WindowShortcut
        if keys in CANVAS_KEYS.values():
            where = Qt.ShortcutContext.WidgetWithChildrenShortcut
        assert action.shortcutContext() == where, keys


@pytest.mark.parametrize("scheme", list(TAKEN_BY_TEXT_FIELDS))
def test_no_key_of_the_window_is_one_that_text_fields_take(scheme):
    left_to_text = {"undo", "redo"}
    only_in_the_gallery = {"back"}
    taken_from_text = {"quick"}
    """By quick/key.py: where X11 is spoken, Ctrl+K deletes the rest of the line."""
    clashes = {name for name, keys in WINDOW_KEYS.items() if taken(scheme) & set(keys)}
    assert clashes <= left_to_text | only_in_the_gallery | taken_from_text


@pytest.mark.parametrize("scheme", list(TAKEN_BY_TEXT_FIELDS))
def test_no_key_of_the_canvas_is_bound_to_another_command_by_the_system(scheme):
    own_command = {
        "cut": "Cut",
        "copy": "Copy",
        "paste": "Paste",
        "select_all": "SelectAll",
        "delete": "Delete",
    }
    window = {key for keys in WINDOW_KEYS.values() for key in keys}
    for name, keys in CANVAS_KEYS.items():
        assert not set(keys) & window
        if name in own_command:
            assert set(keys) & set(TAKEN_BY_TEXT_FIELDS[scheme][own_command[name]])


def test_the_table_of_this_systems_scheme_is_that_of_qt(qapp):
    scheme = {"xcb": "x11", "cocoa": "mac"}.get(QGuiApplication.platformName(), "windows")
    for name, keys in TAKEN_BY_TEXT_FIELDS[scheme].items():
        bindings = {key.toString() for key in QKeySequence.keyBindings(QKeySequence.StandardKey[name])}
        assert {key for key in bindings if key != name} <= set(keys), name


def test_in_a_menu_no_letter_stands_for_two_entries(studio):
    for menu in [studio.window.menuBar(), *studio.window.findChildren(QMenu)]:
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = Counter(mnemonic(text) for text in texts)
        assert [letter for letter, times in letters.items() if times > 1] == [], texts


def mnemonic(text):
    return text[text.index("&") + 1].casefold()


def test_a_translated_entry_keeps_its_letter(qapp):
    tree = ElementTree.parse(TRANSLATIONS)
    pairs = [(entry.findtext("source"), entry.findtext("translation")) for entry in tree.iter("message")]
    with_letter = [(text, said) for text, said in pairs if re.search("&[A-Za-z]", text)]
    assert len(with_letter) > 30
    assert [text for text, said in with_letter if mnemonic(text) != mnemonic(said)] == []


@pytest.mark.parametrize(("name", "keys"), [("undo", "Ctrl+Z"), ("redo", "Ctrl+Y"), ("redo", "Ctrl+Shift+Z")])
def test_a_key_press_is_recognized(name, keys):
    combination = QKeySequence(keys)[0]
    event = QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())
    assert is_key(event, name)
    assert not is_key(event, "save")


def test_ctrl_d_duplicates_and_both_keys_redo(qtbot, studio):
    window = studio.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_template("first-network")
    before = window.store.document.ids
    window.store.selection.set(("dense",))
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for redo in ((Qt.Key.Key_Y, ctrl), (Qt.Key.Key_Z, ctrl | shift)):
        window.canvas.view.setFocus()
        if redo[0] == Qt.Key.Key_Y:
            QTest.keyClick(window.canvas.view, Qt.Key.Key_D, ctrl)
        assert len(window.store.document.ids) == len(before) + 1
        QTest.keyClick(window, Qt.Key.Key_Z, ctrl)
        assert window.store.document.ids == before
        QTest.keyClick(window, *redo)
        assert len(window.store.document.ids) == len(before) + 1
